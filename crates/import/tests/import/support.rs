//! Files for tests, and the whole way through them in one call.

use domain::fact::Facts;
use domain::field::Field;
pub(crate) use house_tables::zipped;
use import::{Batch, FileError, Hints, Inspection, Issue, ReadSummary, SetAside, Source};
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use zip::ZipArchive;

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
        raw.extend((0..batch.raw.len()).map(|place| batch.raw.row(place)));
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

/// Returns a workbook with its parts changed by name, and one part more that holds what is given.
pub(crate) fn repacked(
    book: &[u8],
    change: &mut dyn FnMut(&str, Vec<u8>) -> Vec<u8>,
    more: &[u8],
) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut parts = vec![("media/noise.bin".to_owned(), more.to_vec())];
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        let bytes = change(&name, bytes);
        parts.push((name, bytes));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zipped(&parts)
}

/// How long a file may be looked at before its reader is ended: no measure of speed, but of whether it ends.
const PATIENCE: Duration = Duration::from_mins(1);

/// Returns what a program of its own, under 512 MB, says of a file.
pub(crate) fn examined(name: &str, bytes: &[u8]) -> String {
    let sample = Sample::new(name, bytes);
    let said =
        examine(&[sample.path()], PATIENCE).unwrap_or_else(|said| panic!("{name} ended its reader: {said}"));
    said.replace(&sample.path().display().to_string(), name)
}

/// Lets the program look at files one after the other; an error is what it said before it ended badly.
pub(crate) fn examine(files: &[PathBuf], patience: Duration) -> Result<String, String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_examine"))
        .args(files)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let listen = std::thread::spawn(move || {
        let mut said = String::new();
        out.read_to_string(&mut said).unwrap();
        said
    });
    let complain = std::thread::spawn(move || {
        let mut said = String::new();
        err.read_to_string(&mut said).unwrap();
        said
    });
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break Some(status);
        }
        if started.elapsed() > patience {
            child.kill().unwrap();
            child.wait().unwrap();
            break None;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let (said, complaint) = (listen.join().unwrap(), complain.join().unwrap());
    match status {
        Some(status) if status.success() => Ok(said),
        Some(status) => Err(format!("{said}{status}\n{complaint}")),
        None => Err(format!("{said}ended after {patience:?}")),
    }
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
