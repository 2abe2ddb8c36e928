//! Reports that are made by themselves, and those that were.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The schedules, what they propose and what they made.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScheduleState {
    /// The rhythm that the sales cycle proposes: `twice_monthly` or `monthly`; nothing while no cycle is known.
    pub proposed: Option<String>,
    /// Why.
    pub why: String,
    /// The schedules.
    pub schedules: Vec<ScheduleItem>,
    /// How many reports are due now and not made.
    pub waiting: u32,
    /// The reports that were made, the last one first.
    pub history: Vec<MadeItem>,
}

/// A report that is made by itself.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScheduleItem {
    /// Its number.
    pub id: u32,
    /// The template's name.
    pub template: String,
    /// `twice_monthly`, `monthly`, `weekly`, `window_end`.
    pub rhythm: String,
    /// Whether its reports are made.
    pub on: bool,
    /// Whether the period is closed too.
    pub closes: bool,
    /// What is made and when, in words.
    pub text: String,
    /// The folder, to be shown.
    pub folder: String,
    /// Whether the folder was chosen.
    pub own_folder: bool,
    /// What keeps reports from being written there, where something does.
    pub problem: Option<String>,
    /// The next day on which one is due, ISO.
    pub next: Option<String>,
}

/// A schedule to keep.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScheduleEdit {
    /// Its number; nothing for a new one.
    pub id: Option<u32>,
    /// The template's name.
    pub template: String,
    /// `twice_monthly`, `monthly`, `weekly`, `window_end`.
    pub rhythm: String,
    /// Whether the period is closed too.
    pub closes: bool,
}

/// A report that was made by itself.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MadeItem {
    /// Its number.
    pub id: u32,
    /// Template and subject in words.
    pub title: String,
    /// When it was made, ISO.
    pub made_at: String,
    /// The day on which it was due, ISO.
    pub due_on: String,
    /// Whether it was made later.
    pub late: bool,
    /// From what data and by which version.
    pub data: String,
    /// The file's name.
    pub file: String,
    /// The folder, to be shown.
    pub folder: String,
    /// Whether the file is still there.
    pub there: bool,
}

/// What one look at what is due led to.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScheduleRun {
    /// The reports that were made.
    pub made: Vec<MadeItem>,
    /// What kept others from being made, a sentence each.
    pub problems: Vec<String>,
    /// How many were too late to be made.
    pub passed_over: u32,
    /// All of that in words.
    pub sentence: String,
}
