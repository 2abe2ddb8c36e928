//! Files for tests, and the whole way through them in one call.

use domain::fact::Facts;
use domain::field::Field;
use import::{Batch, FileError, Hints, Inspection, Issue, ReadSummary, SetAside, Source};
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file that is gone when the test ends.
pub(crate) struct Sample {
    folder: TempDir,
    name: String,
}

impl Sample {
    pub(crate) fn new(name: &str, bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), bytes).unwrap();
        Self { folder, name: name.to_owned() }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join(&self.name)
    }

    pub(crate) fn open(&self) -> Result<Source, FileError> {
        import::read_by(PathBuf::from(env!("CARGO_BIN_EXE_examine")));
        import::open(&self.path())
    }
}

/// What a whole reading handed over.
pub(crate) struct Told {
    pub(crate) inspection: Inspection,
    pub(crate) facts: Vec<Facts>,
    pub(crate) raw: Vec<Vec<String>>,
    pub(crate) issues: Vec<Issue>,
    pub(crate) set_aside: Vec<SetAside>,
    pub(crate) summary: ReadSummary,
}

impl Told {
    /// Returns each issue as `B47 raw Code effect`.
    pub(crate) fn issues(&self) -> Vec<String> {
        self.issues
            .iter()
            .map(|issue| format!("{} {} {:?} {:?}", issue.cell, issue.raw, issue.code, issue.effect))
            .collect()
    }

    pub(crate) fn fields(&self) -> Vec<Option<Field>> {
        self.inspection.columns.iter().map(|column| column.field).collect()
    }
}

pub(crate) fn tell(
    sample: &Sample,
    hints: &Hints,
    constants: Vec<(Field, String)>,
) -> Result<Told, FileError> {
    tell_sheet(&sample.open()?, 0, hints, constants)
}

pub(crate) fn tell_sheet(
    source: &Source,
    sheet: usize,
    hints: &Hints,
    constants: Vec<(Field, String)>,
) -> Result<Told, FileError> {
    let inspection = import::inspect(source, sheet, hints)?;
    let plan = import::plan(&inspection, constants)?;
    let (mut facts, mut raw, mut issues, mut set_aside) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let summary = import::read(source, &plan, 1_000, &mut |batch: Batch| {
        facts.push(batch.facts);
        raw.extend(batch.raw);
        issues.extend(batch.issues);
        set_aside.extend(batch.set_aside);
        ControlFlow::Continue(())
    })?;
    Ok(Told { inspection, facts, raw, issues, set_aside, summary })
}

/// Tells a text file under default hints.
pub(crate) fn tell_text(text: &str) -> Told {
    tell(&Sample::new("essai.csv", text.as_bytes()), &Hints::default(), Vec::new()).unwrap()
}

/// Returns a zip archive of these parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Returns what a file came to, for review: how it was understood, each row's cells, each issue.
pub(crate) fn golden(told: &Told) -> String {
    let mut lines = vec![format!(
        "{} row {} kind {:?} {:?}",
        told.inspection.sheet, told.inspection.heading_row, told.inspection.kind, told.inspection.notices
    )];
    let fields = told
        .inspection
        .columns
        .iter()
        .map(|column| format!("{}={}", column.heading, column.field.map_or("-", Field::key)));
    lines.push(fields.collect::<Vec<_>>().join(" | "));
    lines.extend(told.raw.iter().map(|row| format!("taken      {}", row.join(" | "))));
    lines.extend(told.set_aside.iter().map(|row| format!("set aside  {} {}", row.row, row.raw.join(" | "))));
    lines.extend(told.issues().into_iter().map(|issue| format!("issue      {issue}")));
    lines.join("\n")
}

/// Unwraps the facts of one batch of one kind.
macro_rules! facts {
    ($told:expr, $kind:ident) => {
        match $told.facts.as_slice() {
            [domain::fact::Facts::$kind(rows)] => rows.iter().map(|row| row.fact.clone()).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        }
    };
}
pub(crate) use facts;
