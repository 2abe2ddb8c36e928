//! A text as words of capital letters without accents, and of digits.

use std::ops::ControlFlow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word as long as this is cut: no word of an address is.
const LONGEST: usize = 40;

/// Hands over each word; digits and letters that touch are words of their own, `&` is `ET`, `S.A.` is `SA`.
pub(super) fn words(text: &str, mut each: impl FnMut(&str) -> ControlFlow<()>) {
    let mut word = Word { bytes: [0; LONGEST], length: 0, initials: false };
    let bytes = text.as_bytes();
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        let mut ended = ControlFlow::Continue(());
        if byte.is_ascii_alphanumeric() {
            ended = word.push(byte.to_ascii_uppercase(), &mut each);
            place += 1;
        } else if byte.is_ascii() {
            if *byte == b'.' && word.is_initials() && is_letter_alone(&text[place + 1..]) {
                word.initials = true;
            } else {
                ended = word.end(&mut each);
            }
            if *byte == b'&' && ended.is_continue() {
                ended = each("ET");
            }
            place += 1;
        } else {
            let letter = text[place..].chars().next().unwrap_or_default();
            place += letter.len_utf8();
            ended = push_folded(&mut word, letter, &mut each);
        }
        if ended.is_break() {
            return;
        }
    }
    let _ = word.end(&mut each);
}

/// Returns whether a letter comes next that is followed by no other.
fn is_letter_alone(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_none_or(|next| !next.is_alphanumeric())
}

fn push_folded(
    word: &mut Word,
    letter: char,
    each: &mut impl FnMut(&str) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let plain: &[u8] = match letter {
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => b"E",
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => b"A",
        'ç' | 'Ç' => b"C",
        'ô' | 'ö' | 'Ô' | 'Ö' => b"O",
        'î' | 'ï' | 'Î' | 'Ï' => b"I",
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => b"U",
        'œ' | 'Œ' => b"OE",
        'æ' | 'Æ' => b"AE",
        'ß' | 'ẞ' => b"SS",
        '°' | 'º' | 'ª' => return word.end(each),
        other => return push_rare(word, other, each),
    };
    plain.iter().try_for_each(|byte| word.push(*byte, each))
}

fn push_rare(
    word: &mut Word,
    letter: char,
    each: &mut impl FnMut(&str) -> ControlFlow<()>,
) -> ControlFlow<()> {
    for part in letter.nfkd().flat_map(char::to_uppercase).flat_map(UnicodeNormalization::nfkd) {
        if is_combining_mark(part) {
            continue;
        }
        let mut bytes = [0; 4];
        if part.is_alphanumeric() {
            for byte in part.encode_utf8(&mut bytes).bytes() {
                word.push(byte, each)?;
            }
        } else {
            word.end(each)?;
        }
    }
    ControlFlow::Continue(())
}

/// The word being read.
struct Word {
    bytes: [u8; LONGEST],
    length: usize,
    /// Whether it is made of letters with dots between them.
    initials: bool,
}

impl Word {
    fn push(&mut self, byte: u8, each: &mut impl FnMut(&str) -> ControlFlow<()>) -> ControlFlow<()> {
        if self.length > 0 && self.bytes[self.length - 1].is_ascii_digit() != byte.is_ascii_digit() {
            self.end(each)?;
        }
        if self.length < LONGEST {
            self.bytes[self.length] = byte;
            self.length += 1;
        }
        ControlFlow::Continue(())
    }

    fn end(&mut self, each: &mut impl FnMut(&str) -> ControlFlow<()>) -> ControlFlow<()> {
        let length = std::mem::take(&mut self.length);
        self.initials = false;
        if length == 0 {
            return ControlFlow::Continue(());
        }
        // A letter of several bytes that was cut in the middle is left out.
        match std::str::from_utf8(&self.bytes[..length]) {
            Ok(word) => each(word),
            Err(error) => each(std::str::from_utf8(&self.bytes[..error.valid_up_to()]).unwrap_or_default()),
        }
    }

    /// Returns whether a dot may join the next letter to the word.
    const fn is_initials(&self) -> bool {
        self.length == 1 || self.initials
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_capitals_without_accents() {
        for (text, expected) in [
            ("Dupont & Fils", "DUPONT ET FILS"),
            ("S.A.R.L. Léon", "SARL LEON"),
            ("S.A. Léon", "SA LEON"),
            ("av.Foch", "AV FOCH"),
            ("r. Hugo", "R HUGO"),
            ("J.-P. Dupont", "J P DUPONT"),
            ("12bis", "12 BIS"),
            ("l’Haÿ-les-Roses", "L HAY LES ROSES"),
            ("Cœur d'Alène", "COEUR D ALENE"),
            ("E\u{301}te\u{301}", "ETE"),
            ("N° 12", "N 12"),
            ("\u{a0}  \u{202f}", ""),
            ("Łódź", "ŁODZ"),
            ("", ""),
        ] {
            let mut found = Vec::new();
            words(text, |word| {
                found.push(word.to_owned());
                ControlFlow::Continue(())
            });
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
