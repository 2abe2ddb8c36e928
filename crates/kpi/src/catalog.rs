//! Every figure, by family.
//!
//! To add one: one struct literal in the file of its family. Its worked example is a test at once, and `docs/kpis.md`
//! prints it.

mod cost;
mod funnel;
mod orders;
mod response;
mod source;
mod value;

use crate::definition::Definition;

/// Separates the key of a figure from its part: `cost_share.postage`.
const PART: char = '.';
/// More differing letters than this is another word.
const DIFFERENT_LETTERS: usize = 3;

/// Returns every figure, in the order of its family and then of the funnel.
pub fn catalog() -> impl Iterator<Item = &'static Definition> {
    [response::ENTRIES, funnel::ENTRIES, orders::ENTRIES, cost::ENTRIES, value::ENTRIES].into_iter().flatten()
}

/// Returns the figure of a key, or of one part: `response_rate`, `cost_share.postage`.
pub fn find(key: &str) -> Option<&'static Definition> {
    catalog().find(|definition| definition.key == key)
}

/// Returns the figure of a key, or all its parts: `cost_share` gives the six shares.
pub fn find_all(key: &str) -> Vec<&'static Definition> {
    catalog().filter(|definition| definition.key == key || whole(definition) == Some(key)).collect()
}

/// Returns the figure whose key is meant by a mistyped one, where one is near.
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
}

fn whole(definition: &Definition) -> Option<&'static str> {
    definition.key.split_once(PART).map(|(whole, _)| whole)
}
