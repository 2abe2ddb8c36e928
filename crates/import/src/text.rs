//! Rows of a text file: its encoding, its separator, and one pass over its lines.

mod decode;
mod encoding;
mod separator;

use crate::bytes::Bytes;
use crate::error::Problem;
use crate::evidence::BytesProof;
use crate::limits::{COLUMNS, LINE_BYTES, Limit};
use crate::options::{Separator, TextEncoding, TextOptions};
use crate::row::{Nature, Row};
use decode::Decoding;
use encoding_rs::Encoding;
use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;

pub(crate) use encoding::Survey;
pub(crate) use separator::Cut;

/// How a text file is to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextLook {
    pub(crate) encoding: &'static Encoding,
    pub(crate) separator: u8,
    /// What shows the encoding.
    pub(crate) bytes: BytesProof,
    /// What shows the separator.
    pub(crate) cut: Cut,
    /// Number of lines, where it could be counted on the way.
    pub(crate) lines: Option<u64>,
}

impl TextLook {
    /// Returns the look with what a person says of the encoding and the separator.
    pub(crate) fn told(self, options: TextOptions) -> Self {
        let encoding = options.encoding.map_or(self.encoding, TextEncoding::decoder);
        let separator = options.separator.map_or(self.separator, Separator::byte);
        Self { encoding, separator, lines: self.lines.filter(|_| encoding == self.encoding), ..self }
    }
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Progress {
    pub(crate) bytes: u64,
}

/// Returns how a surveyed file is to be read.
pub(crate) fn look(file: &mut Bytes, survey: &Survey) -> Result<TextLook, Problem> {
    let (encoding, bytes) = survey.encoding();
    file.seek(SeekFrom::Start(0))?;
    let mut head = vec![0; crate::sniff::HEAD];
    let read = Decoding::new(file, encoding).read(&mut head)?;
    let start = String::from_utf8_lossy(&head[..read]);
    let cut = separator::guess(&start);
    Ok(TextLook { encoding, separator: cut.separator, bytes, cut, lines: survey.lines(encoding) })
}

/// Visits every row in turn.
///
/// # Errors
/// [`Problem::TooLarge`] where one line, quoted line ends included, has no end.
pub(crate) fn each_row(
    file: &mut Bytes,
    look: TextLook,
    visit: &mut dyn FnMut(&Row, Progress) -> ControlFlow<()>,
) -> Result<(), Problem> {
    file.seek(SeekFrom::Start(0))?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(look.separator)
        .buffer_capacity(128 * 1024)
        .from_reader(Decoding::new(file, look.encoding));
    let mut record = csv::StringRecord::new();
    let mut row = Row::default();
    let mut inner_lines = 0_u64;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => return Err(problem(error)),
        }
        fill(&mut row, &record);
        inner_lines += u64::from(row.inner_lines);
        // Every line ends in one line feed by now, so the line after this row less those inside cells is its number.
        row.number = (reader.position().line() - 1 - inner_lines) as u32;
        reader.get_mut().row_done();
        let progress = Progress { bytes: reader.get_ref().bytes_taken() };
        if visit(&row, progress).is_break() {
            return Ok(());
        }
    }
}

fn fill(row: &mut Row, record: &csv::StringRecord) {
    row.restart(0);
    for cell in record.iter().take(COLUMNS) {
        let nature = if is_failed(cell) { Nature::Failed } else { Nature::Text };
        row.push(cell, nature);
    }
    row.inner_lines = record.as_slice().bytes().filter(|b| *b == b'\n').count() as u32;
}

/// Returns whether a cell is the result of a failed formula, in French or English.
pub(crate) fn is_failed(cell: &str) -> bool {
    cell.starts_with('#')
        && matches!(
            cell,
            "#N/A"
                | "#REF!"
                | "#VALEUR!"
                | "#VALUE!"
                | "#DIV/0!"
                | "#NOM?"
                | "#NAME?"
                | "#NOMBRE!"
                | "#NUM!"
                | "#NUL!"
                | "#NULL!"
        )
}

fn problem(error: csv::Error) -> Problem {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if decode::is_endless_line(&error) => {
            Problem::TooLarge { limit: Limit::LineBytes, found: LINE_BYTES }
        }
        csv::ErrorKind::Io(error) => Problem::Io(error),
        _ => Problem::Damaged { after: None },
    }
}
