//! Rows that could not be taken, kept with their reason, ready to be corrected and dropped again.

use crate::failure::Failure;
use crate::files;
use crate::lang::{Lang, say};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::io::ErrorKind;
use std::path::Path;

/// The rows of one sheet that were set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAsideRows {
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// Its headings as written.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<SetAsideRow>,
}

/// One row that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAsideRow {
    /// Its number in the sheet.
    pub row: u32,
    /// Its cells as written.
    pub cells: Vec<String>,
    /// Why it was set aside.
    pub reason: String,
}

/// Returns the name that the save dialog suggests.
pub fn suggested_name(lang: Lang) -> String {
    say(lang, "a_corriger.csv".to_owned(), "to_correct.csv".to_owned())
}

/// Saves the rows as a spreadsheet with the user's own headings and a reason in an added last column.
///
/// A name in `.xlsx` gets a workbook with a sheet for each; otherwise it is text, and rows of several sheets go to
/// several files: the second is named after its sheet.
pub fn save(sheets: &[SetAsideRows], path: &Path, lang: Lang) -> Result<(), Failure> {
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx")) {
        let bytes = workbook(sheets, lang)
            .map_err(|_| Failure::Disk { path: path.to_owned(), kind: ErrorKind::Other })?;
        return files::write_whole(path, &bytes);
    }
    for (place, sheet) in sheets.iter().enumerate() {
        let target = if place == 0 { path.to_owned() } else { beside(path, sheet) };
        let bytes =
            text(sheet, lang).map_err(|_| Failure::Disk { path: target.clone(), kind: ErrorKind::Other })?;
        files::write_whole(&target, &bytes)?;
    }
    Ok(())
}

fn beside(path: &Path, sheet: &SetAsideRows) -> std::path::PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{stem} {} {}", sheet.file, sheet.sheet);
    path.with_file_name(files::safe_name(&name, ".csv"))
}

/// Every cell as text: nothing is run as a formula, and a postal code keeps its zero.
fn workbook(sheets: &[SetAsideRows], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        let page = workbook.add_worksheet();
        let headings = sheet.headings.iter().cloned().chain([heading(lang)]);
        for (column, heading) in (0..).zip(headings) {
            page.write_string(0, column, heading)?;
        }
        for (line, row) in (1..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(row.cells.iter().take(sheet.headings.len())) {
                page.write_string(line, column, cell)?;
            }
            page.write_string(line, u16::try_from(sheet.headings.len()).unwrap_or(u16::MAX), &row.reason)?;
        }
    }
    workbook.save_to_buffer()
}

fn heading(lang: Lang) -> String {
    say(lang, "À corriger (Baromail)".to_owned(), "To correct (Baromail)".to_owned())
}

/// UTF-8 with a byte order mark, `;`, CRLF: what a French Excel opens by a double click.
fn text(sheet: &SetAsideRows, lang: Lang) -> Result<Vec<u8>, csv::Error> {
    let why = heading(lang);
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    writer.write_record(sheet.headings.iter().map(String::as_str).chain([why.as_str()]))?;
    for row in &sheet.rows {
        let cells = row.cells.iter().map(|cell| defused(cell)).chain(std::iter::repeat("".into()));
        let record: Vec<_> = cells.take(sheet.headings.len()).chain([row.reason.as_str().into()]).collect();
        writer.write_record(record.iter().map(|cell: &std::borrow::Cow<str>| cell.as_bytes()))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// Puts an apostrophe before what a spreadsheet program would run as a formula; numbers and telephone numbers stay.
fn defused(cell: &str) -> std::borrow::Cow<'_, str> {
    let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let dangerous = bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n', '\0']);
    let harmless = bare.chars().skip(1).all(|c| c.is_ascii_digit() || " .,()\u{a0}\u{202f}€%".contains(c));
    if dangerous && !(harmless && bare.starts_with(['+', '-'])) {
        return format!("'{cell}").into();
    }
    cell.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_defused_and_numbers_stay() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-12,50", "-12,50"),
            ("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
            ("-2+3+cmd|' /C calc'!D2", "'-2+3+cmd|' /C calc'!D2"),
            ("Dupont", "Dupont"),
        ] {
            assert_eq!(defused(cell), written);
        }
    }

    #[test]
    fn rows_keep_the_users_headings_and_get_a_reason() {
        let sheet = SetAsideRows {
            file: "r.csv".into(),
            sheet: String::new(),
            headings: vec!["Réf".into(), "Date".into()],
            rows: vec![SetAsideRow { row: 7, cells: vec!["A;1".into()], reason: "pas de date".into() }],
        };
        let expected = "\u{feff}Réf;Date;À corriger (Baromail)\r\n\"A;1\";;pas de date\r\n";
        assert_eq!(text(&sheet, Lang::Fr).expect("text"), expected.as_bytes());
    }
}
