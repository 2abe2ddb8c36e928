//! A sheet's markup looked through before it is read: hidden rows, formulas without a result, and the bounds that
//! the library's parser does not keep by itself.

use crate::error::Problem;
use crate::limits::WITHOUT_RESULT;
use crate::markup::{attribute, each_tag, opens};
use std::collections::HashSet;
use std::io::Read;

/// What a look through a sheet tells.
#[derive(Debug, Default)]
pub(crate) struct SheetLook {
    /// Rows with a value.
    pub(crate) rows: u64,
    /// Those of them that a spreadsheet program hides.
    pub(crate) hidden_rows: u64,
    /// Row and column, from 0, of formulas whose result was never saved.
    pub(crate) without_result: HashSet<(u32, u32)>,
}

/// Looks through the part of a sheet of .xlsx.
///
/// # Errors
/// As [`each_tag`].
pub(crate) fn look(part: &mut impl Read) -> Result<SheetLook, Problem> {
    let mut looking = Looking::default();
    each_tag(part, &mut |tag, text| looking.tag(tag, text))?;
    looking.close_row();
    Ok(looking.found)
}

#[derive(Default)]
struct Looking {
    found: SheetLook,
    row: RowSeen,
    /// The opening tag of the cell at hand.
    cell: Vec<u8>,
    formula: Seen,
    value: Seen,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Seen {
    #[default]
    No,
    Yes,
}

#[derive(Default)]
struct RowSeen {
    hidden: Seen,
    value: Seen,
}

impl Looking {
    fn tag(&mut self, tag: &[u8], text: u64) {
        match tag {
            b"/v" | b"/t" if text > 0 => self.value = Seen::Yes,
            [b'c', ..] if opens(tag, b"c") => {
                self.cell.clear();
                self.cell.extend_from_slice(tag);
                (self.formula, self.value) = (Seen::No, Seen::No);
            }
            [b'f', ..] if opens(tag, b"f") => self.formula = Seen::Yes,
            b"/c" => self.close_cell(),
            [b'r', ..] if opens(tag, b"row") => {
                self.close_row();
                let hidden = matches!(attribute(tag, b"hidden"), Some(b"1" | b"true"));
                self.row.hidden = if hidden { Seen::Yes } else { Seen::No };
            }
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        if self.value == Seen::Yes {
            self.row.value = Seen::Yes;
        } else if self.formula == Seen::Yes && attribute(&self.cell, b"t") != Some(b"str") {
            // A formula whose result is an empty text says so by its type; this one was never computed.
            self.row.value = Seen::Yes;
            let place = attribute(&self.cell, b"r").and_then(place);
            if let Some(place) = place.filter(|_| self.found.without_result.len() < WITHOUT_RESULT) {
                self.found.without_result.insert(place);
            }
        }
        self.formula = Seen::No;
    }

    fn close_row(&mut self) {
        if self.row.value == Seen::Yes {
            self.found.rows += 1;
            self.found.hidden_rows += u64::from(self.row.hidden == Seen::Yes);
        }
        self.row = RowSeen::default();
    }
}

/// Returns row and column, from 0, of an address such as `B47`.
fn place(address: &[u8]) -> Option<(u32, u32)> {
    let letters = address.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let column = address[..letters].iter().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)
    })?;
    let row: u32 = std::str::from_utf8(&address[letters..]).ok()?.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_formulas_without_a_result_are_found() {
        let sheet = r#"<worksheet><sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c></row>
            <row r="2" hidden="1"><c r="A2"><f>B1</f><v>3</v></c><c r="B2"><f>NOW()</f></c></row>
            <row r="3" hidden="1"><c r="A3" s="1"/></row>
            <row r="4"><c r="AA4"><f>A1</f><v></v></c><c r="AB4" t="str"><f>""</f><v></v></c></row>
            <row r="5"><c r="A5" t="inlineStr"><is><t>x</t></is></c></row>
            </sheetData></worksheet>"#;
        let look = look(&mut sheet.as_bytes()).unwrap();
        assert_eq!((look.rows, look.hidden_rows), (4, 1));
        assert_eq!(look.without_result, HashSet::from([(1, 1), (3, 26)]));
    }

    #[test]
    fn addresses_are_read() {
        for (address, expected) in [
            ("A1", Some((0, 0))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("7", None),
            ("", None),
        ] {
            assert_eq!(place(address.as_bytes()), expected, "{address}");
        }
    }
}
