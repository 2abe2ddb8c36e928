//! Which rows of .xls and .xlsb a spreadsheet program hides: the library tells cells alone, so that the records of
//! rows are skimmed beside it.

mod xls;
mod xlsb;

pub(super) use xls::looks as of_xls;
pub(super) use xlsb::looks as of_xlsb;

use crate::sheet_look::SheetLook;
use std::collections::HashSet;

/// What the records of one sheet say of its rows, by their number.
#[derive(Default)]
struct RowsSeen {
    hidden: HashSet<u32>,
    with_value: HashSet<u32>,
}

impl RowsSeen {
    fn look(&self) -> SheetLook {
        SheetLook {
            rows: self.with_value.len() as u64,
            hidden_rows: self.with_value.intersection(&self.hidden).count() as u64,
            ..SheetLook::default()
        }
    }
}

/// Returns a number of two bytes at a place, the least first.
fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

/// Returns a number of four bytes at a place, the least first.
fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}
