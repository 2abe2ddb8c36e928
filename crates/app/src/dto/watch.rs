//! The watched folder.

use serde::Serialize;
use specta::Type;

/// The state of the watched folder.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WatchedFolder {
    /// Whether it is watched.
    pub on: bool,
    /// The folder, to be shown.
    pub folder: Option<String>,
    /// The folder below for files that were taken in.
    pub done_folder: String,
    /// The folder below for files that leave a question open.
    pub to_correct_folder: String,
    /// What happens there, or why nothing does.
    pub sentence: String,
    /// The last files, newest first.
    pub recent: Vec<WatchedFile>,
}

/// What became of a file of the watched folder.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WatchedFile {
    /// Its name.
    pub file: String,
    /// When, ISO.
    pub at: String,
    /// `done` or `to_correct`.
    pub ending: String,
    /// What became of it, in one sentence.
    pub sentence: String,
    /// The imports that it made.
    pub imports: Vec<u32>,
}

impl WatchedFile {
    /// Returns whether it was taken in, and leaves nothing to correct.
    pub fn is_done(&self) -> bool {
        self.ending == "done"
    }
}
