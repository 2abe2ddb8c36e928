//! A file that can be read: looked at once, then inspected and read sheet by sheet.

use crate::bytes::{Bytes, Stamp};
use crate::cell::date::Epoch;
use crate::child::{self, Held};
use crate::error::{FileError, Looks, Problem};
use crate::limits::{EXPANDED_BYTES, Limit};
use crate::options::TextOptions;
use crate::row::Row;
use crate::sheet_look::SheetLook;
use crate::sniff::{Promise, sniff};
use crate::text::{self, Progress, Survey, TextLook};
use crate::workbook::{self, Book};
use crate::zip_look::{self, Package};
use crate::{ods, parts};
use calamine::SheetVisible;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::scope;

/// How much of a file is read at once, and how many such blocks may wait for their digest.
const BLOCK: usize = 256 * 1024;
const AHEAD: usize = 8;

/// A file that was recognised as a spreadsheet, with what one look at it told.
pub struct Source {
    /// Name without its folder.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// BLAKE3 of the bytes.
    pub digest: [u8; 32],
    /// The sheets; a text file has one, with the file's name.
    pub sheets: Vec<Sheet>,
    content: Content,
    /// The file as it was: it must not change between a look and the reading that follows.
    stamp: Option<Stamp>,
}

/// One sheet of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the user of a spreadsheet program sees it.
    pub shown: Shown,
}

/// Whether a sheet is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As a tab.
    Yes,
    /// Hidden by its author.
    Hidden,
}

enum Content {
    Text(Mutex<Bytes>, TextLook),
    /// .xlsx, with what a look through each sheet told.
    Workbook(Box<Mutex<Book>>, Vec<OnceLock<SheetLook>>),
    /// .ods, with what the look through the file told of each sheet.
    Ods(Mutex<File>, Vec<SheetLook>),
    /// .xls and .xlsb, read by another process, with what a look through each sheet told.
    Held(Mutex<File>, Held, Epoch, Vec<Option<SheetLook>>),
}

/// Opens a file by its bytes, whatever its name says, and reads its digest.
///
/// # Errors
/// A [`FileError`] for what is not a readable spreadsheet: see [`Problem`].
pub fn open(path: &Path) -> Result<Source, FileError> {
    let name = path
        .file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    look(path, &name).map_err(|problem| problem.of(&name, None))
}

fn look(path: &Path, name: &str) -> Result<Source, Problem> {
    let mut file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(Problem::Io(std::io::ErrorKind::IsADirectory.into()));
    }
    let promise = sniff(&mut file)?;
    let stamp = Some(Stamp::of(&file)?);
    let (digest, size, survey) = pass_over(&mut file, promise)?;
    let (content, sheets) = match promise {
        Promise::Zip => package_of(file)?,
        Promise::Compound if size > EXPANDED_BYTES => {
            return Err(Problem::TooLarge { limit: Limit::ExpandedBytes, found: size });
        }
        Promise::Compound => held(file, Held::Xls)?,
        Promise::Text => text_of(Bytes::Disk(file), name, &survey)?,
    };
    Ok(Source { name: name.to_owned(), size, digest, sheets, content, stamp })
}

/// Opens text that is in memory (pasted cells, the standard input) under a name.
///
/// # Errors
/// A [`FileError`] for what is not text in rows.
pub fn open_bytes(name: &str, bytes: Arc<[u8]>) -> Result<Source, FileError> {
    let look = || {
        let mut bytes = Cursor::new(bytes);
        let promise = sniff(&mut bytes)?;
        if promise != Promise::Text {
            return Err(Problem::NotASpreadsheet(Looks::Archive));
        }
        let (digest, size, survey) = pass_over(&mut bytes, promise)?;
        let (content, sheets) = text_of(Bytes::Memory(bytes), name, &survey)?;
        Ok(Source { name: name.to_owned(), size, digest, sheets, content, stamp: None })
    };
    look().map_err(|problem: Problem| problem.of(name, None))
}

fn text_of(mut bytes: Bytes, name: &str, survey: &Survey) -> Result<(Content, Vec<Sheet>), Problem> {
    let look = text::look(&mut bytes, survey)?;
    let stem = Path::new(name).file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    Ok((Content::Text(Mutex::new(bytes), look), vec![Sheet { name: stem, shown: Shown::Yes }]))
}

/// Reads a file once: for its digest, on a thread of its own, and for what its bytes tell of text.
fn pass_over(file: &mut (impl Read + Seek), promise: Promise) -> Result<([u8; 32], u64, Survey), Problem> {
    file.seek(SeekFrom::Start(0))?;
    let (send, blocks) = sync_channel::<Arc<[u8]>>(AHEAD);
    scope(|threads| {
        let digest = threads.spawn(move || {
            let mut hasher = blake3::Hasher::new();
            for block in blocks {
                hasher.update(&block);
            }
            *hasher.finalize().as_bytes()
        });
        let (mut survey, mut size) = (Survey::new(), 0);
        let mut buffer = vec![0_u8; BLOCK];
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            let block: Arc<[u8]> = Arc::from(&buffer[..read]);
            size += read as u64;
            // The other end waits for blocks until this one is dropped.
            let _ = send.send(Arc::clone(&block));
            if promise == Promise::Text {
                survey.feed(&block);
            }
        }
        drop(send);
        let digest = digest.join().map_err(|_| Problem::Damaged { after: None })?;
        Ok((digest, size, survey))
    })
}

