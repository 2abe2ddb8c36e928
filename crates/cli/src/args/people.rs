//! Contacts and appointments.

use clap::Args;
use std::path::PathBuf;

/// `contacts`
#[derive(Debug, Args)]
pub(crate) struct Contacts {
    /// Parts of words, accents and capitals aside.
    pub(crate) search: Vec<String>,
    /// Only those whom this campaign mailed.
    #[arg(long, value_name = "CODE")]
    pub(crate) campaign: Option<String>,
    /// Which page of 200, from 1.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) page: u32,
}

/// `contact`
#[derive(Debug, Args)]
pub(crate) struct Contact {
    /// The contact's reference, e-mail address or SIRET, or the reference of a piece.
    pub(crate) reference: String,
}

/// `appointments`
#[derive(Debug, Args)]
pub(crate) struct Appointments {
    /// Saves them as a calendar.
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
}
