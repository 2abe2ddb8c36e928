//! Rows that could not be taken, kept with their reason, ready to be corrected and dropped again.

use super::lists::{Kept, pack, unpack};
use crate::failure::Failure;
use crate::files;
use crate::lang::{Lang, say};
use crate::spreadsheet;
use chrono::NaiveDate;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::io::ErrorKind;
use std::path::Path;

/// Rows of one sheet that are kept with their reason; what goes beyond is counted.
pub const MOST: usize = 100_000;

/// The rows of one sheet that were set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetAsideRows {
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// Its headings as written.
    pub headings: Vec<String>,
    /// Whether the file itself says which cells are numbers and dates.
    pub typed: Typed,
    /// The first [`MOST`] rows.
    pub rows: Vec<SetAsideRow>,
    /// How many rows there are.
    pub total: u64,
}

/// Whether a file tells numbers and dates from text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typed {
    /// A workbook does.
    Yes,
    /// A text file does not.
    #[default]
    No,
}

/// One row that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAsideRow {
    /// Its number in the sheet.
    pub row: u32,
    /// Why it was set aside.
    pub reason: String,
    /// The columns that are wrong.
    pub wrong: Vec<usize>,
    cells: Box<str>,
}

impl SetAsideRow {
    /// Returns a row with its cells as written.
    pub fn new(row: u32, cells: &[String], reason: String, wrong: Vec<usize>) -> Self {
        Self { row, reason, wrong, cells: pack(cells, usize::MAX) }
    }

    /// Returns its cells as written.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        unpack(&self.cells)
    }
}

impl SetAsideRows {
    /// Adds a row, and keeps it while there is room.
    pub(super) fn add(&mut self, row: impl FnOnce() -> SetAsideRow) {
        self.total += 1;
        if self.rows.len() < MOST {
            self.rows.push(row());
        }
    }
}

/// Returns the name that the save dialog suggests.
pub fn suggested_name(lang: Lang) -> String {
    say(lang, "a_corriger.xlsx".to_owned(), "to_correct.xlsx".to_owned())
}

/// Saves the rows as a spreadsheet with the user's own headings, and in added last columns the reason and the place.
///
/// A name in `.csv` gets text, where rows of several sheets go to several files: the second is named after its sheet.
/// Any other gets a workbook with a sheet for each.
pub fn save(kept: &Kept, path: &Path, lang: Lang) -> Result<(), Failure> {
    if path.extension().is_none_or(|end| !end.eq_ignore_ascii_case("csv")) {
        let bytes = workbook(kept.set_aside(), lang)
            .map_err(|_| Failure::Disk { path: path.to_owned(), kind: ErrorKind::Other })?;
        return files::write_whole(path, &bytes);
    }
    for (nth, sheet) in kept.set_aside().enumerate() {
        let target = if nth == 0 { path.to_owned() } else { files::beside(path, &place(sheet)) };
        let bytes =
            text(sheet, lang).map_err(|_| Failure::Disk { path: target.clone(), kind: ErrorKind::Other })?;
        files::write_whole(&target, &bytes)?;
    }
    Ok(())
}

fn workbook<'a>(sheets: impl Iterator<Item = &'a SetAsideRows>, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet, lang)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(page: &mut Worksheet, sheet: &SetAsideRows, lang: Lang) -> Result<(), XlsxError> {
    let (plain, wrong) = (Format::new(), Format::new().set_background_color(Color::RGB(0x00FF_C7CE)));
    let ours = Format::new().set_italic().set_align(FormatAlign::Top);
    let headings = sheet.headings.iter().cloned().chain(our_headings(lang));
    for (column, heading) in (0..).zip(headings) {
        page.write_string_with_format(0, column, heading, &Format::new().set_bold())?;
    }
    let first_ours = u16::try_from(sheet.headings.len()).unwrap_or(u16::MAX);
    for (line, row) in (1..).zip(&sheet.rows) {
        for (place, cell) in row.cells().enumerate().take(sheet.headings.len()) {
            let format = if row.wrong.contains(&place) { &wrong } else { &plain };
            write_cell(page, line, u16::try_from(place).unwrap_or(u16::MAX), cell, sheet.typed, format)?;
        }
        page.write_string_with_format(line, first_ours, &row.reason, &ours)?;
        page.write_string_with_format(line, first_ours + 1, place(sheet), &ours)?;
        page.write_number_with_format(line, first_ours + 2, row.row, &ours)?;
    }
    page.set_freeze_panes(1, 0)?;
    page.set_column_width(first_ours, 60)?;
    Ok(())
}

