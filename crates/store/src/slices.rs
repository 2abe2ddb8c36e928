//! The finest sums, for the formulas of the floor above.

use crate::Store;
use crate::error::Result;
use chrono::NaiveDate;
use domain::filter::Filter;
use domain::slice::{CostPot, Slice};
use domain::totals::Measure;
use domain::words::CellRole;

/// Where totals and rows tell the same measure of one campaign, and differ: rows win.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The campaign's code.
    pub campaign: String,
    /// The measure.
    pub measure: Measure,
    /// What the totals say.
    pub told: domain::term::Term,
    /// What the rows add up to.
    pub counted: domain::term::Term,
}

/// The responders of one cell (or mailing without cells) by days since posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseDays {
    /// The campaign's code.
    pub campaign: String,
    /// The mailing's posting date.
    pub posting_date: Option<NaiveDate>,
    /// The cell's key code.
    pub cell: Option<String>,
    /// What it is mailed for.
    pub role: Option<CellRole>,
    /// Pieces posted, or people held.
    pub people: u64,
    /// Responders by the number of days from posting to their first response, in order.
    pub days: Vec<(i64, u64)>,
}

impl Store {
    /// Returns the sums that a filter takes, in the finest places.
    ///
    /// *By posting*: filtered by posting date, all outcomes whenever they came.
    /// *By event*: one slice a place and day, filtered by the day.
    /// A responder counts on the day of the first response, a customer on that of the first order.
    pub async fn slices(&self, filter: &Filter) -> Result<Vec<Slice>> {
        todo!()
    }

    /// Returns the costs of whole campaigns, mailings and cells, prices a piece multiplied out.
    pub async fn cost_pots(&self) -> Result<Vec<CostPot>> {
        todo!()
    }

    /// Returns where totals and rows differ.
    pub async fn gaps(&self) -> Result<Vec<Gap>> {
        todo!()
    }

    /// Returns the responders by days since posting, for the response curve.
    pub async fn response_days(&self, filter: &Filter) -> Result<Vec<ResponseDays>> {
        todo!()
    }
}
