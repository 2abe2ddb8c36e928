//! The other side: bounds itself, reads what stands on its standard input, and tells it row by row.

use super::wire::{self, Frame};
use super::{ARGUMENT, Held, READER, hidden};
use crate::cell::date::Epoch;
use crate::error::Problem;
use crate::row::Row;
use crate::sheet_look::SheetLook;
use crate::source::{Sheet, Shown};
use crate::workbook::{put, put_owned, within_limits};
use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::process::ExitCode;

/// Reads for another process where the arguments say so and returns how it went; otherwise notes that this program
/// can, and returns nothing. To be called before anything else.
pub fn serve() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != ARGUMENT) {
        if let Ok(program) = std::env::current_exe() {
            READER.get_or_init(|| program);
        }
        return None;
    }
    let held = arguments.next().and_then(|name| Held::named(&name.to_string_lossy()));
    let sheet = arguments.next().and_then(|place| place.to_string_lossy().parse().ok());
    let done = held.ok_or(io::ErrorKind::InvalidInput.into()).and_then(|held| {
        bound()?;
        answer(held, sheet)
    });
    Some(if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Bounds this process: memory, time, and no image of its memory on disk.
///
/// Windows has no such call without `unsafe`, and macOS does not keep the bound on memory: there the look at the zip
/// directory and the size of the file are what bounds it, and that it is another process is what saves the program.
#[cfg(unix)]
fn bound() -> io::Result<()> {
    use crate::limits::{READER_BYTES, READER_SECONDS};
    rlimit::setrlimit(rlimit::Resource::CORE, 0, 0)?;
    rlimit::setrlimit(rlimit::Resource::DATA, READER_BYTES, READER_BYTES)?;
    rlimit::setrlimit(rlimit::Resource::CPU, READER_SECONDS, READER_SECONDS + 1)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the other systems can fail")]
fn bound() -> io::Result<()> {
    Ok(())
}

fn answer(held: Held, sheet: Option<usize>) -> io::Result<()> {
    let mut file = input()?;
    file.seek(SeekFrom::Start(0))?;
    let mut output = BufWriter::with_capacity(256 * 1024, io::stdout().lock());
    let told = match held {
        Held::Xls => xls(&file, sheet, &mut output),
        Held::Xlsb => xlsb(&file, sheet, &mut output),
    };
    let last = match told {
        Ok(()) => Frame::End,
        Err(Stop::Problem(problem)) => Frame::Problem(problem),
        Err(Stop::NobodyListens(error)) => return Err(error),
    };
    wire::send(&mut output, &last)?;
    output.flush()
}

/// Why telling ended early.
enum Stop {
    Problem(Problem),
    NobodyListens(io::Error),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::NobodyListens(error)
    }
}

#[cfg(unix)]
fn input() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn input() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

fn xls(file: &File, sheet: Option<usize>, output: &mut impl Write) -> Result<(), Stop> {
    let mut book = Xls::new(BufReader::new(file)).map_err(|error| xls_problem(&error))?;
    let names = names(&book);
    let Some(sheet) = sheet else {
        let epoch = if book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
        return introduce(names, epoch, hidden::of_xls(file), output);
    };
    let Some(name) = names.get(sheet).map(|sheet| &sheet.name) else {
        return Err(Problem::NoSheet(sheet).into());
    };
    let cells = book.worksheet_range(name).map_err(|error| xls_problem(&error))?;
    let (Some((first, left)), Some((last, _))) = (cells.start(), cells.end()) else { return Ok(()) };
    wire::send(output, &Frame::LastRow(last.saturating_add(1)))?;
    let mut row = Row::default();
    let mut seen = 0;
    for (number, cells) in (first..).zip(cells.rows()) {
        row.restart(number.saturating_add(1));
        for (column, cell) in (left as usize..).zip(cells) {
            put_owned(&mut row, column, cell);
        }
        seen += row.len() as u64;
        within_limits(seen, row.number)?;
        if row.len() > 0 {
            wire::send(output, &Frame::Row(&row))?;
        }
    }
    Ok(())
}

/// Tells a binary workbook. The library passes over its failed formulas: they come out as empty cells.
fn xlsb(file: &File, sheet: Option<usize>, output: &mut impl Write) -> Result<(), Stop> {
    let mut book = Xlsb::new(BufReader::new(file)).map_err(|error| xlsb_problem(&error))?;
    let names = names(&book);
    let Some(sheet) = sheet else {
        let epoch = if book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
        let known: Vec<&str> = names.iter().map(|sheet| sheet.name.as_str()).collect();
        let looks = hidden::of_xlsb(BufReader::new(file), &known);
        return introduce(names, epoch, looks, output);
    };
    let Some(name) = names.get(sheet).map(|sheet| &sheet.name) else {
        return Err(Problem::NoSheet(sheet).into());
    };
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| xlsb_problem(&error))?;
    wire::send(output, &Frame::LastRow(cells.dimensions().end.0.saturating_add(1)))?;
    let mut row = Row::default();
    let mut seen = 0;
    while let Some(cell) = cells.next_cell().map_err(|error| xlsb_problem(&error))? {
        let (number, column) = cell.get_position();
        if number.saturating_add(1) != row.number {
            if row.len() > 0 {
                wire::send(output, &Frame::Row(&row))?;
            }
            row.restart(number.saturating_add(1));
        }
        seen += 1;
        within_limits(seen, row.number)?;
        put(&mut row, column as usize, cell.get_value());
    }
    if row.len() > 0 {
        wire::send(output, &Frame::Row(&row))?;
    }
    Ok(())
}

fn names<R: Read + Seek>(book: &impl Reader<R>) -> Vec<Sheet> {
    let cells = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let shown = |visible| if visible == SheetVisible::Visible { Shown::Yes } else { Shown::Hidden };
    cells.map(|sheet| Sheet { name: sheet.name.clone(), shown: shown(sheet.visible) }).collect()
}

/// Tells the sheets, with what their rows say where they could be looked through.
fn introduce(
    sheets: Vec<Sheet>,
    epoch: Epoch,
    looks: Option<Vec<SheetLook>>,
    output: &mut impl Write,
) -> Result<(), Stop> {
    wire::send(output, &Frame::Epoch(epoch))?;
    let looks = looks.filter(|looks| looks.len() == sheets.len()).unwrap_or_default();
    let mut looks = looks.iter();
    for sheet in sheets {
        wire::send(output, &Frame::Sheet(sheet))?;
        if let Some(look) = looks.next() {
            wire::send(output, &Frame::Rows(look.rows, look.hidden_rows))?;
        }
    }
    Ok(())
}

fn xls_problem(error: &XlsError) -> Problem {
    match error {
        XlsError::Password => Problem::PasswordProtected,
        XlsError::Io(_) | XlsError::EoStream(_) => Problem::Truncated,
        _ => Problem::Damaged { after: None },
    }
}

fn xlsb_problem(error: &XlsbError) -> Problem {
    match error {
        XlsbError::Password => Problem::PasswordProtected,
        XlsbError::Io(_) | XlsbError::Zip(_) => Problem::Truncated,
        _ => Problem::Damaged { after: None },
    }
}
