//! French postal codes, their lost zero restored.

use domain::place::departement;

/// Returns the five digits of a postal code, `None` where there is none.
pub(crate) fn parse(text: &str) -> Option<String> {
    let code = text.strip_suffix(".0").unwrap_or(text);
    let code = ["F-", "FR-", "f-"].iter().find_map(|prefix| code.strip_prefix(prefix)).unwrap_or(code);
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let whole = match digits.len() {
        5 => digits,
        4 => format!("0{digits}"),
        _ => return None,
    };
    departement(&whole).map(|_| whole)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_lost_zero_comes_back() {
        for (text, expected) in [
            ("01000", Some("01000")),
            ("1000", Some("01000")),
            ("1000.0", Some("01000")),
            ("69003", Some("69003")),
            ("69 003", Some("69003")),
            ("F-69003", Some("69003")),
            ("97410", Some("97410")),
            ("20200", Some("20200")),
            ("100", None),
            ("99999", None),
            ("690033", None),
            ("B-1000", None),
            ("69OO3", None),
            ("", None),
        ] {
            assert_eq!(parse(text).as_deref(), expected, "{text}");
        }
    }
}
