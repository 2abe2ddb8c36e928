//! The long view: cohorts, months beside those of the year before, seasons.

use crate::dto::dashboard::{Choices, Picture};
use crate::dto::figure::{Flag, Unit, Unknown};
use serde::Serialize;
use specta::Type;

/// A number of a grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GridCell {
    /// Decimal text; nothing where it is unknown.
    pub value: Option<String>,
    /// Its currency, for money.
    pub currency: Option<String>,
    /// Lower end of the 95 % interval.
    pub low: Option<String>,
    /// Upper end.
    pub high: Option<String>,
    /// The number above the line.
    pub numerator: Option<String>,
    /// The number below the line.
    pub denominator: Option<String>,
    /// Why it is unknown.
    pub unknown: Option<Unknown>,
    /// What should make the reader careful.
    pub flags: Vec<Flag>,
    /// How dark it is shaded, from 0 to 4, by the largest number of the grid.
    pub shade: u8,
}

/// The letters posted in one month, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CohortRow {
    /// `2026-03`; nothing where no file tells the posting date.
    pub month: Option<String>,
    /// The month in words.
    pub label: String,
    /// Pieces posted.
    pub pieces: GridCell,
    /// Responders until today.
    pub responders: GridCell,
    /// Customers until today, new and reactivated.
    pub customers: GridCell,
    /// Revenue until today.
    pub revenue: GridCell,
    /// One number a month from the posting, or from each customer's first order.
    pub months: Vec<GridCell>,
}

/// Cohorts by posting month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Cohorts {
    /// `response`, `revenue` or `retention`.
    pub measure: String,
    /// How the numbers of the months are written.
    pub unit: Unit,
    /// What the numbers of the months are.
    pub title: String,
    /// The cohorts, the earliest first.
    pub rows: Vec<CohortRow>,
    /// All cohorts together, month by month, those for which it is over; empty for money.
    pub all: Vec<GridCell>,
    /// How to read them, and what they leave out.
    pub notes: Vec<String>,
}

/// One figure in one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MonthPoint {
    /// `2026-03`.
    pub month: String,
    /// The month in words.
    pub label: String,
    /// The figure of that month.
    pub value: GridCell,
    /// The figure of the same month of the year before.
    pub year_before: GridCell,
    /// The difference of the two, as decimal text in the figure's unit.
    pub difference: Option<String>,
    /// The same as a share of the year before.
    pub change: Option<String>,
}

/// One calendar month beside the mean month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Season {
    /// From 1 for January.
    pub month: u8,
    /// Its name.
    pub label: String,
    /// How many times the mean month it is, as decimal text; nothing where that month is unknown.
    pub index: Option<String>,
}

/// A figure over the months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FigureByMonth {
    /// Key of the catalogue.
    pub key: String,
    /// Its name.
    pub name: String,
    /// How it is written.
    pub unit: Unit,
    /// Whether it counts orders, which the rule of attribution credits to letters.
    pub attributed: bool,
    /// The months, the earliest first.
    pub months: Vec<MonthPoint>,
    /// The calendar months, January first; empty where the history is too short.
    pub seasons: Vec<Season>,
}

/// Figures over 12 or 24 months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LongView {
    /// The figures.
    pub figures: Vec<FigureByMonth>,
    /// Why there are no seasons, where there are none.
    pub no_seasons: Option<String>,
}

/// The long view with its charts.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LongPage {
    /// The figures.
    pub view: LongView,
    /// A chart for each figure, in the same order.
    pub pictures: Vec<Picture>,
    /// What the filters can choose from.
    pub choices: Choices,
}
