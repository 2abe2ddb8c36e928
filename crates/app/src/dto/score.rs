//! The call list and the table of points.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A page of those to call, and what the score is worth.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CallPage {
    /// How many people answered, whatever became of them.
    pub answered: u32,
    /// How many there are to call, of the band asked for.
    pub total: u32,
    /// A page of them: by score, then whoever has waited longest.
    pub lines: Vec<CallLine>,
    /// The bands, the hottest first.
    pub bands: Vec<BandLine>,
    /// `proven`, `not_proven`, `nothing_to_compare`.
    pub separation: String,
    /// The same as a sentence.
    pub text: String,
}

/// Somebody to call.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CallLine {
    /// Their number, to open them by.
    pub contact: u32,
    /// What a person is to do about them next.
    pub follow_up: Option<NextFollowUp>,
    /// The person's reference in the user's files.
    pub reference: Option<String>,
    /// Company.
    pub company: Option<String>,
    /// First and last name.
    pub name: String,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Who follows the person.
    pub salesperson: Option<String>,
    /// The campaign that was answered first.
    pub campaign: String,
    /// The sum of the points.
    pub score: u32,
    /// `hot`, `warm`, `cold`.
    pub band: String,
    /// The points, one entry a criterion.
    pub points: Vec<PointsLine>,
    /// Why to call, in words.
    pub reason: String,
    /// The day of the first response, ISO.
    pub responded_on: Option<String>,
    /// Days since then.
    pub waiting_days: Option<i32>,
    /// The latest day on which anything happened, ISO.
    pub last_contact: Option<String>,
    /// What was said last.
    pub verbatim: Option<String>,
}

/// What is to be done next about somebody.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NextFollowUp {
    /// For which day, ISO.
    pub date: String,
    /// What.
    pub what: String,
}

/// The points of one criterion.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PointsLine {
    /// `sector`, `size`, `function`, `channel`, `speed`, `request`.
    pub criterion: String,
    /// The line of the table that held; nothing where none did.
    pub when: Option<String>,
    /// How many.
    pub points: u32,
}

/// What became of a band.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BandLine {
    /// `hot`, `warm`, `cold`.
    pub band: String,
    /// From which score on.
    pub from: u32,
    /// How many answered.
    pub leads: u32,
    /// How many of them bought.
    pub customers: u32,
    /// How many of them are to be called.
    pub to_call: u32,
    /// The share of buyers, as a fraction; nothing without leads.
    pub rate: Option<String>,
    /// Lower end of its 95 % interval.
    pub low: Option<String>,
    /// Upper end.
    pub high: Option<String>,
}

/// The table of points.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScoreTable {
    /// Its lines; the first of a criterion that holds gives its points.
    pub lines: Vec<TableLine>,
    /// Whether a person changed it.
    pub changed: bool,
    /// The channels, for the lines of that criterion.
    pub channels: Vec<super::dashboard::Choice>,
    /// What is wrong with it, and what it gives at most.
    pub check: TableCheck,
}

/// A line of the table.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TableLine {
    /// For what.
    pub criterion: String,
    /// When it holds.
    pub when: String,
    /// How many points, as they are written.
    pub points: String,
}

/// A line of the table as a person wrote it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct TableLineEdit {
    /// For what.
    pub criterion: String,
    /// When it holds.
    pub when: String,
    /// How many points, as typed.
    pub points: String,
}

/// What a table is worth.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TableCheck {
    /// What keeps it from being saved.
    pub problems: Vec<TableProblem>,
    /// The most that fit gives.
    pub fit: u32,
    /// The most that interest gives.
    pub interest: u32,
    /// The most that either may give.
    pub half: u32,
}

/// Something wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TableProblem {
    /// The line, from 0; nothing: a whole half.
    pub line: Option<u32>,
    /// `when`, `points`, `fit` or `interest`.
    pub place: String,
    /// What is wrong and what to write instead.
    pub text: String,
}
