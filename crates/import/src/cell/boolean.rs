//! Yes and no.

use domain::fold::fold;

const YES: &[&str] = &["oui", "o", "x", "1", "vrai", "yes", "y", "true", "ok", "v"];
const NO: &[&str] = &["non", "n", "0", "faux", "no", "false", "f"];

/// Returns the yes or no of a text, `None` where it is neither.
pub(crate) fn parse(text: &str) -> Option<bool> {
    match text {
        "1" | "x" | "X" | "✓" | "✔" | "☑" => return Some(true),
        "0" | "-" | "–" | "☐" | "✗" => return Some(false),
        _ => {}
    }
    let word = fold(text);
    if YES.contains(&word.as_str()) {
        return Some(true);
    }
    NO.contains(&word.as_str()).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn yes_and_no_have_many_forms() {
        for (text, expected) in [
            ("oui", Some(true)),
            ("Oui ", Some(true)),
            ("X", Some(true)),
            ("1", Some(true)),
            ("VRAI", Some(true)),
            ("yes", Some(true)),
            ("✓", Some(true)),
            ("Non", Some(false)),
            ("0", Some(false)),
            ("FAUX", Some(false)),
            ("-", Some(false)),
            ("peut-être", None),
            ("2", None),
            ("", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
