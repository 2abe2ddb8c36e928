//! What a campaign cost.

use clap::{Args, Subcommand};

/// `costs`
#[derive(Debug, Args)]
pub(crate) struct Costs {
    /// The campaign's code.
    pub(crate) code: String,
    /// What to do with a cost by hand; nothing lists all.
    #[command(subcommand)]
    pub(crate) action: Option<CostsAction>,
}

/// What can be done with costs by hand.
#[derive(Debug, Subcommand)]
pub(crate) enum CostsAction {
    /// Writes one.
    Add {
        /// What it says: item (creation, list, printing, handling, postage, other), amount, day, note.
        #[arg(long, value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
    },
    /// Changes one that was written by hand; those of files are changed by `correct`.
    Set {
        /// Its number, as listed.
        number: u32,
        /// What to change.
        #[arg(long, value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
    },
    /// Deletes one that was written by hand.
    Delete {
        /// Its number.
        number: u32,
    },
}
