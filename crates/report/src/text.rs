//! Makes any text printable: PDF/A refuses a character without a drawing in the embedded font.

use crate::world;
use domain::format::counted;
use domain::lang::Lang;
use serde_json::Value;

/// Stands for a character that the font cannot draw.
const MISSING: char = '\u{25a1}';
/// Invisible place at which a line may break.
const BREAK: char = '\u{200b}';
/// Letters in a row after which a break is offered.
const LONGEST: usize = 24;
/// The field of a drawing's words for those who cannot see it.
const ALT: &str = "alt";

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

/// Returns how many characters inside a value are printed as a box, because the font does not draw them; words for those
/// who cannot see a drawing are not printed.
pub(crate) fn undrawn(value: &Value) -> usize {
    match value {
        Value::String(text) => text.chars().filter(|letter| is_undrawn(*letter)).count(),
        Value::Array(items) => items.iter().map(undrawn).sum(),
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != ALT).map(|(_, field)| undrawn(field)).sum()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

/// Returns how many characters of a drawing's texts are printed as a box.
pub(crate) fn undrawn_in_drawing(svg: &str) -> usize {
    let texts = svg.split("<text").skip(1).filter_map(|text| text.split("</text").next());
    texts.flat_map(|text| text.chars()).filter(|letter| is_undrawn(*letter)).count()
}

/// Says how many characters are printed as a box.
pub(crate) fn undrawn_words(count: usize, lang: Lang) -> String {
    let count = count as u64;
    match lang {
        Lang::Fr => {
            let letters = counted(count, "caractère", "caractères", lang);
            let are = if count < 2 { "est remplacé" } else { "sont remplacés" };
            format!("{letters} que la police ne dessine pas {are} par {MISSING}.")
        }
        Lang::En => {
            let letters = counted(count, "character", "characters", lang);
            let are = if count == 1 { "is" } else { "are" };
            format!("{letters} that the font does not draw {are} replaced by {MISSING}.")
        }
    }
}

fn is_undrawn(letter: char) -> bool {
    letter != MISSING && drawn(letter) == Some(MISSING)
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
    use serde_json::json;

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
    fn characters_that_become_a_box_are_counted_once_where_they_are_printed() {
        let value = json!({ "rows": [["شركة", "Été □", 7], ["👩\u{200d}🔧"]], "alt": "株式会社" });
        assert_eq!(undrawn(&value), 6);
        let svg = "<svg><title>株</title><text x='0' data-name='a'>株式</text><text>é<tspan>会</tspan></text></svg>";
        assert_eq!(undrawn_in_drawing(svg), 3);
        for (count, french, english) in [
            (
                1,
                "1\u{a0}caractère que la police ne dessine pas est remplacé par □.",
                "1\u{a0}character that the font does not draw is replaced by □.",
            ),
            (
                1_200,
                "1\u{202f}200\u{a0}caractères que la police ne dessine pas sont remplacés par □.",
                "1,200\u{a0}characters that the font does not draw are replaced by □.",
            ),
        ] {
            assert_eq!(undrawn_words(count, Lang::Fr), french);
            assert_eq!(undrawn_words(count, Lang::En), english);
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
