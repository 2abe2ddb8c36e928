//! Rows of a workbook of .xlsx, cell by cell: the declared size of a sheet is never believed.
//!
//! The library's parser trusts its input in two ways, and both are met here: a sheet was looked through under bounds
//! before it is read (`sheet_look`), and what still panics inside counts as damage.

use crate::cell::date::Epoch;
use crate::error::Problem;
use crate::limits::{CELL_CHARACTERS, CELLS, COLUMNS, Limit, ROWS};
use crate::row::{Nature, Row, address};
use crate::sheet_look::SheetLook;
use crate::text::Progress;
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use std::cell::Cell;
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An opened workbook.
pub(crate) type Book = Xlsx<BufReader<File>>;

/// Returns the workbook of a file that was looked through before.
pub(crate) fn open(file: File) -> Result<Book, Problem> {
    unharmed(|| Xlsx::new(BufReader::new(file)))?.map_err(|error| problem(error, None))
}

thread_local! {
    /// Whether this thread does what could panic on a broken file.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Returns whether a panic of this thread is a broken file's doing, which is caught and said as such.
pub fn is_caught() -> bool {
    CAUGHT.get()
}

/// Does what could panic on a broken file; a file that makes it do so is damaged.
fn unharmed<T>(work: impl FnOnce() -> T) -> Result<T, Problem> {
    let before = CAUGHT.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    CAUGHT.set(before);
    done.map_err(|_| Problem::Damaged { after: None })
}

/// Returns the names of the sheets that have cells, with whether each is shown.
pub(crate) fn sheets(book: &Book) -> Vec<(String, SheetVisible)> {
    let cells = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    cells.map(|sheet| (sheet.name.clone(), sheet.visible)).collect()
}

/// Returns from which day the workbook counts.
pub(crate) fn epoch(book: &Book) -> Epoch {
    if book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 }
}

/// Visits every row that has a cell, in turn.
///
/// `size` is the file's: a workbook does not tell how many bytes were taken, so progress follows the declared rows.
///
/// # Errors
/// [`Problem::TooLarge`] past the limits of cells and rows, [`Problem::Damaged`] where the inside is broken.
pub(crate) fn each_row(
    book: &mut Book,
    sheet: &str,
    look: &SheetLook,
    size: u64,
    visit: &mut dyn FnMut(&Row, Progress) -> ControlFlow<()>,
) -> Result<(), Problem> {
    let mut cells = unharmed(|| book.worksheet_cells_reader(sheet))?.map_err(|error| problem(error, None))?;
    let declared = u64::from(cells.dimensions().end.0) + 1;
    let mut row = Row::default();
    let mut seen = 0_u64;
    loop {
        let cell = unharmed(|| cells.next_cell())?.map_err(|error| problem(error, last_address(&row)))?;
        let next = cell.as_ref().map(calamine::Cell::get_position);
        let new_row = next.is_none_or(|(number, _)| number.saturating_add(1) > row.number);
        if new_row && row.len() > 0 {
            let share = u64::from(row.number).min(declared);
            let bytes = (u128::from(size) * u128::from(share) / u128::from(declared)) as u64;
            if visit(&row, Progress { bytes }).is_break() {
                return Ok(());
            }
        }
        let (Some(cell), Some((number, column))) = (cell, next) else {
            return Ok(());
        };
        if new_row {
            row.restart(number.saturating_add(1));
        }
        seen += 1;
        within_limits(seen, row.number)?;
        if look.without_result.contains(&(number, column)) {
            put_without_result(&mut row, column as usize);
        } else {
            put(&mut row, column as usize, cell.get_value());
        }
    }
}

fn put_without_result(row: &mut Row, column: usize) {
    if column < COLUMNS && column >= row.len() {
        row.pad(column);
        row.push("=", Nature::NoResult);
    }
}

/// Refuses more cells or rows than are read.
pub(crate) fn within_limits(cells: u64, row: u32) -> Result<(), Problem> {
    if cells > CELLS {
        return Err(Problem::TooLarge { limit: Limit::Cells, found: cells });
    }
    if u64::from(row) > ROWS {
        return Err(Problem::TooLarge { limit: Limit::Rows, found: u64::from(row) });
    }
    Ok(())
}

