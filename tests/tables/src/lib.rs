//! Tables for tests: one of each kind, and one table written in every format that is read.
//!
//! .xls, .xlsb and .ods are written here by hand, record by record, as small as their readers take them: no library of
//! ours writes them. What real programs write is in `crates/import/tests/fixtures/formats`.
//! This crate is never linked into the program. Add a kind in `kinds.rs`, a format as a function and a line in [`BOOKS`].

pub mod kinds;
mod ods;
mod xls;
mod xlsb;
mod zipped;

use rust_xlsxwriter::{Format, Workbook};

pub use ods::{ods, ods_of};
pub use xls::xls;
pub use xlsb::{xlsb, xlsb_hiding};
pub use zipped::{unzipped, zipped};

/// The day before the first of workbooks, as they count since a leap year that never was.
const DAY_0: chrono::NaiveDate =
    chrono::NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day of the calendar");

/// One cell.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// Days since 30 December 1899.
    Date(u32),
}

/// Rows of cells.
pub type Table = Vec<Vec<Cell>>;

/// Returns a table as the bytes of a workbook.
pub type WriteBook = fn(&Table) -> Vec<u8>;
/// Returns a text as bytes.
pub type Encode = fn(&str) -> Vec<u8>;

/// The formats of workbooks, by ending.
pub const BOOKS: [(&str, WriteBook); 5] =
    [("xlsx", xlsx), ("xlsm", xlsx), ("xlsb", xlsb), ("xls", xls), ("ods", ods)];

/// Returns a table of text, where `12.5` is a number and `2026-09-03` a date in workbooks.
pub fn table(text: &str) -> Table {
    text.lines().map(|line| line.split(';').map(cell).collect()).collect()
}

fn cell(text: &str) -> Cell {
    let is_reference = text.len() > 1 && text.starts_with('0');
    let day = text.parse::<chrono::NaiveDate>().map(|day| day - DAY_0);
    match (text.parse::<f64>(), day) {
        (_, Ok(days)) => Cell::Date(days.num_days() as u32),
        (Ok(number), _) if !is_reference => Cell::Number(number),
        _ if text.is_empty() => Cell::Empty,
        _ => Cell::Text(text.to_owned()),
    }
}

/// Returns an .xlsx of one sheet.
pub fn xlsx(table: &Table) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Feuille").expect("small tables can be written");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (row, cells) in (0..).zip(table) {
        for (column, cell) in (0..).zip(cells) {
            let written = match cell {
                Cell::Empty => continue,
                Cell::Text(text) => sheet.write_string(row, column, text),
                Cell::Number(number) => sheet.write_number(row, column, *number),
                Cell::Date(days) => sheet.write_number_with_format(row, column, f64::from(*days), &day),
            };
            written.expect("small tables can be written");
        }
    }
    book.save_to_buffer().expect("small tables can be written")
}

/// The formats of text, by ending: separator and encoding.
pub const TEXTS: [(&str, char, Encode); 5] = [
    ("utf8.csv", ';', |text| text.as_bytes().to_vec()),
    ("comma.csv", ',', |text| [b"\xef\xbb\xbf", text.as_bytes()].concat()),
    ("cp1252.csv", ';', |text| encoding_rs::WINDOWS_1252.encode(text).0.into_owned()),
    ("tab.tsv", '\t', |text| text.as_bytes().to_vec()),
    ("utf16.txt", '\t', |text| {
        [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
    }),
];

/// Returns a table as text, a cell that holds the separator in quotes.
pub fn text(table: &str, separator: char) -> String {
    let cell = |cell: &str| if cell.contains(separator) { format!("\"{cell}\"") } else { cell.to_owned() };
    let line = |line: &str| {
        let cells: Vec<String> = line.split(';').map(cell).collect();
        cells.join(&separator.to_string()) + "\r\n"
    };
    table.lines().map(line).collect()
}
