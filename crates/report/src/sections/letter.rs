//! A letter to somebody outside the house.

use super::Section;
use crate::summary::Summary;
use serde_json::{Value, json};

/// Lays out sender, recipient, claim and signature.
pub(super) const SECTION: Section =
    Section { name: "letter", template: include_str!("../../templates/sections/letter.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    let letter = summary.letter.as_ref()?;
    Some(json!({
        "from": letter.from,
        "to": letter.to,
        "dated": letter.dated,
        "subject": letter.subject,
        "before": letter.before,
        "table": super::table(&letter.table, super::room(summary)),
        "after": letter.after,
        "signed": letter.signed,
    }))
}
