//! People who may be in the file twice, and those who were made one.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A page of pairs who may be one person.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DuplicatesPage {
    /// How many pairs there are.
    pub total: u32,
    /// How many of them are sure.
    pub sure: u32,
    /// How many a page holds.
    pub per_page: u32,
    /// Those of the page, the surest first.
    pub pairs: Vec<PairView>,
}

/// Two people beside each other.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PairView {
    /// Whom it is proposed to keep.
    pub kept: PersonView,
    /// The other.
    pub duplicate: PersonView,
    /// Why they may be one, in words; empty for two chosen by hand.
    pub reason: String,
    /// `sure`, `likely`, `possible`; empty for two chosen by hand.
    pub likelihood: String,
    /// What is known of either, in the order in which it is read.
    pub parts: Vec<PartView>,
}

/// One of two people.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Their number.
    pub contact: u32,
    /// Company, else name.
    pub name: String,
    /// The person, where there is a company.
    pub person: String,
    /// What happened with them, in words: «3 plis, 1 réponse»; empty where nothing did.
    pub events: String,
    /// The latest day on which anything happened, ISO.
    pub latest: Option<String>,
    /// Whether they must not be mailed.
    pub opposed: bool,
}

/// A part of what is known of two people.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PartView {
    /// Its stable name: `name`, `email`, …
    pub part: String,
    /// What it is called.
    pub name: String,
    /// What it is of whom it is proposed to keep.
    pub kept: Option<String>,
    /// What it is of the other.
    pub duplicate: Option<String>,
    /// Whether both tell it, and differently: then one has to be chosen.
    pub differs: bool,
}

/// A person's word that one is the other.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MergeEdit {
    /// Who is kept.
    pub kept: u32,
    /// Who is put aside.
    pub duplicate: u32,
    /// The parts of which the duplicate's own stands.
    pub wins: Vec<String>,
}

/// Somebody who was merged into a contact.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MergedLine {
    /// Their number, to be separated by.
    pub contact: u32,
    /// Company, else name.
    pub name: String,
    /// What else files tell of them, in one line.
    pub detail: String,
    /// When it was said, ISO.
    pub on: Option<String>,
}
