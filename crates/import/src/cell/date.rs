//! Dates as people write them.

use chrono::{Datelike, Days, NaiveDate};
use domain::fold::fold;

/// Which of day and month comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 31/12/2026.
    DayFirst,
    /// 12/31/2026.
    MonthFirst,
}

/// The day from which a workbook counts its serial numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Epoch {
    /// Day 1 is 1 January 1900 (with a 29 February 1900 that never was).
    Y1900,
    /// Day 0 is 1 January 1904, as on old Macintoshes.
    Y1904,
}

/// A date that was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parsed {
    /// It can be read in one way only.
    Sure(NaiveDate),
    /// Day and month were told apart by the order alone.
    ByOrder(NaiveDate),
}

/// Serial numbers of 1 January 1940 and of 31 December 2119: others are no dates of a mailing.
const SERIALS: std::ops::RangeInclusive<u64> = 14_611..=80_353;
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;
const MONTHS: [&[&str]; 12] = [
    &["janvier", "january"],
    &["fevrier", "february", "fev"],
    &["mars", "march"],
    &["avril", "april"],
    &["mai", "may"],
    &["juin", "june"],
    &["juillet", "july"],
    &["aout", "august"],
    &["septembre", "september"],
    &["octobre", "october"],
    &["novembre", "november"],
    &["decembre", "december"],
];
/// Words that stand in a date and say nothing of the day.
const SILENT: &[&str] = &[
    "er",
    "st",
    "nd",
    "rd",
    "th",
    "le",
    "the",
    "of",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lun",
    "mer",
    "jeu",
    "ven",
    "sam",
    "dim",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// Returns the date of a text, `None` where it is none.
pub(crate) fn parse(text: &str, order: Order, epoch: Epoch) -> Option<Parsed> {
    if let Some(date) = iso(text) {
        return Some(Parsed::Sure(date));
    }
    if let Some((first, second, year)) = slashed(text) {
        return numeric(first, second, year, order);
    }
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
        && text.bytes().filter(|b| !b.is_ascii_digit()).count() < 2
    {
        return digits(text, epoch).map(Parsed::Sure);
    }
    let (first, second, third) = three_tokens(text)?;
    match (first, second, third) {
        (Token::Number(day, _), Token::Month(month), Token::Number(year, width))
        | (Token::Month(month), Token::Number(day, _), Token::Number(year, width)) => {
            date(full_year(year, width)?, month, day).map(Parsed::Sure)
        }
        (Token::Number(year, 4), Token::Number(month, _), Token::Number(day, _)) => {
            date(year.cast_signed(), month, day).map(Parsed::Sure)
        }
        (Token::Number(a, _), Token::Number(b, _), Token::Number(year, width)) => {
            numeric(a, b, full_year(year, width)?, order)
        }
        _ => None,
    }
}

/// Cuts `03/09/2026` (or with points or hyphens) into its numbers: the shape of most lists, read without the general way.
fn slashed(text: &str) -> Option<(u32, u32, i32)> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let is_between = |place: usize| matches!(bytes[place], b'/' | b'-' | b'.');
    if !is_between(2) || !is_between(5) {
        return None;
    }
    let number = |from: usize, to: usize| {
        bytes[from..to]
            .iter()
            .try_fold(0_u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    Some((number(0, 2)?, number(3, 5)?, number(6, 10)?.cast_signed()))
}

/// Reads `2026-09-03`, alone or before a time: the shape of most files made by programs.
fn iso(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() < 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    if bytes.len() > 10 && !matches!(bytes[10], b'T' | b' ') {
        return None;
    }
    if bytes.len() > 10 && !is_time(&text[11..]) {
        return None;
    }
    let number = |from: usize, to: usize| {
        bytes[from..to]
            .iter()
            .try_fold(0_u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    date(number(0, 4)?.cast_signed(), number(5, 7)?, number(8, 10)?)
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if YEARS.contains(&year) { NaiveDate::from_ymd_opt(year, month, day) } else { None }
}

/// Reads `20260903`, and serial numbers with or without a time.
fn digits(text: &str, epoch: Epoch) -> Option<NaiveDate> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return date(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?);
    }
    let whole = text.split(['.', ',']).next().unwrap_or_default();
    serial(whole.parse().ok()?, epoch)
}

/// Returns the day of a serial number.
///
/// *Source*: serial 25 569 is 1 January 1970 in the epoch of 1900; the epoch of 1904 starts 1 462 days later.
pub(crate) fn serial(number: u64, epoch: Epoch) -> Option<NaiveDate> {
    let number = match epoch {
        Epoch::Y1900 => number,
        Epoch::Y1904 => number.checked_add(1_462)?,
    };
    if !SERIALS.contains(&number) {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))
}

fn numeric(a: u32, b: u32, year: i32, order: Order) -> Option<Parsed> {
    let (day, month) = match order {
        Order::DayFirst => (a, b),
        Order::MonthFirst => (b, a),
    };
    let date = date(year, month, day)?;
    Some(if day <= 12 && day != month { Parsed::ByOrder(date) } else { Parsed::Sure(date) })
}

/// Returns the order that a text proves: one of its first two numbers is no month.
pub(crate) fn proves(text: &str) -> Option<Order> {
    if iso(text).is_some() {
        return None;
    }
    match three_tokens(text)? {
        (Token::Number(a @ 13..=31, 1..=2), Token::Number(b @ 1..=12, _), Token::Number(year, width)) => {
            date(full_year(year, width)?, b, a).map(|_| Order::DayFirst)
        }
        (Token::Number(a @ 1..=12, 1..=2), Token::Number(b @ 13..=31, _), Token::Number(year, width)) => {
            date(full_year(year, width)?, a, b).map(|_| Order::MonthFirst)
        }
        _ => None,
    }
}

/// Returns a real date near a wrong one, as an example of how to write it.
pub(crate) fn example_near(text: &str, order: Order) -> NaiveDate {
    let near = || {
        let (Token::Number(a, _), Token::Number(b, _), Token::Number(year, width)) = three_tokens(text)?
        else {
            return None;
        };
        let (day, month) = match order {
            Order::DayFirst => (a, b),
            Order::MonthFirst => (b, a),
        };
        let year = full_year(year, width)?;
        match day {
            29..=31 => (28..day).rev().find_map(|earlier| date(year, month, earlier)),
            _ => date(year, day, month),
        }
    };
    near().unwrap_or(NaiveDate::MIN.with_year(2026).and_then(|d| d.with_ordinal(365)).unwrap_or_default())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// A number with how many digits it is written.
    Number(u32, usize),
    Month(u32),
}

fn full_year(year: u32, width: usize) -> Option<i32> {
    match width {
        4 => Some(year.cast_signed()),
        2 if year < 70 => Some(2000 + year.cast_signed()),
        2 => Some(1900 + year.cast_signed()),
        _ => None,
    }
}

/// Cuts the first three numbers or months off a text; what follows can only be a time.
fn three_tokens(text: &str) -> Option<(Token, Token, Token)> {
    let mut rest = text;
    let mut found = [Token::Number(0, 0); 3];
    for slot in &mut found {
        let (token, after) = next_token(rest)?;
        *slot = token;
        rest = after;
    }
    let rest = rest.strip_prefix(['T', 't', ',']).unwrap_or(rest).trim_start();
    (rest.is_empty() || is_time(rest)).then_some((found[0], found[1], found[2]))
}

fn next_token(text: &str) -> Option<(Token, &str)> {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','));
        let first = rest.chars().next()?;
        let same = |c: char| if first.is_ascii_digit() { c.is_ascii_digit() } else { c.is_alphabetic() };
        let end = rest.find(|c: char| !same(c)).unwrap_or(rest.len());
        if end == 0 {
            return None;
        }
        let (token, after) = rest.split_at(end);
        rest = after;
        if first.is_ascii_digit() {
            let number = if token.len() <= 4 { token.parse().ok()? } else { return None };
            return Some((Token::Number(number, token.len()), rest));
        }
        let word = fold(token);
        if let Some(month) = month(&word) {
            return Some((Token::Month(month), rest));
        }
        if !SILENT.contains(&word.as_str()) {
            return None;
        }
    }
}

