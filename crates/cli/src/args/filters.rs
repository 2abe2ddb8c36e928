//! Which pieces and outcomes a question is about, and how they count.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

/// Which pieces and outcomes a question is about.
#[derive(Debug, Default, Args)]
pub(crate) struct Filters {
    /// Only this campaign.
    #[arg(long, value_name = "CODE")]
    pub(crate) campaign: Vec<String>,
    /// Only this mailing: `CODE/2026-09-03`.
    #[arg(long, value_name = "CODE")]
    pub(crate) mailing: Vec<String>,
    /// Only this cell.
    #[arg(long, value_name = "KEY")]
    pub(crate) cell: Vec<String>,
    /// Only this value of a dimension.
    #[arg(long = "where", value_name = "DIM=VALUE")]
    pub(crate) wanted: Vec<String>,
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<NaiveDate>,
    /// Last day.
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<NaiveDate>,
    /// What falls into the period: pieces posted in it, or what happened in it.
    #[arg(long, value_enum, default_value_t = BasisName::Posting)]
    pub(crate) basis: BasisName,
    /// To which letters orders are credited; without it, as `settings` says.
    #[arg(long, value_enum, value_name = "RULE")]
    pub(crate) attribution: Option<RuleName>,
}

/// A rule by which orders are credited to letters.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum RuleName {
    /// The last letter before the order.
    Last,
    /// The first one.
    First,
    /// All letters alike.
    Equal,
    /// All letters, each half as much as one posted 30 days later.
    Decay,
    /// Only the letter that a key code or a piece's reference names.
    Code,
}

/// A basis of counting.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum BasisName {
    /// The pieces posted in the period with all their outcomes.
    #[default]
    Posting,
    /// What happened in the period.
    Event,
}
