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
