//! Pieces posted, with what a list says became of them.

use super::{ContactFact, Scope};
use crate::money::Money;
use crate::words::{CellRole, Channel, Interest};
use chrono::NaiveDate;

/// One addressed item.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct PieceFact {
    /// Campaign, posting date, cell and reference.
    pub scope: Scope,
    /// What the cell is mailed for, where a column says it.
    pub role: Option<CellRole>,
    /// Where the address comes from.
    pub list_source: Option<String>,
    /// Part of the list.
    pub segment: Option<String>,
    /// What is offered.
    pub offer: Option<String>,
    /// Which letter.
    pub creative: Option<String>,
    /// Postal format.
    pub format: Option<String>,
    /// Cost of this piece alone.
    pub cost: Option<Money>,
    /// To whom it goes.
    pub contact: ContactFact,
    /// What became of it, where the list itself says so.
    pub outcome: PieceOutcome,
}

/// The outcome columns of a mailing list.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct PieceOutcome {
    /// Answered or not.
    pub responded: Option<bool>,
    /// When.
    pub response_date: Option<NaiveDate>,
    /// By which way.
    pub channel: Option<Channel>,
    /// With what interest.
    pub interest: Option<Interest>,
    /// Confirmed as a lead.
    pub qualified: Option<bool>,
    /// Came back.
    pub came_back: Option<bool>,
    /// Ordered when.
    pub order_date: Option<NaiveDate>,
    /// Ordered for how much, net of VAT; zero and empty mean no order.
    pub revenue: Option<Money>,
}
