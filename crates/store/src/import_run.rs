//! Import runs: which file brought which rows.

use crate::Store;
use crate::error::Result;
use chrono::NaiveDate;
use domain::kind::Kind;
use domain::words::JoinedBy;

/// The number of an import run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImportId(pub i64);

/// One sheet about to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewImport {
    /// The file's name, without its folder.
    pub file: String,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// What its rows tell.
    pub kind: Kind,
    /// Digest of the file with its mapping and constants.
    pub digest: [u8; 32],
    /// When, as the caller's clock has it (ISO 8601).
    pub at: String,
    /// The campaign of rows that name none.
    pub campaign: Option<String>,
    /// The posting date of rows that name none.
    pub posting_date: Option<NaiveDate>,
}

/// Whether a file was seen before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Started {
    /// Not yet: its rows can be taken.
    Fresh(ImportId),
    /// Yes, and that run still stands: nothing to do.
    Already {
        /// The earlier run.
        id: ImportId,
        /// When it was.
        at: String,
    },
}

/// Whether a run's rows are in the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// They are.
    Done,
    /// The run was undone.
    Undone,
}

impl ImportState {
    /// Returns the word of the command line and of the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Undone => "undone",
        }
    }
}

/// How many rows of a run had which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Not known before.
    pub new: u64,
    /// Replaced.
    pub changed: u64,
    /// Already there.
    pub same: u64,
    /// Set aside.
    pub refused: u64,
}

/// What one run did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSummary {
    /// Its number.
    pub id: ImportId,
    /// Its file.
    pub file: String,
    /// Its sheet.
    pub sheet: Option<String>,
    /// Its kind.
    pub kind: Kind,
    /// Its rows by outcome.
    pub rows: RowCounts,
    /// Outcome rows by how they were joined; `None`: kept, joined to nothing yet.
    pub joined: Vec<(Option<JoinedBy>, u64)>,
}

/// A run of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRun {
    /// Its number.
    pub id: ImportId,
    /// Its file.
    pub file: String,
    /// Its sheet.
    pub sheet: Option<String>,
    /// Its kind.
    pub kind: Kind,
    /// When.
    pub at: String,
    /// Whether it stands.
    pub state: ImportState,
    /// Its rows by outcome.
    pub rows: RowCounts,
}

impl Store {
    /// Returns every run, oldest first, undone ones included.
    pub async fn imports(&self) -> Result<Vec<ImportRun>> {
        todo!()
    }
}
