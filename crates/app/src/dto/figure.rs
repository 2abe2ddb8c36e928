//! A figure with all that is needed to show it honestly.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A whole number.
    Count,
    /// A share between 0 and 1, shown as a percentage.
    Ratio,
    /// A gain as a fraction, shown as a percentage with its sign.
    Growth,
    /// An amount net of VAT.
    Money,
    /// A multiple: so many for one.
    Times,
    /// Days.
    Days,
    /// A score between −100 and 100, shown with its sign.
    Points,
}

/// What should make the reader careful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Fewer than 30 in the denominator.
    TooFew,
    /// It could be chance: its interval holds zero.
    NotProven,
    /// The window for orders is still open.
    Provisional,
}

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither.
    Neutral,
}

/// Why a value is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Unknown {
    /// `never_imported`, `not_everywhere`, `nothing_to_divide_by`, `two_currencies`, `different_dates`, `not_that_fine`, `no_reference`,
    /// `cold_or_warm`, `no_target`, `too_large`.
    pub reason: String,
    /// A short sentence in the language asked for.
    pub text: String,
    /// The kind of file that would make it known (`costs`, `orders`, …).
    pub drop: Option<String>,
}

/// A grey band or mark to compare with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Reference {
    /// What it is, in words.
    pub label: String,
    /// Lower end.
    pub low: String,
    /// Upper end; the same as `low` for a single mark.
    pub high: String,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// Its key in the catalogue.
    pub key: String,
    /// Its name.
    pub name: String,
    /// One sentence that says what it means.
    pub help: String,
    /// How it is written.
    pub unit: Unit,
    /// Which way is good.
    pub better: Better,
    /// Decimal text; `null` where unknown.
    pub value: Option<String>,
    /// What the orders whose join is sure make of it; `null` where they all are, or where the others change nothing. The
    /// window reads both in `detail`.
    #[serde(skip)]
    pub sure: Option<String>,
    /// ISO letters, for money.
    pub currency: Option<String>,
    /// Lower end of the 95 % interval.
    pub low: Option<String>,
    /// Upper end.
    pub high: Option<String>,
    /// The number above the line.
    pub numerator: Option<String>,
    /// The number below the line.
    pub denominator: Option<String>,
    /// One line under the value: what was divided by what, or the interval.
    pub detail: String,
    /// Why it is unknown.
    pub unknown: Option<Unknown>,
    /// What should make the reader careful.
    pub flags: Vec<Flag>,
    /// Whether it counts orders, which the rule of attribution credits to letters.
    pub attributed: bool,
    /// The grey band of the barometer.
    pub reference: Option<Reference>,
    /// The mark of break-even on the barometer.
    pub break_even: Option<Reference>,
    /// Right end of the barometer; its left end is 0, or `scaleMin` where a value can be negative.
    pub scale_max: Option<String>,
    /// Left end.
    pub scale_min: Option<String>,
}

/// Which pieces and outcomes a question is about.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// `fr` or `en`.
    pub lang: String,
    /// Codes of campaigns; none means all.
    pub campaigns: Vec<String>,
    /// Key codes of cells.
    pub cells: Vec<String>,
    /// First day, ISO.
    pub from: Option<String>,
    /// Last day, ISO.
    pub to: Option<String>,
    /// `posting` or `event`.
    pub basis: String,
    /// To which letters orders are credited: `last`, `first`, `equal`, `decay` or `code`; without one, as the setting of
    /// the file says.
    #[serde(default)]
    pub attribution: Option<String>,
    /// Values of any other dimension.
    pub only: Vec<Wanted>,
}

/// A value of a dimension that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Wanted {
    /// The dimension, as the command line names it.
    pub dimension: String,
    /// Its value; nothing for the group *unknown*.
    pub value: Option<String>,
}
