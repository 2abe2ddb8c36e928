//! Copies of the encrypted file: made aside, verified, then named; and put back in its place.
//!
//! The engine's own backup interface is off for encrypted files, so that a copy is a `VACUUM INTO`, which keeps the key.

use crate::Store;
use crate::connection::reading;
use crate::error::{Result, StoreError};
use crate::key::Key;
use crate::lock::{Lock, private};
use crate::open::Access;
use sqlx::{Connection, SqliteConnection};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What a file holds, by numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Contents {
    /// Campaigns.
    pub campaigns: i64,
    /// Pieces.
    pub pieces: i64,
    /// Responses.
    pub responses: i64,
    /// Orders.
    pub orders: i64,
    /// Imports that stand.
    pub imports: i64,
    /// When the last of them was.
    pub last_import: Option<String>,
}

/// What the engine answers where nothing is wrong.
const SOUND: &str = "ok";

impl Store {
    /// Returns what the file holds.
    pub async fn contents(&self) -> Result<Contents> {
        let mut connection = self.readers().acquire().await?;
        contents(&mut connection).await
    }

    /// Writes a verified copy, which opens only with the same key; whoever works on the file is not disturbed.
    ///
    /// The copy appears whole or not at all; its time is that of what it holds.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`], [`StoreError::DiskFull`], [`StoreError::Damaged`] where the copy is not sound.
    pub async fn back_up(&self, to: &Path) -> Result<()> {
        back_up(self.path(), self.key(), to).await
    }

    /// Returns whether anything may have been written to the file since a moment.
    pub fn is_written_since(&self, moment: SystemTime) -> bool {
        let mut log = self.path().as_os_str().to_owned();
        log.push("-wal");
        [self.path().to_owned(), PathBuf::from(log)]
            .iter()
            .filter_map(|path| std::fs::metadata(path).ok())
            .filter(std::fs::Metadata::is_file)
            .any(|meta| meta.len() > 0 && meta.modified().is_ok_and(|modified| modified > moment))
    }

    /// Puts a copy in the place of a file that nobody has open; the file before it is kept as `aside`.
    ///
    /// # Errors
    /// [`StoreError::HeldBy`], and all that keeps a copy from being opened; the file keeps every byte then.
    pub async fn restore(path: &Path, key: &Key, copy: &Path, aside: &Path) -> Result<Self> {
        Self::open(copy, key, Access::Read).await?.close().await?;
        let lock = Lock::take(path).await?;
        let fresh = beside(path, ".restored");
        // A part of an earlier try that was cut short.
        let _ = std::fs::remove_file(&fresh);
        let placed = place(path, key, copy, aside, &fresh).await;
        if placed.is_err() {
            let _ = std::fs::remove_file(&fresh);
        }
        placed?;
        drop(lock);
        Self::open(path, key, Access::Write).await
    }
}

async fn place(path: &Path, key: &Key, copy: &Path, aside: &Path, fresh: &Path) -> Result<()> {
    back_up(copy, key, fresh).await?;
    if path.exists() {
        keep_aside(path, key, aside).await?;
    }
    for ending in ["-wal", "-shm"] {
        let log = beside(path, ending);
        if log.exists() {
            std::fs::remove_file(&log).map_err(|source| StoreError::Io { path: log.clone(), source })?;
        }
    }
    rename(fresh, path)
}

/// Keeps the file before it is replaced: as a verified copy where it can be opened, as it is where it cannot.
async fn keep_aside(path: &Path, key: &Key, aside: &Path) -> Result<()> {
    match back_up(path, key, aside).await {
        Ok(()) => {
            // What waits in the log beside the file is in the copy.
            Ok(())
        }
        Err(StoreError::KeyOrFile(_) | StoreError::Damaged(_) | StoreError::Engine(_)) => {
            crate::open::make_folder(aside)?;
            std::fs::copy(path, aside)
                .map(|_| ())
                .map_err(|source| StoreError::Io { path: aside.to_owned(), source })
        }
        Err(error) => Err(error),
    }
}

/// Copies a file that can be opened with the key to another place.
pub(crate) async fn back_up(from: &Path, key: &Key, to: &Path) -> Result<()> {
    if to.exists() {
        return Err(StoreError::AlreadyThere(to.to_owned()));
    }
    crate::open::make_folder(to)?;
    let part = beside(to, ".part");
    let _ = std::fs::remove_file(&part);
    let io = |source| StoreError::Io { path: part.clone(), source };
    // Made by us first: the engine would let others read it.
    private().write(true).create_new(true).open(&part).map_err(io)?;
    let copied = copy(from, key, &part).await;
    if let Err(error) = copied {
        let _ = std::fs::remove_file(&part);
        return Err(error);
    }
    rename(&part, to)
}

async fn copy(from: &Path, key: &Key, part: &Path) -> Result<()> {
    let began = SystemTime::now();
    let mut connection = SqliteConnection::connect_with(&reading(from, key)).await?;
    let wanted = contents(&mut connection).await;
    let copied = sqlx::query(include_str!("../sql/schema/copy.sql"))
        .bind(part.to_string_lossy().into_owned())
        .execute(&mut connection)
        .await;
    connection.close().await?;
    let wanted = wanted?;
    copied?;
    verify(part, key, &wanted).await?;
    let io = |source| StoreError::Io { path: part.to_owned(), source };
    let file = std::fs::OpenOptions::new().write(true).open(part).map_err(io)?;
    file.set_modified(began).map_err(io)?;
    file.sync_all().map_err(io)
}

async fn verify(copy: &Path, key: &Key, wanted: &Contents) -> Result<()> {
    let mut connection = SqliteConnection::connect_with(&reading(copy, key)).await?;
    let sound = sound(&mut connection, wanted).await;
    connection.close().await?;
    if sound? { Ok(()) } else { Err(StoreError::Damaged(copy.to_owned())) }
}

