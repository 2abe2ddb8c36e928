//! Which encoding a text file is in: marks first, then what its bytes allow.

use crate::evidence::BytesProof;
use crate::sniff::{HEAD, ZeroSide, zero_side};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding};

/// Bytes shown to the detector of 8-bit encodings: more change nothing.
const SHOWN: usize = 1024 * 1024;

/// What one pass over a file's bytes learns.
pub(crate) struct Survey {
    head: Vec<u8>,
    utf8: Decoder,
    spare: Vec<u8>,
    malformed: u64,
    /// What is no UTF-8 is looked at no longer; letters seen later do not turn it into some.
    not_utf8: bool,
    high: [u64; 128],
    line_feeds: u64,
    quotes: u64,
    last: u8,
    detector: EncodingDetector,
    shown: usize,
}

impl Survey {
    pub(crate) fn new() -> Self {
        Self {
            head: Vec::new(),
            utf8: encoding_rs::UTF_8.new_decoder_without_bom_handling(),
            spare: vec![0; 4 * 1024],
            malformed: 0,
            not_utf8: false,
            high: [0; 128],
            line_feeds: 0,
            quotes: 0,
            last: b'\n',
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            shown: 0,
        }
    }

    /// Takes the next bytes of the file.
    pub(crate) fn feed(&mut self, block: &[u8]) {
        let missing = HEAD.saturating_sub(self.head.len()).min(block.len());
        self.head.extend_from_slice(&block[..missing]);
        self.line_feeds += count(block, b'\n');
        self.quotes += count(block, b'"');
        self.last = block.last().copied().unwrap_or(self.last);
        self.check_utf8(block);
        if block.is_ascii() {
            return;
        }
        // Most of a text is plain: it is passed over eight bytes at a time.
        let (eights, rest) = block.as_chunks::<8>();
        let high = |eight: &&[u8; 8]| u64::from_ne_bytes(**eight) & 0x8080_8080_8080_8080 != 0;
        for byte in eights.iter().filter(high).flatten().chain(rest).filter(|b| **b >= 0x80) {
            self.high[usize::from(byte - 0x80)] += 1;
        }
        if self.shown < SHOWN {
            self.detector.feed(block, false);
            self.shown += block.len();
        }
    }

    fn check_utf8(&mut self, block: &[u8]) {
        self.not_utf8 |= self.is_surely_not_utf8();
        if self.not_utf8 {
            return;
        }
        let mut rest = block;
        loop {
            let (result, read, _) =
                self.utf8.decode_to_utf8_without_replacement(rest, &mut self.spare, false);
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.malformed += 1,
            }
        }
    }

    /// Returns the encoding that the bytes show, with what shows it.
    pub(crate) fn encoding(&self) -> (&'static Encoding, BytesProof) {
        if let Some((encoding, _)) = Encoding::for_bom(&self.head) {
            return (encoding, BytesProof::Mark);
        }
        match zero_side(&self.head) {
            Some(ZeroSide::First) => return (encoding_rs::UTF_16BE, BytesProof::Zeros),
            Some(ZeroSide::Second) => return (encoding_rs::UTF_16LE, BytesProof::Zeros),
            None => {}
        }
        let has_letters = self.high.iter().any(|count| *count > 0);
        match (self.is_mostly_utf8(), has_letters) {
            (true, true) => (encoding_rs::UTF_8, BytesProof::Valid),
            (true, false) => (encoding_rs::UTF_8, BytesProof::Plain),
            (false, _) => (self.one_byte_a_letter(), BytesProof::Likeness),
        }
    }

    /// A damaged letter or two do not turn a UTF-8 file into another.
    fn is_mostly_utf8(&self) -> bool {
        let high: u64 = self.high.iter().sum();
        !self.not_utf8 && (self.malformed == 0 || self.malformed * 4 < high)
    }

    /// A thousand letters that are none settle it: looking on would only take time.
    fn is_surely_not_utf8(&self) -> bool {
        self.malformed > 1_000 && !self.is_mostly_utf8()
    }

    /// Tells Windows-1252 from Latin-9, which differ where Windows has typographic signs and Latin-9 `€`, `Œ`, `œ`.
    fn one_byte_a_letter(&self) -> &'static Encoding {
        let typographic: u64 = self.high[..0x20].iter().sum();
        let latin9: u64 = [0x24, 0x3c, 0x3d, 0x3e].iter().map(|place| self.high[*place]).sum();
        if typographic == 0 && latin9 > 0 {
            return encoding_rs::ISO_8859_15;
        }
        let guess = self.detector.guess(Some(b"fr"), Utf8Detection::Deny);
        if guess.is_single_byte() { guess } else { encoding_rs::WINDOWS_1252 }
    }

    /// Returns the number of lines, unless quotes may hold line ends or letters take two bytes.
    pub(crate) fn lines(&self, encoding: &'static Encoding) -> Option<u64> {
        let wide = encoding == encoding_rs::UTF_16BE || encoding == encoding_rs::UTF_16LE;
        let open_end = u64::from(self.last != b'\n');
        (!wide && self.quotes == 0 && self.line_feeds > 0).then_some(self.line_feeds + open_end)
    }
}

/// Returns how often a byte stands in a block.
fn count(block: &[u8], wanted: u8) -> u64 {
    memchr::memchr_iter(wanted, block).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_show_their_encoding() {
        let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "Réf;Société\nA1;Éts Lefèvre\n".encode_utf16().flat_map(bytes).collect()
        };
        for (bytes, expected) in [
            ("Réf;Société\nA1;Éts Lefèvre\n".as_bytes().to_vec(), "UTF-8"),
            (b"ref;date\n".to_vec(), "UTF-8"),
            (b"R\xe9f;Soci\xe9t\xe9\nA1;\xc9ts Lef\xe8vre\nA2;12 \x80\n".to_vec(), "windows-1252"),
            (b"R\xe9f;Soci\xe9t\xe9\nA1;\xc9ts Lef\xe8vre\n".to_vec(), "windows-1252"),
            (b"R\xe9f;Soci\xe9t\xe9;Montant\nA1;C\xbdur;12 \xa4\n".to_vec(), "ISO-8859-15"),
            (wide(u16::to_le_bytes), "UTF-16LE"),
            (wide(u16::to_be_bytes), "UTF-16BE"),
            ([b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat(), "UTF-16LE"),
            ("é".repeat(40).into_bytes().into_iter().chain([0xe9, b'\n']).collect(), "UTF-8"),
        ] {
            let mut survey = Survey::new();
            survey.feed(&bytes);
            assert_eq!(survey.encoding().0.name(), expected, "{bytes:?}");
        }
    }

    #[test]
    fn a_long_file_is_not_utf8_however_many_letters_follow() {
        let mut survey = Survey::new();
        for blocks in 1..40 {
            survey.feed(&b"No\xebl 2025;\xe9t\xe9\n".repeat(200));
            assert_eq!(survey.encoding().0, encoding_rs::WINDOWS_1252, "{blocks} blocks");
        }
    }

    #[test]
    fn a_letter_cut_between_two_blocks_is_still_utf8() {
        let mut survey = Survey::new();
        survey.feed(b"caf\xc3");
        survey.feed(b"\xa9\n");
        assert_eq!(survey.encoding(), (encoding_rs::UTF_8, BytesProof::Valid));
        assert_eq!(survey.lines(encoding_rs::UTF_8), Some(1));
    }
}
