//! .xlsb by hand: BIFF12 records in a zip archive.

use crate::{Cell, Table, zipped};

/// Returns an .xlsb of one sheet.
pub fn xlsb(table: &Table) -> Vec<u8> {
    xlsb_hiding(table, &[])
}

/// Returns the same with hidden rows, by their number from 0.
pub fn xlsb_hiding(table: &Table, hidden: &[u32]) -> Vec<u8> {
    let relations =
        br#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>"#;
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.bin", &book("Feuille")),
        ("xl/_rels/workbook.bin.rels", relations),
        ("xl/styles.bin", &styles()),
        ("xl/worksheets/sheet1.bin", &sheet(table, hidden)),
    ])
}

fn book(name: &str) -> Vec<u8> {
    let mut book = Vec::new();
    record(&mut book, 0x83, &[]);
    record(&mut book, 0x99, &[0; 8]);
    let sheet =
        [0_u32.to_le_bytes().to_vec(), 1_u32.to_le_bytes().to_vec(), wide("rId1"), wide(name)].concat();
    record(&mut book, 0x9c, &sheet);
    record(&mut book, 0x90, &[]);
    record(&mut book, 0x84, &[]);
    book
}

fn styles() -> Vec<u8> {
    let mut styles = Vec::new();
    record(&mut styles, 0x269, &2_u32.to_le_bytes());
    for format in [0_u16, 14] {
        let mut data = [0; 16];
        data[2..4].copy_from_slice(&format.to_le_bytes());
        record(&mut styles, 0x2f, &data);
    }
    styles
}

fn sheet(table: &Table, hidden: &[u32]) -> Vec<u8> {
    let mut sheet = Vec::new();
    record(&mut sheet, 0x81, &[]);
    let width = table.iter().map(Vec::len).max().unwrap_or(1) as u32;
    let corners = [0, table.len() as u32 - 1, 0, width - 1];
    record(&mut sheet, 0x94, &corners.map(u32::to_le_bytes).concat());
    record(&mut sheet, 0x91, &[]);
    for (row, cells) in (0_u32..).zip(table) {
        let mut head = row.to_le_bytes().to_vec();
        head.resize(17, 0);
        head[11] = if hidden.contains(&row) { 0x10 } else { 0 };
        record(&mut sheet, 0x00, &head);
        for (column, cell) in (0_u32..).zip(cells) {
            let place = |format: u32| [column, format].map(u32::to_le_bytes).concat();
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => record(&mut sheet, 0x06, &[place(0), wide(text)].concat()),
                Cell::Number(number) => {
                    record(&mut sheet, 0x05, &[place(0), number.to_le_bytes().to_vec()].concat());
                }
                Cell::Date(days) => {
                    record(&mut sheet, 0x05, &[place(1), f64::from(*days).to_le_bytes().to_vec()].concat());
                }
            }
        }
    }
    record(&mut sheet, 0x92, &[]);
    sheet
}

fn wide(text: &str) -> Vec<u8> {
    let letters: Vec<u16> = text.encode_utf16().collect();
    [(letters.len() as u32).to_le_bytes().to_vec(), letters.into_iter().flat_map(u16::to_le_bytes).collect()]
        .concat()
}

/// Adds a record: its number and its length in sevens of bits.
fn record(into: &mut Vec<u8>, sort: u16, data: &[u8]) {
    if sort < 0x80 {
        into.push(sort as u8);
    } else {
        into.extend([(sort & 0x7f) as u8 | 0x80, (sort >> 7) as u8]);
    }
    let mut length = data.len();
    while length > 0x7f {
        into.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    into.push(length as u8);
    into.extend(data);
}
