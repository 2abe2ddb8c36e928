//! What the user wrote for the reader.

use super::Section;
use crate::summary::Summary;
use serde_json::{Value, json};

/// Prints paragraphs as they were typed.
pub(super) const SECTION: Section =
    Section { name: "remarks", template: include_str!("../../templates/sections/remarks.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    let paragraphs: Vec<&str> =
        summary.remarks.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    (!paragraphs.is_empty()).then(|| json!({ "heading": summary.labels.remarks, "paragraphs": paragraphs }))
}
