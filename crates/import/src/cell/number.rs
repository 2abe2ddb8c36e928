//! Numbers and amounts as people write them, exactly.

use domain::currency::Currency;
use rust_decimal::Decimal;

/// What stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 1 234,50.
    Comma,
    /// 1,234.50.
    Point,
}

/// A number with what is written beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) value: Decimal,
    pub(crate) unit: Unit,
}

/// What stands beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    None,
    /// The value is already divided by a hundred.
    Percent,
    Money(Currency),
}

/// Longest text that can be a number: digits, groups, sign and currency.
const LONGEST: usize = 60;

/// Returns whether a text is another number with the other decimal mark: `1,234`.
pub(crate) fn is_open(text: &str) -> bool {
    let value = |mark| parse(text, mark).map(|number| number.value);
    match (value(Mark::Comma), value(Mark::Point)) {
        (Some(comma), Some(point)) => comma != point,
        _ => false,
    }
}

/// Returns the number of a text, `None` where it is none.
pub(crate) fn parse(text: &str, mark: Mark) -> Option<Number> {
    if text.len() > LONGEST {
        return None;
    }
    let (body, unit) = without_unit(text);
    let (body, negative) = without_sign(body);
    let value = exponent(&plain(body, mark)?)?;
    let value = if negative { -value } else { value };
    Some(match unit {
        Unit::Percent => Number { value: value / Decimal::ONE_HUNDRED, unit },
        _ => Number { value, unit },
    })
}

/// Returns the mark that a text proves: a comma or point that cannot separate thousands.
pub(crate) fn proves(text: &str) -> Option<Mark> {
    let (body, _) = without_unit(text);
    let (body, _) = without_sign(body);
    plain(body, Mark::Comma)?;
    let last = body.rfind([',', '.'])?;
    let (before, after) = (&body[..last], &body[last + 1..]);
    let here = if body.as_bytes()[last] == b',' { Mark::Comma } else { Mark::Point };
    let other = if here == Mark::Comma { '.' } else { ',' };
    let one = !before.contains(body.as_bytes()[last] as char);
    let digits = after.bytes().all(|b| b.is_ascii_digit()) && !after.is_empty();
    (one && digits && (after.len() != 3 || before.contains(other) || before == "0" || before.is_empty()))
        .then_some(here)
}

/// Returns the number that a wrong text probably means: `12.5k` is 12500, `450 env.` is 450.
pub(crate) fn suggest(text: &str, mark: Mark) -> Option<Decimal> {
    if text.len() > LONGEST {
        return None;
    }
    if let Some(thousands) = text.strip_suffix(['k', 'K']).and_then(|rest| parse(rest, mark)) {
        return thousands.value.checked_mul(Decimal::ONE_THOUSAND).map(|value| value.normalize());
    }
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(rest.len());
    parse(rest[..end].trim_end_matches([',', '.']), mark).map(|number| number.value)
}

fn blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{202f}' || c == '\u{a0}'
}

/// Cuts `€`, `EUR`, `HT`, `%` off either end.
fn without_unit(text: &str) -> (&str, Unit) {
    let mut body = text.trim_matches(blank);
    let mut unit = Unit::None;
    if body.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'-')) {
        return (body, unit);
    }
    for tax in ["HT", "H.T.", "ht", "TTC", "ttc"] {
        body = body.strip_suffix(tax).map_or(body, |rest| rest.trim_end_matches(blank));
    }
    if let Some(rest) = body.strip_suffix('%') {
        return (rest.trim_end_matches(blank), Unit::Percent);
    }
    for (sign, code) in [
        ("€", "EUR"),
        ("$", "USD"),
        ("£", "GBP"),
        ("EUR", "EUR"),
        ("USD", "USD"),
        ("GBP", "GBP"),
        ("CHF", "CHF"),
        ("euros", "EUR"),
        ("Euros", "EUR"),
        ("eur", "EUR"),
    ] {
        let inside = body.strip_suffix(sign).or_else(|| body.strip_prefix(sign));
        if let (Some(inside), Ok(currency)) = (inside, code.parse()) {
            body = inside.trim_matches(blank);
            unit = Unit::Money(currency);
            break;
        }
    }
    (body, unit)
}

/// Cuts a sign before or after, or the brackets of accountants.
fn without_sign(text: &str) -> (&str, bool) {
    if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (without_unit(inside).0, true);
    }
    for minus in ['-', '\u{2212}', '\u{2013}'] {
        if let Some(rest) = text.strip_prefix(minus).or_else(|| text.strip_suffix(minus)) {
            return (without_unit(rest).0, true);
        }
    }
    (text.strip_prefix('+').unwrap_or(text), false)
}

