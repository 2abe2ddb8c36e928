//! Tables as sheets of one workbook: real numbers, days and percentages, headings that stay, filters.

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
    columns: u16,
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
        Ok(Self { path, workbook, formats: Formats::of(into.lang), written: Vec::new(), columns: 0, line: 0 })
    }

    pub(super) fn begin(&mut self, table: &Table) -> Result<(), Failure> {
        self.filter().map_err(|error| failed(&self.path, error))?;
        self.columns = u16::try_from(table.headings.len()).unwrap_or(u16::MAX);
        self.line = 1;
        self.written.push(Written { name: table.name.clone(), rows: 0, file: self.path.clone() });
        self.head(table).map_err(|error| failed(&self.path, error))
    }

    fn head(&mut self, table: &Table) -> Result<(), XlsxError> {
        let page = self.workbook.add_worksheet_with_constant_memory()?;
        page.set_name(sheet_name(&table.name))?;
        page.set_freeze_panes(1, 0)?;
        for (column, width) in (0..).zip(&table.widths) {
            page.set_column_width(column, (*width).clamp(*WIDTHS.start(), *WIDTHS.end()) as f64 + 2.0)?;
        }
        for (column, heading) in (0..).zip(&table.headings) {
            page.write_string_with_format(0, column, heading, &self.formats.heading)?;
        }
        Ok(())
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), Failure> {
        let Some(written) = self.written.last_mut() else { return Ok(()) };
        if self.line >= ROWS {
            return Err(Failure::TooLongForASheet { table: written.name.clone() });
        }
        written.rows += 1;
        self.write(cells).map_err(|error| failed(&self.path, error))
    }

    fn write(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let page = self.workbook.worksheet_from_index(self.written.len() - 1)?;
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
        if self.line > 1 && self.columns > 0 {
            let page = self.workbook.worksheet_from_index(self.written.len() - 1)?;
            page.autofilter(0, 0, self.line - 1, self.columns - 1)?;
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

fn sheet_name(name: &str) -> String {
    name.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).take(NAME).collect()
}

fn failed(path: &std::path::Path, error: XlsxError) -> Failure {
    let kind = match error {
        XlsxError::IoError(error) => error.kind(),
        _ => ErrorKind::Other,
    };
    Failure::Disk { path: path.to_owned(), kind }
}
