//! What is unknown and why, and the rules that the figures follow.

use super::Section;
use crate::summary::Summary;
use serde_json::{Value, json};

/// Closes the report.
pub(super) const SECTION: Section =
    Section { name: "notes", template: include_str!("../../templates/sections/notes.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    (!summary.notes.is_empty()).then(|| json!({ "heading": summary.labels.notes, "notes": summary.notes }))
}