/// Returns digits with a decimal point, an exponent kept; `None` where groups or marks do not fit.
fn plain(text: &str, mark: Mark) -> Option<String> {
    let (body, exponent) = match text.find(['e', 'E']) {
        Some(place) => (&text[..place], &text[place..]),
        None => (text, ""),
    };
    let body = body.trim_matches(blank);
    let place = decimals_at(body, mark);
    let (whole, fraction) = place.map_or((body, ""), |place| (&body[..place], &body[place + 1..]));
    let mut digits = groups(whole)?;
    if digits.is_empty() && fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if digits.is_empty() {
        digits.push('0');
    }
    if !fraction.is_empty() {
        digits.push('.');
        digits.push_str(fraction);
    }
    digits.push_str(exponent);
    Some(digits)
}

/// Returns where the decimals begin: at the last mark, unless it separates thousands.
fn decimals_at(text: &str, mark: Mark) -> Option<usize> {
    let last = text.rfind([',', '.'])?;
    let (before, after) = (&text[..last], &text[last + 1..]);
    let here = text.as_bytes()[last];
    let other = if here == b',' { '.' } else { ',' };
    if before.contains(here as char) {
        return None;
    }
    let is_mark = matches!((here, mark), (b',', Mark::Comma) | (b'.', Mark::Point));
    let could_group = after.len() == 3 && (1..=3).contains(&before.len()) && before != "0";
    (is_mark || before.contains(other) || !could_group).then_some(last)
}

/// Returns the digits of a whole number whose groups, if any, have three digits each.
fn groups(text: &str) -> Option<String> {
    let separator = |c: char| blank(c) || matches!(c, ',' | '.' | '\'' | '\u{2019}');
    if !text.contains(separator) {
        return text.bytes().all(|b| b.is_ascii_digit()).then(|| text.to_owned());
    }
    let mut digits = String::with_capacity(text.len());
    for (place, group) in text.split(separator).enumerate() {
        let fits = if place == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        if !fits || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

fn exponent(text: &str) -> Option<Decimal> {
    if text.contains(['e', 'E']) { Decimal::from_scientific(text).ok() } else { text.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, mark: Mark) -> Option<String> {
        parse(text, mark).map(|number| number.value.normalize().to_string())
    }

    #[test]
    fn numbers_are_read_as_french_people_write_them() {
        for (text, expected) in [
            ("1 234,50 €", "1234.5"),
            ("1\u{202f}234,50\u{a0}€", "1234.5"),
            ("1.234,56", "1234.56"),
            ("1.234", "1234"),
            ("1,234", "1.234"),
            ("0.615", "0.615"),
            ("0,615 €", "0.615"),
            (",5", "0.5"),
            ("12.5", "12.5"),
            ("1.234.567", "1234567"),
            ("(12,50)", "-12.5"),
            ("(12,50 €)", "-12.5"),
            ("-12,50", "-12.5"),
            ("\u{2212}12,50 €", "-12.5"),
            ("12,50-", "-12.5"),
            ("- 12", "-12"),
            ("12 %", "0.12"),
            ("12,5%", "0.125"),
            ("1,23E+13", "12300000000000"),
            ("€ 12", "12"),
            ("900 € HT", "900"),
            ("1'234", "1234"),
            ("+33", "33"),
            ("007", "7"),
        ] {
            assert_eq!(value(text, Mark::Comma).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn with_a_point_as_mark_commas_separate_thousands() {
        for (text, expected) in
            [("1,234.50", "1234.5"), ("1,234", "1234"), ("1.234", "1.234"), ("12,5", "12.5")]
        {
            assert_eq!(value(text, Mark::Point).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["", "-", "€", "abc", "12.5k", "1 23", "1,2,3", "12 34 56", "1..2", "--5", "1e", "e5", "12/05"]
        {
            assert_eq!(value(text, Mark::Comma), None, "{text}");
        }
    }

    #[test]
    fn a_mark_is_proven_where_it_cannot_separate_thousands() {
        for (text, mark) in [
            ("12,5", Some(Mark::Comma)),
            ("1 234,50 €", Some(Mark::Comma)),
            ("1.234,567", Some(Mark::Comma)),
            ("0,615", Some(Mark::Comma)),
            ("12.5", Some(Mark::Point)),
            ("1,234.567", Some(Mark::Point)),
            ("1.234", None),
            ("1,234", None),
            ("1.234.567", None),
            ("12", None),
            ("M. Dupont", None),
        ] {
            assert_eq!(proves(text), mark, "{text}");
        }
    }

    #[test]
    fn a_wrong_number_gets_the_one_it_probably_means() {
        for (text, expected) in
            [("12.5k", Some("12500")), ("450 env.", Some("450")), ("~ 1,5", Some("1.5")), ("douze", None)]
        {
            assert_eq!(suggest(text, Mark::Comma).map(|n| n.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_currency_written_beside_a_number_is_kept() {
        let unit = |text| parse(text, Mark::Comma).map(|number| number.unit);
        assert_eq!(unit("12 €"), Some(Unit::Money(Currency::EUR)));
        assert_eq!(unit("12 CHF"), "CHF".parse().ok().map(Unit::Money));
        assert_eq!(unit("12"), Some(Unit::None));
    }
}