/// Puts a cell where it belongs; what is empty, beyond the columns read or out of order is left out.
pub(crate) fn put(row: &mut Row, column: usize, value: &DataRef<'_>) {
    if column >= COLUMNS || column < row.len() || matches!(value, DataRef::Empty) {
        return;
    }
    row.pad(column);
    match value {
        DataRef::SharedString(text) => row.push(text, Nature::Text),
        DataRef::String(text) | DataRef::DurationIso(text) => row.push(text, Nature::Text),
        DataRef::Float(number) => row.push(&plain(*number), Nature::Number),
        DataRef::Int(number) => row.push(&number.to_string(), Nature::Number),
        DataRef::Bool(yes) => row.push(if *yes { "VRAI" } else { "FAUX" }, Nature::Text),
        DataRef::DateTime(moment) => put_moment(row, *moment),
        DataRef::DateTimeIso(text) => row.push(text, Nature::Date),
        DataRef::Error(error) => row.push(&error.to_string(), Nature::Failed),
        DataRef::Empty => {}
    }
}

/// Puts a cell of a sheet that was held whole.
pub(crate) fn put_owned(row: &mut Row, column: usize, value: &Data) {
    let value = match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    };
    put(row, column, &value);
}

fn put_moment(row: &mut Row, moment: ExcelDateTime) {
    let Some(at) = moment.as_datetime().filter(|_| moment.is_datetime()) else {
        return row.push(&plain(moment.as_f64()), Nature::Number);
    };
    if moment.as_f64() < 1.0 {
        return row.push(&at.format("%H:%M").to_string(), Nature::Text);
    }
    let at = if at.second() == 59 && at.nanosecond() > 0 { at + chrono::TimeDelta::seconds(1) } else { at };
    if at.time() == NaiveTime::MIN {
        return row.push(&day_text(at.date()), Nature::Date);
    }
    row.push(&format!("{} {:02}:{:02}", day_text(at.date()), at.hour(), at.minute()), Nature::Date);
}

pub(crate) fn day_text(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// Returns a number as plain decimal text with the fifteen digits that spreadsheet programs show.
///
/// 0.1 + 0.2 is stored as 0.30000000000000004 and is 0.3 on screen.
pub(crate) fn plain(number: f64) -> String {
    let shortest = format!("{number}");
    let digits = shortest.bytes().filter(u8::is_ascii_digit).count();
    if digits <= 15 || number.fract() == 0.0 || !number.is_finite() {
        return shortest;
    }
    format!("{number:.14e}").parse::<f64>().map_or(shortest, |rounded| format!("{rounded}"))
}

fn last_address(row: &Row) -> Option<String> {
    row.len().checked_sub(1).map(|column| address(column, row.number))
}

fn problem(error: XlsxError, after: Option<String>) -> Problem {
    match error {
        XlsxError::Password => Problem::PasswordProtected,
        XlsxError::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Problem::Truncated,
        XlsxError::Io(error) => Problem::Io(error),
        XlsxError::Zip(_) | XlsxError::XmlEof(_) => Problem::Truncated,
        _ => Problem::Damaged { after },
    }
}

/// Returns whether a cell has more characters than spreadsheet programs allow.
pub(crate) fn is_too_long(text: &str) -> bool {
    text.len() > CELL_CHARACTERS && text.chars().count() > CELL_CHARACTERS
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_number_has_the_digits_seen_on_screen() {
        for (number, expected) in [
            (0.1 + 0.2, "0.3"),
            (1234.5, "1234.5"),
            (73_282_932_000_074.0, "73282932000074"),
            (612_345_678.0, "612345678"),
            (1.0 / 3.0, "0.333333333333333"),
            (-0.615, "-0.615"),
            (1e21, "1000000000000000000000"),
        ] {
            assert_eq!(plain(number), expected);
        }
    }
}
