//! The words of reports.

use super::Filters;
use chrono::NaiveDate;
use clap::Args;
use std::path::PathBuf;

pub(super) const TEMPLATES: [&str; 8] =
    ["summary", "comparison", "period", "funnel", "calls", "undelivered", "opinions", "dashboard"];

/// `report`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "one for each switch of the command line")]
pub(crate) struct Report {
    /// The template.
    #[arg(default_value = "summary", value_parser = TEMPLATES)]
    pub(crate) template: String,
    /// The template, said the other way.
    #[arg(long = "template", value_name = "TEMPLATE", value_parser = TEMPLATES)]
    pub(crate) named: Option<String>,
    /// Name or number of the dashboard that `dashboard` prints; without one, the first.
    #[arg(long, value_name = "NAME")]
    pub(crate) board: Option<String>,
    #[command(flatten)]
    pub(crate) filters: Filters,
    /// The period: `2026-11`, `2026-11-H1` (1 to 15), `2026-11-H2` (16 to the end).
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "to"])]
    pub(crate) period: Option<String>,
    /// The parts after the first view, in this order: cells, steps, charts, tables, letter, remarks, notes, annex.
    #[arg(long, value_name = "PART,PART…")]
    pub(crate) parts: Option<String>,
    /// The annex that traces every figure comes at the end.
    #[arg(long)]
    pub(crate) annex: bool,
    /// A4 lies on its side.
    #[arg(long, conflicts_with = "portrait")]
    pub(crate) landscape: bool,
    /// A4 stands upright.
    #[arg(long)]
    pub(crate) portrait: bool,
    /// Colour of headings and marks: `#1c3f86`.
    #[arg(long, value_name = "#RRGGBB")]
    pub(crate) accent: Option<String>,
    /// A picture at the top of the first page: PNG, JPEG or SVG.
    #[arg(long, value_name = "FILE")]
    pub(crate) logo: Option<PathBuf>,
    /// No picture at the top of the first page.
    #[arg(long, conflicts_with = "logo")]
    pub(crate) no_logo: bool,
    /// What you write for the reader.
    #[arg(long, value_name = "TEXT")]
    pub(crate) remarks: Option<String>,
    /// Who makes the report: name, then address, a line each.
    #[arg(long, value_name = "TEXT")]
    pub(crate) sender: Option<String>,
    /// Keeps these options for the template.
    #[arg(long)]
    pub(crate) keep: bool,
    /// Makes the scheduled reports that are due, in their folders.
    #[arg(
        long,
        conflicts_with_all = [
            "template", "period", "parts", "annex", "landscape", "portrait", "accent", "logo", "no_logo", "remarks",
            "sender", "keep", "out", "campaign", "cell", "mailing", "from", "to"
        ]
    )]
    pub(crate) due: bool,
    /// With `--due`: the day that counts as today.
    // Without `--due` a file is asked for, with which no day goes.
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with = "out")]
    pub(crate) on: Option<NaiveDate>,
    /// Where to write it.
    #[arg(long, value_name = "FILE.pdf", required_unless_present = "due")]
    pub(crate) out: Option<PathBuf>,
}
