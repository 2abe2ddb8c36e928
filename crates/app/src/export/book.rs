//! Tables as sheets of one workbook: real numbers, days and percentages, headings that stay, filters. A table of more
//! rows than a sheet has goes on in further ones.

use super::cell::Cell;
use super::sheet::Table;
use super::{Target, Written};
use crate::failure::Failure;
use crate::files::{Aside, parent};
use crate::lang::{Lang, one_of};
use chrono::{Datelike, NaiveDate};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};
use std::io::ErrorKind;
use std::path::PathBuf;

/// Rows that a sheet can have.
const ROWS: u32 = 1_048_576;
/// Letters that a cell can have.
const LETTERS: usize = 32_767;
/// Letters of a sheet's name.
const NAME: usize = 31;
/// A column is no wider and no narrower than this, in letters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=48;

pub(super) struct Book {
    path: PathBuf,
    workbook: Workbook,
    formats: Formats,
    written: Vec<Written>,
    /// The table written last, and on how many sheets it stands.
    table: Option<(Table, u32)>,
    /// Rows that a sheet takes, headings included.
    room: u32,
    /// Sheets written so far.
    sheets: usize,
    line: u32,
}

struct Formats {
    heading: Format,
    count: Format,
    number: Format,
    share: Format,
    amount: Format,
    day: Format,
}

impl Formats {
    fn of(lang: Lang) -> Self {
        let shown = |format: &str| Format::new().set_num_format(format);
        Self {
            heading: Format::new().set_bold(),
            count: shown("#,##0"),
            number: Format::new(),
            share: shown("0.0##%"),
            amount: shown("#,##0.00##"),
            day: shown(one_of(lang, "dd/mm/yyyy", "yyyy-mm-dd")),
        }
    }
}

impl Book {
    pub(super) fn new(into: Target<'_>) -> Result<Self, Failure> {
        let mut workbook = Workbook::new();
        let path = into.path.to_owned();
        // Rows wait on the disk, beside the file that they go into.
        workbook.set_tempdir(parent(&path)).map_err(|error| failed(&path, error))?;
        let formats = Formats::of(into.lang);
        let written = Vec::new();
        Ok(Self { path, workbook, formats, written, table: None, room: ROWS, sheets: 0, line: 0 })
    }

    pub(super) fn begin(&mut self, table: &Table) -> Result<(), Failure> {
        self.written.push(Written { name: table.name.clone(), rows: 0, file: self.path.clone() });
        self.sheet(table, 1).map_err(|error| failed(&self.path, error))
    }

    /// Begins a sheet of a table, which goes on in a further one where the first is full.
    fn sheet(&mut self, table: &Table, number: u32) -> Result<(), XlsxError> {
        self.filter()?;
        let page = self.workbook.add_worksheet_with_constant_memory()?;
        page.set_name(sheet_name(&table.name, number))?;
        page.set_freeze_panes(1, 0)?;
        for (column, width) in (0..).zip(&table.widths) {
            page.set_column_width(column, (*width).clamp(*WIDTHS.start(), *WIDTHS.end()) as f64 + 2.0)?;
        }
        for (column, heading) in (0..).zip(&table.headings) {
            page.write_string_with_format(0, column, heading, &self.formats.heading)?;
        }
        self.table = Some((table.clone(), number));
        self.sheets += 1;
        self.line = 1;
        Ok(())
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), Failure> {
        if let (true, Some((table, number))) = (self.line >= self.room, self.table.clone()) {
            self.sheet(&table, number + 1).map_err(|error| failed(&self.path, error))?;
        }
        let Some(written) = self.written.last_mut() else { return Ok(()) };
        written.rows += 1;
        self.write(cells).map_err(|error| failed(&self.path, error))
    }

