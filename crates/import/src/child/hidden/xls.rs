//! The rows of .xls: BIFF records in a compound file.
//!
//! Source: Microsoft, \[MS-XLS\] 2.4.21 (`BOF`), 2.4.28 (`BoundSheet8`), 2.4.221 (`Row`) and the records of cells.

use super::{RowsSeen, long, short};
use crate::sheet_look::SheetLook;
use std::io::{BufReader, Read, Seek, SeekFrom};

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const BOUND_SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
/// Formula, number, text in four ways, yes or no with errors, short numbers one by one and in a run.
const CELLS: [u16; 8] = [0x0006, 0x0203, 0x00fd, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00bd];
/// What a `BoundSheet8` calls a sheet of cells.
const OF_CELLS: u8 = 0;
/// `fDyZero` in byte 12 of a `Row`.
const HIDDEN: u8 = 0x20;

/// Returns what each sheet of cells says of its rows, in their order; nothing where the file is laid out otherwise.
pub(in crate::child) fn looks<R: Read + Seek>(file: R) -> Option<Vec<SheetLook>> {
    let mut book = cfb::CompoundFile::open(file).ok()?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| book.is_stream(name))?;
    let mut stream = BufReader::with_capacity(64 * 1024, book.open_stream(name).ok()?);
    let mut places = Vec::new();
    each_record(&mut stream, &mut |sort, data| {
        if sort == BOUND_SHEET && data.get(5) == Some(&OF_CELLS) {
            places.extend(long(data, 0));
        }
    })?;
    places.into_iter().map(|place| rows(&mut stream, u64::from(place))).collect()
}

fn rows(stream: &mut (impl Read + Seek), place: u64) -> Option<SheetLook> {
    stream.seek(SeekFrom::Start(place)).ok()?;
    let mut seen = RowsSeen::default();
    each_record(stream, &mut |sort, data| {
        let Some(row) = short(data, 0).map(u32::from) else { return };
        if sort == ROW && data.get(12).is_some_and(|flags| flags & HIDDEN != 0) {
            seen.hidden.insert(row);
        } else if CELLS.contains(&sort) {
            seen.with_value.insert(row);
        }
    })?;
    Some(seen.look())
}

/// Visits the records of one part, those of drawings inside it left out; nothing where its end is missing.
fn each_record(stream: &mut impl Read, visit: &mut dyn FnMut(u16, &[u8])) -> Option<()> {
    let mut depth = 0_u32;
    let mut data = Vec::new();
    loop {
        let mut head = [0; 4];
        stream.read_exact(&mut head).ok()?;
        data.resize(usize::from(short(&head, 2)?), 0);
        stream.read_exact(&mut data).ok()?;
        match short(&head, 0)? {
            BEGIN => depth += 1,
            END if depth <= 1 => return Some(()),
            END => depth -= 1,
            sort if depth == 1 => visit(sort, &data),
            _ => {}
        }
    }
}
