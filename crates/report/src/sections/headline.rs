//! The headline figures, four in a row.

use super::Section;
use crate::gauge;
use crate::summary::{Headline, Summary};
use crate::text;
use serde_json::{Value, json};

/// Shows the figures that a reader looks for first.
pub(super) const SECTION: Section =
    Section { name: "headline", template: include_str!("../../templates/sections/headline.typ"), value };

/// Letters of a name, a figure and its detail that leave room for the other figures.
const NAME: usize = 90;
const FIGURE: usize = 45;
const DETAIL: usize = 240;

fn value(summary: &Summary) -> Option<Value> {
    let tiles: Vec<Value> = summary.headline.iter().map(tile).collect();
    (!tiles.is_empty())
        .then(|| json!({ "tiles": tiles, "across": across(tiles.len(), summary.look.landscape) }))
}

pub(super) fn tile(headline: &Headline) -> Value {
    json!({
        "label": text::shortened(&headline.label, NAME),
        "value": text::shortened(&headline.value, FIGURE),
        "letters": headline.value.chars().count(),
        "detail": text::shortened(&headline.detail, DETAIL),
        "gauge": headline.gauge.as_ref().and_then(gauge::track),
    })
}

/// Returns how many figures stand in a row, so that the last row is not left nearly empty.
fn across(count: usize, landscape: bool) -> usize {
    if landscape && count == 6 {
        6
    } else if matches!(count, 3 | 5 | 6 | 9) {
        3
    } else {
        4
    }
}
