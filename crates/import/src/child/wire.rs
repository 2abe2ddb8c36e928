//! What the two processes say to each other: frames of a letter, numbers and texts with their length before them.
//!
//! The receiver believes no length: a frame of a reader that was taken over by its file is bounded like the file.

use crate::cell::date::Epoch;
use crate::error::Problem;
use crate::limits::{CELL_CHARACTERS, COLUMNS, Limit};
use crate::row::{Nature, Row};
use crate::source::{Sheet, Shown};
use std::io::{self, ErrorKind, Read, Write};

/// Bytes of a text that may pass: a cell of the most characters, and one more to show that it is too long.
const TEXT_BYTES: usize = (CELL_CHARACTERS + 1) * 4;

/// One thing said.
pub(super) enum Frame<'a> {
    Epoch(Epoch),
    Sheet(Sheet),
    /// Rows with a value of the sheet named last, and those of them that are hidden.
    Rows(u64, u64),
    /// Number of the last row, from 1, as far as the file tells.
    LastRow(u32),
    Row(&'a Row),
    Problem(Problem),
    /// The last word.
    End,
}

/// Says one thing.
pub(super) fn send(to: &mut impl Write, frame: &Frame<'_>) -> io::Result<()> {
    match frame {
        Frame::Epoch(epoch) => to.write_all(&[b'D', u8::from(*epoch == Epoch::Y1904)]),
        Frame::Sheet(sheet) => {
            to.write_all(&[b'S', u8::from(sheet.shown == Shown::Hidden)])?;
            send_text(to, &sheet.name)
        }
        Frame::Rows(rows, hidden) => {
            to.write_all(b"H")?;
            to.write_all(&rows.to_le_bytes())?;
            to.write_all(&hidden.to_le_bytes())
        }
        Frame::LastRow(row) => {
            to.write_all(b"L")?;
            to.write_all(&row.to_le_bytes())
        }
        Frame::Row(row) => {
            to.write_all(b"R")?;
            to.write_all(&row.number.to_le_bytes())?;
            to.write_all(&(row.len() as u32).to_le_bytes())?;
            for cell in row.iter() {
                to.write_all(&[nature_letter(cell.nature)])?;
                send_text(to, cell.text)?;
            }
            Ok(())
        }
        Frame::Problem(problem) => send_problem(to, problem),
        Frame::End => to.write_all(b"."),
    }
}

fn send_text(to: &mut impl Write, text: &str) -> io::Result<()> {
    let mut end = text.len().min(TEXT_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    to.write_all(&(end as u32).to_le_bytes())?;
    to.write_all(&text.as_bytes()[..end])
}

fn send_problem(to: &mut impl Write, problem: &Problem) -> io::Result<()> {
    let (letter, found) = match problem {
        Problem::PasswordProtected => (b'p', 0),
        Problem::Truncated => (b't', 0),
        Problem::TooLarge { limit: Limit::Cells, found } => (b'c', *found),
        Problem::TooLarge { limit: Limit::Rows, found } => (b'r', *found),
        Problem::NoSheet(place) => (b'n', *place as u64),
        _ => (b'd', 0),
    };
    to.write_all(&[b'P', letter])?;
    to.write_all(&found.to_le_bytes())
}

const fn nature_letter(nature: Nature) -> u8 {
    match nature {
        Nature::Text => b't',
        Nature::Number => b'n',
        Nature::Date => b'd',
        Nature::Failed => b'f',
        Nature::NoResult => b'-',
    }
}

/// Hears one thing; a row is put where the last one stood.
pub(super) fn receive<'a>(from: &mut impl Read, row: &'a mut Row) -> io::Result<Frame<'a>> {
    Ok(match byte(from)? {
        b'D' => Frame::Epoch(if byte(from)? == 1 { Epoch::Y1904 } else { Epoch::Y1900 }),
        b'S' => {
            let shown = if byte(from)? == 1 { Shown::Hidden } else { Shown::Yes };
            Frame::Sheet(Sheet { name: text(from)?, shown })
        }
        b'H' => Frame::Rows(large(from)?, large(from)?),
        b'L' => Frame::LastRow(number(from)?),
        b'R' => {
            receive_row(from, row)?;
            Frame::Row(row)
        }
        b'P' => Frame::Problem(receive_problem(from)?),
        b'.' => Frame::End,
        _ => return Err(ErrorKind::InvalidData.into()),
    })
}

fn receive_row(from: &mut impl Read, row: &mut Row) -> io::Result<()> {
    row.restart(number(from)?);
    let cells = number(from)? as usize;
    if cells > COLUMNS {
        return Err(ErrorKind::InvalidData.into());
    }
    for _ in 0..cells {
        let nature = match byte(from)? {
            b'n' => Nature::Number,
            b'd' => Nature::Date,
            b'f' => Nature::Failed,
            b'-' => Nature::NoResult,
            _ => Nature::Text,
        };
        row.push(&text(from)?, nature);
    }
    Ok(())
}

fn receive_problem(from: &mut impl Read) -> io::Result<Problem> {
    let letter = byte(from)?;
    let found = large(from)?;
    Ok(match letter {
        b'p' => Problem::PasswordProtected,
        b't' => Problem::Truncated,
        b'c' => Problem::TooLarge { limit: Limit::Cells, found },
        b'r' => Problem::TooLarge { limit: Limit::Rows, found },
        b'n' => Problem::NoSheet(found as usize),
        _ => Problem::Damaged { after: None },
    })
}

fn byte(from: &mut impl Read) -> io::Result<u8> {
    let mut byte = [0];
    from.read_exact(&mut byte)?;
    Ok(byte[0])
}

fn number(from: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    from.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}

fn large(from: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    from.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

fn text(from: &mut impl Read) -> io::Result<String> {
    let length = number(from)? as usize;
    if length > TEXT_BYTES {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_arrives() {
        let mut row = Row::default();
        row.restart(7);
        for (text, nature) in
            [("é", Nature::Text), ("", Nature::Text), ("1.5", Nature::Number), ("=", Nature::NoResult)]
        {
            row.push(text, nature);
        }
        let mut bytes = Vec::new();
        send(&mut bytes, &Frame::Row(&row)).unwrap();
        send(&mut bytes, &Frame::Rows(70_000, 2)).unwrap();
        send(&mut bytes, &Frame::Problem(Problem::NoSheet(3))).unwrap();
        let mut heard = Row::default();
        let mut from = bytes.as_slice();
        assert!(matches!(receive(&mut from, &mut heard), Ok(Frame::Row(_))));
        let cells =
            |row: &Row| row.iter().map(|cell| (cell.text.to_owned(), cell.nature)).collect::<Vec<_>>();
        assert_eq!((heard.number, cells(&heard)), (7, cells(&row)));
        assert!(matches!(receive(&mut from, &mut heard), Ok(Frame::Rows(70_000, 2))));
        assert!(matches!(receive(&mut from, &mut heard), Ok(Frame::Problem(Problem::NoSheet(3)))));
        assert!(receive(&mut from, &mut heard).is_err(), "nothing more was said");
    }

    #[test]
    fn a_length_beyond_every_bound_is_not_believed() {
        for bytes in [&b"S\0\xff\xff\xff\xff"[..], b"R\x01\0\0\0\xff\xff\0\0", b"?"] {
            assert!(receive(&mut &*bytes, &mut Row::default()).is_err(), "{bytes:?}");
        }
    }
}
