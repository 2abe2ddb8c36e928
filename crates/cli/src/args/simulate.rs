//! What a mailing would bring.

use clap::Args;

/// `simulate`
#[derive(Debug, Args)]
pub(crate) struct Simulate {
    /// Begins with the real figures of this campaign; without one, with those of all.
    #[arg(long, value_name = "CODE", conflicts_with = "scenario")]
    pub(crate) from: Option<String>,
    /// Begins with a scenario that was kept.
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,
    /// Assumes otherwise: pieces, creation, list, printing, handling, postage, other (amounts net of VAT, four of them per
    /// piece), `response_rate`, `qualification_rate`, `appointment_rate`, `closing_rate`, `margin_rate` (percentages), basket.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(crate) set: Vec<String>,
    /// The response rate that another letter might reach, in per cent: how many pieces would tell.
    #[arg(long, value_name = "RATE")]
    pub(crate) against: Option<String>,
    /// Keeps it under a name; an earlier one of that name is replaced.
    #[arg(long, value_name = "NAME")]
    pub(crate) save: Option<String>,
    /// Lists the scenarios that were kept instead.
    #[arg(long)]
    pub(crate) list: bool,
    /// Deletes a scenario instead.
    #[arg(long, value_name = "NAME")]
    pub(crate) delete: Option<String>,
}
