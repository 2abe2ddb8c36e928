//! Which part of a workbook of .xlsx holds which sheet: the names stand in one part, the places in another.

use crate::error::Problem;
use crate::markup::{attribute, each_tag, opens};
use crate::sheet_look::{self, SheetLook};
use quick_xml::escape::unescape;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use zip::ZipArchive;

const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// Looks through the part that holds a sheet.
///
/// # Errors
/// [`Problem::Damaged`] where no part holds it, and what the look refuses.
pub(crate) fn look(mut file: &File, sheet: &str) -> Result<SheetLook, Problem> {
    file.seek(SeekFrom::Start(0))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| Problem::Truncated)?;
    let part = part_of(&mut archive, sheet)?.ok_or(Problem::Damaged { after: None })?;
    let same = |name: &&[u8]| name.eq_ignore_ascii_case(part.as_bytes());
    let index = archive
        .file_names_raw()
        .find(same)
        .and_then(|name| archive.index_for_name_raw(name))
        .ok_or(Problem::Damaged { after: None })?;
    let mut part = archive.by_index(index).map_err(|_| Problem::Truncated)?;
    sheet_look::look(&mut part)
}

fn part_of<R: Read + Seek>(archive: &mut ZipArchive<R>, sheet: &str) -> Result<Option<String>, Problem> {
    let mut id = None;
    each_named(archive, BOOK, b"sheet", &mut |tag| {
        let name = attribute(tag, b"name").map(String::from_utf8_lossy).unwrap_or_default();
        if unescape(&name).is_ok_and(|name| name == sheet) {
            id = id.take().or_else(|| attribute(tag, b"r:id").map(<[u8]>::to_vec));
        }
    })?;
    match id {
        Some(id) => target_of(archive, RELATIONS, &id),
        None => Ok(None),
    }
}

/// Returns the part that a relation of the workbook names.
///
/// # Errors
/// As [`each_tag`].
pub(crate) fn target_of<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    relations: &str,
    id: &[u8],
) -> Result<Option<String>, Problem> {
    let mut target = None;
    each_named(archive, relations, b"Relationship", &mut |tag| {
        if attribute(tag, b"Id") == Some(id) {
            target = attribute(tag, b"Target").map(|target| String::from_utf8_lossy(target).into_owned());
        }
    })?;
    Ok(target.map(|target| match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if target.starts_with("xl/") => target,
        None => format!("xl/{target}"),
    }))
}

fn each_named<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    part: &str,
    name: &[u8],
    visit: &mut dyn FnMut(&[u8]),
) -> Result<(), Problem> {
    let Ok(mut part) = archive.by_name(part) else { return Ok(()) };
    each_tag(&mut part, &mut |tag, _| {
        // Some programs write the main namespace with a prefix.
        let local = tag.iter().position(|byte| *byte == b':').map_or(tag, |colon| &tag[colon + 1..]);
        if opens(tag, name) || opens(local, name) {
            visit(tag);
        }
    })?;
    Ok(())
}
