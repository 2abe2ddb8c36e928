//! Campaigns: what is known of them and what a person may change.

use crate::Store;
use crate::error::Result;
use chrono::NaiveDate;
use domain::words::ListType;
use rust_decimal::Decimal;

/// A campaign with the extent of what was imported for it.
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignRow {
    /// Number in the database.
    pub id: i64,
    /// Its code.
    pub code: String,
    /// Its name; the code where none was given.
    pub name: String,
    /// What it is for.
    pub objective: Option<String>,
    /// Whether the list knows the sender.
    pub list_type: Option<ListType>,
    /// The line of business it addresses; it only chooses references.
    pub sector: Option<String>,
    /// Days from posting within which an order counts.
    pub window_days: u32,
    /// Gross margin of an order whose own is unknown, as a fraction.
    pub margin_rate: Option<Decimal>,
    /// Its posting dates, earliest first.
    pub mailings: Vec<NaiveDate>,
    /// Pieces posted, without the people of a holdout.
    pub pieces: u64,
}

/// A change of one campaign.
#[derive(Clone, Debug, PartialEq)]
pub enum CampaignChange {
    /// Its name.
    Name(String),
    /// What it is for.
    Objective(Option<String>),
    /// Whether the list knows the sender.
    ListType(Option<ListType>),
    /// The line of business it addresses.
    Sector(Option<String>),
    /// Days from posting within which an order counts; orders are joined anew.
    WindowDays(u32),
    /// Gross margin of an order whose own is unknown, as a fraction of four decimals.
    MarginRate(Option<Decimal>),
}

impl Store {
    /// Returns every campaign, by code.
    pub async fn campaigns(&self) -> Result<Vec<CampaignRow>> {
        todo!()
    }

    /// Changes one campaign and brings what depends on it up to date.
    ///
    /// # Errors
    /// [`crate::StoreError::NoCampaign`] for an unknown code.
    pub async fn change_campaign(&self, code: &str, changes: &[CampaignChange]) -> Result<()> {
        todo!()
    }
}
