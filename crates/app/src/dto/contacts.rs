//! The list of contacts, and one contact.

use super::merge::MergedLine;
use super::score::PointsLine;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which contacts are asked for.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactsQuestion {
    /// Parts of words of name, place, e-mail address, telephone number or reference.
    pub text: String,
    /// The code of a campaign that mailed them.
    pub campaign: Option<String>,
    /// Their line of business.
    pub sector: Option<String>,
    /// Their département.
    pub departement: Option<String>,
    /// Who follows them.
    pub salesperson: Option<String>,
    /// Whether they answered.
    pub responded: Option<bool>,
    /// Whether they ordered.
    pub customer: Option<bool>,
    /// Whether they must not be mailed.
    pub opposed: Option<bool>,
    /// `hot`, `warm`, `cold`.
    pub band: Option<String>,
    /// `overdue`, `open`: something is to be done about them, and its day has passed, or whatever its day.
    pub follow_up: Option<String>,
    /// `name`, `town`, `latest`.
    pub order: String,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// Which page, from 0.
    pub page: u32,
}

/// A page of contacts.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactsPage {
    /// How many there are of those asked for.
    pub total: u32,
    /// How many there are at all.
    pub all: u32,
    /// How many a page holds.
    pub per_page: u32,
    /// Those of the page.
    pub lines: Vec<ContactLine>,
}

/// A contact in the list.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactLine {
    /// Their number, to open them by.
    pub contact: u32,
    /// Company, else name.
    pub name: String,
    /// The person, where there is a company.
    pub person: String,
    /// Their reference in the user's files.
    pub reference: Option<String>,
    /// Postal code and commune.
    pub town: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Line of business.
    pub sector: Option<String>,
    /// Who follows them.
    pub salesperson: Option<String>,
    /// Whether they answered.
    pub responded: bool,
    /// Whether they ordered.
    pub customer: bool,
    /// Whether they must not be mailed.
    pub opposed: bool,
    /// The latest day on which anything happened, ISO.
    pub latest: Option<String>,
}

/// What contacts can be filtered by.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactFilters {
    /// Campaigns by code, the newest first.
    pub campaigns: Vec<String>,
    /// Lines of business.
    pub sectors: Vec<String>,
    /// Départements.
    pub departements: Vec<String>,
    /// Who follows them.
    pub salespeople: Vec<String>,
}

/// One contact.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactView {
    /// Their number.
    pub contact: u32,
    /// Company, else name.
    pub name: String,
    /// The person, where there is a company.
    pub person: String,
    /// What they do there.
    pub job_title: Option<String>,
    /// Their reference in the user's files.
    pub reference: Option<String>,
    /// SIRET.
    pub siret: Option<String>,
    /// The lines of the address.
    pub address: Vec<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Line of business.
    pub sector: Option<String>,
    /// Who follows them.
    pub salesperson: Option<String>,
    /// Whether they must not be mailed.
    pub opposition: Option<OppositionView>,
    /// What they are worth calling, where they answered.
    pub score: Option<ContactScore>,
    /// All that happened, the earliest first.
    pub timeline: Vec<TimelineLine>,
    /// What is to be done and was done about them, what is open first.
    pub follow_ups: Vec<FollowUpLine>,
    /// Notes, the newest first.
    pub notes: Vec<NoteLine>,
    /// Who was merged into them, the first first.
    pub merged: Vec<MergedLine>,
}

/// Why somebody must not be mailed.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OppositionView {
    /// Since which day, ISO.
    pub since: Option<String>,
    /// Whether it was said here, and can be taken back here.
    pub by_hand: bool,
}

/// The score of a contact who answered.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactScore {
    /// The sum of the points.
    pub score: u32,
    /// `hot`, `warm`, `cold`.
    pub band: String,
    /// The points, one entry a criterion.
    pub points: Vec<PointsLine>,
    /// Why to call, in words.
    pub reason: String,
    /// Whether they wait for a call.
    pub to_call: bool,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TimelineLine {
    /// `piece`, `undelivered`, `response`, `appointment`, `opportunity`, `stage`, `order`, `survey`.
    pub kind: String,
    /// What it is, in words.
    pub title: String,
    /// What closed columns say, in words.
    pub detail: String,
    /// What was written.
    pub text: Option<String>,
    /// The day, ISO.
    pub date: Option<String>,
    /// The campaign.
    pub campaign: Option<String>,
    /// The key code of its cell.
    pub cell: Option<String>,
    /// The piece's reference, or a number.
    pub reference: Option<String>,
    /// How much, as decimal text.
    pub amount: Option<String>,
    /// In which currency.
    pub currency: Option<String>,
    /// Where it comes from: file, sheet and row in words; empty for what was said here.
    pub source: String,
    /// Whether it was said here.
    pub by_hand: bool,
}

/// Something to do.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FollowUpLine {
    /// Its number.
    pub id: u32,
    /// For which day, ISO.
    pub day: String,
    /// What.
    pub what: String,
    /// Who.
    pub who: Option<String>,
    /// When it was done, ISO.
    pub done_on: Option<String>,
    /// Whether its day has passed and it is not done.
    pub overdue: bool,
}

/// A note.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteLine {
    /// Its number.
    pub id: u32,
    /// When it was written, ISO.
    pub day: String,
    /// What it says.
    pub text: String,
}

/// Something to do as it is written.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FollowUpEdit {
    /// Its number; nothing for a new one.
    pub id: Option<u32>,
    /// Whom it is about.
    pub contact: u32,
    /// For which day, ISO.
    pub day: String,
    /// What.
    pub what: String,
    /// Who.
    pub who: Option<String>,
    /// When it was done, ISO.
    pub done_on: Option<String>,
}

/// A note as it is written.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteEdit {
    /// Its number; nothing for a new one.
    pub id: Option<u32>,
    /// Whom it is about.
    pub contact: u32,
    /// When it was written, ISO; today where it is not said.
    pub day: Option<String>,
    /// What it says.
    pub text: String,
}
