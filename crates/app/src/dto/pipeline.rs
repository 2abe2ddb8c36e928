//! The pipeline: deals as a board and as a table, and the agenda of appointments.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Whose deals and appointments are asked for.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PipelineQuestion {
    /// Only those of this salesperson.
    pub salesperson: Option<String>,
    /// Only those of this campaign.
    pub campaign: Option<String>,
    /// Only deals in this state: `open`, `won`, `lost`.
    pub state: Option<String>,
    /// What the table is sorted by: `name`, `stage`, `amount`, `days`, `opened`, `closed`, `salesperson`.
    pub sort: String,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// Which page of the table, from 0.
    pub page: u32,
}

/// Deals by stage.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    /// How many deals there are at all.
    pub all: u32,
    /// The stages, in the order in which deals go through them; then those won and lost.
    pub columns: Vec<StageColumn>,
    /// Who follows deals.
    pub salespeople: Vec<String>,
    /// Campaigns that deals belong to.
    pub campaigns: Vec<String>,
}

/// The deals of one stage.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StageColumn {
    /// The stage; empty where no file names one, and for those won and lost.
    pub stage: String,
    /// `open`, `won`, `lost`.
    pub state: String,
    /// How many.
    pub count: u32,
    /// What they are worth together, one entry a currency.
    pub sums: Vec<Amount>,
    /// How many have no amount.
    pub without_amount: u32,
    /// Days that deals stay in the stage, in the middle, as decimal text.
    pub median: Option<String>,
    /// The deals that have waited longest; the latest of those won and lost.
    pub cards: Vec<DealCard>,
}

/// An amount.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Amount {
    /// How much, as decimal text.
    pub value: String,
    /// In which currency.
    pub currency: String,
}

/// A deal.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DealCard {
    /// Its number, handed back.
    pub deal: u32,
    /// With whom; else its name or number.
    pub title: String,
    /// Its name or number, where the title is another.
    pub name: Option<String>,
    /// The contact, to open them by.
    pub contact: Option<u32>,
    /// Who follows it.
    pub salesperson: Option<String>,
    /// The campaign.
    pub campaign: Option<String>,
    /// The stage in which it stands, or stood last.
    pub stage: String,
    /// `open`, `won`, `lost`.
    pub state: String,
    /// What it is worth.
    pub amount: Option<Amount>,
    /// Since when it stands there, ISO.
    pub since: Option<String>,
    /// How many days that is.
    pub days: Option<i32>,
    /// Whether it has stood there longer than deals do in the middle.
    pub long: bool,
    /// When it was opened, ISO.
    pub opened: Option<String>,
    /// When it was won or lost, ISO.
    pub closed: Option<String>,
    /// Why it was moved last.
    pub reason: Option<String>,
}

/// A page of deals.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DealTable {
    /// How many there are on all pages.
    pub total: u32,
    /// How many a page holds.
    pub per_page: u32,
    /// Those of the page.
    pub lines: Vec<DealCard>,
}

/// A move of a deal.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DealMove {
    /// The deal.
    pub deal: u32,
    /// The stage that it enters; may be empty where it is won or lost.
    pub stage: String,
    /// `open`, `won`, `lost`.
    pub state: String,
    /// Why it was won or lost.
    pub reason: Option<String>,
}

/// A week of appointments.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Agenda {
    /// How many appointments there are at all.
    pub all: u32,
    /// Its Monday, ISO.
    pub monday: String,
    /// The ISO week.
    pub week: u32,
    /// Seven days, Monday first.
    pub days: Vec<AgendaDay>,
    /// The nearest earlier week with an appointment: its Monday, ISO.
    pub before: Option<String>,
    /// The nearest later one.
    pub after: Option<String>,
    /// Appointments whose day has passed and of which nobody said what became of them, the latest first.
    pub unsettled: Vec<AppointmentLine>,
    /// How many of these there are.
    pub unsettled_total: u32,
    /// Who has appointments.
    pub salespeople: Vec<String>,
}

/// A day of the agenda.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgendaDay {
    /// The day, ISO.
    pub date: String,
    /// Its appointments.
    pub lines: Vec<AppointmentLine>,
}

/// An appointment.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppointmentLine {
    /// Its number, handed back.
    pub appointment: u32,
    /// With whom.
    pub title: String,
    /// The person, where the title is a company.
    pub person: String,
    /// The contact, to open them by.
    pub contact: Option<u32>,
    /// Its number in the user's files.
    pub number: Option<String>,
    /// Its day, ISO.
    pub date: Option<String>,
    /// When it was obtained, ISO.
    pub obtained_on: Option<String>,
    /// `planned`, `held`, `missed`, `cancelled`.
    pub outcome: Option<String>,
    /// Whether a person said so here.
    pub by_hand: bool,
    /// Telephone number.
    pub phone: Option<String>,
    /// Where.
    pub place: String,
    /// Who goes.
    pub salesperson: Option<String>,
    /// The campaign.
    pub campaign: Option<String>,
}

/// Which orders are asked for.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrdersQuestion {
    /// The campaign that they are credited to.
    pub campaign: String,
    /// What they are sorted by: `who`, `reference`, `day`, `amount`.
    pub sort: String,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// Which page, from 0.
    pub page: u32,
}

/// A page of orders.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrderTable {
    /// How many there are on all pages.
    pub total: u32,
    /// How many a page holds.
    pub per_page: u32,
    /// Those of this page.
    pub lines: Vec<OrderLine>,
}

/// An order, or what falls to one letter of it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrderLine {
    /// Its row, by the name under which it is corrected; twice where two letters share it.
    pub row: String,
    /// The contact, to open them by.
    pub contact: Option<u32>,
    /// Who ordered.
    pub who: Option<String>,
    /// Its number, else the piece's reference.
    pub reference: Option<String>,
    /// When, ISO.
    pub day: Option<String>,
    /// How much counts here.
    pub amount: Option<Amount>,
    /// The file.
    pub file: String,
    /// Its sheet.
    pub sheet: Option<String>,
    /// The row of the sheet, from 1.
    pub line: u32,
    /// How it was joined.
    pub joined_by: Option<String>,
}
