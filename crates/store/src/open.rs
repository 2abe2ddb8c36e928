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
mod tests {
    use super::*;
    use crate::testing::{KEY, db};
    use std::sync::{Arc, Mutex};
    use tracing_subscriber::fmt::MakeWriter;

    fn bytes(path: &Path) -> Vec<u8> {
        std::fs::read(path).unwrap()
    }

    #[tokio::test]
    async fn a_wrong_key_or_a_damaged_file_changes_no_byte() {
        let db = db().await;
        let path = db.store.path().to_owned();
        db.store.close().await.unwrap();
        let sound = bytes(&path);
        let damaged: Vec<u8> = sound.iter().map(|byte| byte ^ 0x5A).collect();
        let (right, wrong) = (Key::from_bytes(KEY), Key::from_bytes([1; 32]));
        for (content, key) in
            [(&sound, &wrong), (&damaged, &right), (&b"name;date\n".to_vec(), &right), (&Vec::new(), &right)]
        {
            std::fs::write(&path, content).unwrap();
            for access in [Access::Read, Access::Write] {
                let error = Store::open(&path, key, access).await.unwrap_err();
                assert!(matches!(error, StoreError::KeyOrFile(_)), "{error:?}");
                assert_eq!(&bytes(&path), content);
            }
        }
        std::fs::write(&path, &sound).unwrap();
        assert!(Store::open(&path, &right, Access::Write).await.is_ok());
    }

    #[tokio::test]
    async fn a_file_from_before_is_brought_up_to_date_by_whoever_opens_it() {
        for access in [Access::Read, Access::Write] {
            let db = db().await;
            let letters = vec![crate::testing::piece("P", "2026-03-02", "A", "R1")];
            db.import(domain::fact::Facts::Pieces(crate::testing::rows(letters))).await;
            let writer = db.store.writer().unwrap();
            // What newer migrations made: each one adds its tables here.
            for statement in [
                "DROP VIEW person; DROP TABLE merged_row; DROP TABLE merged_contact",
                "DROP TABLE own_distinct; DROP TABLE own_merge",
                "DROP TABLE report_made",
                "DROP TABLE schedule",
                "DROP TABLE board",
                "DROP TABLE scenario",
                "DROP TABLE closing_sum",
                "DROP TABLE closing",
                "DROP TABLE report_option",
                "DROP TABLE own_cost; DROP VIEW cell_now; DROP TABLE own_cell",
                "DROP TABLE people_pack",
                "DELETE FROM _sqlx_migrations WHERE version >= 16",
            ] {
                sqlx::query(statement).execute(writer).await.unwrap();
            }
            let path = db.store.path().to_owned();
            db.store.close().await.unwrap();
            let store = Store::open(&path, &Key::from_bytes(crate::testing::KEY), access).await.unwrap();
            assert_eq!((store.access(), store.check().await.unwrap()), (access, vec![]));
            store.close().await.unwrap();
        }
    }

    #[tokio::test]
    async fn a_file_of_a_newer_schema_is_refused_untouched() {
        let db = db().await;
        let path = db.store.path().to_owned();
        sqlx::query("UPDATE _sqlx_migrations SET version = 9000 WHERE version = 1")
            .execute(db.store.writer().unwrap())
            .await
            .unwrap();
        db.store.close().await.unwrap();
        let before = bytes(&path);
        let error = Store::open(&path, &Key::from_bytes(KEY), Access::Write).await.unwrap_err();
        let last = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap();
        assert!(matches!(error, StoreError::Newer { found: 9000, known, .. } if known == last), "{error:?}");
        assert_eq!(bytes(&path), before);
    }

    #[tokio::test]
    async fn a_second_writer_is_told_who_holds_the_file_and_readers_come_in() {
        let db = db().await;
        let key = Key::from_bytes(KEY);
        let error = Store::open(db.store.path(), &key, Access::Write).await.unwrap_err();
        let StoreError::HeldBy { who: Some(who), since: Some(_), .. } = error else {
            panic!("{error:?}");
        };
        assert!(who.ends_with(&format!(", {}", std::process::id())), "{who}");
        let reader = Store::open(db.store.path(), &key, Access::Read).await.unwrap();
        assert_eq!(reader.campaigns().await.unwrap(), []);
        assert!(matches!(reader.begin().await, Err(StoreError::ReadOnly)));
        reader.close().await.unwrap();
        let path = db.store.path().to_owned();
        db.store.close().await.unwrap();
        assert!(Store::open(&path, &key, Access::Write).await.is_ok());
    }

