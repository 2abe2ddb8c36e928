//! How many people a company has, as files say it: a number, a range, or a word of the trade.

use crate::fold::fold;
use std::ops::RangeInclusive;

/// Words for sizes, by the decree 2008-1354 of 18 December 2008 (its numbers of employees alone).
const WORDS: [(&str, RangeInclusive<u32>); 10] = [
    ("tpe", 0..=9),
    ("micro entreprise", 0..=9),
    ("microentreprise", 0..=9),
    ("artisan", 0..=9),
    ("pme", 10..=249),
    ("sme", 10..=249),
    ("eti", 250..=4_999),
    ("grand compte", 5_000..=u32::MAX),
    ("grande entreprise", 5_000..=u32::MAX),
    ("ge", 5_000..=u32::MAX),
];
/// What stands before a number that is the most.
const AT_MOST: [&str; 6] = ["moins", "<", "jusqu", "up to", "under", "less"];
/// What stands beside a number that is the least.
const AT_LEAST: [&str; 7] = ["plus", "+", ">", "and over", "or more", "over", "more"];

/// Returns the number of people that a text tells, `None` where it tells none.
///
/// Numbers in the text win over words: *PME 50-99* is 50 to 99.
///
/// # Example
/// ```
/// use domain::headcount::headcount;
/// assert_eq!(headcount("10 à 19 salariés"), Some(10..=19));
/// assert_eq!(headcount("250+"), Some(250..=u32::MAX));
/// assert_eq!(headcount("moins de 10"), Some(0..=9));
/// ```
pub fn headcount(text: &str) -> Option<RangeInclusive<u32>> {
    let numbers = numbers(text)?;
    let lower = text.to_lowercase();
    match numbers[..] {
        [] => of_word(text),
        [one] if AT_MOST.iter().any(|word| lower.contains(word)) => {
            // Less than ten is nine at most; up to ten is ten.
            let most = if ["jusqu", "up to"].iter().any(|word| lower.contains(word)) {
                one
            } else {
                one.checked_sub(1)?
            };
            Some(0..=most)
        }
        [one] if AT_LEAST.iter().any(|word| lower.contains(word)) => Some(one..=u32::MAX),
        [one] => Some(one..=one),
        [low, high] if low <= high => Some(low..=high),
        _ => None,
    }
}

/// Returns the numbers of a text in order, at most two groups of digits apart; thousands may have a space or a point.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut digits = String::new();
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let three = || {
            let next = letters.get(at + 1..at + 4).is_some_and(|next| next.iter().all(char::is_ascii_digit));
            next && !letters.get(at + 4).is_some_and(char::is_ascii_digit)
        };
        if letter.is_ascii_digit() {
            digits.push(*letter);
        } else if !digits.is_empty() && matches!(letter, ' ' | '.' | ',' | '\u{a0}' | '\u{202f}') && three() {
            // Thousands: 1 000.
        } else if !digits.is_empty() {
            numbers.push(digits.parse().ok()?);
            digits.clear();
        }
    }
    if !digits.is_empty() {
        numbers.push(digits.parse().ok()?);
    }
    Some(numbers)
}

fn of_word(text: &str) -> Option<RangeInclusive<u32>> {
    let folded = format!(" {} ", fold(text));
    WORDS.iter().find(|(word, _)| folded.contains(&format!(" {word} "))).map(|(_, range)| range.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sizes_are_read_as_files_write_them() {
        for (text, expected) in [
            ("12", Some(12..=12)),
            ("1 200", Some(1_200..=1_200)),
            ("1\u{202f}200 salariés", Some(1_200..=1_200)),
            ("10 à 19 salariés", Some(10..=19)),
            ("10-49", Some(10..=49)),
            ("1,001-5,000 employees", Some(1_001..=5_000)),
            ("1-10", Some(1..=10)),
            ("250 et plus", Some(250..=u32::MAX)),
            ("> 50", Some(50..=u32::MAX)),
            ("10 001+", Some(10_001..=u32::MAX)),
            ("moins de 10", Some(0..=9)),
            ("<10", Some(0..=9)),
            ("jusqu’à 20", Some(0..=20)),
            ("0 salarié", Some(0..=0)),
            ("PME", Some(10..=249)),
            ("PME 50-99", Some(50..=99)),
            ("Grand compte", Some(5_000..=u32::MAX)),
            ("49-10", None),
            ("1-2-3", None),
            ("< 0", None),
            ("99999999999", None),
            ("inconnu", None),
            ("", None),
        ] {
            assert_eq!(headcount(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_not_but_never_breaks(text in "\\PC*") {
            if let Some(range) = headcount(&text) {
                prop_assert!(range.start() <= range.end());
            }
        }
    }
}
