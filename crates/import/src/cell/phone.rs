//! Telephone numbers, also those that a spreadsheet took for numbers.

/// Returns the digits of a telephone number with a leading `0` or `+`, `None` where it is none.
///
/// A French number is brought to ten digits, so that `+33 6…` and `06…` are one.
pub(crate) fn parse(text: &str) -> Option<String> {
    let text = text.strip_suffix(".0").unwrap_or(text).replace("(0)", "");
    let mut digits = String::with_capacity(16);
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() => digits.push('+'),
            ' ' | '.' | '-' | '(' | ')' | '/' | '\u{a0}' | '\u{202f}' | '\u{2011}' | '_' => {}
            _ => return None,
        }
    }
    if let Some(rest) = digits.strip_prefix("00") {
        digits = format!("+{rest}");
    }
    if let Some(rest) = digits.strip_prefix("+33") {
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        return (rest.len() == 9).then(|| format!("0{rest}"));
    }
    match (digits.as_bytes().first()?, digits.len()) {
        (b'+', 9..=16) | (b'0', 10) => Some(digits),
        (b'1'..=b'9', 9) => Some(format!("0{digits}")),
        (b'3', 11) => digits.strip_prefix("33").map(|rest| format!("0{rest}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn one_number_has_one_form() {
        for (text, expected) in [
            ("06 12 34 56 78", Some("0612345678")),
            ("06.12.34.56.78", Some("0612345678")),
            ("612345678", Some("0612345678")),
            ("612345678.0", Some("0612345678")),
            ("+33 6 12 34 56 78", Some("0612345678")),
            ("+33 (0)6 12 34 56 78", Some("0612345678")),
            ("0033612345678", Some("0612345678")),
            ("33612345678", Some("0612345678")),
            ("+41 22 123 45 67", Some("+41221234567")),
            ("0612", None),
            ("rappeler", None),
            ("+", None),
            ("", None),
        ] {
            assert_eq!(parse(text).as_deref(), expected, "{text}");
        }
    }
}
