//! Every figure, by family.
//!
//! To add one: one struct literal in the file of its family. Its worked example is a test at once, and `docs/kpis.md`
//! prints it.

mod aims;
mod cost;
mod funnel;
mod loyalty;
mod orders;
mod response;
mod sales;
mod source;
mod testing;
mod value;

use crate::definition::Definition;
use domain::fold::fold;

/// Separates the key of a figure from its part: `cost_share.postage`.
const PART: char = '.';
/// More differing letters than this is another word.
const DIFFERENT_LETTERS: usize = 3;
/// Fewer letters than this begin too many keys.
const SHORTEST_BEGINNING: usize = 3;

/// Returns every figure, in the order of its family and then of the funnel.
pub fn catalog() -> impl Iterator<Item = &'static Definition> {
    [
        response::ENTRIES,
        funnel::ENTRIES,
        sales::ENTRIES,
        orders::ENTRIES,
        cost::ENTRIES,
        value::ENTRIES,
        testing::ENTRIES,
        loyalty::ENTRIES,
        aims::ENTRIES,
    ]
    .into_iter()
    .flatten()
}

/// Returns the figure of a key, or of one part: `response_rate`, `cost_share.postage`.
pub fn find(key: &str) -> Option<&'static Definition> {
    catalog().find(|definition| definition.key == key)
}

/// Returns the figure of a key, or all its parts: `cost_share` gives the six shares.
pub fn find_all(key: &str) -> Vec<&'static Definition> {
    catalog().filter(|definition| definition.key == key || whole(definition) == Some(key)).collect()
}

/// Returns the figure whose key is meant by a mistyped or unfinished one, where one is near.
///
/// # Example
/// ```
/// assert_eq!(kpi::nearest("reponse_rate").map(|kpi| kpi.key), Some("response_rate"));
/// assert!(kpi::nearest("weather").is_none());
/// ```
pub fn nearest(key: &str) -> Option<&'static Definition> {
    let typed = key.to_lowercase().replace(['-', ' '], "_");
    catalog()
        .map(|definition| (strsim::damerau_levenshtein(&typed, definition.key), definition))
        .min_by_key(|(letters, _)| *letters)
        .filter(|(letters, _)| *letters <= DIFFERENT_LETTERS && letters * 2 < typed.len())
        .map(|(_, definition)| definition)
        .or_else(|| catalog().find(|kpi| typed.len() >= SHORTEST_BEGINNING && kpi.key.starts_with(&typed)))
}

/// Returns the figure that a person names: by key, or by its name in either language, or by its name's beginning where
/// no other figure's begins so.
///
/// # Example
/// ```
/// assert_eq!(kpi::named("Taux de réponse").map(|kpi| kpi.key), Some("response_rate"));
/// assert_eq!(kpi::named("response rate").map(|kpi| kpi.key), Some("response_rate"));
/// ```
pub fn named(text: &str) -> Option<&'static Definition> {
    let folded = fold(text);
    let whole = catalog().find(|kpi| fold(kpi.key) == folded || names(kpi).contains(&folded));
    let begun = || {
        let start = format!("{folded} ");
        let mut begun = catalog().filter(|kpi| names(kpi).iter().any(|name| name.starts_with(&start)));
        begun.next().filter(|_| begun.next().is_none())
    };
    whole.or_else(begun)
}

/// Returns the figure whose key or name is nearest to a mistyped one, where one is near.
pub fn nearest_named(text: &str) -> Option<&'static Definition> {
    let folded = fold(text);
    catalog()
        .flat_map(|kpi| names(kpi).map(|name| (strsim::damerau_levenshtein(&folded, &name), kpi)))
        .min_by_key(|(letters, _)| *letters)
        .filter(|(letters, _)| *letters <= DIFFERENT_LETTERS && letters * 2 < folded.len())
        .map(|(_, kpi)| kpi)
        .or_else(|| nearest(text))
}

fn names(kpi: &Definition) -> [String; 2] {
    [fold(kpi.name.fr), fold(kpi.name.en)]
}

fn whole(definition: &Definition) -> Option<&'static str> {
    definition.key.split_once(PART).map(|(whole, _)| whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::{Example, Unit};
    use crate::evaluate::evaluate;
    use crate::example::reference_totals;
    use crate::formula::Formula;
    use domain::words::Basis;
    use rust_decimal::{Decimal, RoundingStrategy};

    fn rounded_like(value: Decimal, written: &str) -> Decimal {
        let expected: Decimal = written.parse().unwrap();
        value.round_dp_with_strategy(expected.scale(), RoundingStrategy::MidpointAwayFromZero)
    }

    #[test]
    fn every_worked_example_comes_out_as_written() {
        for kpi in catalog() {
            let figure = evaluate(kpi, &reference_totals(), Basis::Posting);
            let is = |value: Option<Decimal>, written: &str| {
                let value = value.unwrap_or_else(|| panic!("{}: {:?}", kpi.key, figure.value));
                assert_eq!(rounded_like(value, written), written.parse().unwrap(), "{}", kpi.key);
            };
            match kpi.example {
                Example::Gives(value) => is(figure.value.value(), value),
                Example::Between(value, low, high) => {
                    is(figure.value.value(), value);
                    is(figure.low, low);
                    is(figure.high, high);
                }
                Example::Unknown(reason) => assert_eq!(figure.value.reason(), Some(reason), "{}", kpi.key),
            }
        }
    }

    #[test]
    fn every_key_stands_once_and_every_text_is_there() {
        let mut keys: Vec<_> = catalog().map(|kpi| kpi.key).collect();
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all);
        for kpi in catalog() {
            for text in [kpi.name.fr, kpi.name.en, kpi.help.fr, kpi.help.en, kpi.source] {
                assert!(!text.is_empty(), "{}", kpi.key);
            }
            assert!(kpi.help.fr.ends_with('.') && kpi.help.en.ends_with('.'), "{}", kpi.key);
            assert!(!kpi.needs().is_empty(), "{}", kpi.key);
        }
    }

    #[test]
    fn french_texts_keep_the_rules_of_typography() {
        for kpi in catalog() {
            for text in [kpi.name.fr, kpi.help.fr] {
                for wrong in [" :", " ;", " ?", " !", " %", "« ", " »", "'", "\"", "..."] {
                    assert!(!text.contains(wrong), "{}: {wrong:?} in {text}", kpi.key);
                }
            }
        }
    }

    #[test]
    fn a_sum_of_money_is_shown_as_money_and_a_count_as_a_count() {
        for kpi in catalog() {
            if let Formula::Value(_) = kpi.formula {
                let money = kpi.needs().iter().all(|measure| measure.is_money());
                assert_eq!(kpi.unit == Unit::Money, money, "{}", kpi.key);
            }
        }
    }

    #[test]
    fn a_key_of_parts_finds_them_all() {
        assert_eq!(find_all("cost_share").len(), 6);
        assert_eq!(find_all("cost_item_yield").len(), 6);
        assert_eq!(find_all("cost_share.postage").len(), 1);
        assert_eq!(find_all("response_rate").len(), 1);
        assert!(find_all("cost").is_empty());
    }

    #[test]
    fn a_mistyped_key_finds_the_one_that_was_meant() {
        for (typed, meant) in [
            ("reponse_rate", Some("response_rate")),
            ("Response-Rate", Some("response_rate")),
            ("roi", Some("roi_revenue")),
            ("ro", None),
            ("cost_per_reponse", Some("cost_per_response")),
            ("", None),
        ] {
            assert_eq!(nearest(typed).map(|kpi| kpi.key), meant, "{typed}");
        }
    }
}