/// Returns the month that a word names or begins, with at least three letters and without doubt.
pub(crate) fn month(word: &str) -> Option<u32> {
    if word.len() < 3 || word == "mar" || word == "jui" {
        return None;
    }
    let place = MONTHS.iter().position(|names| names.iter().any(|name| name.starts_with(word)))?;
    Some(place as u32 + 1)
}

/// Returns whether a text can be a time of day: digits, signs between them and marks of a time zone.
fn is_time(text: &str) -> bool {
    let known =
        |word: &str| matches!(word, "" | "h" | "t" | "z" | "am" | "pm" | "a" | "min" | "utc" | "mn" | "s");
    text.len() <= 40
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, ':' | '.' | '+' | '-' | ','))
        && text.contains(|c: char| c.is_ascii_digit())
        && text.contains([':', 'h', 'H'])
        && fold(text).split(|c: char| !c.is_alphabetic()).all(known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Order::{DayFirst, MonthFirst};

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("31/12/2026", on(2026, 12, 31)),
            ("2026-09-03", on(2026, 9, 3)),
            ("2026-09-03T10:00:00Z", on(2026, 9, 3)),
            ("2026-09-03 10:00:00.000", on(2026, 9, 3)),
            ("13-09-26", on(2026, 9, 13)),
            ("13.09.1998", on(1998, 9, 13)),
            ("13/9/98", on(1998, 9, 13)),
            ("3 sept. 2026", on(2026, 9, 3)),
            ("1er mars 2026", on(2026, 3, 1)),
            ("lundi 2 mars 2026", on(2026, 3, 2)),
            ("12 août 2026 14h30", on(2026, 8, 12)),
            ("Sept 3, 2026", on(2026, 9, 3)),
            ("3-févr-26", on(2026, 2, 3)),
            ("12/12/2026 09:30", on(2026, 12, 12)),
            ("20260903", on(2026, 9, 3)),
            ("29/02/2028", on(2028, 2, 29)),
        ] {
            assert_eq!(parse(text, DayFirst, Epoch::Y1900), Some(Parsed::Sure(expected)), "{text}");
        }
    }

    #[test]
    fn serial_numbers_count_from_either_epoch() {
        // LibreOffice shows 45 933 as 3 October 2025 under 1900 and as 4 October 2029 under 1904.
        for (text, epoch, expected) in [
            ("45933", Epoch::Y1900, on(2025, 10, 3)),
            ("45933.75", Epoch::Y1900, on(2025, 10, 3)),
            ("45933", Epoch::Y1904, on(2029, 10, 4)),
        ] {
            assert_eq!(parse(text, DayFirst, epoch), Some(Parsed::Sure(expected)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "31/09/2026",
            "29/02/2027",
            "demain",
            "3/4/2026/5",
            "0",
            "12",
            "99999",
            "1/2",
            "mar 3 2026",
            "3 mars",
            "04/13/2026",
            "13/13/2026",
            "2026-13-01",
            "2026-02-30",
            "1234567890123",
            "3/4/20266",
            "12/05/0206",
            "1/1/2026 rappeler",
        ] {
            assert_eq!(parse(text, DayFirst, Epoch::Y1900), None, "{text}");
        }
    }

    #[test]
    fn the_order_decides_only_where_both_could_be_months() {
        assert_eq!(parse("03/04/2026", DayFirst, Epoch::Y1900), Some(Parsed::ByOrder(on(2026, 4, 3))));
        assert_eq!(parse("03/04/2026", MonthFirst, Epoch::Y1900), Some(Parsed::ByOrder(on(2026, 3, 4))));
        assert_eq!(parse("04/04/2026", DayFirst, Epoch::Y1900), Some(Parsed::Sure(on(2026, 4, 4))));
        assert_eq!(parse("04/13/2026", MonthFirst, Epoch::Y1900), Some(Parsed::Sure(on(2026, 4, 13))));
        for (text, order) in [
            ("13/04/2026", Some(DayFirst)),
            ("04/13/2026", Some(MonthFirst)),
            ("03/04/2026", None),
            ("2026-04-13", None),
            ("13 avril 2026", None),
            ("31/02/2026", None),
        ] {
            assert_eq!(proves(text), order, "{text}");
        }
    }

    #[test]
    fn a_wrong_date_gets_a_real_one_near_it_as_example() {
        assert_eq!(example_near("31/09/2026", DayFirst), on(2026, 9, 30));
        assert_eq!(example_near("30/02/2026", DayFirst), on(2026, 2, 28));
        assert_eq!(example_near("04/13/2026", DayFirst), on(2026, 4, 13));
        assert_eq!(example_near("demain", DayFirst), on(2026, 12, 31));
    }
}
