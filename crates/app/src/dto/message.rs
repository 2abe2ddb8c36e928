//! Errors and notices in words: what happened, where, what to do.

use serde::Serialize;
use specta::Type;

/// What the window does about an error; words come with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The file cannot be read as a spreadsheet.
    File,
    /// Something must be said before the import can go on (a campaign, a date, a kind).
    Missing,
    /// The import was cancelled; nothing was written.
    Cancelled,
    /// Another window or command is writing.
    Held,
    /// The key does not open the file, or the file is damaged.
    Key,
    /// The thing asked for does not exist.
    NotFound,
    /// What was asked is not possible as asked.
    Refused,
    /// The disk or the database failed.
    Storage,
    /// A drawing or document could not be made.
    Drawing,
}

/// An error as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppError {
    /// What the window does about it.
    pub code: ErrorCode,
    /// What happened and where, in the language asked for.
    pub message: String,
    /// What to do next.
    pub remedy: String,
    /// The field that cannot be as it was given, where it is about one.
    pub field: Option<String>,
}
