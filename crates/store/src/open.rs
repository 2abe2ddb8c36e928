//! Opening and closing the encrypted file.

use crate::backup::{back_up, rename};
use crate::connection::{one, reading, writing};
use crate::directory::Held;
use crate::error::{Result, StoreError};
use crate::key::Key;
use crate::lock::{Lock, private};
use crate::recent::Recent;
use crate::rest::before_the_end;
use crate::tally::pack_missing;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use sqlx::{Connection, SqliteConnection};
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
    key: Key,
    readers: SqlitePool,
    writer: Option<Writer>,
    recent: Recent,
    directory: Held,
}

/// The one connection that writes, and the lock that it is allowed by.
#[derive(Debug)]
struct Writer {
    pool: SqlitePool,
    lock: Lock,
}

impl Store {
    /// Opens a file that exists; a schema from before is brought up to date first.
    ///
    /// # Errors
    /// [`StoreError::NoFile`], [`StoreError::KeyOrFile`], [`StoreError::Foreign`], [`StoreError::Newer`] and, for
    /// writing or an older schema, [`StoreError::HeldBy`] after five seconds; in all of these no byte of the file is
    /// changed.
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
        let found = inspect(path, key).await?;
        match &lock {
            Some(_) if found < newest_schema() => {
                back_up(path, key, &before_migration(path, found)).await?;
            }
            // Whoever reads asks for what only the newest schema has.
            None if found < newest_schema() => {
                Box::pin(Self::open(path, key, Access::Write)).await?.close().await?;
            }
            _ => {}
        }
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
        make_aside(path, key).await?;
        Self::connect(path, key, Some(lock)).await
    }

    async fn connect(path: &Path, key: &Key, lock: Option<Lock>) -> Result<Self> {
        let writer = match lock {
            None => None,
            Some(lock) => {
                let options = writing(path, key);
                let pool = one().connect_with(options).await?;
                if let Err(error) = MIGRATIONS.run(&pool).await {
                    pool.close().await;
                    return Err(error.into());
                }
                pack_missing(&mut *pool.acquire().await?).await?;
                Some(Writer { pool, lock })
            }
        };
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .idle_timeout(Some(Duration::from_mins(1)))
            .connect_lazy_with(reading(path, key));
        before_the_end();
        let (recent, directory) = (Recent::default(), Held::default());
        Ok(Self { path: path.to_owned(), key: key.clone(), readers, writer, recent, directory })
    }

    /// Closes the file: readers first, then the writer, which empties the write-ahead log.
    pub async fn close(self) -> Result<()> {
        // Each is closed whatever became of the others: the engine must be at rest when the program ends.
        let recent = self.recent.close().await.and(self.directory.close().await);
        self.readers.close().await;
        if let Some(writer) = self.writer {
            let emptied =
                sqlx::query(include_str!("../sql/schema/checkpoint.sql")).execute(&writer.pool).await;
            writer.pool.close().await;
            drop(writer.lock);
            emptied?;
        }
        recent
    }

    /// Returns where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns what the file was opened for.
    pub const fn access(&self) -> Access {
        if self.writer.is_some() { Access::Write } else { Access::Read }
    }

    pub(crate) const fn key(&self) -> &Key {
        &self.key
    }

    pub(crate) const fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    pub(crate) const fn recent(&self) -> &Recent {
        &self.recent
    }

    pub(crate) const fn directory(&self) -> &Held {
        &self.directory
    }

    pub(crate) fn writer(&self) -> Result<&SqlitePool> {
        self.writer.as_ref().map(|writer| &writer.pool).ok_or(StoreError::ReadOnly)
    }
}

/// Makes a new file under another name first: a program that is ended meanwhile leaves no half of a database.
async fn make_aside(path: &Path, key: &Key) -> Result<()> {
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    for left in [".new", ".new-wal", ".new-shm"] {
        // What an earlier try left, if there was one.
        let _ = std::fs::remove_file(beside(left));
    }
    let fresh = beside(".new");
    let io = |source| StoreError::Io { path: fresh.clone(), source };
    private().write(true).create_new(true).open(&fresh).map_err(io)?;
    let pool = one().connect_with(writing(&fresh, key)).await?;
    let made = MIGRATIONS.run(&pool).await;
    let emptied = sqlx::query(include_str!("../sql/schema/checkpoint.sql")).execute(&pool).await;
    pool.close().await;
    made?;
    emptied?;
    rename(&fresh, path)
}

/// Looks at a file without writing to it: whether the key fits, and whose schema it is; returns its version.
async fn inspect(path: &Path, key: &Key) -> Result<i64> {
    let wrong = |error: sqlx::Error| match error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
    {
        // SQLITE_NOTADB, SQLITE_CORRUPT, and the SQLITE_ERROR of a page that does not decrypt.
        Some(code) if ["26", "11", "1"].contains(&code.as_ref()) => StoreError::KeyOrFile(path.to_owned()),
        _ => error.into(),
    };
    let mut connection = SqliteConnection::connect_with(&reading(path, key)).await.map_err(wrong)?;
    let found = version(&mut connection).await.map_err(wrong);
    // Closed whatever it found: the engine must be at rest when a program that was refused ends at once.
    let closed = connection.close().await;
    let found = found?;
    closed?;
    let known = newest_schema();
    match found {
        None => Err(StoreError::Foreign(path.to_owned())),
        Some(found) if found > known => Err(StoreError::Newer { path: path.to_owned(), found, known }),
        Some(found) => Ok(found),
    }
}

fn newest_schema() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Returns where a file is kept before its schema is brought up to date; a second try does not overwrite the first.
fn before_migration(path: &Path, version: i64) -> PathBuf {
    let folder = backup_folder(path);
    let name = |turn: u32| folder.join(format!("schema {version} ({turn}).db"));
    (1..1000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1000))
}

/// Returns the folder of a file's backups: beside it.
pub fn backup_folder(path: &Path) -> PathBuf {
    path.with_file_name("backups")
}

/// Returns the version of the schema, `None` where it is not ours.
async fn version(connection: &mut SqliteConnection) -> std::result::Result<Option<i64>, sqlx::Error> {
    let ours: i64 =
        sqlx::query_scalar(include_str!("../sql/schema/is_ours.sql")).fetch_one(&mut *connection).await?;
    if ours == 0 {
        return Ok(None);
    }
    sqlx::query_scalar(include_str!("../sql/schema/version.sql")).fetch_one(connection).await
}

/// Makes the folder of a file, for its owner alone, where there is none.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
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

#[cfg(test)]
mod tests;
