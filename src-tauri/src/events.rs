//! What the window tells the page without being asked.

use app::dto::import::OfferedFile;
use app::dto::schedule::ScheduleRun;
use app::dto::watch::WatchedFile;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// Files were dropped on the window or opened with the program; their paths stay here.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub(crate) struct FilesOffered(pub(crate) Vec<OfferedFile>);

/// Files are being held over the window, or no longer.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub(crate) struct FilesHover(pub(crate) bool);

/// A file of the watched folder was taken in, or leaves a question open.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub(crate) struct WatchedFileDone(pub(crate) WatchedFile);

/// Scheduled reports were made, or could not be.
#[derive(Clone, Debug, Serialize, Type, Event)]
pub(crate) struct ReportsMade(pub(crate) ScheduleRun);

/// What is stored has changed: whatever is open asks again.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub(crate) struct DataChanged;

/// Something broke off inside the program: where in its code, and what it said of itself, without a word of the data.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub(crate) struct Broke(pub(crate) String);
