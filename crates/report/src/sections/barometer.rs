//! The figure that decides, large, on its scale.

use super::Section;
use crate::gauge;
use crate::summary::Summary;
use serde_json::{Value, json};

/// Shows whether the mail pays at one glance.
pub(super) const SECTION: Section =
    Section { name: "barometer", template: include_str!("../../templates/sections/barometer.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    let told = summary.barometer.as_ref()?;
    let track = gauge::track(&told.gauge)?;
    Some(json!({
        "label": told.label,
        "value": told.value,
        "gauge": track,
        "start": told.ends.0,
        "end": told.ends.1,
        "legend": told.legend,
    }))
}
