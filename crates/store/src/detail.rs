//! How finely sums are told apart: no finer than a question asks, so that what is read grows with the question.

use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::words::Basis;

/// Whether sector, département, channel, moment, stage and day are told apart, in this order; campaign, mailing, cell
/// and salesperson always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Detail(pub(crate) [bool; 6]);

impl Detail {
    /// All of them.
    #[cfg(test)]
    pub(crate) const ALL: Self = Self([true; 6]);

    /// Returns what a filter and some dimensions ask; by event, what happened has a day of its own.
    pub(crate) fn of(filter: &Filter, dimensions: &[Dimension]) -> Self {
        let asks = |asked| {
            dimensions.contains(&asked) || filter.wanted.iter().any(|(dimension, _)| *dimension == asked)
        };
        Self([
            asks(Dimension::Sector),
            asks(Dimension::Departement) || asks(Dimension::Region),
            asks(Dimension::Channel),
            asks(Dimension::Moment),
            asks(Dimension::Stage),
            filter.basis == Basis::Event,
        ])
    }
}
