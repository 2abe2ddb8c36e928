//! Cells: the pieces of a mailing that share list source, segment, offer and creative.

use crate::Store;
use crate::error::Result;
use chrono::NaiveDate;
use domain::words::CellRole;

/// A cell; several of them may share a key code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellRow {
    /// Number in the database.
    pub id: i64,
    /// The campaign's code.
    pub campaign: String,
    /// The mailing's posting date.
    pub posting_date: Option<NaiveDate>,
    /// Postal format of the mailing.
    pub format: Option<String>,
    /// The key code.
    pub key_code: Option<String>,
    /// What it is mailed for.
    pub role: Option<CellRole>,
    /// Where the addresses come from.
    pub list_source: Option<String>,
    /// Part of the list.
    pub segment: Option<String>,
    /// What is offered.
    pub offer: Option<String>,
    /// Which letter.
    pub creative: Option<String>,
    /// Its pieces, or the people of a holdout.
    pub people: u64,
}

/// A change of every cell of one key code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellChange {
    /// What it is mailed for.
    Role(Option<CellRole>),
    /// What is offered.
    Offer(Option<String>),
    /// Which letter.
    Creative(Option<String>),
}

impl Store {
    /// Returns the cells of a campaign, by key code.
    ///
    /// # Errors
    /// [`crate::StoreError::NoCampaign`] for an unknown code.
    pub async fn cells(&self, campaign: &str) -> Result<Vec<CellRow>> {
        todo!()
    }

    /// Changes the cells of a campaign that have this key code.
    ///
    /// # Errors
    /// [`crate::StoreError::NoCampaign`], [`crate::StoreError::NoCell`].
    pub async fn change_cell(&self, campaign: &str, key_code: &str, changes: &[CellChange]) -> Result<()> {
        todo!()
    }
}
