//! Where every figure comes from.

use super::Section;
use crate::summary::Summary;
use serde_json::{Value, json};

/// Traces each figure to its files.
pub(super) const SECTION: Section =
    Section { name: "annex", template: include_str!("../../templates/sections/annex.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    let traces: Vec<Value> = summary
        .annex
        .iter()
        .map(|trace| {
            let told: Vec<Value> =
                trace.told.iter().map(|(word, texts)| json!({ "word": word, "texts": texts })).collect();
            json!({ "heading": trace.heading, "told": told })
        })
        .collect();
    (!traces.is_empty()).then(|| json!({ "heading": summary.labels.annex, "traces": traces }))
}
