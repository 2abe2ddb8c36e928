//! What figures are held against, what deserves attention, and whom to call.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `score`
#[derive(Debug, Args)]
pub(crate) struct Score {
    /// Prints the table of points.
    #[arg(long)]
    pub(crate) table: bool,
    /// Saves those to call: as a workbook, or as an address book for telephones.
    #[arg(long, value_name = "FILE.xlsx|FILE.vcf")]
    pub(crate) out: Option<PathBuf>,
    /// What to change in the table.
    #[command(subcommand)]
    pub(crate) action: Option<ScoreAction>,
}

/// What can be done with the table of points.
#[derive(Debug, Subcommand)]
pub(crate) enum ScoreAction {
    /// Gives a line its points; a new one comes first of its criterion.
    Set {
        /// sector, size, function, channel, speed or request.
        criterion: String,
        /// The beginning of a word, a channel, days at most, or `*`.
        when: String,
        /// How many.
        points: u32,
    },
    /// Takes a line out.
    Remove {
        /// Its criterion.
        criterion: String,
        /// When it holds.
        when: String,
    },
    /// Puts the program's own table back.
    Reset,
}

/// `alerts`
#[derive(Debug, Args)]
pub(crate) struct Alerts {
    /// Lists the dismissed too.
    #[arg(long)]
    pub(crate) all: bool,
    /// What to do with one; nothing lists them.
    #[command(subcommand)]
    pub(crate) action: Option<AlertsAction>,
}

/// What can be done with an alert.
#[derive(Debug, Subcommand)]
pub(crate) enum AlertsAction {
    /// Dismisses one.
    Dismiss {
        /// Its name, as listed.
        name: String,
    },
    /// Takes a dismissal back.
    Recall {
        /// Its name.
        name: String,
    },
}

/// `references`
#[derive(Debug, Args)]
pub(crate) struct References {
    /// What to do with one; nothing lists them.
    #[command(subcommand)]
    pub(crate) action: Option<ReferencesAction>,
}

/// What can be done with references.
#[derive(Debug, Subcommand)]
pub(crate) enum ReferencesAction {
    /// Adds one.
    Add {
        /// What it says: value, source, year, `list_type`, sector, country …
        #[arg(long, value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
    },
    /// Changes one.
    Set {
        /// Its name, as listed.
        name: String,
        /// What to change.
        #[arg(long, value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
    },
    /// Leaves one out.
    Delete {
        /// Its name.
        name: String,
    },
    /// Takes back what was changed of one that is shipped or imported.
    Reset {
        /// Its name.
        name: String,
    },
}

/// `targets`
#[derive(Debug, Args)]
pub(crate) struct Targets {
    /// What to do with one; nothing lists them.
    #[command(subcommand)]
    pub(crate) action: Option<TargetsAction>,
}

/// What can be done with targets.
#[derive(Debug, Subcommand)]
pub(crate) enum TargetsAction {
    /// Adds one.
    Add {
        /// What it says: figure, value, campaign, from, to.
        #[arg(long, value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
    },
    /// Changes one.
    Set {
        /// Its name, as listed.
        name: String,
        /// What to change.
        #[arg(long, value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
    },
    /// Leaves one out.
    Delete {
        /// Its name.
        name: String,
    },
    /// Takes back what was changed of one that was imported.
    Reset {
        /// Its name.
        name: String,
    },
}
