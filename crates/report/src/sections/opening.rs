//! Title, subtitle and the verdict beside its rule.

use super::{Section, title};
use crate::summary::Summary;
use serde_json::{Value, json};

/// Opens the first page.
pub(super) const SECTION: Section =
    Section { name: "opening", template: include_str!("../../templates/sections/opening.typ"), value };

#[expect(clippy::unnecessary_wraps, reason = "a section may have nothing to print; this one always has")]
fn value(summary: &Summary) -> Option<Value> {
    let verdict: Vec<Value> =
        summary.verdict.iter().map(|run| json!({ "text": run.text, "strong": run.strong })).collect();
    let logo = summary.look.logo.as_ref().map(|logo| {
        let alt =
            if summary.author.is_empty() { "Logo".to_owned() } else { format!("Logo {}", summary.author) };
        json!({ "path": format!("/{}", logo.path()), "alt": alt })
    });
    Some(json!({ "title": title(summary), "subtitle": summary.subtitle, "verdict": verdict, "logo": logo }))
}
