//! Text measured with the bundled Inter: never bytes, never a system font.

use std::borrow::Cow;
use std::sync::OnceLock;
use ttf_parser::Face;

const REGULAR: &[u8] = include_bytes!("../../../fonts/Inter-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../../fonts/Inter-SemiBold.ttf");

/// The files of the bundled font that a chart's text is set in.
pub const FONTS: [&[u8]; 2] = [REGULAR, SEMIBOLD];

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

impl Weight {
    /// Returns the value of `font-weight`.
    pub(crate) const fn number(self) -> &'static str {
        match self {
            Self::Regular => "400",
            Self::SemiBold => "600",
        }
    }

    fn face(self) -> &'static Face<'static> {
        static FACES: OnceLock<[Face<'static>; 2]> = OnceLock::new();
        let faces =
            FACES.get_or_init(|| FONTS.map(|font| Face::parse(font, 0).expect("the bundled font is a font")));
        match self {
            Self::Regular => &faces[0],
            Self::SemiBold => &faces[1],
        }
    }
}

/// Returns how wide a text is.
///
/// *Unit*: that of `size`.
/// *Formula*: the advance widths of its letters, without kerning, which in Inter only narrows.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let face = weight.face();
    let advance = |letter: char| {
        let glyph = face.glyph_index(letter).unwrap_or_default();
        f64::from(face.glyph_hor_advance(glyph).unwrap_or_default())
    };
    text.chars().map(advance).sum::<f64>() * size / f64::from(face.units_per_em())
}

/// Returns the text, or as much of it as fits into `room` with an ellipsis.
pub(crate) fn fit(text: &str, size: f64, weight: Weight, room: f64) -> Cow<'_, str> {
    if width(text, size, weight) <= room {
        return Cow::Borrowed(text);
    }
    let left = room - width("…", size, weight);
    let mut used = 0.0;
    let mut end = 0;
    for (place, letter) in text.char_indices() {
        let bytes = letter.len_utf8();
        used += width(&text[place..place + bytes], size, weight);
        if used > left {
            break;
        }
        end = place + bytes;
    }
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// Returns the text broken at spaces into lines that fit into `room`.
pub(crate) fn wrap(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let joined = lines.last().map(|line| format!("{line} {word}"));
        match joined.filter(|line| width(line, size, weight) <= room) {
            Some(line) => {
                lines.pop();
                lines.push(line);
            }
            None => lines.push(fit(word, size, weight, room).into_owned()),
        }
    }
    lines
}
