//! An import that was left unfinished: kept in the encrypted file, offered at the next start.

use super::{OfferedFile, SheetChoice};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What is kept of an import under way.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftToSave {
    /// Its files.
    pub files: Vec<u32>,
    /// What the user said.
    pub choices: Vec<SheetChoice>,
    /// Where the user was; given back as it is.
    pub step: String,
}

/// That an import was left unfinished, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnfinishedImport {
    /// Which import did not take place.
    pub title: String,
    /// What was saved and what was not.
    pub said: String,
    /// What is gone or has changed since, one sentence each.
    pub lost: Vec<String>,
}

/// An unfinished import taken up again.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ResumedImport {
    /// Its files, offered anew.
    pub files: Vec<OfferedFile>,
    /// What the user had said of them.
    pub choices: Vec<SheetChoice>,
    /// Where the user was.
    pub step: String,
}