async fn sound(connection: &mut SqliteConnection, wanted: &Contents) -> Result<bool> {
    let pages: Vec<String> =
        sqlx::query_scalar(include_str!("../sql/check/cipher.sql")).fetch_all(&mut *connection).await?;
    // Indexes of a copy are made from its tables while it is copied: there is nothing to compare them with.
    let structure: Vec<String> =
        sqlx::query_scalar(include_str!("../sql/check/quick.sql")).fetch_all(&mut *connection).await?;
    let found = contents(connection).await?;
    Ok(pages.is_empty() && structure == [SOUND] && found == *wanted)
}

async fn contents(connection: &mut SqliteConnection) -> Result<Contents> {
    Ok(sqlx::query_as(include_str!("../sql/schema/contents.sql")).fetch_one(connection).await?)
}

/// Gives a finished file its name, and makes sure that a power cut cannot take it away again.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    let io = |source| StoreError::Io { path: to.to_owned(), source };
    std::fs::rename(from, to).map_err(io)?;
    #[cfg(unix)]
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(io)?;
    }
    Ok(())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{KEY, db, piece, rows};
    use domain::fact::Facts;

    fn letters(from: u32, to: u32) -> Facts {
        Facts::Pieces(rows((from..to).map(|n| piece("P", "2026-03-02", "A", &format!("R{n}"))).collect()))
    }

    #[tokio::test]
    async fn a_copy_holds_all_opens_only_with_the_key_and_is_its_owners() {
        let db = db().await;
        db.import(letters(0, 30)).await;
        let copy = db.folder.path().join("backups").join("one.db");
        db.store.back_up(&copy).await.unwrap();
        let bytes = std::fs::read(&copy).unwrap();
        for clear in ["SQLite format 3", "CREATE TABLE", "campaign"] {
            assert!(!bytes.windows(clear.len()).any(|part| part == clear.as_bytes()), "{clear}");
        }
        let wrong = Store::open(&copy, &Key::from_bytes([1; 32]), Access::Read).await;
        assert!(matches!(wrong, Err(StoreError::KeyOrFile(_))));
        let read = Store::open(&copy, &Key::from_bytes(KEY), Access::Read).await.unwrap();
        assert_eq!(read.contents().await.unwrap(), db.store.contents().await.unwrap());
        assert_eq!(read.contents().await.unwrap().pieces, 30);
        read.close().await.unwrap();
        assert!(matches!(db.store.back_up(&copy).await, Err(StoreError::AlreadyThere(_))));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&copy), mode(copy.parent().unwrap())), (0o600, 0o700));
        }
        let left: Vec<_> = std::fs::read_dir(copy.parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }

    #[tokio::test]
    async fn a_copy_is_of_what_was_finished_while_an_import_is_at_work() {
        let db = db().await;
        db.import(letters(0, 3)).await;
        let mut writing = db.store.begin().await.unwrap();
        let facts = letters(3, 9);
        let crate::Started::Fresh(id) = writing.start(&crate::testing::import_of(&facts)).await.unwrap()
        else {
            panic!("a new digest");
        };
        writing.take(id, &facts).await.unwrap();
        let copy = db.folder.path().join("copy.db");
        db.store.back_up(&copy).await.unwrap();
        writing.finish().await.unwrap();
        let read = Store::open(&copy, &Key::from_bytes(KEY), Access::Read).await.unwrap();
        assert_eq!(read.contents().await.unwrap().pieces, 3);
        assert_eq!(db.store.contents().await.unwrap().pieces, 9);
    }

    #[tokio::test]
    async fn restoring_brings_every_row_back_and_keeps_the_file_before_it() {
        let db = db().await;
        db.import(letters(0, 3)).await;
        let before = db.dump().await;
        let (copy, aside) = (db.folder.path().join("copy.db"), db.folder.path().join("aside.db"));
        db.store.back_up(&copy).await.unwrap();
        db.import(letters(3, 9)).await;
        let (path, key) = (db.store.path().to_owned(), Key::from_bytes(KEY));
        let held = Store::restore(&path, &key, &copy, &aside).await;
        assert!(matches!(held, Err(StoreError::HeldBy { .. })), "{held:?}");
        db.store.close().await.unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let wrong = Store::restore(&path, &Key::from_bytes([1; 32]), &copy, &aside).await;
        assert!(matches!(wrong, Err(StoreError::KeyOrFile(_))), "{wrong:?}");
        assert!(std::fs::read(&path).unwrap() == bytes && !aside.exists());
        let store = Store::restore(&path, &key, &copy, &aside).await.unwrap();
        let db = crate::testing::Db { folder: db.folder, store };
        assert_eq!(db.dump().await, before);
        let kept = Store::open(&aside, &key, Access::Read).await.unwrap();
        assert_eq!(kept.contents().await.unwrap().pieces, 9);
        kept.close().await.unwrap();
        db.store.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_damaged_file_is_replaced_and_kept_as_it_was() {
        let db = db().await;
        db.import(letters(0, 3)).await;
        let (copy, aside) = (db.folder.path().join("copy.db"), db.folder.path().join("aside.db"));
        db.store.back_up(&copy).await.unwrap();
        let path = db.store.path().to_owned();
        db.store.close().await.unwrap();
        std::fs::write(&path, b"no database any more, whatever the key").unwrap();
        let store = Store::restore(&path, &Key::from_bytes(KEY), &copy, &aside).await.unwrap();
        assert_eq!(store.contents().await.unwrap().pieces, 3);
        assert_eq!(std::fs::read(&aside).unwrap(), b"no database any more, whatever the key");
        store.close().await.unwrap();
    }
}
