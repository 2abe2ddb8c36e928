//! Further tables, which may run over many pages.

use super::{Section, table};
use crate::summary::Summary;
use serde_json::{Value, json};

/// Lists what the campaign wants to show beside its figures.
pub(super) const SECTION: Section =
    Section { name: "tables", template: include_str!("../../templates/sections/tables.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    let tables: Vec<Value> =
        summary.tables.iter().filter_map(|one| table(one, super::room(summary))).collect();
    (!tables.is_empty()).then(|| json!({ "tables": tables }))
}
