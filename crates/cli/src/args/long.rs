//! Cohorts, and figures over the months.

use super::filters::{BasisName, Filters, RuleName};
use clap::{Args, ValueEnum};

/// What the months of a grid tell.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum GridName {
    /// Responders so far, over the pieces posted.
    Response,
    /// Revenue so far.
    Revenue,
    /// Customers who ordered again in that month of theirs.
    Retention,
}

impl GridName {
    /// Returns the grid.
    pub(crate) const fn grid(self) -> app::cohorts::Grid {
        match self {
            Self::Response => app::cohorts::Grid::Response,
            Self::Revenue => app::cohorts::Grid::Revenue,
            Self::Retention => app::cohorts::Grid::Retention,
        }
    }
}

/// `cohorts`
#[derive(Debug, Args)]
pub(crate) struct Cohorts {
    /// What the months tell.
    #[arg(long, value_enum, default_value_t = GridName::Response)]
    pub(crate) measure: GridName,
    /// How many months at most.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=i64::from(app::cohorts::MOST_MONTHS)))]
    pub(crate) months: u32,
    #[command(flatten)]
    pub(crate) letters: Letters,
}

/// `long`
#[derive(Debug, Args)]
pub(crate) struct Long {
    /// Keys of the catalogue; none means `response_rate`, revenue, `cost_per_response` and `roi_margin`.
    #[arg(value_name = "KEY")]
    pub(crate) keys: Vec<String>,
    /// How many months, this one the last.
    #[arg(long, default_value = "12", value_parser = ["12", "24"])]
    pub(crate) months: String,
    #[command(flatten)]
    pub(crate) letters: Letters,
}

/// Which letters; their period is the months that are shown.
#[derive(Debug, Args)]
pub(crate) struct Letters {
    /// Only this campaign.
    #[arg(long, value_name = "CODE")]
    pub(crate) campaign: Vec<String>,
    /// Only this cell.
    #[arg(long, value_name = "KEY")]
    pub(crate) cell: Vec<String>,
    /// Only this value of a dimension: `sector=…`, `departement=69`, `salesperson=…`.
    #[arg(long = "where", value_name = "DIM=VALUE")]
    pub(crate) wanted: Vec<String>,
    /// What falls into a month: pieces posted in it, or what happened in it; cohorts are always of pieces posted.
    #[arg(long, value_enum, default_value_t = BasisName::Posting)]
    pub(crate) basis: BasisName,
    /// To which letters orders are credited; without it, as `settings` says.
    #[arg(long, value_enum, value_name = "RULE")]
    pub(crate) attribution: Option<RuleName>,
}

impl Letters {
    /// Returns the filters that they are.
    pub(crate) fn filters(&self) -> Filters {
        Filters {
            campaign: self.campaign.clone(),
            cell: self.cell.clone(),
            wanted: self.wanted.clone(),
            basis: self.basis,
            attribution: self.attribution,
            ..Filters::default()
        }
    }
}
