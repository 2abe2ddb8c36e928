//! The call list as a spreadsheet, or as an address book for telephones.

use super::vcard::cards;
use super::{LeadLine, scores};
use crate::export::excel_day;
use crate::failure::Failure;
use crate::files;
use crate::house::House;
use crate::lang::{Lang, one_of};
use crate::words;
use chrono::NaiveDate;
use kpi::score::Criterion;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::io::ErrorKind;
use std::path::Path;

/// Returns the name that the save dialog suggests.
pub fn suggested_name(ending: &str, today: NaiveDate, lang: Lang) -> String {
    one_of(lang, format!("a_appeler_{today}.{ending}"), format!("to_call_{today}.{ending}"))
}

/// Saves those to call, in the order of the list: as an address book where the name ends in `.vcf`, else as a workbook;
/// returns how many there are.
///
/// # Errors
/// [`Failure::Disk`].
pub async fn save(house: &House, path: &Path, lang: Lang, today: NaiveDate) -> Result<usize, Failure> {
    let found = scores(house, lang, today).await?;
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("vcf")) {
        files::write_whole(path, cards(&found.calls, lang).as_bytes())?;
        return Ok(found.calls.len());
    }
    let bytes = workbook(&found.calls, lang)
        .map_err(|_| Failure::Disk { path: path.to_owned(), kind: ErrorKind::Other })?;
    files::write_whole(path, &bytes)?;
    Ok(found.calls.len())
}

fn workbook(lines: &[LeadLine], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name(one_of(lang, "À appeler", "To call"))?;
    for (column, heading) in (0..).zip(headings(lang)) {
        page.write_string_with_format(0, column, heading, &Format::new().set_bold())?;
    }
    for (row, line) in (1..).zip(lines) {
        write(page, row, line, lang)?;
    }
    page.set_freeze_panes(1, 0)?;
    for (column, width) in [(2, 28.0), (3, 24.0), (4, 16.0), (5, 26.0), (8, 40.0), (11, 60.0)] {
        page.set_column_width(column, width)?;
    }
    workbook.save_to_buffer()
}

fn headings(lang: Lang) -> Vec<String> {
    let ours = one_of(
        lang,
        [
            "Score",
            "Niveau",
            "Société",
            "Nom",
            "Téléphone",
            "E-mail",
            "Commercial",
            "Campagne",
            "Pourquoi",
            "Réponse le",
            "Dernier contact",
            "A dit",
        ],
        [
            "Score",
            "Level",
            "Company",
            "Name",
            "Telephone",
            "E-mail",
            "Salesperson",
            "Campaign",
            "Why",
            "Responded on",
            "Last contact",
            "Said",
        ],
    );
    let points = Criterion::ALL.map(|criterion| words::score::criterion(criterion, lang).to_owned());
    ours.map(str::to_owned).into_iter().chain(points).collect()
}

/// Texts stay texts, so that no formula is run and a telephone number keeps its zero.
fn write(page: &mut Worksheet, row: u32, line: &LeadLine, lang: Lang) -> Result<(), XlsxError> {
    page.write_number(row, 0, line.score)?;
    let texts = [
        Some(words::score::band(line.band, lang)),
        line.company.as_deref(),
        Some(line.name.as_str()),
        line.phone.as_deref(),
        line.email.as_deref(),
        line.salesperson.as_deref(),
        Some(line.campaign.as_str()),
        Some(line.reason.as_str()),
    ];
    for (column, text) in (1..).zip(texts) {
        page.write_string(row, column, text.unwrap_or_default())?;
    }
    for (column, day) in [(9, line.responded_on), (10, line.last_contact)] {
        write_day(page, row, column, day, lang)?;
    }
    page.write_string(row, 11, line.verbatim.as_deref().unwrap_or_default())?;
    for (column, points) in (12..).zip(&line.points) {
        page.write_number(row, column, points.points)?;
    }
    Ok(())
}

fn write_day(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    day: Option<NaiveDate>,
    lang: Lang,
) -> Result<(), XlsxError> {
    let Some(day) = day else { return Ok(()) };
    let format = Format::new().set_num_format(one_of(lang, "dd/mm/yyyy", "yyyy-mm-dd"));
    match excel_day(day) {
        Some(date) => page.write_datetime_with_format(row, column, &date, &format).map(drop),
        // A day before spreadsheets begin is text.
        _ => page.write_string(row, column, day.to_string()).map(drop),
    }
}
