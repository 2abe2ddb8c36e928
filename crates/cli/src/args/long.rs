//! Cohorts, and figures over the months.

use super::Filters;
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
    /// Only this value of a dimension.
    #[arg(long = "where", value_name = "DIM=VALUE")]
    pub(crate) wanted: Vec<String>,
}

impl Letters {
    /// Returns the filters that they are.
    pub(crate) fn filters(&self) -> Filters {
        Filters { campaign: self.campaign.clone(), wanted: self.wanted.clone(), ..Filters::default() }
    }
}
