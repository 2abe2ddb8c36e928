//! Numbers, money and dates as French and English readers write them.
//!
//! *Source*: CLDR 48 (`fr`, `en`): French groups by U+202F, puts U+00A0 before % and the currency sign, and writes the
//! first of a month `1er`.
//! The window formats with `Intl`; one golden table, `tests/golden/format.tsv`, is checked by both sides.

use crate::currency::Currency;
use crate::lang::Lang;
use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

/// No-break space, before % and units.
pub const NBSP: char = '\u{a0}';
/// Narrow no-break space, between French thousands.
pub const NNBSP: char = '\u{202f}';
/// The minus sign of print.
pub const MINUS: char = '\u{2212}';

/// Returns a name as a title writes it: its first letter a capital.
pub fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns a number with a fixed number of decimals, rounded half away from zero.
///
/// # Example
/// ```
/// use domain::{format::number, lang::Lang};
/// assert_eq!(number("1234567.5".parse().unwrap(), 1, Lang::Fr), "1\u{202f}234\u{202f}567,5");
/// assert_eq!(number("1234567.5".parse().unwrap(), 1, Lang::En), "1,234,567.5");
/// ```
pub fn number(value: Decimal, decimals: u32, lang: Lang) -> String {
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let plain = format!("{:.*}", decimals as usize, rounded.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (group, mark) = match lang {
        Lang::Fr => (NNBSP, ','),
        Lang::En => (',', '.'),
    };
    let mut text = String::with_capacity(plain.len() + 8);
    if rounded.is_sign_negative() && !rounded.is_zero() {
        text.push(MINUS);
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(mark);
        text.push_str(fraction);
    }
    text
}

/// Returns a fraction as a percentage: 0.024 is `2,40 %`.
pub fn percent(fraction: Decimal, decimals: u32, lang: Lang) -> String {
    let figure = number(fraction * Decimal::ONE_HUNDRED, decimals, lang);
    match lang {
        Lang::Fr => format!("{figure}{NBSP}%"),
        Lang::En => format!("{figure}%"),
    }
}

/// Returns an amount with its sign: `6 750,00 €`, `€6,750.00`.
pub fn money(amount: Decimal, currency: Currency, decimals: u32, lang: Lang) -> String {
    let figure = number(amount, decimals, lang);
    let sign = currency.sign();
    match lang {
        Lang::Fr => format!("{figure}{NBSP}{sign}"),
        Lang::En if sign.len() == 3 && sign.is_ascii() => format!("{sign}{NBSP}{figure}"),
        Lang::En => match figure.strip_prefix(MINUS) {
            Some(figure) => format!("{MINUS}{sign}{figure}"),
            None => format!("{sign}{figure}"),
        },
    }
}

/// Returns how many decimals an amount is shown with: none from a thousand on or for whole amounts from a hundred on.
pub fn money_decimals(amount: Decimal) -> u32 {
    let size = amount.abs();
    if size >= Decimal::from(1000) || (size >= Decimal::ONE_HUNDRED && amount.fract().is_zero()) {
        0
    } else {
        2
    }
}

/// Returns a day in words: `1er mars 2026`, `1 March 2026`.
pub fn date(day: NaiveDate, lang: Lang) -> String {
    let month = day.month0() as usize;
    match lang {
        Lang::Fr if day.day() == 1 => format!("1er{NBSP}{} {}", MONTHS_FR[month], day.year()),
        Lang::Fr => format!("{}{NBSP}{} {}", day.day(), MONTHS_FR[month], day.year()),
        Lang::En => format!("{}{NBSP}{} {}", day.day(), MONTHS_EN[month], day.year()),
    }
}

/// Returns the name of a day's month: `mars`, `March`.
pub fn month_name(day: NaiveDate, lang: Lang) -> &'static str {
    let month = day.month0() as usize;
    match lang {
        Lang::Fr => MONTHS_FR[month],
        Lang::En => MONTHS_EN[month],
    }
}

