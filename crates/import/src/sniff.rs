//! What a file is by its first bytes, whatever its name says.

use crate::error::{Looks, Problem};
use std::io::{Read, Seek, SeekFrom};

/// Bytes looked at to tell text from the rest.
pub(crate) const HEAD: usize = 64 * 1024;
/// Bytes searched for the names of an old Office file's parts.
const COMPOUND: u64 = 4 * 1024 * 1024;

/// What the bytes promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Promise {
    /// A zip archive, which may be a workbook.
    Zip,
    /// An Excel file of before 2007.
    Compound,
    /// Text, which may be rows.
    Text,
}

const SIGNATURES: &[(&[u8], Looks)] = &[
    (b"%PDF", Looks::Pdf),
    (b"\x89PNG", Looks::Picture),
    (b"\xff\xd8\xff", Looks::Picture),
    (b"GIF8", Looks::Picture),
    (b"BM6", Looks::Picture),
    (b"II*\0", Looks::Picture),
    (b"MM\0*", Looks::Picture),
    (b"{\\rtf", Looks::Document),
    (b"\x1f\x8b", Looks::Archive),
    (b"7z\xbc\xaf", Looks::Archive),
    (b"Rar!", Looks::Archive),
    (b"PK\x05\x06", Looks::Archive),
];
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Returns what the bytes promise.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::NotASpreadsheet`], [`Problem::PasswordProtected`].
pub(crate) fn sniff(file: &mut (impl Read + Seek)) -> Result<Promise, Problem> {
    let head = read_at_most(file, HEAD as u64)?;
    if head.iter().all(|b| b.is_ascii_whitespace() || *b == 0) || is_only_a_mark(&head) {
        return Err(Problem::Empty);
    }
    if head.starts_with(COMPOUND_FILE) {
        file.seek(SeekFrom::Start(0))?;
        return compound(&read_at_most(file, COMPOUND)?);
    }
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Promise::Zip);
    }
    if let Some((_, looks)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
        return Err(Problem::NotASpreadsheet(*looks));
    }
    if let Some(looks) = markup(&head) {
        return Err(Problem::NotASpreadsheet(looks));
    }
    if is_text(&head) { Ok(Promise::Text) } else { Err(Problem::NotASpreadsheet(Looks::Binary)) }
}

fn read_at_most(file: &mut impl Read, most: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_only_a_mark(head: &[u8]) -> bool {
    matches!(head, b"\xef\xbb\xbf" | b"\xff\xfe" | b"\xfe\xff")
}

/// Tells an encrypted workbook from an Excel file of before 2007: both are compound files of named parts.
fn compound(bytes: &[u8]) -> Result<Promise, Problem> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        Err(Problem::PasswordProtected)
    } else if holds("WordDocument") {
        Err(Problem::NotASpreadsheet(Looks::Document))
    } else if holds("PowerPoint Document") {
        Err(Problem::NotASpreadsheet(Looks::Slides))
    } else {
        Ok(Promise::Compound)
    }
}

fn markup(head: &[u8]) -> Option<Looks> {
    let start: String = head
        .iter()
        .skip_while(|b| b.is_ascii_whitespace() || !b.is_ascii())
        .take(200)
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    if start.starts_with("<html") || start.starts_with("<!doctype html") || start.starts_with("<table") {
        return Some(Looks::WebPage);
    }
    start.starts_with("<?xml").then_some(Looks::Xml)
}

/// Returns whether bytes are text: no control characters, unless every other byte is zero as in UTF-16.
fn is_text(head: &[u8]) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || zero_side(head).is_some() {
        return true;
    }
    let control = |b: &&u8| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127);
    let odd = head.iter().filter(control).count();
    !head.contains(&0) && odd * 100 <= head.len()
}

/// On which side of each pair of bytes the zeros of UTF-16 stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ZeroSide {
    /// Big-endian.
    First,
    /// Little-endian.
    Second,
}

/// Returns the side on which most bytes are zero, `None` for text of one byte a letter.
pub(crate) fn zero_side(head: &[u8]) -> Option<ZeroSide> {
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (first, second, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 2 {
        return None;
    }
    match (first * 10 / pairs, second * 10 / pairs) {
        (0, 5..) => Some(ZeroSide::Second),
        (5.., 0) => Some(ZeroSide::First),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn of(bytes: &[u8]) -> String {
        format!("{:?}", sniff(&mut Cursor::new(bytes)))
    }

    #[test]
    fn the_bytes_tell_and_not_the_name() {
        let mut encrypted = COMPOUND_FILE.to_vec();
        encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        let mut old = COMPOUND_FILE.to_vec();
        old.extend("Workbook".encode_utf16().flat_map(u16::to_le_bytes));
        for (bytes, expected) in [
            (&b""[..], "Err(Empty)"),
            (b"\xef\xbb\xbf", "Err(Empty)"),
            (b" \r\n\r\n", "Err(Empty)"),
            (b"%PDF-1.7 ...", "Err(NotASpreadsheet(Pdf))"),
            (b"\x89PNG\r\n", "Err(NotASpreadsheet(Picture))"),
            (b"<html><table>", "Err(NotASpreadsheet(WebPage))"),
            (b"a\0\x01\x02\x03\x04\x05", "Err(NotASpreadsheet(Binary))"),
            (b"PK\x03\x04...", "Ok(Zip)"),
            (b"ref;date\nA;B\n", "Ok(Text)"),
            (b"r\0e\0f\0;\0", "Ok(Text)"),
            (&encrypted, "Err(PasswordProtected)"),
            (&old, "Ok(Compound)"),
        ] {
            assert_eq!(of(bytes), expected, "{bytes:?}");
        }
    }
}
