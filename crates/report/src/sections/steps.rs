//! From the letter to the customer, step by step.

use super::{Section, table};
use crate::summary::Summary;
use serde_json::{Value, json};

/// Follows the pieces to the orders.
pub(super) const SECTION: Section =
    Section { name: "steps", template: include_str!("../../templates/sections/steps.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    summary
        .steps
        .as_ref()
        .and_then(|steps| table(steps, super::room(summary)))
        .map(|steps| json!({ "steps": steps }))
}
