//! .xls by hand: BIFF8 records in a compound file.

use crate::{Cell, Table};

const SECTOR: usize = 512;
const END: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;

/// Returns an .xls of one sheet.
pub fn xls(table: &Table) -> Vec<u8> {
    compound(&stream(table, "Feuille"))
}

/// Returns the stream of records: the book's own, then the sheet's.
fn stream(table: &Table, name: &str) -> Vec<u8> {
    let mut book = Vec::new();
    record(&mut book, 0x0809, &[0, 6, 5, 0, 0xbb, 0x0d, 0xcc, 0x07, 0, 0, 0, 0, 6, 0, 0, 0]);
    record(&mut book, 0x0042, &1200_u16.to_le_bytes());
    for format in [0_u16, 14] {
        let mut data = [0; 20];
        data[2..4].copy_from_slice(&format.to_le_bytes());
        record(&mut book, 0x00e0, &data);
    }
    let mut sheet_place = (book.len() + 4 + 6 + 2 + name.len() + 4) as u32;
    let mut bound = sheet_place.to_le_bytes().to_vec();
    bound.extend([0, 0, name.len() as u8, 0]);
    bound.extend(name.as_bytes());
    record(&mut book, 0x0085, &bound);
    record(&mut book, 0x000a, &[]);
    sheet_place -= book.len() as u32;
    assert_eq!(sheet_place, 0, "the sheet stands where the book says");
    record(&mut book, 0x0809, &[0, 6, 0x10, 0, 0xbb, 0x0d, 0xcc, 0x07, 0, 0, 0, 0, 6, 0, 0, 0]);
    for (row, cells) in table.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            put(&mut book, row as u16, column as u16, cell);
        }
    }
    record(&mut book, 0x000a, &[]);
    book
}

fn put(book: &mut Vec<u8>, row: u16, column: u16, cell: &Cell) {
    let place = |format: u16| [row, column, format].map(u16::to_le_bytes).concat();
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let wide: Vec<u16> = text.encode_utf16().collect();
            let mut data = place(0);
            data.extend((wide.len() as u16).to_le_bytes());
            data.push(1);
            data.extend(wide.into_iter().flat_map(u16::to_le_bytes));
            record(book, 0x0204, &data);
        }
        Cell::Number(number) => record(book, 0x0203, &[place(0), number.to_le_bytes().to_vec()].concat()),
        Cell::Date(days) => {
            record(book, 0x0203, &[place(1), f64::from(*days).to_le_bytes().to_vec()].concat());
        }
    }
}

fn record(into: &mut Vec<u8>, sort: u16, data: &[u8]) {
    into.extend(sort.to_le_bytes());
    into.extend((data.len() as u16).to_le_bytes());
    into.extend(data);
}

/// Returns a compound file of one stream, `Workbook`: its sectors, the directory, the table of sectors.
fn compound(stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    // A shorter stream would have to live among the small ones.
    stream.resize(stream.len().max(4_096).next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    let tables = (sectors + 2).div_ceil(SECTOR / 4 - 1);
    let mut file = header(sectors as u32, tables);
    file.extend(&stream);
    for (name, sort, start, size) in
        [("Root Entry", 5, END, 0), ("Workbook", 2, 0, stream.len()), ("", 0, 0, 0), ("", 0, 0, 0)]
    {
        file.extend(entry(name, sort, start, size as u32));
    }
    let mut table: Vec<u32> = (1..sectors as u32).chain([END, END]).collect();
    table.extend(std::iter::repeat_n(0xffff_fffd, tables));
    table.resize(tables * SECTOR / 4, FREE);
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    file
}

fn header(directory: u32, tables: usize) -> Vec<u8> {
    let mut header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    header.resize(24, 0);
    header.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    for number in [0, tables as u32, directory, 0, 4_096, END, 0, END, 0] {
        header.extend(number.to_le_bytes());
    }
    for table in 0..tables as u32 {
        header.extend((directory + 1 + table).to_le_bytes());
    }
    header.resize(SECTOR, 0xff);
    header
}

fn entry(name: &str, sort: u8, start: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = if name.is_empty() { 0 } else { entry.len() + 2 };
    entry.resize(64, 0);
    entry.extend((length as u16).to_le_bytes());
    entry.extend([sort, 1]);
    let child = if sort == 5 { 1 } else { FREE };
    entry.extend([FREE, FREE, child].into_iter().flat_map(u32::to_le_bytes));
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry.resize(128, 0);
    entry
}
