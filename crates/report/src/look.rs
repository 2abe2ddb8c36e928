//! How a report looks: paper, colour, logo.

use crate::error::{Problem, ReportError};
use crate::text;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

/// Bytes of a logo that a report may carry.
const LARGEST: usize = 2_000_000;
/// Pixels of a logo: more would take hundreds of megabytes to unfold.
const PIXELS: u64 = 16_000_000;
/// Contrast that a colour needs on white to be told from it, also in grey.
///
/// *Source*: WCAG 2.2, 1.4.11, for graphical objects.
const CONTRAST: f64 = 3.0;

/// How a report looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// A4 lies on its side.
    pub landscape: bool,
    /// Colour of headings and marks; nothing: the program's own blue.
    pub accent: Option<Accent>,
    /// Stands at the top of the first page.
    pub logo: Option<Logo>,
}

/// A colour that can be read on white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accent(String);

impl Accent {
    /// Returns the colour of `#1c3f86`; nothing for another text, and for a colour too pale for white paper.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let [red, green, blue] = [channel(0)?, channel(2)?, channel(4)?].map(linear);
        let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        (1.05 / (luminance + 0.05) >= CONTRAST).then(|| Self(format!("#{}", digits.to_lowercase())))
    }

    /// Returns it as `#1c3f86`.
    pub fn text(&self) -> &str {
        &self.0
    }
}

fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

/// A picture for the top of the first page, known to be readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    bytes: Vec<u8>,
    ending: &'static str,
}

impl Logo {
    /// Returns the logo of a file's bytes: PNG, JPEG or SVG, told by what they are and not by their name.
    ///
    /// # Errors
    /// [`ReportError::Logo`].
    pub fn read(bytes: Vec<u8>) -> Result<Self, ReportError> {
        let refused = |why: &str| ReportError::Logo { problem: Problem::placeless(why) };
        if bytes.len() > LARGEST {
            return Err(refused("more than 2 MB"));
        }
        let ending = match bytes.get(..4) {
            Some([0x89, b'P', b'N', b'G']) => "png",
            Some([0xff, 0xd8, 0xff, _]) => "jpg",
            _ => "svg",
        };
        if ending == "svg" {
            let text = String::from_utf8(bytes).map_err(|_| refused("neither PNG, JPEG nor SVG"))?;
            let svg = text::drawable(&text);
            SvgImage::new(Bytes::from_string(svg.clone()))
                .map_err(|_| refused("neither PNG, JPEG nor SVG"))?;
            return Ok(Self { bytes: svg.into_bytes(), ending });
        }
        if pixels(&bytes, ending).is_none_or(|pixels| pixels > PIXELS) {
            return Err(refused("its size cannot be read, or is over 16 million pixels"));
        }
        let format = if ending == "png" { ExchangeFormat::Png } else { ExchangeFormat::Jpg };
        RasterImage::plain(Bytes::new(bytes.clone()), format)
            .map_err(|fault| ReportError::Logo { problem: Problem::placeless(format_args!("{fault:?}")) })?;
        Ok(Self { bytes, ending })
    }

    /// Returns the bytes that are kept.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns where the typesetter finds it.
    pub(crate) fn path(&self) -> String {
        format!("logo.{}", self.ending)
    }
}

/// Returns how many pixels a picture says that it has, without unfolding it.
fn pixels(bytes: &[u8], ending: &str) -> Option<u64> {
    let number = |at: usize, size: usize| {
        Some(bytes.get(at..at + size)?.iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte)))
    };
    if ending == "png" {
        return number(16, 4)?.checked_mul(number(20, 4)?);
    }
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        // Frames are C0 to CF but for tables (C4), extensions (C8) and arithmetic conditioning (CC).
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return number(at + 5, 2)?.checked_mul(number(at + 7, 2)?);
        }
        at += 2 + usize::try_from(number(at + 2, 2)?).ok()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_must_be_told_from_white_paper() {
        for (text, read) in [
            ("#1c3f86", Some("#1c3f86")),
            (" #C0392B ", Some("#c0392b")),
            ("#f2b705", None),
            ("#ffffff", None),
            ("1c3f86", None),
            ("#12é45", None),
            ("#1c3f8", None),
            ("", None),
        ] {
            assert_eq!(Accent::read(text).as_ref().map(Accent::text), read, "{text}");
        }
    }

    #[test]
    fn a_logo_is_known_by_what_it_is() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
        assert_eq!(Logo::read(svg.into()).unwrap().path(), "logo.svg");
        for wrong in
            [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"%PDF-1.7", &[0x80; 40]]
        {
            assert!(matches!(Logo::read(wrong.to_vec()), Err(ReportError::Logo { .. })), "{wrong:?}");
        }
        assert!(matches!(Logo::read(vec![b' '; LARGEST + 1]), Err(ReportError::Logo { .. })));
    }

    #[test]
    fn a_picture_that_would_unfold_to_gigabytes_is_refused() {
        let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bomb.extend([0, 1, 0, 0, 0, 1, 0, 0, 8, 6, 0, 0, 0]);
        assert_eq!(pixels(&bomb, "png"), Some(65_536 * 65_536));
        assert!(Logo::read(bomb).is_err());
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 32, 0, 64, 1, 1, 17, 0];
        assert_eq!(pixels(&jpeg, "jpg"), Some(32 * 64));
    }
}
