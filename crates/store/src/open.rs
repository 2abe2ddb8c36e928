//! Opening and closing the encrypted file.

use crate::error::{Result, StoreError};
use crate::key::Key;
use crate::lock::{Lock, private};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!();

/// Readers that can be at work at once; the window asks for a handful of figures at a time.
const READERS: u32 = 4;

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Figures only; any number of processes may read.
    Read,
    /// Imports and changes; one process at a time.
    Write,
}

/// The one encrypted file in which everything is kept.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    readers: SqlitePool,
    writer: Option<Writer>,
}

/// The one connection that writes, and the lock that it is allowed by.
#[derive(Debug)]
struct Writer {
    pool: SqlitePool,
    lock: Lock,
}

impl Store {
    /// Opens a file that exists; for writing, its schema is brought up to date.
    ///
    /// # Errors
    /// [`StoreError::NoFile`], [`StoreError::KeyOrFile`], [`StoreError::Foreign`], [`StoreError::Newer`] and, for
    /// writing, [`StoreError::HeldBy`] after five seconds; in all of these no byte of the file is changed.
    pub async fn open(path: &Path, key: &Key, access: Access) -> Result<Self> {
        let size = std::fs::metadata(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => StoreError::NoFile(path.to_owned()),
            _ => StoreError::Io { path: path.to_owned(), source },
        })?;
        // The engine takes an empty file for a new database and would fill it.
        if !size.is_file() || size.len() == 0 {
            return Err(StoreError::KeyOrFile(path.to_owned()));
        }
        let lock = match access {
            Access::Read => None,
            Access::Write => Some(Lock::take(path).await?),
        };
        inspect(path, key).await?;
        Self::connect(path, key, lock).await
    }

    /// Makes a new file that only its owner may read, and opens it for writing.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`]: nothing is ever made over an older file.
    pub async fn create(path: &Path, key: &Key) -> Result<Self> {
        make_folder(path)?;
        if path.exists() {
            return Err(StoreError::AlreadyThere(path.to_owned()));
        }
        let lock = Lock::take(path).await?;
        private().write(true).create_new(true).open(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::AlreadyExists => StoreError::AlreadyThere(path.to_owned()),
            _ => StoreError::Io { path: path.to_owned(), source },
        })?;
        Self::connect(path, key, Some(lock)).await
    }

    async fn connect(path: &Path, key: &Key, lock: Option<Lock>) -> Result<Self> {
        let writer = match lock {
            None => None,
            Some(lock) => {
                let options = writing(path, key);
                let pool = one().connect_with(options).await?;
                MIGRATIONS.run(&pool).await?;
                Some(Writer { pool, lock })
            }
        };
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .idle_timeout(Some(Duration::from_mins(1)))
            .connect_lazy_with(reading(path, key));
        Ok(Self { path: path.to_owned(), readers, writer })
    }

    /// Closes the file: readers first, then the writer, which empties the write-ahead log.
    pub async fn close(self) -> Result<()> {
        self.readers.close().await;
        if let Some(writer) = self.writer {
            sqlx::query(include_str!("../sql/schema/checkpoint.sql")).execute(&writer.pool).await?;
            writer.pool.close().await;
            drop(writer.lock);
        }
        Ok(())
    }

    /// Returns where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns what the file was opened for.
    pub const fn access(&self) -> Access {
        if self.writer.is_some() { Access::Write } else { Access::Read }
    }

    pub(crate) const fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    pub(crate) fn writer(&self) -> Result<&SqlitePool> {
        self.writer.as_ref().map(|writer| &writer.pool).ok_or(StoreError::ReadOnly)
    }
}

/// Looks at a file without writing to it: whether the key fits, and whose schema it is.
async fn inspect(path: &Path, key: &Key) -> Result<()> {
    let wrong =
        |error: sqlx::Error| match error.as_database_error().and_then(sqlx::error::DatabaseError::code) {
            // SQLITE_NOTADB and SQLITE_CORRUPT
            Some(code) if code == "26" || code == "11" => StoreError::KeyOrFile(path.to_owned()),
            _ => error.into(),
        };
    let mut connection = SqliteConnection::connect_with(&reading(path, key)).await.map_err(wrong)?;
    let ours: i64 = sqlx::query_scalar(include_str!("../sql/schema/is_ours.sql"))
        .fetch_one(&mut connection)
        .await
        .map_err(wrong)?;
    let found: Option<i64> = match ours {
        0 => None,
        _ => sqlx::query_scalar(include_str!("../sql/schema/version.sql")).fetch_one(&mut connection).await?,
    };
    connection.close().await?;
    let known = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0);
    match found {
        None => Err(StoreError::Foreign(path.to_owned())),
        Some(found) if found > known => Err(StoreError::Newer { path: path.to_owned(), found, known }),
        Some(_) => Ok(()),
    }
}

fn reading(path: &Path, key: &Key) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", key.pragma())
        .read_only(true)
        .busy_timeout(Duration::from_secs(5))
        // The key is sent as a statement: no statement may reach a log.
        .disable_statement_logging()
}

fn writing(path: &Path, key: &Key) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", key.pragma())
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "ON")
        .pragma("cache_size", "-8192")
        .busy_timeout(Duration::from_secs(5))
        .disable_statement_logging()
}

/// One connection that lives as long as the store: two that write one log at once can damage it.
fn one() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

fn make_folder(path: &Path) -> Result<()> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists())
    else {
        return Ok(());
    };
    #[cfg_attr(not(unix), expect(unused_mut, reason = "the mode exists on Unix alone"))]
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder
        .recursive(true)
        .create(folder)
        .map_err(|source| StoreError::Io { path: folder.to_owned(), source })
}