/// Writes a cell so that it is read again as it was: what the workbook had as number or day stays one, all else is
/// text, so that nothing is run as a formula and a postal code keeps its zero.
fn write_cell(
    page: &mut Worksheet,
    line: u32,
    column: u16,
    cell: &str,
    typed: Typed,
    format: &Format,
) -> Result<(), XlsxError> {
    if cell.is_empty() {
        return page.write_blank(line, column, format).map(drop);
    }
    if typed == Typed::Yes
        && let Some(number) = plain_number(cell)
    {
        return page.write_number_with_format(line, column, number, format).map(drop);
    }
    if typed == Typed::Yes
        && let Some(day) = plain_day(cell)
    {
        let format = format.clone().set_num_format("dd/mm/yyyy");
        return page.write_datetime_with_format(line, column, &day, &format).map(drop);
    }
    page.write_string_with_format(line, column, cell, format).map(drop)
}

/// Returns the number that is written exactly so: no leading zero, no more digits than a workbook can hold.
fn plain_number(cell: &str) -> Option<f64> {
    let starts = cell.strip_prefix('-').unwrap_or(cell).starts_with(|c: char| c.is_ascii_digit());
    let number = cell.parse::<f64>().ok().filter(|_| starts)?;
    (cell.len() <= 15 && number.to_string() == cell).then_some(number)
}

/// Returns the day that is written so by the reader of workbooks.
fn plain_day(cell: &str) -> Option<ExcelDateTime> {
    NaiveDate::parse_from_str(cell, "%Y-%m-%d").ok().filter(|_| cell.len() == 10)?;
    ExcelDateTime::parse_from_str(cell).ok()
}

/// The headings of the added columns; the import knows them by their ending and never reads them.
fn our_headings(lang: Lang) -> [String; 3] {
    let words = match lang {
        Lang::Fr => ["À corriger", "Feuille d’origine", "Ligne d’origine"],
        Lang::En => ["To correct", "Sheet of origin", "Row of origin"],
    };
    words.map(|words| format!("{words} {}", import::OUR_MARK))
}

fn place(sheet: &SetAsideRows) -> String {
    format!("{} {}", sheet.file, sheet.sheet).trim_end().to_owned()
}

/// UTF-8 with a byte order mark, `;`, CRLF: what a French Excel opens by a double click.
fn text(sheet: &SetAsideRows, lang: Lang) -> Result<Vec<u8>, csv::Error> {
    let ours = our_headings(lang);
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = spreadsheet::writer(b';', &mut bytes);
    writer.write_record(sheet.headings.iter().chain(&ours).map(String::as_str))?;
    for row in &sheet.rows {
        let cells = row.cells().map(defused).chain(std::iter::repeat("".into()));
        let added = [row.reason.clone().into(), place(sheet).into(), row.row.to_string().into()];
        let record: Vec<_> = cells.take(sheet.headings.len()).chain(added).collect();
        writer.write_record(record.iter().map(|cell: &std::borrow::Cow<str>| cell.as_bytes()))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// Puts an apostrophe before what a spreadsheet program would run as a formula; numbers and telephone numbers stay.
pub(crate) fn defused(cell: &str) -> std::borrow::Cow<'_, str> {
    if import::is_defused(cell) {
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

    fn sheet(typed: Typed) -> SetAsideRows {
        let cells = ["A;1", "01000", "0.1", "=1+1"].map(str::to_owned);
        SetAsideRows {
            file: "r.csv".into(),
            headings: ["Réf", "CP", "Montant", "Note"].map(str::to_owned).to_vec(),
            typed,
            rows: vec![SetAsideRow::new(7, &cells, "pas de date".into(), vec![1])],
            total: 1,
            ..SetAsideRows::default()
        }
    }

    #[test]
    fn rows_keep_the_users_headings_and_get_a_reason() {
        let expected = "\u{feff}Réf;CP;Montant;Note;À corriger (Baromail);Feuille d’origine (Baromail);\
            Ligne d’origine (Baromail)\r\n\"A;1\";01000;0.1;'=1+1;pas de date;r.csv;7\r\n";
        assert_eq!(text(&sheet(Typed::No), Lang::Fr).expect("text"), expected.as_bytes());
    }

    #[test]
    fn a_workbook_keeps_numbers_and_leading_zeros_and_runs_nothing() {
        for typed in [Typed::Yes, Typed::No] {
            let rows = sheet(typed);
            let bytes = workbook(std::iter::once(&rows), Lang::Fr).expect("a workbook");
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("r.xlsx");
            std::fs::write(&path, bytes).expect("written");
            let source = import::open(&path).expect("it is read again");
            let look = import::inspect(&source, 0, &import::Hints::default()).expect("it is understood");
            let samples: Vec<_> =
                look.columns.iter().take(4).map(|column| column.samples[0].as_str()).collect();
            assert_eq!(samples, ["A;1", "01000", "0.1", "=1+1"]);
            assert!(look.columns[4..].iter().all(|column| column.why == import::Why::Ours));
        }
        for (cell, number) in
            [("12", true), ("-0.5", true), ("01", false), ("1e5", false), ("inf", false), ("+33", false)]
        {
            assert_eq!(plain_number(cell).is_some(), number, "{cell}");
        }
    }
}
