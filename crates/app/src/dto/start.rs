//! What the window needs at its start, and the preferences that it keeps.

use super::import::OfferedFile;
use super::message::AppError;
use serde::{Deserialize, Serialize};
use specta::Type;

/// The state of the program at its start.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// The program's version.
    pub version: String,
    /// The day of the last change in it, ISO; empty where the build could not tell.
    pub released: String,
    /// Where the encrypted file is.
    pub database: String,
    /// Where its key is, or will be.
    pub key_file: String,
    /// Whether nothing was ever imported: the first-start screen is shown.
    pub empty: bool,
    /// Whether a key must be made first, which the user is asked for.
    pub needs_key: bool,
    /// What keeps the file from being opened, where something does.
    pub problem: Option<AppError>,
    /// `fr` or `en`: as it was chosen, else the system's.
    pub lang: String,
    /// `light`, `dark` or `system`, where one was chosen.
    pub theme: Option<String>,
    /// How large the window shows everything, in percent of what the system would: see [`Preferences::zoom`].
    pub zoom: u16,
    /// Files that the program was started with, each given once.
    pub offered: Vec<OfferedFile>,
    /// Today by the computer's clock, ISO.
    pub today: String,
}

/// A choice to keep for the next start.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Preferences {
    /// `fr` or `en`.
    pub lang: String,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// How large the window shows everything, in percent of what the system would; 100 where nobody chose.
    pub zoom: u16,
}

/// What holds for the whole file.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HouseSettings {
    /// To which letters orders are credited: `last`, `first`, `equal`, `decay`, `code`.
    pub attribution: String,
    /// From which day a sales cycle counts: `posting` or `first_response`.
    pub cycle_start: String,
    /// Whose dashboard comes first: `manager` or `salesperson`.
    pub role: String,
    /// Up to how many days a sales cycle is short.
    pub short_cycle_days: u32,
    /// How often a report is worth it: `twice_monthly`, `monthly`; nothing while no cycle is known.
    pub rhythm: Option<String>,
    /// The same as a sentence.
    pub rhythm_text: String,
}
