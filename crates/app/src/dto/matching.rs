//! Outcomes to be matched.

use super::import::CountLine;
use serde::Serialize;
use specta::Type;

/// A page of outcomes that wait, or that a person joined.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitingPage {
    /// How many there are on all pages.
    pub total: u32,
    /// How many of each kind.
    pub kinds: Vec<CountLine>,
    /// The page's rows.
    pub rows: Vec<WaitingRow>,
}

/// An outcome that waits, or that a person joined.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitingRow {
    /// Its table, handed back.
    pub entity: String,
    /// Its number there, handed back.
    pub row: u32,
    /// Its kind, in words.
    pub kind: String,
    /// Its day, ISO.
    pub date: Option<String>,
    /// Whom it names.
    pub who: String,
    /// What it says.
    pub says: String,
    /// The campaign that it joined.
    pub campaign: Option<String>,
    /// The reference of the piece that a person joined it to.
    pub piece: Option<String>,
    /// The file that told it.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The row of the sheet.
    pub line: u32,
}

/// A piece to which an outcome could be joined.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatchCandidate {
    /// Its number, handed back.
    pub piece: u32,
    /// Its reference.
    pub reference: String,
    /// To whom.
    pub who: String,
    /// Street and number.
    pub address: String,
    /// Its campaign.
    pub campaign: String,
    /// When it was posted, ISO.
    pub posting: Option<String>,
    /// Its cell.
    pub cell: String,
}
