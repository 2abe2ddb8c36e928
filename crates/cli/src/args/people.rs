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

/// `duplicates`
#[derive(Debug, Args)]
pub(crate) struct Duplicates {
    /// Which page of 20, from 1.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) page: u32,
    /// Remembers that these two are not one: they are not proposed again.
    #[arg(long, num_args = 2, value_names = ["CONTACT", "OTHER"], conflicts_with = "perhaps")]
    pub(crate) not: Vec<String>,
    /// Takes that back.
    #[arg(long, num_args = 2, value_names = ["CONTACT", "OTHER"])]
    pub(crate) perhaps: Vec<String>,
}

/// `merge`
#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// Who is kept: reference, e-mail address, SIRET, reference of a piece, or number as `duplicates` lists it.
    pub(crate) kept: String,
    /// Whose letters, responses, orders, notes and follow-ups become theirs.
    pub(crate) duplicate: String,
    /// What is taken of the duplicate where both tell it: name, company, `job_title`, address, email, phone, siret,
    /// reference, sector, salesperson, `company_size`.
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    pub(crate) take: Vec<String>,
    /// Only shows both, and what would go over.
    #[arg(long)]
    pub(crate) preview: bool,
}

/// `separate`
#[derive(Debug, Args)]
pub(crate) struct Separate {
    /// Who was merged into another: reference, e-mail address, SIRET, or number as `contact` prints it.
    pub(crate) contact: String,
}

/// `appointments`
#[derive(Debug, Args)]
pub(crate) struct Appointments {
    /// Saves them as a calendar.
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
}
