//! The comparison of the cells, each with its interval drawn.

use super::Section;
use crate::columns::{self, filled};
use crate::gauge;
use crate::summary::{CellRow, Summary};
use serde_json::{Value, json};

/// Answers which letter worked better.
pub(super) const SECTION: Section =
    Section { name: "cells", template: include_str!("../../templates/sections/cells.typ"), value };

fn value(summary: &Summary) -> Option<Value> {
    let table = &summary.cells;
    if table.rows.is_empty() {
        return None;
    }
    let count =
        table.rows.iter().map(|row| row.cells.len()).chain([table.columns.len(), 1]).max().unwrap_or(1);
    let texts: Vec<Vec<&str>> = table.rows.iter().map(|row| filled(&row.cells, count)).collect();
    let rows: Vec<Value> = table.rows.iter().zip(&texts).map(|(row, texts)| line(row, texts)).collect();
    Some(json!({
        "heading": table.heading,
        "columns": columns::all(&table.columns, &texts, count),
        "gauge": table.gauge_column,
        "verdict": table.verdict_column,
        "rows": rows,
        "note": table.caption,
    }))
}

fn line(row: &CellRow, texts: &[&str]) -> Value {
    json!({
        "texts": texts,
        "gauge": row.gauge.as_ref().and_then(gauge::track),
        "verdict": row.verdict,
        "strong": row.strong,
    })
}
