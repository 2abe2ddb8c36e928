//! Campaigns and their cells.

use super::dashboard::Choice;
use super::figure::Figure;
use serde::Serialize;
use specta::Type;

/// A line of the list of campaigns.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CampaignItem {
    /// Its code.
    pub code: String,
    /// Its name, else its code.
    pub name: String,
    /// ISO dates of its mailings.
    pub postings: Vec<String>,
    /// Whether orders can still come within the window.
    pub provisional: bool,
    /// Pieces, response rate, cost and return on investment.
    pub figures: Vec<Figure>,
}

/// One campaign.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CampaignPage {
    /// Its code.
    pub code: String,
    /// Its name, else its code.
    pub name: String,
    /// `cold`, `warm` or nothing.
    pub list_type: Option<String>,
    /// Line of business aimed at.
    pub sector: Option<String>,
    /// Days after posting in which an order counts.
    pub window_days: u32,
    /// Last day of the window, ISO.
    pub window_end: Option<String>,
    /// Gross margin as a fraction, decimal text.
    pub margin_rate: Option<String>,
    /// ISO dates of its mailings.
    pub postings: Vec<String>,
    /// Whether orders can still come.
    pub provisional: bool,
    /// Its cells, the control first.
    pub cells: Vec<CellLine>,
    /// What the comparisons of cells say, one sentence each.
    pub verdicts: Vec<String>,
    /// Key code of the cell that the others are compared with.
    pub control: Option<String>,
}

/// One cell beside the others.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CellLine {
    /// Key code.
    pub key: String,
    /// Offer and letter.
    pub name: String,
    /// `test`, `control`, `holdout` or nothing.
    pub role: Option<String>,
    /// Pieces posted, or people held.
    pub people: u32,
    /// Responders.
    pub responders: Option<u32>,
    /// Response rate with its interval.
    pub rate: Figure,
    /// Cost per response.
    pub cost_per_response: Figure,
    /// `reference`, `better`, `worse`, `not_proven`, `could_be_chance`, or nothing.
    pub verdict: Option<String>,
    /// p corrected for the number of comparisons, decimal text.
    pub p: Option<String>,
    /// What files and what a person say of its list source, segment, offer and creative.
    pub words: Vec<CellWord>,
}

/// What is said of a part of a cell.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CellWord {
    /// `list_source`, `segment`, `offer` or `creative`.
    pub field: String,
    /// What files say; several where its pieces came by several.
    pub told: Vec<String>,
    /// What a person says instead.
    pub own: Option<String>,
}

/// The lines that a campaign's costs are made of.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CostList {
    /// What files tell, then what was written by hand, each by day.
    pub lines: Vec<CostLine>,
    /// What they come to.
    pub total: Option<Figure>,
    /// For what money is spent.
    pub items: Vec<Choice>,
}

/// One cost of a campaign.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CostLine {
    /// The row of a file, by the name under which it is corrected.
    pub row: Option<String>,
    /// The number of one written by hand; without number and row it is what the pieces tell, together.
    pub own: Option<u32>,
    /// For what, by its key.
    pub item: String,
    /// For what, in words.
    pub item_name: String,
    /// How much, as decimal text.
    pub amount: String,
    /// ISO letters.
    pub currency: String,
    /// When, ISO.
    pub day: Option<String>,
    /// What the file or the person says of it.
    pub text: Option<String>,
    /// The file.
    pub file: Option<String>,
    /// Its sheet.
    pub sheet: Option<String>,
    /// The row of the sheet, from 1.
    pub line: Option<u32>,
    /// Whether a person corrected it.
    pub corrected: bool,
}
