//! Months, quarters, half-years and years as people write them.

use super::date::month;
use chrono::{Datelike, Months, NaiveDate};
use domain::fold::fold;

/// Years that a target or a campaign can be of.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2199;
/// Words that stand in a period and say nothing of its days.
const SILENT: &[&str] =
    &["er", "eme", "e", "st", "nd", "rd", "th", "de", "annee", "year", "exercice", "mois", "of"];

/// Returns the first and last day of a period, `None` where the text is none.
pub(crate) fn parse(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let folded = fold(text);
    let parts: Vec<&str> = folded.split(' ').flat_map(cut).filter(|part| !SILENT.contains(part)).collect();
    let (year, rest) = year_of(&parts)?;
    let span = |first: u32, months: u32| {
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        Some((from, from.checked_add_months(Months::new(months))?.pred_opt()?))
    };
    match rest.as_slice() {
        [] => span(1, 12),
        [only] => match only.parse().ok().or_else(|| month(only)) {
            Some(number @ 1..=12) => span(number, 1),
            _ => None,
        },
        ["t" | "q" | "trimestre" | "quarter", n] | [n, "t" | "q" | "trimestre" | "quarter"] => {
            match n.parse() {
                Ok(number @ 1..=4) => span(3 * number - 2, 3),
                _ => None,
            }
        }
        ["s" | "h" | "semestre" | "half", n] | [n, "s" | "h" | "semestre" | "half"] => match n.parse() {
            Ok(number @ 1..=2) => span(6 * number - 5, 6),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the month that a day lies in: a spreadsheet keeps "mars 2026" as its first day.
pub(crate) fn month_of(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let from = day.with_day(1)?;
    Some((from, from.checked_add_months(Months::new(1))?.pred_opt()?))
}

/// Cuts letters from digits: `t1` is `t` and `1`.
fn cut(word: &str) -> Vec<&str> {
    let digits = |c: char| c.is_ascii_digit();
    let Some(first) = word.chars().next() else { return Vec::new() };
    let end = word.find(|c| digits(c) != digits(first)).unwrap_or(word.len());
    let (head, tail) = word.split_at(end);
    let mut parts = vec![head];
    if !tail.is_empty() {
        parts.extend(cut(tail));
    }
    parts
}

/// Returns the year, which is first or last, and what is left.
fn year_of<'a>(parts: &[&'a str]) -> Option<(i32, Vec<&'a str>)> {
    let place =
        parts.iter().position(|part| part.len() == 4 && part.parse().is_ok_and(|n| YEARS.contains(&n)))?;
    let mut rest = parts.to_vec();
    let year = rest.remove(place).parse().ok()?;
    (place == 0 || place + 1 == parts.len()).then_some((year, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_many_forms() {
        for (text, expected) in [
            ("2026", Some(("2026-01-01", "2026-12-31"))),
            ("Année 2026", Some(("2026-01-01", "2026-12-31"))),
            ("mars 2026", Some(("2026-03-01", "2026-03-31"))),
            ("févr. 2024", Some(("2024-02-01", "2024-02-29"))),
            ("03/2026", Some(("2026-03-01", "2026-03-31"))),
            ("2026-12", Some(("2026-12-01", "2026-12-31"))),
            ("T2 2026", Some(("2026-04-01", "2026-06-30"))),
            ("2026-Q4", Some(("2026-10-01", "2026-12-31"))),
            ("1er trimestre 2026", Some(("2026-01-01", "2026-03-31"))),
            ("S2 2026", Some(("2026-07-01", "2026-12-31"))),
            ("T5 2026", None),
            ("13/2026", None),
            ("bientôt", None),
            ("26", None),
            ("", None),
        ] {
            let found = parse(text).map(|(from, to)| (from.to_string(), to.to_string()));
            let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
