//! .xls and .xlsb are read by a process of their own, bounded in memory and time.
//!
//! Their reader trusts what the file claims: a kilobyte can make it ask for half a terabyte, which ends the process
//! that asks and can be caught by nobody. So the program runs itself once more with a hidden argument ([`serve`]),
//! hands over the open file as standard input, and takes the rows from its standard output. The process bounds itself
//! before it looks at a byte; what it is handed holds no key.
//!
//! A program that did not call [`serve`] at its start, such as a test, names one that does: see [`read_by`].

mod hidden;
mod serve;
mod wire;

pub use serve::serve;

use crate::cell::date::Epoch;
use crate::error::Problem;
use crate::limits::{Limit, READER_BYTES, READER_SECONDS};
use crate::row::{Row, address};
use crate::sheet_look::SheetLook;
use crate::source::Sheet;
use crate::text::Progress;
use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use wire::Frame;

/// The argument by which the program is told to read; it is no command of a person's.
const ARGUMENT: &str = "--read-spreadsheet-from-standard-input";
/// The program that reads.
static READER: OnceLock<PathBuf> = OnceLock::new();

/// Names the program that reads .xls and .xlsb, one that calls [`serve`] first; the first name given counts.
pub fn read_by(program: PathBuf) {
    READER.get_or_init(|| program);
}

/// A format that must be held whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    Xls,
    Xlsb,
}

impl Held {
    const fn name(self) -> &'static str {
        match self {
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Xls, Self::Xlsb].into_iter().find(|held| held.name() == name)
    }
}

/// A sheet, with what a look through it told where it could be looked through.
type Looked = (Sheet, Option<SheetLook>);

/// Returns the sheets of a file, and from which day it counts.
///
/// # Errors
/// [`Problem::NoReader`], [`Problem::TooLarge`] where the bounds were reached, and what the reader tells.
pub(crate) fn sheets(file: &File, held: Held) -> Result<(Vec<Looked>, Epoch), Problem> {
    let (mut sheets, mut from) = (Vec::<Looked>::new(), Epoch::Y1900);
    let mut told = |frame: Frame<'_>| {
        match frame {
            Frame::Sheet(sheet) => sheets.push((sheet, None)),
            Frame::Rows(rows, hidden_rows) => {
                if let Some((_, look)) = sheets.last_mut() {
                    *look = Some(SheetLook { rows, hidden_rows, ..SheetLook::default() });
                }
            }
            Frame::Epoch(epoch) => from = epoch,
            _ => {}
        }
        ControlFlow::Continue(())
    };
    listen(file, held, None, &mut told)?;
    Ok((sheets, from))
}

/// Visits every row of a sheet that has a cell, in turn.
///
/// # Errors
/// As [`sheets`].
pub(crate) fn each_row(
    file: &File,
    held: Held,
    sheet: usize,
    size: u64,
    visit: &mut dyn FnMut(&Row, Progress) -> ControlFlow<()>,
) -> Result<(), Problem> {
    let mut last = 1;
    listen(file, held, Some(sheet), &mut |frame| match frame {
        Frame::LastRow(row) => {
            last = u64::from(row.max(1));
            ControlFlow::Continue(())
        }
        Frame::Row(row) => {
            let share = u128::from(size) * u128::from(u64::from(row.number).min(last)) / u128::from(last);
            visit(row, Progress { bytes: share as u64 })
        }
        _ => ControlFlow::Continue(()),
    })
}

/// Starts the reader and gives on what it says, up to its end or the receiver's.
fn listen(
    file: &File,
    held: Held,
    sheet: Option<usize>,
    told: &mut dyn FnMut(Frame<'_>) -> ControlFlow<()>,
) -> Result<(), Problem> {
    let mut child = start(file, held, sheet)?;
    let mut row = Row::default();
    let heard = match child.stdout.take() {
        Some(output) => hear(output, &mut row, told),
        None => Ok(Heard::Broken),
    };
    if !matches!(heard, Ok(Heard::Whole)) {
        // It may have ended already; then there is nothing to end.
        let _ = child.kill();
    }
    let status = child.wait()?;
    match heard? {
        Heard::Whole | Heard::Stopped => Ok(()),
        Heard::Problem(problem) => Err(problem),
        Heard::Broken => Err(why(status, &row)),
    }
}

fn start(mut file: &File, held: Held, sheet: Option<usize>) -> Result<Child, Problem> {
    let missing = || Problem::NoReader(std::io::ErrorKind::NotFound.into());
    file.seek(SeekFrom::Start(0))?;
    let mut command = Command::new(READER.get().ok_or_else(missing)?);
    command.arg(ARGUMENT).arg(held.name());
    if let Some(sheet) = sheet {
        command.arg(sheet.to_string());
    }
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("BAROMAIL") {
            command.env_remove(name);
        }
    }
    command.stdin(file.try_clone()?).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().map_err(Problem::NoReader)
}

/// How the reader's output ended.
enum Heard {
    Whole,
    Stopped,
    Problem(Problem),
    /// Without its last word.
    Broken,
}

fn hear(
    output: ChildStdout,
    row: &mut Row,
    told: &mut dyn FnMut(Frame<'_>) -> ControlFlow<()>,
) -> Result<Heard, Problem> {
    let mut output = BufReader::with_capacity(256 * 1024, output);
    loop {
        match wire::receive(&mut output, row) {
            Ok(Frame::End) => return Ok(Heard::Whole),
            Ok(Frame::Problem(problem)) => return Ok(Heard::Problem(problem)),
            Ok(frame) => {
                if told(frame).is_break() {
                    return Ok(Heard::Stopped);
                }
            }
            Err(_) => return Ok(Heard::Broken),
        }
    }
}

/// Returns why a reader ended without its last word.
fn why(status: ExitStatus, row: &Row) -> Problem {
    match signal(status) {
        // Memory that is refused aborts.
        Some(6) => Problem::TooLarge { limit: Limit::ReaderBytes, found: READER_BYTES },
        // Its time was up: the soft limit's signal, or the hard one's.
        Some(9 | 24) => Problem::TooLarge { limit: Limit::ReaderSeconds, found: READER_SECONDS },
        _ => Problem::Damaged { after: row.len().checked_sub(1).map(|column| address(column, row.number)) },
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_status: ExitStatus) -> Option<i32> {
    None
}
