//! Backups: made before whatever could be regretted, thinned by age, looked into before they are put back.

mod thin;

use crate::dto::backup::{BackupItem, HouseCounts, RestorePlan};
use crate::failure::Failure;
use crate::house::House;
use crate::imports::offers::{ENDING, OLD_BACKUP};
use crate::lang::{Lang, one_of};
use crate::{key, words};
use chrono::NaiveDateTime;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use store::{Access, Contents, Store};

/// How a backup's name begins: the moment, with signs that every file system takes.
const MOMENT: &str = "%Y-%m-%dT%H-%M-%S";

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Before an import.
    Import,
    /// Before an undo.
    Undo,
    /// Before an undo was undone.
    Redo,
    /// Before another backup was put in the file's place.
    Restore,
    /// A person asked for it.
    Hand,
}

impl Why {
    const ALL: [Self; 5] = [Self::Import, Self::Undo, Self::Redo, Self::Restore, Self::Hand];

    /// Returns the word in a backup's name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Restore => "restore",
            Self::Hand => "hand",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.key() == key)
    }
}

/// A backup that the program keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made.
    pub at: NaiveDateTime,
    /// What for; nothing where its name does not say it.
    pub why: Option<Why>,
    /// Bytes.
    pub size: u64,
}

/// Makes a backup, unless there is nothing to lose or nothing was written since the last one.
///
/// `now` is this moment as the history of imports has it.
pub async fn before(house: &House, why: Why, now: &str) -> Result<(), Failure> {
    let held = house.store.contents().await?;
    if held.imports == 0 && held.campaigns == 0 {
        return Ok(());
    }
    let last = newest(&house.path);
    if last.is_some_and(|last| !house.store.is_written_since(last)) {
        return Ok(());
    }
    house.store.back_up(&free_name(&house.path, why, now)).await?;
    thin(&house.path, now);
    Ok(())
}

/// Returns the folder of a database's backups.
pub fn folder(database: &Path) -> PathBuf {
    store::backup_folder(database)
}

/// Returns the backups of a database, newest first.
pub fn list(database: &Path) -> Vec<Backup> {
    let Ok(folder) = fs::read_dir(store::backup_folder(database)) else { return Vec::new() };
    let mut backups: Vec<Backup> = folder.filter_map(|entry| backup(&entry.ok()?.path())).collect();
    backups.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    backups
}

/// Returns a backup as the window shows it.
pub fn item(id: u32, backup: &Backup, lang: Lang) -> BackupItem {
    BackupItem {
        id,
        name: backup.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        at: backup.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        size: words::backup::size(backup.size, lang),
        why: words::backup::why(backup.why, lang),
    }
}

/// Saves a copy wherever a person wants.
pub async fn save(house: &House, to: &Path) -> Result<(), Failure> {
    Ok(house.store.back_up(to).await?)
}

/// Returns the name that the save dialog suggests.
pub fn suggested_name(now: &str, lang: Lang) -> String {
    let day = now.split('T').next().unwrap_or(now);
    one_of(lang, format!("baromail sauvegarde {day}.{ENDING}"), format!("baromail backup {day}.{ENDING}"))
}

/// Returns what putting a backup in the database's place would change; nothing is changed.
///
/// # Errors
/// All that keeps the backup from being opened with the database's key.
pub async fn restore_plan(
    house: Option<&House>,
    database: &Path,
    copy: &Path,
    lang: Lang,
) -> Result<RestorePlan, Failure> {
    let now = match house {
        Some(house) => house.store.contents().await?,
        None => Contents::default(),
    };
    let read = Store::open(copy, &key::find(database)?, Access::Read).await?;
    let then = read.contents().await;
    read.close().await?;
    let then = then?;
    Ok(RestorePlan {
        id: 0,
        name: copy.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        at: backup(copy).map(|backup| backup.at.format("%Y-%m-%dT%H:%M:%S").to_string()),
        sentence: words::backup::restore(&now, &then, lang),
        now: counts(now),
        then: counts(then),
    })
}

/// Puts a backup in the place of a database that nobody has open, keeps the file before it, and returns the new house
/// with where the old file is kept.
pub async fn restore(database: &Path, copy: &Path, now: &str) -> Result<(House, PathBuf), Failure> {
    let aside = free_name(database, Why::Restore, now);
    let store = Store::restore(database, &key::find(database)?, copy, &aside).await?;
    thin(database, now);
    Ok((House::of(store, database), aside))
}

fn counts(held: Contents) -> HouseCounts {
    let small = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    HouseCounts {
        campaigns: small(held.campaigns),
        pieces: small(held.pieces),
        responses: small(held.responses),
        orders: small(held.orders),
        imports: small(held.imports),
        last_import: held.last_import,
    }
}

fn backup(path: &Path) -> Option<Backup> {
    let meta = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let (name, end) = path.file_name()?.to_str()?.rsplit_once('.')?;
    if ![OLD_BACKUP, ENDING].contains(&end) {
        return None;
    }
    let (moment, rest) = name.split_at_checked(19).unwrap_or((name, ""));
    let why = rest.split_whitespace().next().and_then(Why::from_key);
    let at = match NaiveDateTime::parse_from_str(moment, MOMENT) {
        Ok(at) => at,
        Err(_) => chrono::DateTime::<chrono::Utc>::from(meta.modified().ok()?).naive_utc(),
    };
    Some(Backup { path: path.to_owned(), at, why, size: meta.len() })
}

/// Returns of when the newest backup's content is.
fn newest(database: &Path) -> Option<SystemTime> {
    list(database).iter().filter_map(|backup| fs::metadata(&backup.path).ok()?.modified().ok()).max()
}

fn free_name(database: &Path, why: Why, now: &str) -> PathBuf {
    let folder = store::backup_folder(database);
    let moment = now.replace(':', "-");
    let name = |turn: u32| {
        let turn = if turn == 1 { String::new() } else { format!(" {turn}") };
        folder.join(format!("{moment} {}{turn}.db", why.key()))
    };
    (1..1000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1000))
}

/// Removes backups that are no longer worth their room; one that cannot be removed stays for the next time.
fn thin(database: &Path, now: &str) {
    let Ok(now) = now.parse::<NaiveDateTime>() else { return };
    // What was kept before a change of the schema or for want of the key has no reason to go by itself.
    let backups: Vec<Backup> = list(database).into_iter().filter(|backup| backup.why.is_some()).collect();
    for gone in thin::superfluous(&backups, now) {
        let _ = fs::remove_file(gone);
    }
}
