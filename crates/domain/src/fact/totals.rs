//! Counts and sums told without their rows.

use super::Scope;
use crate::money::Money;
use crate::totals::Measure;
use crate::words::CellRole;

/// A count or an amount of a file of totals.
#[derive(Clone, Copy, Debug, PartialEq, Hash)]
pub enum Figure {
    /// A whole number.
    Count(u64),
    /// An amount.
    Amount(Money),
}

/// Counts and sums of one campaign, mailing or cell.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct TotalsFact {
    /// Of what.
    pub scope: Scope,
    /// What the cell is mailed for.
    pub role: Option<CellRole>,
    /// Where the addresses come from.
    pub list_source: Option<String>,
    /// Part of the list.
    pub segment: Option<String>,
    /// What is offered.
    pub offer: Option<String>,
    /// Which letter.
    pub creative: Option<String>,
    /// Postal format.
    pub format: Option<String>,
    /// The figures; a cost without an item is [`Measure::CostOther`].
    pub figures: Vec<(Measure, Figure)>,
}
