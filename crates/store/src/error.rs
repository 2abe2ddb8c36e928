//! What can go wrong with the file; rows that cannot be taken are no errors but [`crate::Refusal`]s.

use crate::import_run::ImportId;
use domain::money::MoneyError;
use std::path::PathBuf;
use std::time::SystemTime;

/// Why the database could not do what was asked; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{} does not exist", .0.display())]
    NoFile(PathBuf),
    /// A file to be made is there already.
    #[error("{} exists already", .0.display())]
    AlreadyThere(PathBuf),
    /// The key does not fit the file, or the file is damaged or no database: the two look alike.
    #[error("{}: either the key is not this file's key, or the file is damaged", .0.display())]
    KeyOrFile(PathBuf),
    /// The file opens, but is not one of ours.
    #[error("{} is a database of another program", .0.display())]
    Foreign(PathBuf),
    /// A newer version of the program made it.
    #[error("{} has schema {found}, this version knows {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The file's schema.
        found: i64,
        /// The newest schema of this version.
        known: i64,
    },
    /// Another process writes to it.
    #[error("{} is written to by {}", path.display(), who.as_deref().unwrap_or("another process"))]
    HeldBy {
        /// The file.
        path: PathBuf,
        /// Host and process, where they can be read.
        who: Option<String>,
        /// Since when.
        since: Option<SystemTime>,
    },
    /// It was opened for reading.
    #[error("the database was opened for reading")]
    ReadOnly,
    /// No campaign has this code.
    #[error("there is no campaign {0}")]
    NoCampaign(String),
    /// No cell of the campaign has this key code.
    #[error("campaign {campaign} has no cell {cell}")]
    NoCell {
        /// The campaign's code.
        campaign: String,
        /// The key code asked for.
        cell: String,
    },
    /// No import has this number.
    #[error("there is no import {}", .0.0)]
    NoImport(ImportId),
    /// The import was undone before.
    #[error("import {} was undone before", .0.0)]
    AlreadyUndone(ImportId),
    /// Later imports build on the one to be undone.
    #[error("{} later imports build on import {}", later.len(), id.0)]
    BuiltUpon {
        /// The one to be undone.
        id: ImportId,
        /// The later ones with their files, oldest first.
        later: Vec<(ImportId, String)>,
    },
    /// A row does not wait for a decision, or there is none to take back.
    #[error("{entity} {row} does not wait")]
    NotWaiting {
        /// Its table.
        entity: String,
        /// Its number.
        row: i64,
    },
    /// No piece has this number.
    #[error("there is no piece {0}")]
    NoPiece(i64),
    /// No row is called so.
    #[error("{0:?} names no row")]
    NotARow(String),
    /// No such row can be left out or corrected.
    #[error("there is no row {entity}:{row}")]
    NoRow {
        /// Its table.
        entity: String,
        /// Its number.
        row: i64,
    },
    /// The row was left out before.
    #[error("row {entity}:{row} was left out before")]
    AlreadyLeftOut {
        /// Its table.
        entity: String,
        /// Its number.
        row: i64,
    },
    /// The row was not left out by hand.
    #[error("row {entity}:{row} is not left out")]
    NotLeftOut {
        /// Its table.
        entity: String,
        /// Its number.
        row: i64,
    },
    /// The row has no such field, or the field cannot hold that.
    #[error("row {entity}:{row} cannot hold that as {field}")]
    NotCorrectable {
        /// Its table.
        entity: String,
        /// Its number.
        row: i64,
        /// The field's key.
        field: &'static str,
    },
    /// A tag says nothing, or is too long.
    #[error("{0:?} is no tag")]
    NotATag(String),
    /// No correction has this number.
    #[error("there is no correction {0}")]
    NoCorrection(i64),
    /// There is no such contact, deal, appointment, follow-up, note or move.
    #[error("there is no {entity} {row}")]
    NoSuch {
        /// Its table.
        entity: &'static str,
        /// Its number.
        row: i64,
    },
    /// Two contacts are one person already.
    #[error("contacts {kept} and {duplicate} are one person already")]
    SamePerson {
        /// One.
        kept: u32,
        /// The other.
        duplicate: u32,
    },
    /// A contact was not merged into another.
    #[error("contact {0} was not merged")]
    NotMerged(u32),
    /// So little is known of a contact that no list could recognise them.
    #[error("contact {0} could not be recognised")]
    Unrecognisable(i64),
    /// A copy is not what it is a copy of.
    #[error("{} is damaged", .0.display())]
    Damaged(PathBuf),
    /// The import was not undone, or what its undo took away is not kept.
    #[error("import {} is not undone", .0.0)]
    NotUndone(ImportId),
    /// The file of the undone import was imported again meanwhile.
    #[error("{file} was imported again as {}", by.0)]
    ImportedAgain {
        /// The undone import.
        id: ImportId,
        /// The standing one.
        by: ImportId,
        /// The file.
        file: String,
    },
    /// An undone import needs what later undos took away.
    #[error("{} later undos must be undone before that of import {}", later.len(), id.0)]
    RedoFirst {
        /// The undone import.
        id: ImportId,
        /// Those undone later, the last undone first.
        later: Vec<(ImportId, String)>,
    },
    /// Rows of an undone import came or changed otherwise meanwhile.
    #[error("import {} no longer fits", id.0)]
    NoLongerFits {
        /// The undone import.
        id: ImportId,
        /// The imports made since its undo.
        since: Vec<(ImportId, String)>,
    },
    /// A stored value is not one that this program writes.
    #[error("table {table}, column {column} holds {value:?}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The value found.
        value: String,
    },
    /// An amount cannot be stored exactly.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The operating system refused.
    #[error("{}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The database engine failed.
    #[error("the database failed")]
    Engine(#[source] EngineError),
}

/// A failure of the database engine, for the log.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct EngineError(#[from] Box<dyn std::error::Error + Send + Sync>);

/// Result of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

/// `SQLITE_FULL`, as the engine reports it.
const FULL: &str = "13";

/// `SQLITE_CONSTRAINT_FOREIGNKEY`.
const MISSING: &str = "787";
/// `SQLITE_CONSTRAINT_UNIQUE` and `SQLITE_CONSTRAINT_PRIMARYKEY`.
const REPEATED: [&str; 2] = ["2067", "1555"];

impl StoreError {
    /// Returns whether a row could not be written since it names one that does not exist.
    pub(crate) fn names_a_missing_row(&self) -> bool {
        self.engine_code().as_deref() == Some(MISSING)
    }

    /// Returns whether a row could not be written since it is there already under another number.
    pub(crate) fn repeats_a_row(&self) -> bool {
        self.engine_code().is_some_and(|code| REPEATED.contains(&code.as_str()))
    }

    fn engine_code(&self) -> Option<String> {
        let Self::Engine(EngineError(source)) = self else { return None };
        let error = source.downcast_ref::<sqlx::Error>()?.as_database_error()?;
        error.code().map(std::borrow::Cow::into_owned)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if error.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref() == Some(FULL) {
            return Self::DiskFull;
        }
        Self::Engine(EngineError(Box::new(error)))
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Engine(EngineError(Box::new(error)))
    }
}
