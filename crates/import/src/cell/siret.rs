//! SIRET numbers: fourteen digits with a check digit.

/// Returns the fourteen digits, `None` where they are none or their check digit is wrong.
///
/// *Source*: INSEE: Luhn's sum over all digits is a multiple of ten; La Poste's establishments (SIREN 356000000)
/// follow a rule of their own, the plain sum being a multiple of five.
pub(crate) fn parse(text: &str) -> Option<String> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let mut digits = String::with_capacity(14);
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            c if c.is_whitespace() || matches!(c, '.' | '-') => {}
            _ => return None,
        }
    }
    if digits.len() == 13 {
        digits.insert(0, '0');
    }
    (digits.len() == 14 && checks(&digits)).then_some(digits)
}

fn checks(digits: &str) -> bool {
    let luhn: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, b)| {
            let digit = u32::from(b - b'0');
            let weighed = if place % 2 == 1 { digit * 2 } else { digit };
            weighed / 10 + weighed % 10
        })
        .sum();
    let plain: u32 = digits.bytes().map(|b| u32::from(b - b'0')).sum();
    luhn.is_multiple_of(10) && plain > 0 || digits.starts_with("356000000") && plain.is_multiple_of(5)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn the_check_digit_tells() {
        // 732 829 320 00074 is the example of INSEE's and Wikipedia's pages on SIRET.
        for (text, expected) in [
            ("732 829 320 00074", Some("73282932000074")),
            ("73282932000074", Some("73282932000074")),
            ("73282932000074.0", Some("73282932000074")),
            ("73282932000075", None),
            ("1,23E+13", None),
            ("732829320", None),
            ("00000000000000", None),
            // La Poste: the plain sum is 15, Luhn's sum is 15 too and would refuse it.
            ("35600000000001", Some("35600000000001")),
        ] {
            assert_eq!(parse(text).as_deref(), expected, "{text}");
        }
    }
}
