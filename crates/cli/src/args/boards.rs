//! Dashboards.

use super::Filters;
use clap::Args;

/// `dashboard`
#[derive(Debug, Args)]
pub(crate) struct Dashboard {
    /// Its name or number; without one, the first.
    pub(crate) name: Option<String>,
    /// Lists the dashboards instead, with `--json` with all that stands on them.
    #[arg(long)]
    pub(crate) list: bool,
    #[command(flatten)]
    pub(crate) filters: Filters,
}
