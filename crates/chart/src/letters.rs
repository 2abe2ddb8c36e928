//! Text measured with the bundled Inter: never bytes, never a system font.

use std::borrow::Cow;
use std::sync::OnceLock;
use ttf_parser::Face;

const REGULAR: &[u8] = include_bytes!("../../../fonts/Inter-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../../fonts/Inter-SemiBold.ttf");

/// The files of the bundled font that a chart's text is set in.
pub(crate) const FONTS: [&[u8]; 2] = [REGULAR, SEMIBOLD];

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
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

    /// Returns the advance of a figure in columns. *Source*: the glyph `one.tf` of both files.
    const fn tabular(self) -> u16 {
        match self {
            Self::Regular => 1328,
            Self::SemiBold => 1325,
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
/// *Formula*: the advance widths of its letters, without kerning; a figure is as wide as the wider of its two forms,
/// so that there is room for it whether it is set in columns or as it is.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let face = weight.face();
    let advance = |letter: char| {
        let glyph = face.glyph_index(letter).unwrap_or_default();
        let own = face.glyph_hor_advance(glyph).unwrap_or_default();
        let tabular = if letter.is_ascii_digit() { weight.tabular() } else { 0 };
        f64::from(own.max(tabular))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Advance widths as fontTools 4 reads them from the same files, in units of 2048 to the em.
    #[test]
    fn texts_are_as_wide_as_another_reader_of_the_font_says() {
        for (text, regular, semibold) in [
            ("é", 1194, 1211),
            ("œ", 2047, 2031),
            ("\u{202f}", 372, 339),
            ("\u{a0}", 576, 516),
            ("\u{2212}", 1355, 1378),
            ("€", 1365, 1390),
            ("Où va le budget", 15335, 15526),
            ("Électricité", 9558, 9915),
            // 1, 2, 3, 4, 5, 0 with 1328 at least (1325, and 1364 for the semibold 4), then 372, 590, 576, 1365.
            (
                "1\u{202f}234,50\u{a0}€",
                6 * 1328 + 372 + 590 + 576 + 1365,
                4 * 1325 + 1351 + 1364 + 339 + 653 + 516 + 1390,
            ),
        ] {
            let near = |weight, units: i32| {
                let measured = width(text, 2048.0, weight);
                assert!((measured - f64::from(units)).abs() < 1e-6, "{text:?} {weight:?} {measured} {units}");
            };
            near(Weight::Regular, regular);
            near(Weight::SemiBold, semibold);
        }
    }

    #[test]
    fn every_sign_of_french_figures_is_in_every_file() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            for sign in ['\u{a0}', '\u{202f}', '\u{2212}', '€', 'œ', 'É', '…', '–', '·', '%'] {
                assert!(weight.face().glyph_index(sign).is_some(), "{sign:?} {weight:?}");
            }
        }
    }

    #[test]
    fn a_text_too_long_is_cut_between_letters_and_fits() {
        let text = "Éléments préfabriqués en béton";
        for room in [0.0, 5.0, 40.0, 90.0, 1000.0] {
            let shown = fit(text, 12.0, Weight::Regular, room);
            assert!(shown == text || shown.ends_with('…'));
            assert!(width(&shown, 12.0, Weight::Regular) <= room.max(11.0), "{shown} {room}");
        }
    }

    #[test]
    fn words_are_wrapped_into_lines_that_fit() {
        let lines = wrap("Aucun coût importé pour cette campagne", 12.0, Weight::Regular, 110.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "Aucun coût importé pour cette campagne");
        assert!(lines.iter().all(|line| width(line, 12.0, Weight::Regular) <= 110.0));
    }
}
