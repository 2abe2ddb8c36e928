//! The demonstration campaign: a heating firm near Lyon that mails an offer of maintenance to companies.
//!
//! Everything is invented: companies, people, addresses in real communes, telephone numbers of the range that is
//! reserved for fiction, e-mail addresses under `.example`.

mod budget;
mod call_centre;
mod company;
mod deals;
mod invoices;
mod mailing;
mod opinions;
mod people;
mod places;
mod returned;
mod tracking;
mod visits;

use rust_xlsxwriter::XlsxError;

use crate::dice::Dice;
use crate::sheet::File;
use crate::write_csv::{Dialect, Encoding, csv_bytes};
use crate::write_xlsx::xlsx_bytes;

/// The seed of the committed files.
pub const SEED: u64 = 20_260_903;

const FRENCH_DAYS: &str = "%d/%m/%Y";

/// Returns the files of `samples/`.
///
/// # Errors
/// What the workbook writer refuses.
pub fn files(seed: u64) -> Result<Vec<File>, XlsxError> {
    let pieces = mailing::pieces(&mut Dice::new(seed, 1));
    let lost = returned::draw(&pieces, &mut Dice::new(seed, 2));
    let answers = call_centre::draw(&pieces, &lost, &mut Dice::new(seed, 3));
    let invoices = invoices::sheet(&pieces, &answers, &mut Dice::new(seed, 4));
    let visits = visits::draw(&pieces, &answers, &mut Dice::new(seed, 5));
    let bought = invoices::bought(&pieces, &answers);
    let deals = deals::sheet(&pieces, &visits, &bought, &mut Dice::new(seed, 6));
    let opinions = opinions::sheet(&pieces, &visits, &bought, &mut Dice::new(seed, 7));
    let with_mark = Dialect { encoding: Encoding::Utf8WithMark, day_format: FRENCH_DAYS };
    let plain = Dialect { encoding: Encoding::Utf8, day_format: FRENCH_DAYS };
    let windows = Dialect { encoding: Encoding::Windows1252, day_format: FRENCH_DAYS };
    Ok(vec![
        File { name: "affaires_automne.xlsx", bytes: xlsx_bytes(&[deals])? },
        File { name: "budget_campagne.xlsx", bytes: xlsx_bytes(&[budget::sheet()])? },
        File { name: "factures_octobre.csv", bytes: csv_bytes(&invoices, windows) },
        File {
            name: "mailing_chauffage_septembre_2026.xlsx",
            bytes: xlsx_bytes(&[mailing::sheet(&pieces)])?,
        },
        File { name: "npai_septembre.csv", bytes: csv_bytes(&returned::sheet(&pieces, &lost), plain) },
        File {
            name: "rendez_vous_automne.csv",
            bytes: csv_bytes(&visits::sheet(&pieces, &visits), with_mark),
        },
        File {
            name: "reponses_centre_appels.csv",
            bytes: csv_bytes(&call_centre::sheet(&pieces, &answers), with_mark),
        },
        File { name: "satisfaction_automne.csv", bytes: csv_bytes(&opinions, plain) },
        File { name: "suivi_2025.xlsx", bytes: xlsx_bytes(&[tracking::sheet()])? },
    ])
}
