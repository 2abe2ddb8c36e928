//! XML looked through and read under bounds: depth, size of one mark or text, and no declaration of its own.
//!
//! Two ways, because the parser of .xlsx belongs to a library: [`each_tag`] looks through the markup before that
//! parser sees it, at the speed of unpacking; [`Xml`] is the parser itself, where the reading is ours (.ods).

use crate::error::Problem;
use crate::limits::{DEPTH, Limit, MARK_BYTES};
use memchr::memchr;
use memchr::memmem;
use quick_xml::events::Event;
use std::fmt;
use std::io::{self, BufReader, ErrorKind, Read};

const BLOCK: usize = 256 * 1024;

/// Visits the inside of every tag (`row r="2"`, `/row`, `v/`) with the bytes of text before it; returns their number.
///
/// # Errors
/// [`Problem::TooLarge`] for an endless text or tag, [`Problem::ForbiddenDeclaration`] for a document type,
/// [`Problem::Damaged`] where tags are nested without end, [`Problem::Truncated`] where the packed bytes are broken.
pub(crate) fn each_tag(part: &mut impl Read, visit: &mut dyn FnMut(&[u8], u64)) -> Result<u64, Problem> {
    let mut window = Window { bytes: Vec::with_capacity(BLOCK), start: 0, skipped: 0, text: 0 };
    let (mut tags, mut depth) = (0_u64, 0_i64);
    loop {
        if !window.find(part, b'<')? {
            return Ok(tags);
        }
        let Some(length) = window.tag(part)? else { return Ok(tags) };
        let tag = &window.bytes[window.start..window.start + length];
        match tag.first() {
            Some(b'!') if tag.starts_with(b"!DOCTYPE") || tag.starts_with(b"!ENTITY") => {
                return Err(Problem::ForbiddenDeclaration);
            }
            Some(b'!' | b'?') => {}
            Some(b'/') => depth -= 1,
            _ if tag.ends_with(b"/") => {}
            _ => depth += 1,
        }
        // A `>` inside an attribute can make the count drift a little; the bound is far above any real depth.
        if depth > DEPTH {
            return Err(Problem::Damaged { after: None });
        }
        tags += 1;
        visit(tag, window.text);
        window.start += length + 1;
    }
}

/// The bytes at hand, from the first that is not done with.
struct Window {
    bytes: Vec<u8>,
    start: usize,
    /// Bytes of text passed over since the last tag.
    skipped: u64,
    /// Bytes of text before the tag at hand.
    text: u64,
}

impl Window {
    /// Moves to just behind the next of a byte; false at the end.
    fn find(&mut self, part: &mut impl Read, wanted: u8) -> Result<bool, Problem> {
        loop {
            if let Some(place) = memchr(wanted, &self.bytes[self.start..]) {
                self.text = self.skipped + place as u64;
                self.start += place + 1;
                self.skipped = 0;
                return Ok(true);
            }
            self.skipped += (self.bytes.len() - self.start) as u64;
            self.start = self.bytes.len();
            if self.skipped > MARK_BYTES {
                return Err(endless(self.skipped));
            }
            if !self.more(part)? {
                return Ok(false);
            }
        }
    }

    /// Returns how long the tag at hand is, up to its `>`; nothing where it has no end.
    fn tag(&mut self, part: &mut impl Read) -> Result<Option<usize>, Problem> {
        let mut looked = 0;
        loop {
            let rest = &self.bytes[self.start..];
            let end: &[u8] = match rest {
                [b'!', b'-', b'-', ..] => b"-->",
                [b'!', b'[', ..] => b"]]>",
                _ => b">",
            };
            let from = looked.min(rest.len());
            let found =
                if end == b">" { memchr(b'>', &rest[from..]) } else { memmem::find(&rest[from..], end) };
            if let Some(place) = found {
                return Ok(Some(from + place + end.len() - 1));
            }
            looked = rest.len().saturating_sub(2);
            if rest.len() as u64 > MARK_BYTES {
                return Err(endless(rest.len() as u64));
            }
            if !self.more(part)? {
                return Ok(None);
            }
        }
    }

    /// Reads a block more behind what is kept; false at the end.
    fn more(&mut self, part: &mut impl Read) -> Result<bool, Problem> {
        self.bytes.drain(..self.start);
        self.start = 0;
        let kept = self.bytes.len();
        self.bytes.resize(kept + BLOCK, 0);
        loop {
            match part.read(&mut self.bytes[kept..]) {
                Ok(read) => {
                    self.bytes.truncate(kept + read);
                    return Ok(read > 0);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return Err(Problem::Truncated),
            }
        }
    }
}

fn endless(found: u64) -> Problem {
    Problem::TooLarge { limit: Limit::MarkBytes, found }
}

/// Returns the value of an attribute in a tag as written, entities untouched.
pub(crate) fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut rest = tag;
    loop {
        let place = memmem::find(rest, name)?;
        let after = &rest[place + name.len()..];
        let before = place.checked_sub(1).map(|before| rest[before]);
        if before.is_some_and(|byte| byte.is_ascii_whitespace())
            && let [b'=', quote @ (b'"' | b'\''), value @ ..] = after
        {
            return memchr(*quote, value).map(|end| &value[..end]);
        }
        rest = after;
    }
}

