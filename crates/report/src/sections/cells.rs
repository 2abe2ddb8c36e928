//! The comparison of the cells, each with its interval drawn.

use super::Section;
use crate::columns::{self, filled};
use crate::gauge;
use crate::summary::{CellRow, Column, Summary};
use serde_json::{Value, json};

/// Answers which letter worked better.
pub(super) const SECTION: Section =
    Section { name: "cells", template: include_str!("../../templates/sections/cells.typ"), value };

/// Room of the column of gauges, in letters.
const GAUGE: usize = 20;

fn value(summary: &Summary) -> Option<Value> {
    let table = &summary.cells;
    if table.rows.is_empty() {
        return None;
    }
    let widest = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut columns = table.columns.clone();
    columns.resize(widest.max(columns.len()).max(1), Column::default());
    let count = columns.len();
    columns.push(Column::words(table.verdict_column.as_str()));
    let texts: Vec<Vec<&str>> = table.rows.iter().map(|row| texts(row, count)).collect();
    Some(json!({
        "heading": table.heading,
        "columns": columns::all(&columns, &texts, columns.len(), super::room(summary) - GAUGE),
        "gauge": { "title": table.gauge_column, "share": GAUGE },
        "rows": table.rows.iter().zip(&texts).map(|(row, texts)| line(row, texts)).collect::<Vec<_>>(),
        "note": table.caption,
    }))
}

/// Returns the texts of a row, its verdict last.
fn texts(row: &CellRow, count: usize) -> Vec<&str> {
    let mut texts = filled(&row.cells, count);
    texts.push(&row.verdict);
    texts
}

fn line(row: &CellRow, texts: &[&str]) -> Value {
    json!({ "texts": texts, "gauge": row.gauge.as_ref().and_then(gauge::track), "strong": row.strong })
}
