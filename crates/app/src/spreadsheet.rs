//! A table as the text of a spreadsheet in the reader's language.

use crate::failure::Failure;
use crate::imports::set_aside::defused;
use crate::lang::{Lang, one_of};
use std::io::Write;

/// Returns rows as CSV: semicolons in French, commas in English; no cell of it is a formula.
///
/// # Errors
/// [`Failure::Disk`] where there is no memory left.
pub fn csv_of(rows: impl IntoIterator<Item = Vec<String>>, lang: Lang) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    {
        let mut writer = writer(one_of(lang, b';', b','), &mut bytes);
        for row in rows {
            let cells = row.iter().map(|cell| defused(cell).into_owned());
            writer.write_record(cells).map_err(|_| no_text())?;
        }
        writer.flush().map_err(|_| no_text())?;
    }
    String::from_utf8(bytes).map_err(|_| no_text())
}

/// Returns a writer of CSV with lines that end as spreadsheet programs end them.
pub(crate) fn writer<W: Write>(separator: u8, into: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(into)
}

/// Writing into memory fails only where there is none left.
fn no_text() -> Failure {
    Failure::Disk { path: "csv".into(), kind: std::io::ErrorKind::OutOfMemory }
}
