//! Long numbers that a spreadsheet shows as powers of ten: `7,32829E+13` for a SIRET.

/// What is left of a number in that form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scientific {
    /// Every digit is there.
    Whole(String),
    /// The last digits were rounded away when the file was saved.
    Lost,
}

/// Returns the digits of a number written with a power of ten, `None` for any other text.
pub(crate) fn digits(text: &str) -> Option<Scientific> {
    let (mantissa, exponent) = text.split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok().filter(|e| *e <= 30)?;
    let (whole, fraction) = mantissa.split_once([',', '.']).unwrap_or((mantissa, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 1 || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    Some(if fraction.len() == exponent {
        Scientific::Whole(format!("{whole}{fraction}"))
    } else {
        Scientific::Lost
    })
}

#[cfg(test)]
mod tests {
    use super::{Scientific, digits};

    #[test]
    fn digits_come_back_only_where_all_are_there() {
        for (text, expected) in [
            ("7.3282932000074E+13", Some(Scientific::Whole("73282932000074".to_owned()))),
            ("6,12345678e8", Some(Scientific::Whole("612345678".to_owned()))),
            ("7,32829E+13", Some(Scientific::Lost)),
            ("7E+13", Some(Scientific::Lost)),
            ("73282932000074", None),
            ("Étage 3", None),
            ("12E3", None),
            ("1E+999999999999", None),
        ] {
            assert_eq!(digits(text), expected, "{text}");
        }
    }
}
