//! The words of closings.

use clap::{Args, Subcommand};

/// `close`
#[derive(Debug, Args)]
pub(crate) struct Close {
    /// The period: `2026-11`, `2026-11-H1` (1 to 15), `2026-11-H2` (16 to the end); without it, the next one.
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
}

/// `closings`
#[derive(Debug, Args)]
pub(crate) struct Closings {
    /// What to do with one; nothing lists them.
    #[command(subcommand)]
    pub(crate) action: Option<ClosingsAction>,
}

/// What can be done with a closing.
#[derive(Debug, Subcommand)]
pub(crate) enum ClosingsAction {
    /// Takes the latest closing back.
    Undo {
        /// Its number.
        number: u32,
    },
}
