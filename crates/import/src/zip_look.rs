//! A workbook is a zip archive: it is looked through under limits before anything expands it into memory.

use crate::error::{Looks, Problem};
use crate::limits::{ENTRIES, EXPANDED_BYTES, Limit, RATIO, RATIO_FREE_BYTES};
use crate::markup::{attribute, each_tag, opens};
use std::io::{ErrorKind, Read, Seek};
use zip::ZipArchive;
use zip::result::ZipError;

/// What a zip archive turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Package {
    /// Excel's workbook in XML.
    Xlsx,
    /// Excel's binary workbook.
    Xlsb,
    /// `OpenDocument`.
    Ods,
}

/// Refuses an archive that is no workbook or that would grow beyond the limits; tells which workbook it is.
///
/// Sizes declared in the directory can lie, but the archive's reader stops at them, so they bound what is expanded.
///
/// # Errors
/// [`Problem::Truncated`], [`Problem::NotASpreadsheet`], [`Problem::TooLarge`], [`Problem::ForbiddenDeclaration`].
pub(crate) fn look(file: impl Read + Seek) -> Result<Package, Problem> {
    let mut archive = ZipArchive::new(file).map_err(|error| broken(&error))?;
    if archive.len() as u64 > ENTRIES {
        return Err(Problem::TooLarge { limit: Limit::Entries, found: archive.len() as u64 });
    }
    let package = package(&archive)?;
    declared_sizes(&mut archive)?;
    if package == Package::Xlsx {
        for index in 0..archive.len() {
            let name =
                archive.by_index_raw(index).map_err(|error| broken(&error))?.name_raw().to_ascii_lowercase();
            if name.ends_with(b"sharedstrings.xml") {
                shared_strings(&mut archive, index)?;
            } else if is_held_whole(&name) {
                let part = archive.by_index(index).map_err(|error| broken(&error))?;
                within(Limit::PartMarkup, each_tag(&mut { part }, &mut |_, _| {})?)?;
            }
        }
    }
    Ok(package)
}

/// Returns whether the library keeps all that a part says: of what is left, it keeps nothing or streams.
fn is_held_whole(name: &[u8]) -> bool {
    let ends = |end: &[u8]| name.ends_with(end);
    ends(b"workbook.xml")
        || ends(b"styles.xml")
        || ends(b".rels")
        || ends(b"content_types].xml")
        || name.starts_with(b"xl/theme/")
        || name.starts_with(b"xl/richdata/")
        || name.starts_with(b"docprops/")
}

fn within(limit: Limit, found: u64) -> Result<(), Problem> {
    if found > limit.allowed() { Err(Problem::TooLarge { limit, found }) } else { Ok(()) }
}

fn package<R: Read + Seek>(archive: &ZipArchive<R>) -> Result<Package, Problem> {
    let names: Vec<&[u8]> = archive.file_names_raw().collect();
    let ends = |end: &[u8]| names.iter().any(|name| name.ends_with(end));
    let starts = |start: &[u8]| names.iter().any(|name| name.starts_with(start));
    if ends(b"workbook.xml") {
        return Ok(Package::Xlsx);
    }
    if ends(b"workbook.bin") {
        return Ok(Package::Xlsb);
    }
    let is = |mimetype: &[u8]| names.contains(&mimetype);
    if is(b"content.xml") && !starts(b"word/") {
        return Ok(Package::Ods);
    }
    Err(if starts(b"word/") {
        Problem::NotASpreadsheet(Looks::Document)
    } else if starts(b"ppt/") {
        Problem::NotASpreadsheet(Looks::Slides)
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
    let mut declared = 0;
    let tags = each_tag(&mut part, &mut |tag, _| {
        if opens(tag, b"sst") || tag.ends_with(b":sst") {
            declared = attribute(tag, b"uniqueCount").map_or(0, whole_number);
        }
    })?;
    within(Limit::SharedMarkup, tags.max(declared))
}

/// Returns a number of digits; one that does not even fit is as good as too many.
fn whole_number(digits: &[u8]) -> u64 {
    let digits = std::str::from_utf8(digits).unwrap_or_default().trim();
    if digits.bytes().all(|digit| digit.is_ascii_digit()) { digits.parse().unwrap_or(u64::MAX) } else { 0 }
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
