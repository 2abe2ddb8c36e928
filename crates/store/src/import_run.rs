//! Import runs: which file brought which rows.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::row::{iso, word};
use crate::work::Run;
use chrono::NaiveDate;
use domain::kind::Kind;
use domain::words::JoinedBy;
use sqlx::SqliteConnection;

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

#[derive(sqlx::FromRow)]
struct Columns {
    id: i64,
    file: String,
    sheet: Option<String>,
    kind: String,
    at: String,
    state: String,
    new: i64,
    changed: i64,
    same: i64,
    refused: i64,
}

impl Store {
    /// Returns every run, oldest first, undone ones included.
    pub async fn imports(&self) -> Result<Vec<ImportRun>> {
        let rows: Vec<Columns> =
            sqlx::query_as(include_str!("../sql/import_run/list.sql")).fetch_all(self.readers()).await?;
        rows.into_iter().map(import_run).collect()
    }
}

fn import_run(row: Columns) -> Result<ImportRun> {
    let missing = |column, value: &str| StoreError::Inconsistent {
        table: "import_run",
        column,
        value: value.to_owned(),
    };
    let state = match row.state.as_str() {
        "done" => ImportState::Done,
        "undone" => ImportState::Undone,
        other => return Err(missing("state", other)),
    };
    Ok(ImportRun {
        id: ImportId(row.id),
        kind: Kind::from_key(&row.kind).ok_or_else(|| missing("kind", &row.kind))?,
        file: row.file,
        sheet: row.sheet,
        at: row.at,
        state,
        rows: RowCounts {
            new: row.new.unsigned_abs(),
            changed: row.changed.unsigned_abs(),
            same: row.same.unsigned_abs(),
            refused: row.refused.unsigned_abs(),
        },
    })
}

/// Returns the standing run that had this digest.
pub(crate) async fn find(
    connection: &mut SqliteConnection,
    digest: &[u8; 32],
) -> Result<Option<(ImportId, String)>> {
    let found: Option<(i64, String)> = sqlx::query_as(include_str!("../sql/import_run/find.sql"))
        .bind(digest.as_slice())
        .fetch_optional(connection)
        .await?;
    Ok(found.map(|(id, at)| (ImportId(id), at)))
}

/// Writes a run that is about to begin.
pub(crate) async fn make(connection: &mut SqliteConnection, import: &NewImport) -> Result<ImportId> {
    let id = sqlx::query_scalar(include_str!("../sql/import_run/make.sql"))
        .bind(&import.file)
        .bind(&import.sheet)
        .bind(import.kind.key())
        .bind(import.digest.as_slice())
        .bind(&import.at)
        .fetch_one(connection)
        .await?;
    Ok(ImportId(id))
}

/// Writes what a run counted.
pub(crate) async fn settle(connection: &mut SqliteConnection, run: &Run) -> Result<()> {
    sqlx::query(include_str!("../sql/import_run/settle.sql"))
        .bind(run.rows.new.cast_signed())
        .bind(run.rows.changed.cast_signed())
        .bind(run.rows.same.cast_signed())
        .bind(run.rows.refused.cast_signed())
        .bind(run.orders.map(|(from, _)| iso(from)))
        .bind(run.orders.map(|(_, to)| iso(to)))
        .bind(run.id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Returns what a run did, once its outcomes are joined.
pub(crate) async fn sum_up(connection: &mut SqliteConnection, run: &Run) -> Result<ImportSummary> {
    let joined: Vec<(Option<String>, i64)> = sqlx::query_as(include_str!("../sql/import_run/joined.sql"))
        .bind(run.id)
        .fetch_all(connection)
        .await?;
    let joined = joined.into_iter().map(|(by, rows)| {
        Ok((word("orders", "joined_by", by.as_deref(), JoinedBy::from_key)?, rows.unsigned_abs()))
    });
    Ok(ImportSummary {
        id: ImportId(run.id),
        file: run.import.file.clone(),
        sheet: run.import.sheet.clone(),
        kind: run.import.kind,
        rows: run.rows,
        joined: joined.collect::<Result<_>>()?,
    })
}
