//! Rows behind figures, left out or corrected by hand.

use super::Filters;
use clap::Args;

/// `explain`
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The figure's key.
    pub(crate) key: String,
    /// Prints the rows behind it too, each with the name by which it is left out or corrected.
    #[arg(long)]
    pub(crate) rows: bool,
    /// Which page of 200 rows, from 0.
    #[arg(long, default_value_t = 0, requires = "rows")]
    pub(crate) page: u32,
    #[command(flatten)]
    pub(crate) filters: Filters,
}

/// `leave-out`
#[derive(Debug, Args)]
pub(crate) struct LeaveOut {
    /// The rows, as `explain KEY --rows` names them: orders:12; none lists what was left out and corrected.
    #[arg(value_name = "ROW", requires = "why")]
    pub(crate) rows: Vec<String>,
    /// Why; it is read where the figure is explained.
    #[arg(long, value_name = "TEXT", requires = "rows")]
    pub(crate) why: Option<String>,
    /// Which page of 200, from 0, where they are listed.
    #[arg(long, default_value_t = 0)]
    pub(crate) page: u32,
}

/// `put-back`
#[derive(Debug, Args)]
pub(crate) struct PutBack {
    /// The rows, as `leave-out` lists them.
    #[arg(value_name = "ROW", required = true)]
    pub(crate) rows: Vec<String>,
}

/// `correct`
#[derive(Debug, Args)]
pub(crate) struct Correct {
    /// The row, as `explain KEY --rows` names it: orders:12, or a contact: contact:12; alone, what can be corrected of it.
    pub(crate) row: String,
    /// A field and what it shall hold; nothing behind the sign empties it.
    #[arg(long, value_name = "FIELD=VALUE", requires = "why")]
    pub(crate) set: Vec<String>,
    /// Why; it is read beside the correction.
    #[arg(long, value_name = "TEXT", requires = "set")]
    pub(crate) why: Option<String>,
    /// Takes every correction of the row back.
    #[arg(long, conflicts_with = "set")]
    pub(crate) reset: bool,
}
