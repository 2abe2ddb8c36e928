//! Text folded so that what people write alike compares alike.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns the text in lower case, without accents, every other sign than letters and digits turned to one space.
///
/// # Example
/// ```
/// assert_eq!(domain::fold::fold("  Réf. courrier\u{a0}(N°) "), "ref courrier n");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            'œ' => push(&mut folded, &mut gap, "oe"),
            'æ' => push(&mut folded, &mut gap, "ae"),
            '°' | 'º' => gap = true,
            c if c.is_alphanumeric() => push(&mut folded, &mut gap, c.encode_utf8(&mut [0; 4])),
            _ => gap = true,
        }
    }
    folded
}

/// Most names have no accent, and a million of them are folded in an import.
fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.bytes() {
        if letter.is_ascii_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(char::from(letter.to_ascii_lowercase()));
        } else {
            gap = true;
        }
    }
    folded
}

fn push(folded: &mut String, gap: &mut bool, letters: &str) {
    if *gap && !folded.is_empty() {
        folded.push(' ');
    }
    *gap = false;
    folded.push_str(letters);
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_signs_and_spaces_do_not_count() {
        for (written, folded) in [
            ("Coût H.T.", "cout h t"),
            ("CŒUR", "coeur"),
            ("N° de commande", "n de commande"),
            ("taux\u{202f}%", "taux"),
            ("Date_envoi", "date envoi"),
            ("", ""),
            ("  SAINT-Denis (93)_", "saint denis 93"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }
}
