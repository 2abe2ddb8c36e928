//! One sheet to be taken in, decided to the last column.

use super::recall::{Confirmed, Known, Recall, is_of_one_campaign};
use crate::dto::import::PassedOver;
use crate::failure::Failure;
use crate::lang::Lang;
use crate::words::{self, sheet::WhyNot};
use domain::field::Field;
use domain::kind::Kind;
use import::{
    Hints, Inspection, Notice, Plan, ReadingOptions, Recalled, RecalledFrom, Shown, Source, ValueWords,
    inspect, plan,
};
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
    /// A template that a person chose.
    pub template: Option<Recalled>,
    /// What was settled before.
    pub known: Arc<Known>,
    /// Which mappings are recalled.
    pub recall: Recall,
    /// Whether what is decided here is remembered.
    pub confirmed: Confirmed,
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
    /// What else should be known of the sheet.
    pub notices: Vec<Notice>,
    /// How a person said that it is written.
    pub options: ReadingOptions,
    /// Whether what is decided here is remembered.
    pub confirmed: Confirmed,
}

/// What the files of one command line come to.
#[derive(Default)]
pub struct Offered {
    /// The sheets to be taken in.
    pub jobs: Vec<Job>,
    /// The sheets that are not, each with why.
    pub passed_over: Vec<PassedOver>,
}

impl Offered {
    /// Adds what another file comes to.
    pub fn add(&mut self, other: Self) {
        self.jobs.extend(other.jobs);
        self.passed_over.extend(other.passed_over);
    }
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
    let mut hints = Hints {
        lang,
        kind: said.kind,
        overrides: said.columns.clone(),
        options: said.options,
        recalled: said.template.clone(),
        words: said.words(),
        known_shapes: said.known.shapes(),
    };
    let look = inspect(source, sheet, &hints)?;
    if said.template.is_some() {
        return Ok(look);
    }
    hints.recalled = said.known.mapping(&look, said.kind, said.recall);
    if hints.recalled.is_none() {
        return Ok(look);
    }
    Ok(inspect(source, sheet, &hints)?)
}

impl Said {
    /// Returns what a person says that words mean: by itself, then in the template that it chose.
    fn words(&self) -> ValueWords {
        let mut words = self.known.words.clone();
        if let Some(recalled) = &self.template {
            words.fill_from(&recalled.template.words);
        }
        words
    }
}

/// A template's values hold as they are; of a remembered mapping those of one campaign are only offered.
fn recalled_constants(recalled: &Recalled) -> impl Iterator<Item = &(Field, String)> {
    let is_template = matches!(recalled.from, RecalledFrom::Template { .. });
    recalled.template.constants.iter().filter(move |(field, _)| is_template || !is_of_one_campaign(*field))
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
    let fits = |field: &Field| kind.is_none_or(|kind| field.kinds().contains(&kind));
    let mut constants: Vec<_> = said.constants.iter().filter(|(field, _)| fits(field)).cloned().collect();
    for (field, value) in look.recalled.iter().flat_map(recalled_constants).filter(|(field, _)| fits(field)) {
        if !constants.iter().any(|(said, _)| said == field) {
            constants.push((*field, value.clone()));
        }
    }
    let mut plan = plan(look, constants)?;
    plan.words = said.words();
    Ok(Job {
        source: Arc::clone(source),
        plan,
        sheet: sheet_name(source, &look.sheet),
        letters: look.columns.iter().map(|column| column.letter.clone()).collect(),
        notices: look.notices.clone(),
        options: said.options,
        confirmed: said.confirmed,
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
pub fn jobs_of(path: &Path, sheet: Option<&str>, said: &Said, lang: Lang) -> Result<Offered, Failure> {
    jobs_in(&open(path)?, sheet, said, lang)
}

/// Returns the jobs of what is open already: the sheet asked for, else every sheet that is recognised.
///
/// # Errors
/// As [`jobs_of`].
pub fn jobs_in(
    source: &Arc<Source>,
    sheet: Option<&str>,
    said: &Said,
    lang: Lang,
) -> Result<Offered, Failure> {
    let file = source.name.clone();
    let (wanted, mut passed_over) = wanted(source, sheet, lang);
    if let (Some(sheet), true) = (sheet, wanted.is_empty()) {
        return Err(Failure::NoSheet { file, sheet: sheet.to_owned() });
    }
    let only = wanted.len() == 1;
    let mut looks = Vec::new();
    for place in wanted {
        match look(source, place, said, lang) {
            Ok(look) if only || look.kind.is_some() => looks.push(look),
            Ok(look) => {
                passed_over.push(words::sheet::passed_over(&file, &look.sheet, &WhyNot::NotRecognised, lang));
            }
            Err(failure) if only => return Err(failure),
            // An empty sheet beside others is no reason to refuse a workbook.
            Err(failure) => {
                let sheet = &source.sheets[place].name;
                passed_over.push(words::sheet::passed_over(&file, sheet, &WhyNot::Failed(failure), lang));
            }
        }
    }
    if let Some(heading) = missing_heading(said, &looks) {
        return Err(Failure::NoColumn { file, heading: heading.to_owned() });
    }
    if looks.is_empty() {
        return Err(Failure::NothingRecognised { file });
    }
    let jobs = looks.iter().map(|look| job(source, look, said)).collect::<Result<_, _>>()?;
    Ok(Offered { jobs, passed_over })
}

/// Returns the sheets to look at, and the hidden ones, which are not unless one is asked for or all are hidden.
pub(super) fn wanted(source: &Source, sheet: Option<&str>, lang: Lang) -> (Vec<usize>, Vec<PassedOver>) {
    let all_hidden = source.sheets.iter().all(|sheet| sheet.shown == Shown::Hidden);
    let mut hidden = Vec::new();
    let mut wanted = Vec::new();
    for (place, found) in source.sheets.iter().enumerate() {
        if sheet.is_some_and(|name| found.name != name) {
            continue;
        }
        if sheet.is_none() && found.shown == Shown::Hidden && !all_hidden {
            hidden.push(words::sheet::passed_over(&source.name, &found.name, &WhyNot::Hidden, lang));
        } else {
            wanted.push(place);
        }
    }
    (wanted, hidden)
}