/// Returns a day without its year, its month cut short: `25 nov.`, `1er mars`, `25 Nov`.
pub fn short_date(day: NaiveDate, lang: Lang) -> String {
    let month = day.month0() as usize;
    match lang {
        Lang::Fr if day.day() == 1 => format!("1er{NBSP}{}", SHORT_MONTHS_FR[month]),
        Lang::Fr => format!("{}{NBSP}{}", day.day(), SHORT_MONTHS_FR[month]),
        Lang::En => format!("{}{NBSP}{}", day.day(), SHORT_MONTHS_EN[month]),
    }
}

/// Returns the month of a day, cut short: `sept. 2026`, `Sept 2026`.
pub fn short_month(day: NaiveDate, lang: Lang) -> String {
    let month = day.month0() as usize;
    match lang {
        Lang::Fr => format!("{} {}", SHORT_MONTHS_FR[month], day.year()),
        Lang::En => format!("{} {}", SHORT_MONTHS_EN[month], day.year()),
    }
}

/// Returns a moment (ISO 8601) without its year: `25 nov. à 14 h 30`, `25 Nov at 14:30`.
pub fn short_moment(at: &str, lang: Lang) -> String {
    let (day, time) = at.split_once('T').unwrap_or((at, ""));
    let day = day.parse().map_or_else(|_| day.to_owned(), |day| short_date(day, lang));
    match (time.get(0..2), time.get(3..5), lang) {
        (Some(hour), Some(minute), Lang::Fr) => {
            let hour = hour.strip_prefix('0').unwrap_or(hour);
            format!("{day} à {hour}{NBSP}h{NBSP}{minute}")
        }
        (Some(hour), Some(minute), Lang::En) => format!("{day} at {hour}:{minute}"),
        _ => day,
    }
}

/// Returns a count with its noun: French is singular under 2, English at 1 alone.
pub fn counted(n: u64, one: &str, many: &str, lang: Lang) -> String {
    let singular = match lang {
        Lang::Fr => n < 2,
        Lang::En => n == 1,
    };
    let noun = if singular { one } else { many };
    format!("{}{NBSP}{noun}", number(Decimal::from(n), 0, lang))
}

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const SHORT_MONTHS_FR: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const SHORT_MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_grouped_by_the_narrow_space_in_french() {
        for (value, decimals, fr, en) in [
            ("0", 0, "0", "0"),
            ("999", 0, "999", "999"),
            ("1000", 0, "1\u{202f}000", "1,000"),
            ("-1234.5", 2, "\u{2212}1\u{202f}234,50", "\u{2212}1,234.50"),
            ("-0.004", 2, "0,00", "0.00"),
            ("2.345", 2, "2,35", "2.35"),
        ] {
            assert_eq!(number(decimal(value), decimals, Lang::Fr), fr);
            assert_eq!(number(decimal(value), decimals, Lang::En), en);
        }
    }

    #[test]
    fn money_has_its_sign_where_the_language_puts_it() {
        assert_eq!(money(decimal("-1234.5"), Currency::EUR, 2, Lang::Fr), "\u{2212}1\u{202f}234,50\u{a0}€");
        assert_eq!(money(decimal("-1234.5"), Currency::EUR, 2, Lang::En), "\u{2212}€1,234.50");
    }

    #[test]
    fn french_is_singular_under_two() {
        assert_eq!(counted(0, "pli", "plis", Lang::Fr), "0\u{a0}pli");
        assert_eq!(counted(1, "pli", "plis", Lang::Fr), "1\u{a0}pli");
        assert_eq!(counted(0, "piece", "pieces", Lang::En), "0\u{a0}pieces");
    }

    #[test]
    fn the_first_of_a_month_is_written_as_the_french_do() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        assert_eq!(date(day, Lang::Fr), "1er\u{a0}mars 2026");
    }

    #[test]
    fn a_moment_is_short_in_the_words_of_the_language() {
        for (at, fr, en) in [
            ("2026-11-25T14:30:07", "25\u{a0}nov. à 14\u{a0}h\u{a0}30", "25\u{a0}Nov at 14:30"),
            ("2026-03-01T09:05:00", "1er\u{a0}mars à 9\u{a0}h\u{a0}05", "1\u{a0}Mar at 09:05"),
            ("2026-03-01", "1er\u{a0}mars", "1\u{a0}Mar"),
        ] {
            assert_eq!((short_moment(at, Lang::Fr).as_str(), short_moment(at, Lang::En).as_str()), (fr, en));
        }
    }
}