fn package_of(mut file: File) -> Result<(Content, Vec<Sheet>), Problem> {
    file.seek(SeekFrom::Start(0))?;
    let package = zip_look::look(BufReader::new(&file))?;
    file.seek(SeekFrom::Start(0))?;
    let (content, sheets) = match package {
        Package::Xlsx => workbook_of(file)?,
        Package::Xlsb => held(file, Held::Xlsb)?,
        Package::Ods => {
            let found = ods::sheets(&file)?;
            let (looks, sheets) = found
                .into_iter()
                .map(|sheet| (sheet.look, Sheet { name: sheet.name, shown: sheet.shown }))
                .unzip();
            (Content::Ods(Mutex::new(file), looks), sheets)
        }
    };
    if sheets.is_empty() { Err(Problem::NoRows) } else { Ok((content, sheets)) }
}

fn workbook_of(file: File) -> Result<(Content, Vec<Sheet>), Problem> {
    let book = workbook::open(file)?;
    let sheets: Vec<Sheet> = workbook::sheets(&book)
        .into_iter()
        .map(|(name, visible)| {
            let shown = if visible == SheetVisible::Visible { Shown::Yes } else { Shown::Hidden };
            Sheet { name, shown }
        })
        .collect();
    let looks = sheets.iter().map(|_| OnceLock::new()).collect();
    Ok((Content::Workbook(Box::new(Mutex::new(book)), looks), sheets))
}

fn held(file: File, held: Held) -> Result<(Content, Vec<Sheet>), Problem> {
    let (sheets, epoch) = child::sheets(&file, held)?;
    if sheets.is_empty() {
        return Err(Problem::NoRows);
    }
    let (sheets, looks) = sheets.into_iter().unzip();
    Ok((Content::Held(Mutex::new(file), held, epoch, looks), sheets))
}

impl Source {
    pub(crate) fn sheet(&self, index: usize) -> Result<&Sheet, FileError> {
        self.sheets.get(index).ok_or_else(|| Problem::NoSheet(index).of(&self.name, None))
    }

    /// Returns whether the file itself tells numbers and days from text, as a workbook does.
    pub const fn is_workbook(&self) -> bool {
        !matches!(self.content, Content::Text(..))
    }

    pub(crate) fn text_look(&self) -> Option<TextLook> {
        match &self.content {
            Content::Text(_, look) => Some(*look),
            _ => None,
        }
    }

    /// Returns what a look through a sheet tells, `None` for formats that tell nothing more than their cells.
    pub(crate) fn sheet_look(&self, sheet: usize) -> Result<Option<&SheetLook>, FileError> {
        let name = &self.sheet(sheet)?.name;
        let look = match &self.content {
            Content::Workbook(book, looks) => {
                // Both read the one file: its place in it must not move under a reading.
                let _still = book.lock().unwrap_or_else(PoisonError::into_inner);
                self.look_through(&looks[sheet], name).map(Some)
            }
            Content::Ods(_, looks) => Ok(looks.get(sheet)),
            Content::Held(.., looks) => Ok(looks.get(sheet).and_then(Option::as_ref)),
            Content::Text(..) => Ok(None),
        };
        look.map_err(|problem| problem.of(&self.name, Some(name)))
    }

    fn look_through<'a>(&self, kept: &'a OnceLock<SheetLook>, sheet: &str) -> Result<&'a SheetLook, Problem> {
        if let Some(look) = kept.get() {
            return Ok(look);
        }
        let look = parts::look(self.stamp.as_ref().ok_or(Problem::Changed)?.file(), sheet)?;
        Ok(kept.get_or_init(|| look))
    }

    pub(crate) fn epoch(&self) -> Epoch {
        match &self.content {
            Content::Text(..) | Content::Ods(..) => Epoch::Y1900,
            Content::Held(_, _, epoch, _) => *epoch,
            Content::Workbook(book, _) => {
                workbook::epoch(&book.lock().unwrap_or_else(PoisonError::into_inner))
            }
        }
    }

    fn is_unchanged(&self) -> Result<(), Problem> {
        match &self.stamp {
            Some(stamp) if !stamp.holds()? => Err(Problem::Changed),
            _ => Ok(()),
        }
    }

    /// Visits every row of a sheet in turn; the source is locked meanwhile.
    pub(crate) fn each_row(
        &self,
        sheet: usize,
        told: TextOptions,
        visit: &mut dyn FnMut(&Row, Progress) -> ControlFlow<()>,
    ) -> Result<(), FileError> {
        let name = &self.sheet(sheet)?.name;
        self.is_unchanged().map_err(|problem| problem.of(&self.name, Some(name)))?;
        let done = match &self.content {
            Content::Text(file, look) => {
                let look = look.told(told);
                text::each_row(&mut file.lock().unwrap_or_else(PoisonError::into_inner), look, visit)
            }
            Content::Workbook(book, looks) => {
                let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
                self.look_through(&looks[sheet], name)
                    .and_then(|look| workbook::each_row(&mut book, name, look, self.size, visit))
            }
            Content::Ods(file, _) => {
                ods::each_row(&file.lock().unwrap_or_else(PoisonError::into_inner), sheet, self.size, visit)
            }
            Content::Held(file, held, ..) => {
                let file = file.lock().unwrap_or_else(PoisonError::into_inner);
                child::each_row(&file, *held, sheet, self.size, visit)
            }
        };
        done.map_err(|problem| problem.of(&self.name, Some(name)))
    }
}