    #[tokio::test]
    async fn nothing_is_made_over_an_older_file_and_a_missing_one_is_not_made() {
        let db = db().await;
        let key = Key::from_bytes(KEY);
        let again = Store::create(db.store.path(), &key).await.unwrap_err();
        assert!(matches!(again, StoreError::AlreadyThere(_)));
        let missing = db.folder.path().join("other.db");
        assert!(matches!(Store::open(&missing, &key, Access::Write).await, Err(StoreError::NoFile(_))));
        assert!(!missing.exists());
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn only_the_owner_may_read_the_file_and_its_folder() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own").join("baromail.db");
        let store = Store::create(&path, &Key::from_bytes(KEY)).await.unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        for file in std::fs::read_dir(path.parent().unwrap()).unwrap() {
            let file = file.unwrap().path();
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
        store.close().await.unwrap();
    }

    #[tokio::test]
    async fn nothing_of_the_content_is_readable_in_the_file() {
        let db = db().await;
        let path = db.store.path().to_owned();
        db.store.close().await.unwrap();
        let content = bytes(&path);
        for clear in ["SQLite format 3", "CREATE TABLE", "campaign"] {
            assert!(!content.windows(clear.len()).any(|bytes| bytes == clear.as_bytes()), "{clear}");
        }
    }

    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    impl<'a> MakeWriter<'a> for Log {
        type Writer = Self;

        fn make_writer(&'a self) -> Self {
            self.clone()
        }
    }

    #[tokio::test]
    async fn no_log_of_any_level_holds_the_key() {
        let log = Log::default();
        let subscriber =
            tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
        // The driver works on threads of its own, so that the subscriber has to be everybody's.
        tracing::subscriber::set_global_default(subscriber).unwrap();
        let db = db().await;
        let path = db.store.path().to_owned();
        db.store.close().await.unwrap();
        let wrong = Store::open(&path, &Key::from_bytes([0xB6; 32]), Access::Write).await.unwrap_err();
        tracing::error!(?wrong, "a line of our own");
        Store::open(&path, &Key::from_bytes(KEY), Access::Write).await.unwrap().close().await.unwrap();
        let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap().to_lowercase();
        assert!(text.contains("a line of our own"));
        for key in ["a7a7a7a7", "b6b6b6b6", "167, 167, 167", "182, 182, 182"] {
            assert!(!text.contains(key), "{key}");
        }
    }

    #[tokio::test]
    async fn the_engine_is_the_one_that_the_rule_of_one_writer_is_for() {
        // SQLite before 3.51.3 can damage a file when two connections write or checkpoint one log at once.
        // Once these fail with newer versions, the lock file and the read-only readers may be relaxed.
        let db = db().await;
        let one = |sql: &'static str| sqlx::query_scalar::<_, String>(sql).fetch_one(db.store.readers());
        assert_eq!(one("SELECT sqlite_version()").await.unwrap(), "3.50.4");
        assert!(one("PRAGMA cipher_version").await.unwrap().starts_with("4.10.0"));
    }

    #[tokio::test]
    async fn the_writer_syncs_fully_and_erases_what_it_deletes() {
        let db = db().await;
        let writer = db.store.writer().unwrap();
        for (pragma, value) in
            [("PRAGMA synchronous", 2_i64), ("PRAGMA secure_delete", 1), ("PRAGMA foreign_keys", 1)]
        {
            let set: i64 = sqlx::query_scalar(pragma).fetch_one(writer).await.unwrap();
            assert_eq!(set, value, "{pragma}");
        }
        let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(writer).await.unwrap();
        assert_eq!(mode, "wal");
    }

    fn statements(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                statements(&path, found);
            } else {
                found.push(path);
            }
        }
    }

    #[tokio::test]
    async fn every_statement_fits_the_schema() {
        use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};
        let db = db().await;
        let mut files = Vec::new();
        statements(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sql"), &mut files);
        assert!(files.len() > 80, "{}", files.len());
        for file in files {
            let sql = std::fs::read_to_string(&file).unwrap();
            let prepared = db.store.writer().unwrap().prepare(AssertSqlSafe(sql).into_sql_str()).await;
            assert!(prepared.is_ok(), "{}: {:?}", file.display(), prepared.err());
        }
    }

    #[tokio::test]
    async fn every_table_is_strict() {
        let db = db().await;
        let loose: Vec<String> = sqlx::query_scalar(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main'
             AND name NOT LIKE 'sqlite%' AND name <> '_sqlx_migrations'",
        )
        .fetch_all(db.store.readers())
        .await
        .unwrap();
        assert_eq!(loose, Vec::<String>::new());
    }
}
