//! One sheet to be taken in, decided to the last column.

use crate::failure::Failure;
use crate::lang::Lang;
use domain::field::Field;
use domain::kind::Kind;
use import::{Hints, Inspection, Plan, ReadingOptions, Source, ValueWords, inspect, plan};
use std::path::Path;
use std::sync::Arc;

/// What a person said of a file before it is read.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What its rows tell.
    pub kind: Option<Kind>,
    /// What columns become, by heading; nothing to ignore one.
    pub columns: Vec<(String, Option<Field>)>,
    /// Values for the whole file.
    pub constants: Vec<(Field, String)>,
    /// How it is written, where the file does not show it rightly.
    pub options: ReadingOptions,
    /// What words of closed columns mean.
    pub words: ValueWords,
}

/// One sheet with the plan by which it is read.
#[derive(Clone)]
pub struct Job {
    /// The open file.
    pub source: Arc<Source>,
    /// How its columns are read.
    pub plan: Plan,
    /// The sheet's name; empty for a text file, which has none.
    pub sheet: String,
    /// The letters of its columns.
    pub letters: Vec<String>,
}

/// Opens a file on the current thread.
pub fn open(path: &Path) -> Result<Arc<Source>, Failure> {
    Ok(Arc::new(import::open(path)?))
}

/// Looks at one sheet with what a person said of it.
///
/// # Errors
/// [`Failure::NoColumn`] where a heading that was named does not exist; all that cannot be read.
pub fn look(source: &Source, sheet: usize, said: &Said, lang: Lang) -> Result<Inspection, Failure> {
    let hints = Hints { lang, kind: said.kind, overrides: said.columns.clone(), options: said.options };
    Ok(inspect(source, sheet, &hints)?)
}

/// Returns the headings that a person named and no sheet has.
pub fn missing_heading<'a>(said: &'a Said, looks: &[Inspection]) -> Option<&'a str> {
    let folded = |text: &str| domain::fold::fold(text);
    said.columns.iter().map(|(heading, _)| heading.as_str()).find(|heading| {
        !looks.iter().flat_map(|look| &look.columns).any(|c| folded(&c.heading) == folded(heading))
    })
}

/// Returns the job of a sheet that was looked at.
pub fn job(source: &Arc<Source>, look: &Inspection, said: &Said) -> Result<Job, Failure> {
    let kind = look.kind;
    let constants =
        said.constants.iter().filter(|(field, _)| kind.is_none_or(|kind| field.kinds().contains(&kind)));
    let mut plan = plan(look, constants.cloned().collect())?;
    plan.words = said.words.clone();
    Ok(Job {
        source: Arc::clone(source),
        plan,
        sheet: sheet_name(source, &look.sheet),
        letters: look.columns.iter().map(|column| column.letter.clone()).collect(),
    })
}

/// Returns the name of a sheet as a person knows it: a text file has none.
pub(super) fn sheet_name(source: &Source, sheet: &str) -> String {
    let stem = Path::new(&source.name).file_stem().unwrap_or_default();
    let text_file = source.sheets.len() == 1 && (sheet == source.name || stem == sheet);
    if text_file { String::new() } else { sheet.to_owned() }
}

/// Returns the jobs of a file on the command line: the sheet asked for, else every sheet that is recognised.
///
/// # Errors
/// [`Failure::NoSheet`], [`Failure::NoColumn`], [`Failure::NothingRecognised`].
pub fn jobs_of(path: &Path, sheet: Option<&str>, said: &Said, lang: Lang) -> Result<Vec<Job>, Failure> {
    let source = open(path)?;
    let file = source.name.clone();
    let wanted: Vec<usize> = (0..source.sheets.len())
        .filter(|place| sheet.is_none_or(|name| source.sheets[*place].name == name))
        .collect();
    if let (Some(sheet), true) = (sheet, wanted.is_empty()) {
        return Err(Failure::NoSheet { file, sheet: sheet.to_owned() });
    }
    let only = wanted.len() == 1;
    let mut looks = Vec::new();
    for place in wanted {
        match look(&source, place, said, lang) {
            Ok(look) => looks.push(look),
            // An empty sheet beside others is no reason to refuse a workbook.
            Err(_) if !only => {}
            Err(failure) => return Err(failure),
        }
    }
    if let Some(heading) = missing_heading(said, &looks) {
        return Err(Failure::NoColumn { file, heading: heading.to_owned() });
    }
    if !only {
        looks.retain(|look| look.kind.is_some());
    }
    if looks.is_empty() {
        return Err(Failure::NothingRecognised { file });
    }
    looks.iter().map(|look| job(&source, look, said)).collect()
}
