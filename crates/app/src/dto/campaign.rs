//! Campaigns and their cells.

use super::figure::Figure;
use serde::{Deserialize, Serialize};
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
}

/// What is to change in a campaign; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CampaignEdit {
    /// Its name.
    pub name: Option<String>,
    /// `cold` or `warm`.
    pub list_type: Option<String>,
    /// Line of business.
    pub sector: Option<String>,
    /// Days.
    pub window_days: Option<u32>,
    /// As typed: `40 %`, `0,4`.
    pub margin_rate: Option<String>,
}
