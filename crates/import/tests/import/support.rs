//! Files for tests, and the whole way through them in one call.

use domain::fact::Facts;
use domain::field::Field;
use import::{Batch, FileError, Hints, Inspection, Issue, ReadSummary, SetAside, Source};
use std::ops::ControlFlow;
use std::path::PathBuf;
use tempfile::TempDir;

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
    let source = sample.open()?;
    let inspection = import::inspect(&source, 0, hints)?;
    let plan = import::plan(&inspection, constants)?;
    let (mut facts, mut raw, mut issues, mut set_aside) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let summary = import::read(&source, &plan, 1_000, &mut |batch: Batch| {
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
