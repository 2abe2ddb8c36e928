//! E-mail addresses, in lower case.

/// Returns the address in lower case, `None` where it is none.
pub(crate) fn parse(text: &str) -> Option<String> {
    let (name, place) = text.split_once('@')?;
    let sound = !name.is_empty()
        && place.contains('.')
        && !place.contains('@')
        && !place.starts_with('.')
        && !place.ends_with('.')
        && text.len() <= 254
        && !text
            .contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, ';' | ',' | '<' | '>'));
    sound.then(|| text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn an_address_has_a_name_and_a_place() {
        for (text, expected) in [
            ("Jean.Dupont@Exemple.FR", Some("jean.dupont@exemple.fr")),
            ("a@b", None),
            ("a b@c.fr", None),
            ("@c.fr", None),
            ("a@c.fr;b@c.fr", None),
            ("jean", None),
        ] {
            assert_eq!(parse(text).as_deref(), expected, "{text}");
        }
    }
}
