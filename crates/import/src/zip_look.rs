//! A workbook is a zip archive: it is looked through under limits before anything expands it into memory.

use crate::error::{Looks, OtherFormat, Problem};
use crate::limits::{ENTRIES, EXPANDED_BYTES, Limit, RATIO, RATIO_FREE_BYTES, SHARED_MARKUP};
use crate::text::count;
use std::io::{ErrorKind, Read, Seek};
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes of the shared strings in which their declared number stands.
const PROLOGUE: usize = 4 * 1024;

/// Refuses an archive that is no workbook or that would grow beyond the limits.
///
/// Sizes declared in the directory can lie, but the archive's reader stops at them, so they bound what is expanded.
///
/// # Errors
/// [`Problem::Truncated`], [`Problem::NotASpreadsheet`], [`Problem::NotYetRead`], [`Problem::TooLarge`].
pub(crate) fn look(file: impl Read + Seek) -> Result<(), Problem> {
    let mut archive = ZipArchive::new(file).map_err(|error| broken(&error))?;
    if archive.len() as u64 > ENTRIES {
        return Err(Problem::TooLarge { limit: Limit::Entries, found: archive.len() as u64 });
    }
    is_workbook(&archive)?;
    declared_sizes(&mut archive)?;
    for index in 0..archive.len() {
        let name =
            archive.by_index_raw(index).map_err(|error| broken(&error))?.name_raw().to_ascii_lowercase();
        if name.ends_with(b"sharedstrings.xml") {
            shared_strings(&mut archive, index)?;
        }
    }
    Ok(())
}

fn is_workbook<R: Read + Seek>(archive: &ZipArchive<R>) -> Result<(), Problem> {
    let names: Vec<&[u8]> = archive.file_names_raw().collect();
    let ends = |end: &[u8]| names.iter().any(|name| name.ends_with(end));
    let starts = |start: &[u8]| names.iter().any(|name| name.starts_with(start));
    if ends(b"workbook.xml") {
        return Ok(());
    }
    Err(if ends(b"workbook.bin") {
        Problem::NotYetRead(OtherFormat::Xlsb)
    } else if starts(b"word/") {
        Problem::NotASpreadsheet(Looks::Document)
    } else if starts(b"ppt/") {
        Problem::NotASpreadsheet(Looks::Slides)
    } else if names.contains(&&b"mimetype"[..]) && names.contains(&&b"content.xml"[..]) {
        Problem::NotYetRead(OtherFormat::Ods)
    } else {
        Problem::NotASpreadsheet(Looks::Archive)
    })
}

/// Adds up the sizes that the directory declares: a bomb is refused without expanding a byte.
fn declared_sizes<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), Problem> {
    let (mut expanded, mut packed) = (0_u64, 0_u64);
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| broken(&error))?;
        expanded = expanded.saturating_add(entry.size());
        packed = packed.saturating_add(entry.compressed_size());
    }
    if expanded > EXPANDED_BYTES {
        return Err(Problem::TooLarge { limit: Limit::ExpandedBytes, found: expanded });
    }
    let ratio = expanded / packed.max(1);
    if expanded > RATIO_FREE_BYTES && ratio > RATIO {
        return Err(Problem::TooLarge { limit: Limit::Ratio, found: ratio });
    }
    Ok(())
}

/// Refuses more strings than memory allows, and a declared number that goes beyond: room is made for it at once.
fn shared_strings<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize) -> Result<(), Problem> {
    let mut part = archive.by_index(index).map_err(|error| broken(&error))?;
    let mut block = vec![0_u8; 64 * 1024];
    let mut prologue = Vec::new();
    let mut marks = 0_u64;
    loop {
        let read = match part.read(&mut block) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return Err(Problem::Truncated),
        };
        marks += count(&block[..read], b'<');
        prologue.extend_from_slice(&block[..read.min(PROLOGUE.saturating_sub(prologue.len()))]);
    }
    let found = marks.max(declared_count(&prologue).unwrap_or(0));
    if found > SHARED_MARKUP {
        return Err(Problem::TooLarge { limit: Limit::SharedMarkup, found });
    }
    Ok(())
}

fn declared_count(prologue: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(prologue);
    let after = text.split("uniqueCount").nth(1)?;
    let digits: String = after
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\''))
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    // A number that does not even fit is as good as too many.
    Some(digits.parse().unwrap_or(u64::MAX))
}

fn broken(error: &ZipError) -> Problem {
    match error {
        ZipError::Io(error)
            if error.kind() != ErrorKind::UnexpectedEof && error.kind() != ErrorKind::InvalidData =>
        {
            Problem::Io(std::io::Error::from(error.kind()))
        }
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Problem::PasswordProtected
        }
        _ => Problem::Truncated,
    }
}
