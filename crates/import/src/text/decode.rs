//! Bytes of any encoding turned into UTF-8 with line feeds, block by block.

use crate::limits::LINE_BYTES;
use encoding_rs::{CoderResult, Decoder, Encoding};
use std::fmt;
use std::io::{self, Read};

const BLOCK: usize = 64 * 1024;

/// A reader of UTF-8 whose lines all end in one line feed, the last one too.
pub(super) struct Decoding<R> {
    inner: R,
    decoder: Decoder,
    block: Vec<u8>,
    /// Bytes of `block` that are not decoded yet.
    waiting: std::ops::Range<usize>,
    taken: u64,
    /// Bytes given since the last row was complete.
    since_row: u64,
    last: u8,
    /// The last byte decoded was a carriage return: a line feed after it is the same line end.
    after_return: bool,
    end: End,
}

/// How far the inner reader has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    NotYet,
    OfBytes,
    OfText,
}

/// One line, quoted line ends included, exceeds every limit.
#[derive(Debug)]
struct EndlessLine;

impl fmt::Display for EndlessLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a line has no end")
    }
}

impl std::error::Error for EndlessLine {}

pub(super) fn is_endless_line(error: &io::Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref::<EndlessLine>()).is_some()
}

impl<R: Read> Decoding<R> {
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder(),
            block: vec![0; BLOCK],
            waiting: 0..0,
            taken: 0,
            since_row: 0,
            last: b'\n',
            after_return: false,
            end: End::NotYet,
        }
    }

    /// Returns how many bytes of the file were read.
    pub(super) const fn bytes_taken(&self) -> u64 {
        self.taken
    }

    /// Tells that a row is complete, so that the bound on one row starts anew.
    pub(super) const fn row_done(&mut self) {
        self.since_row = 0;
    }

    fn refill(&mut self) -> io::Result<()> {
        let read = self.inner.read(&mut self.block)?;
        self.waiting = 0..read;
        self.taken += read as u64;
        if read == 0 {
            self.end = End::OfBytes;
        }
        Ok(())
    }

    /// Decodes what waits into a buffer and returns how much it wrote.
    fn decode(&mut self, into: &mut [u8]) -> usize {
        let last = self.end == End::OfBytes;
        let (result, read, written, _) =
            self.decoder.decode_to_utf8(&self.block[self.waiting.clone()], into, last);
        self.waiting.start += read;
        if last && result == CoderResult::InputEmpty {
            self.end = End::OfText;
        }
        written
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        // The decoder may need room for one letter of four bytes and a replacement.
        if into.len() < 16 {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        loop {
            if self.end == End::OfText {
                return Ok(close_last_line(&mut self.last, into));
            }
            if self.waiting.is_empty() && self.end == End::NotYet {
                self.refill()?;
            }
            let written = self.decode(into);
            let kept = line_feeds_only(&mut into[..written], &mut self.after_return);
            if kept > 0 {
                self.last = into[kept - 1];
                self.since_row += kept as u64;
                if self.since_row > LINE_BYTES {
                    return Err(io::Error::new(io::ErrorKind::InvalidData, EndlessLine));
                }
                return Ok(kept);
            }
        }
    }
}

/// Turns every line end into one line feed, in place, and returns how many bytes remain.
fn line_feeds_only(bytes: &mut [u8], after_return: &mut bool) -> usize {
    if !*after_return && !bytes.contains(&b'\r') {
        return bytes.len();
    }
    let mut kept = 0;
    for place in 0..bytes.len() {
        let byte = bytes[place];
        if !(*after_return && byte == b'\n') {
            bytes[kept] = if byte == b'\r' { b'\n' } else { byte };
            kept += 1;
        }
        *after_return = byte == b'\r';
    }
    kept
}

fn close_last_line(last: &mut u8, into: &mut [u8]) -> usize {
    if *last == b'\n' {
        return 0;
    }
    *last = b'\n';
    into[0] = b'\n';
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], encoding: &'static Encoding) -> String {
        let mut decoding = Decoding::new(bytes, encoding);
        let mut block = vec![0; BLOCK];
        let mut text = Vec::new();
        loop {
            match decoding.read(&mut block).unwrap() {
                0 => return String::from_utf8(text).unwrap(),
                read => text.extend_from_slice(&block[..read]),
            }
        }
    }

    #[test]
    fn every_encoding_and_line_end_comes_out_alike() {
        let wide: Vec<u8> = "é\r\nœ".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding) in [
            ("\u{feff}é\r\nœ\r\n".as_bytes(), encoding_rs::UTF_8),
            ("é\rœ".as_bytes(), encoding_rs::UTF_8),
            (b"\xe9\n\x9c", encoding_rs::WINDOWS_1252),
            (b"\xe9\r\n\xbd\r\n", encoding_rs::ISO_8859_15),
            (&wide, encoding_rs::UTF_16LE),
        ] {
            assert_eq!(decoded(bytes, encoding), "é\nœ\n", "{}", encoding.name());
        }
    }

    #[test]
    fn a_line_end_cut_between_two_blocks_is_one() {
        let mut bytes = vec![b'a'; BLOCK - 1];
        bytes.extend(b"\r\nb");
        let text = decoded(&bytes, encoding_rs::UTF_8);
        assert_eq!(text.lines().count(), 2);
        assert!(text.ends_with("a\nb\n"));
    }
}
