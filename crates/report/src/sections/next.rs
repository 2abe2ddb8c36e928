//! What to do next.

use super::Section;
use crate::summary::Summary;
use serde_json::{Value, json};

/// Closes the first view.
pub(super) const SECTION: Section =
    Section { name: "next", template: include_str!("../../templates/sections/next.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    (!summary.next.is_empty()).then(|| json!({ "heading": summary.labels.next, "items": summary.next }))
}
