//! The words of reports that are made by themselves.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `schedule`
#[derive(Debug, Args)]
pub(crate) struct Schedule {
    /// What to do with one; nothing lists them with what they made.
    #[command(subcommand)]
    pub(crate) action: Option<ScheduleAction>,
}

/// What can be done with a schedule.
#[derive(Debug, Subcommand)]
pub(crate) enum ScheduleAction {
    /// Adds one; without a rhythm, the one that the sales cycle proposes.
    Add {
        /// The template.
        #[arg(
            default_value = "period",
            value_parser = super::report::TEMPLATES
        )]
        template: String,
        /// When.
        #[arg(long, value_parser = ["twice-monthly", "monthly", "weekly", "window-end"])]
        rhythm: Option<String>,
        /// Where its reports go.
        #[arg(long, value_name = "FOLDER")]
        folder: Option<PathBuf>,
        /// Closes the period too.
        #[arg(long)]
        close: bool,
        /// Makes those due since that day too; without it, from today.
        #[arg(long, value_name = "YYYY-MM-DD")]
        since: Option<NaiveDate>,
    },
    /// Makes its reports from now on.
    On {
        /// Its number.
        number: u32,
    },
    /// Makes no more of its reports.
    Off {
        /// Its number.
        number: u32,
    },
    /// Removes one; its reports stay.
    Remove {
        /// Its number.
        number: u32,
    },
}
