//! Writes a sheet as the csv that French programs export.

use crate::sheet::{Cell, Sheet};

/// How a program writes its csv; the separator is always `;` and lines end in CR LF.
#[derive(Clone, Copy)]
pub struct Dialect {
    /// The bytes of the text.
    pub encoding: Encoding,
    /// How days are written, in chrono's notation.
    pub day_format: &'static str,
}

/// The bytes that a text becomes.
#[derive(Clone, Copy)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 after a byte order mark, as Excel likes it.
    Utf8WithMark,
    /// Windows-1252, as older invoicing programs write.
    Windows1252,
}

/// Returns the file's bytes.
pub fn csv_bytes(sheet: &Sheet, dialect: Dialect) -> Vec<u8> {
    let mut text = String::new();
    push_line(&mut text, sheet.headings.iter().map(|heading| (*heading).to_owned()));
    for row in &sheet.rows {
        push_line(&mut text, row.iter().map(|cell| spell(cell, dialect)));
    }
    match dialect.encoding {
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Utf8WithMark => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
    }
}

fn push_line(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push_str(&cells.map(|cell| quote(&cell)).collect::<Vec<_>>().join(";"));
    text.push_str("\r\n");
}

fn quote(cell: &str) -> String {
    if cell.contains([';', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn spell(cell: &Cell, dialect: Dialect) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Whole(number) => number.to_string(),
        Cell::Cents(cents) => spell_cents(*cents),
        Cell::Day(day) => day.format(dialect.day_format).to_string(),
    }
}

/// Returns `1 234,50` with the space that does not break, as accounting programs write.
fn spell_cents(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let digits = (cents.abs() / 100).to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('\u{A0}');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{:02}", cents.abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_spelled_the_french_way() {
        for (cents, expected) in [
            (5, "0,05"),
            (-35_000, "-350,00"),
            (123_450, "1\u{A0}234,50"),
            (100_000_000, "1\u{A0}000\u{A0}000,00"),
        ] {
            assert_eq!(spell_cents(cents), expected);
        }
    }

    #[test]
    fn a_separator_inside_a_cell_is_quoted() {
        assert_eq!(quote("a;\"b\""), "\"a;\"\"b\"\"\"");
    }
}
