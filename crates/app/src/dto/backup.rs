//! Backups and what restoring one would change.

use serde::Serialize;
use specta::Type;

/// The backups that the program keeps.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupList {
    /// Their folder, to be shown.
    pub folder: String,
    /// The backups, newest first.
    pub items: Vec<BackupItem>,
}

/// A backup.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupItem {
    /// What the page names it by, as long as the window lives.
    pub id: u32,
    /// The file's name.
    pub name: String,
    /// Day and time, ISO.
    pub at: String,
    /// Its size, in words.
    pub size: String,
    /// What it was made for, in words.
    pub why: String,
}

/// What restoring a backup would change.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RestorePlan {
    /// What the page names the backup by.
    pub id: u32,
    /// The file's name.
    pub name: String,
    /// Day and time of the backup, ISO.
    pub at: Option<String>,
    /// What there is now.
    pub now: HouseCounts,
    /// What there would be.
    pub then: HouseCounts,
    /// The difference in one sentence.
    pub sentence: String,
}

/// What a file holds.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HouseCounts {
    /// Campaigns.
    pub campaigns: u32,
    /// Pieces.
    pub pieces: u32,
    /// Responses.
    pub responses: u32,
    /// Orders.
    pub orders: u32,
    /// Imports that stand.
    pub imports: u32,
    /// When the last import was, ISO.
    pub last_import: Option<String>,
}
