//! The rows of .xlsb: binary records in the parts of a zip archive.
//!
//! Source: Microsoft, \[MS-XLSB\] 2.1.4 (records), 2.4.313 (`BrtBundleSh`), 2.4.687 (`BrtRowHdr`) and the records of
//! cells.

use super::{RowsSeen, long};
use crate::parts::target_of;
use crate::sheet_look::SheetLook;
use std::io::{BufReader, Read, Seek};
use zip::ZipArchive;

const BOOK: &str = "xl/workbook.bin";
const RELATIONS: &str = "xl/_rels/workbook.bin.rels";
const SHEET: u32 = 156;
const ROW: u32 = 0;
/// Short number, error, yes or no, number, text in two ways, and formulas with each of the four results.
const CELLS: std::ops::RangeInclusive<u32> = 2..=11;
/// `fDyZero` in byte 11 of a `BrtRowHdr`.
const HIDDEN: u8 = 0x10;
/// Bytes of a record that are looked at; the rest is passed over.
const HEAD: u64 = 2_048;

/// Returns what each of these sheets says of its rows; nothing where the file is laid out otherwise.
pub(in crate::child) fn looks<R: Read + Seek>(file: R, names: &[&str]) -> Option<Vec<SheetLook>> {
    let mut archive = ZipArchive::new(file).ok()?;
    let mut ids = Vec::new();
    each_record(&mut archive.by_name(BOOK).ok()?, &mut |sort, data| {
        if sort == SHEET {
            ids.extend(bundle(data));
        }
    })?;
    let of = |name: &&str| {
        let (id, _) = ids.iter().find(|(_, named)| named == name)?;
        let part = target_of(&mut archive, RELATIONS, id.as_bytes()).ok()??;
        rows(&mut archive.by_name(&part).ok()?)
    };
    names.iter().map(of).collect()
}

fn rows(part: &mut impl Read) -> Option<SheetLook> {
    let mut seen = RowsSeen::default();
    let mut row = None;
    each_record(part, &mut |sort, data| {
        if sort == ROW {
            row = long(data, 0);
            seen.hidden.extend(row.filter(|_| data.get(11).is_some_and(|flags| flags & HIDDEN != 0)));
        } else if CELLS.contains(&sort) {
            seen.with_value.extend(row);
        }
    })?;
    Some(seen.look())
}

/// Returns the relation and the name of a sheet.
fn bundle(data: &[u8]) -> Option<(String, String)> {
    let (id, after) = wide(data, 8)?;
    let (name, _) = wide(data, after)?;
    Some((id, name))
}

/// Returns the text at a place, and where it ends.
fn wide(data: &[u8], at: usize) -> Option<(String, usize)> {
    let start = at + 4;
    let end = start.checked_add((long(data, at)? as usize).checked_mul(2)?)?;
    let letters = data.get(start..end)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    Some((char::decode_utf16(letters).map(|letter| letter.unwrap_or('\u{fffd}')).collect(), end))
}

/// Visits the head of each record up to the end of the part.
fn each_record(part: &mut impl Read, visit: &mut dyn FnMut(u32, &[u8])) -> Option<()> {
    let mut part = BufReader::with_capacity(64 * 1024, part);
    let mut data = Vec::new();
    while let Some(sort) = sevens(&mut part, 2) {
        let length = u64::from(sevens(&mut part, 4)?);
        data.clear();
        let head = part.by_ref().take(length.min(HEAD)).read_to_end(&mut data).ok()? as u64;
        let rest = std::io::copy(&mut part.by_ref().take(length - head), &mut std::io::sink()).ok()?;
        if head + rest < length {
            return None;
        }
        visit(sort, &data);
    }
    Some(())
}

/// Returns a number written in sevens of bits over so many bytes at most.
fn sevens(part: &mut impl Read, most: u32) -> Option<u32> {
    let mut number = 0;
    for place in 0..most {
        let mut byte = [0];
        part.read_exact(&mut byte).ok()?;
        number |= u32::from(byte[0] & 0x7f) << (7 * place);
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}
