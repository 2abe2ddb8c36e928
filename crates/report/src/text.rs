//! Makes any text printable: PDF/A refuses a character without a drawing in the embedded font.

use crate::world;
use serde_json::Value;

/// Stands for a character that the font cannot draw.
const MISSING: char = '\u{25a1}';
/// Invisible place at which a line may break.
const BREAK: char = '\u{200b}';
/// Letters in a row after which a break is offered.
const LONGEST: usize = 24;

/// Makes every text inside a value printable.
pub(crate) fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Returns a text in which every character can be drawn and no word is too long to break.
fn printable(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut run = 0;
    for letter in text.chars().filter_map(drawn) {
        run = if letter.is_alphanumeric() || letter.is_ascii_punctuation() { run + 1 } else { 0 };
        if run > LONGEST {
            line.push(BREAK);
            run = 1;
        }
        line.push(letter);
    }
    line
}

/// Returns a drawing in which every character can be drawn.
pub(crate) fn drawable(svg: &str) -> String {
    svg.chars().filter_map(drawn).collect()
}

/// Returns a short form for a place that has one line.
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest).collect();
    format!("{}…", kept.trim_end())
}

/// Returns what is printed for a character; nothing for those that only steer other characters.
fn drawn(letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' | '\t' => Some(' '),
        BREAK | '\u{ad}' => Some(letter),
        // Direction marks could show a name as another one; joiners and variation selectors have no drawing.
        '\u{200c}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => None,
        // PDF/A refuses the private area even where the font has a drawing.
        '\u{e000}'..='\u{f8ff}' => Some(MISSING),
        _ if letter.is_control() => None,
        _ if world::draws(letter) => Some(letter),
        _ => Some(MISSING),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_without_a_drawing_become_a_box() {
        for (text, expected) in [
            ("Crédit œuvre 1\u{202f}234,5\u{a0}€ \u{2212}3", "Crédit œuvre 1\u{202f}234,5\u{a0}€ \u{2212}3"),
            ("株式会社", "□□□□"),
            ("👩\u{200d}🔧", "□□"),
            ("a\u{202e}b\u{0}c\u{7f}", "abc"),
            ("\u{e001}\u{feff}", "□"),
            ("one\r\ntwo\tthree", "one  two three"),
        ] {
            assert_eq!(printable(text), expected);
        }
    }

    #[test]
    fn a_long_word_gets_places_to_break() {
        let word = "x".repeat(60);
        let broken = printable(&word);
        assert_eq!(broken.matches(BREAK).count(), 2);
        assert_eq!(broken.replace(BREAK, ""), word);
        assert_eq!(printable("Provence-Alpes-Côte d’Azur"), "Provence-Alpes-Côte d’Azur");
    }

    #[test]
    fn a_short_form_counts_letters_and_not_bytes() {
        assert_eq!(shortened("éééé", 4), "éééé");
        assert_eq!(shortened("éé éé", 3), "éé…");
    }
}