    fn write(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let page = self.workbook.worksheet_from_index(self.sheets.saturating_sub(1))?;
        let formats = &self.formats;
        for (column, cell) in (0..).zip(cells) {
            let (number, format) = match cell {
                Cell::Empty => continue,
                Cell::Text(text) => {
                    page.write_string(self.line, column, fitting(text))?;
                    continue;
                }
                Cell::Day(day) => {
                    match excel_day(*day) {
                        Some(date) => {
                            page.write_datetime_with_format(self.line, column, &date, &formats.day)?
                        }
                        None => page.write_string(self.line, column, day.to_string())?,
                    };
                    continue;
                }
                Cell::Count(number) => (number, &formats.count),
                Cell::Number(number) => (number, &formats.number),
                Cell::Share(number) => (number, &formats.share),
                Cell::Amount(number) => (number, &formats.amount),
            };
            page.write_number_with_format(self.line, column, number.to_f64().unwrap_or(f64::NAN), format)?;
        }
        self.line += 1;
        Ok(())
    }

    /// Lets the reader filter the sheet written last.
    fn filter(&mut self) -> Result<(), XlsxError> {
        let columns = self.table.as_ref().map_or(0, |(table, _)| table.headings.len());
        if let (true, Some(last)) = (self.line > 1, columns.checked_sub(1)) {
            let page = self.workbook.worksheet_from_index(self.sheets.saturating_sub(1))?;
            page.autofilter(0, 0, self.line - 1, u16::try_from(last).unwrap_or(u16::MAX))?;
        }
        Ok(())
    }

    pub(super) fn save(mut self) -> Result<Vec<Written>, Failure> {
        self.filter().map_err(|error| failed(&self.path, error))?;
        if self.written.is_empty() {
            return Ok(self.written);
        }
        let mut aside = Aside::new(&self.path)?;
        self.workbook.save_to_writer(aside.file()).map_err(|error| failed(&self.path, error))?;
        aside.put()?;
        Ok(self.written)
    }
}

/// Returns a day as spreadsheet programs count it; before 1900 they count none.
pub(crate) fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// Returns as much of a text as a cell can hold.
fn fitting(text: &str) -> String {
    // The limit counts as UTF-16 does.
    let mut left = LETTERS;
    text.chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .collect()
}

/// Returns the name of a table's sheet; a further one says its number.
fn sheet_name(name: &str, number: u32) -> String {
    let further = if number > 1 { format!(" ({number})") } else { String::new() };
    let name = name.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c });
    name.take(NAME.saturating_sub(further.len())).collect::<String>() + &further
}

fn failed(path: &std::path::Path, error: XlsxError) -> Failure {
    let kind = match error {
        XlsxError::IoError(error) => error.kind(),
        _ => ErrorKind::Other,
    };
    Failure::Disk { path: path.to_owned(), kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Dialect;
    use rust_decimal::Decimal;

    #[test]
    fn a_table_of_more_rows_than_a_sheet_has_goes_on_in_further_ones() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.xlsx");
        let into = Target { path: &path, lang: Lang::Fr, dialect: Dialect::French };
        let mut book = Book { room: 4, ..Book::new(into).unwrap() };
        for (name, rows) in [("Plis", 7), ("Coûts", 3), ("A".repeat(40).as_str(), 4)] {
            let headings = vec!["Numéro".to_owned(), "pieces (Baromail)".to_owned()];
            book.begin(&Table { name: name.to_owned(), headings, widths: vec![6, 6] }).unwrap();
            for row in 0..rows {
                book.row(&[Cell::Number(Decimal::from(row)), Cell::Empty]).unwrap();
            }
        }
        let written: Vec<u64> = book.save().unwrap().iter().map(|table| table.rows).collect();
        assert_eq!(written, [7, 3, 4], "each table once, whatever its sheets");
        let source = import::open(&path).unwrap();
        let long = "A".repeat(27);
        let names: Vec<&str> = source.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Plis", "Plis (2)", "Plis (3)", "Coûts", &"A".repeat(31), &format!("{long} (2)")]);
        for sheet in 0..names.len() {
            let look = import::inspect(&source, sheet, &import::Hints::default()).unwrap();
            assert_eq!(look.columns[0].heading, "Numéro", "every sheet has the headings");
        }
    }
}
