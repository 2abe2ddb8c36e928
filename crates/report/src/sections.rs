//! The sections of a report: each picks what it needs from the summary, and its template lays that out.

mod cells;
mod headline;
mod notes;
mod opening;
mod pictures;
mod steps;
mod tables;

use crate::columns::{self, filled};
use crate::summary::{Summary, Table};
use crate::text;
use domain::lang::Lang;
use serde_json::{Value, json};

pub(crate) use pictures::picture_path;

/// One section: its name is the name of its two files.
pub(crate) struct Section {
    name: &'static str,
    /// Text of the template.
    pub(crate) template: &'static str,
    value: fn(&Summary) -> Option<Value>,
}

impl Section {
    /// Returns where the typesetter finds the template.
    pub(crate) fn path(&self) -> String {
        format!("sections/{}.typ", self.name)
    }
}

/// The order on the page.
pub(crate) const ORDER: &[Section] = &[
    opening::SECTION,
    headline::SECTION,
    cells::SECTION,
    steps::SECTION,
    pictures::SECTION,
    tables::SECTION,
    notes::SECTION,
];

/// Letters of the campaign's name that fit into the head of a page.
const HEAD: usize = 60;
/// Letters that fit into the foot of a page.
const FOOT: usize = 90;

/// Returns everything that the templates print, as JSON.
///
/// # Errors
/// None is known: all values are plain.
pub(crate) fn data(summary: &Summary) -> Result<String, serde_json::Error> {
    let sections: Vec<Value> = ORDER
        .iter()
        .filter_map(|section| Some(json!({ "name": section.name, "value": (section.value)(summary)? })))
        .collect();
    let (lang, region) = match summary.lang {
        Lang::Fr => ("fr", "FR"),
        Lang::En => ("en", "GB"),
    };
    let mut data = json!({
        "lang": lang,
        "region": region,
        "title": title(summary),
        "author": summary.author,
        "kind": summary.labels.kind,
        "running": text::shortened(title(summary), HEAD),
        "stated_at": text::shortened(&summary.stated_at, HEAD),
        "footer": text::shortened(&summary.footer, FOOT),
        "page": summary.labels.page,
        "sections": sections,
    });
    text::clean(&mut data);
    serde_json::to_string(&data)
}

/// Returns the title: a document for screen readers must have one.
fn title(summary: &Summary) -> &str {
    if summary.title.trim().is_empty() { &summary.labels.kind } else { &summary.title }
}

/// Returns a table for its template, in a room of so many letters, or nothing where it has no row.
fn table(table: &Table, room: usize) -> Option<Value> {
    let count = table.rows.iter().map(Vec::len).chain([table.columns.len()]).max().unwrap_or_default();
    if table.rows.is_empty() || count == 0 {
        return None;
    }
    let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| filled(row, count)).collect();
    Some(json!({
        "heading": table.heading,
        "columns": columns::all(&table.columns, &rows, count, room),
        "rows": rows,
        "note": table.note,
    }))
}
