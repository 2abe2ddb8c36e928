//! What is written as spreadsheets.

use super::filters::Filters;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `export`
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The spreadsheet: a workbook, or text where its name ends in .csv (one file for each table).
    #[arg(value_name = "FILE.xlsx|FILE.csv")]
    pub(crate) file: PathBuf,
    /// What to write: `figures`, or what files told by kind (pieces, responses, …, stages); all kinds unless one is named.
    #[arg(value_name = "WHAT")]
    pub(crate) what: Vec<String>,
    /// For another program, under its own headings: contacts, opportunities and follow-ups for HubSpot, Salesforce,
    /// Pipedrive, Odoo, Sellsy, Dolibarr or `EspoCRM`.
    #[arg(long, value_name = "NAME", conflicts_with = "what")]
    pub(crate) crm: Option<String>,
    /// With `figures`: a table by this dimension, or by two with a comma between them.
    #[arg(long, value_name = "DIM[,DIM]")]
    pub(crate) by: Vec<String>,
    /// How text is written; as the language has it, unless said otherwise.
    #[arg(long, value_enum)]
    pub(crate) dialect: Option<DialectName>,
    /// With `figures`: of which pieces.
    #[command(flatten)]
    pub(crate) filters: Filters,
}

/// How numbers and days are written into text.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum DialectName {
    /// `;`, decimal comma, 31/12/2026.
    French,
    /// `,`, decimal point, 2026-12-31.
    International,
}

impl DialectName {
    /// Returns the dialect.
    pub(crate) const fn dialect(self) -> app::export::Dialect {
        match self {
            Self::French => app::export::Dialect::French,
            Self::International => app::export::Dialect::International,
        }
    }
}