/// Returns whether a tag opens an element of this name.
pub(crate) fn opens(tag: &[u8], name: &[u8]) -> bool {
    tag.strip_prefix(name)
        .is_some_and(|rest| rest.first().is_none_or(|byte| byte.is_ascii_whitespace() || *byte == b'/'))
}

/// A parser whose memory is bounded: one mark or text of at most [`MARK_BYTES`].
pub(crate) struct Xml<R: Read> {
    reader: quick_xml::Reader<BufReader<Guard<R>>>,
    buffer: Vec<u8>,
    depth: i64,
}

impl<R: Read> Xml<R> {
    pub(crate) fn new(inner: R) -> Self {
        let mut reader = quick_xml::Reader::from_reader(BufReader::with_capacity(
            BLOCK,
            Guard { inner, since: 0, taken: 0 },
        ));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// Returns how many bytes were unpacked so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.reader.get_ref().get_ref().taken
    }

    /// Returns the next event; an empty element is a start and an end.
    ///
    /// # Errors
    /// As [`each_tag`]; [`Problem::Truncated`] also where the text ends inside an element.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, Problem> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().since = 0;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| broken(&error))?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth -= 1,
            Event::DocType(_) => return Err(Problem::ForbiddenDeclaration),
            Event::Eof if self.depth > 0 => return Err(Problem::Truncated),
            _ => {}
        }
        if self.depth > DEPTH { Err(Problem::Damaged { after: None }) } else { Ok(event) }
    }
}

fn broken(error: &quick_xml::Error) -> Problem {
    match error {
        quick_xml::Error::Io(error) if is_endless(error) => endless(MARK_BYTES),
        quick_xml::Error::Io(_) => Problem::Truncated,
        _ => Problem::Damaged { after: None },
    }
}

fn is_endless(error: &io::Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref::<EndlessMark>()).is_some()
}

/// A reader that gives no more than [`MARK_BYTES`] for one event.
pub(crate) struct Guard<R> {
    inner: R,
    since: u64,
    taken: u64,
}

/// One text or tag exceeds every limit.
#[derive(Debug)]
struct EndlessMark;

impl fmt::Display for EndlessMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mark has no end")
    }
}

impl std::error::Error for EndlessMark {}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.since > MARK_BYTES {
            return Err(io::Error::new(ErrorKind::InvalidData, EndlessMark));
        }
        let read = self.inner.read(into)?;
        self.since += read as u64;
        self.taken += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(xml: &str) -> Result<Vec<String>, Problem> {
        let mut found = Vec::new();
        each_tag(&mut xml.as_bytes(), &mut |tag, _| found.push(String::from_utf8_lossy(tag).into_owned()))?;
        Ok(found)
    }

    #[test]
    fn tags_are_found_whatever_stands_between_them() {
        assert_eq!(
            tags("<a><b c='1'/>x &gt; y<!-- <z> --></a>").unwrap(),
            ["a", "b c='1'/", "!-- <z> --", "/a"]
        );
        assert_eq!(tags("rien").unwrap(), Vec::<String>::new());
        assert_eq!(tags("<a><b").unwrap(), ["a"]);
        let long = format!("<a>{}<b/></a>", "x".repeat(BLOCK + 10));
        assert_eq!(tags(&long).unwrap(), ["a", "b/", "/a"]);
    }

    #[test]
    fn endless_texts_tags_and_depths_are_refused() {
        let endless = "x".repeat(MARK_BYTES as usize + 2 * BLOCK);
        for xml in [
            format!("<a>{endless}</a>"),
            format!("<a b='{endless}'/>"),
            format!("<a><!--{endless}--></a>"),
            format!("<a><![CDATA[<{endless}]]></a>"),
        ] {
            let is_too_large =
                |problem: &Problem| matches!(problem, Problem::TooLarge { limit: Limit::MarkBytes, .. });
            assert!(tags(&xml).is_err_and(|problem| is_too_large(&problem)));
            let mut parser = Xml::new(xml.as_bytes());
            let end = std::iter::repeat_with(|| parser.next().map(|event| event == Event::Eof));
            assert!(end.take(9).filter_map(Result::err).any(|problem| is_too_large(&problem)));
        }
        let deep = "<a>".repeat(DEPTH as usize + 1);
        assert!(matches!(tags(&deep), Err(Problem::Damaged { .. })));
        assert!(matches!(tags("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), Err(Problem::ForbiddenDeclaration)));
    }

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        let tag = br#"row ht="12" hidden="1" r='7'"#;
        assert_eq!(attribute(tag, b"hidden"), Some(&b"1"[..]));
        assert_eq!(attribute(tag, b"r"), Some(&b"7"[..]));
        assert_eq!(attribute(tag, b"t"), None);
        assert!(opens(tag, b"row") && !opens(b"rowBreaks", b"row") && opens(b"f/", b"f"));
    }
}
