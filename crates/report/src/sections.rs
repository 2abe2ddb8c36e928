//! The sections of a report: each picks what it needs from the summary, and its template lays that out.

mod annex;
mod barometer;
mod board;
mod cells;
mod headline;
mod letter;
mod next;
mod notes;
mod opening;
mod pictures;
mod remarks;
mod steps;
mod tables;

use crate::columns::{self, filled};
use crate::further::Part;
use crate::look::Accent;
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

/// The first view: always there, always first.
const FRONT: &[Section] =
    &[opening::SECTION, barometer::SECTION, headline::SECTION, next::SECTION, board::SECTION];

/// The parts that follow it.
const PARTS: &[(Part, Section)] = &[
    (Part::Cells, cells::SECTION),
    (Part::Steps, steps::SECTION),
    (Part::Charts, pictures::SECTION),
    (Part::Tables, tables::SECTION),
    (Part::Letter, letter::SECTION),
    (Part::Remarks, remarks::SECTION),
    (Part::Notes, notes::SECTION),
    (Part::Annex, annex::SECTION),
];

/// Returns every section that there is.
pub(crate) fn all() -> impl Iterator<Item = &'static Section> {
    FRONT.iter().chain(PARTS.iter().map(|(_, section)| section))
}

/// Returns the sections of a report in their order, each with whether it begins a page: a dashboard does after a view of
/// its own.
fn ordered(summary: &Summary) -> impl Iterator<Item = (&'static Section, bool)> {
    let viewed = !summary.headline.is_empty();
    let parts = summary.order.as_deref().unwrap_or(&Part::ALL).iter();
    let parts = parts.filter_map(|part| PARTS.iter().find(|(own, _)| own == part));
    let parts = parts.map(|(part, section)| (section, summary.new_page.contains(part)));
    FRONT.iter().map(move |section| (section, viewed && section.name == board::SECTION.name)).chain(parts)
}

/// Returns the letters of a table's type that stand side by side.
pub(super) const fn room(summary: &Summary) -> usize {
    if summary.look.landscape { columns::LANDSCAPE } else { columns::PAGE }
}

/// The program's own colour.
const ACCENT: &str = "#1c3f86";
/// Letters of the campaign's name that fit into the head of a page.
const HEAD: usize = 60;
/// Letters that fit into the foot of a page.
const FOOT: usize = 90;

/// Returns everything that the templates print, as JSON.
///
/// # Errors
/// None is known: all values are plain.
pub(crate) fn data(summary: &Summary) -> Result<String, serde_json::Error> {
    let said = |(section, new_page): (&Section, bool)| {
        Some(json!({ "name": section.name, "new_page": new_page, "value": (section.value)(summary)? }))
    };
    let mut sections: Vec<Value> = ordered(summary).filter_map(said).collect();
    let drawn = summary.drawings().map(|picture| text::undrawn_in_drawing(&picture.svg)).sum::<usize>();
    let footer = text::shortened(&summary.footer, FOOT);
    let undrawn = drawn + text::undrawn(&json!(footer)) + sections.iter().map(text::undrawn).sum::<usize>();
    if undrawn > 0 {
        tell_undrawn(&mut sections, undrawn, summary);
    }
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
        "footer": footer,
        "page": summary.labels.page,
        "landscape": summary.look.landscape,
        "accent": summary.look.accent.as_ref().map_or(ACCENT, Accent::text),
        "sections": sections,
    });
    text::clean(&mut data);
    serde_json::to_string(&data)
}

/// Adds to the notes how many characters the font does not draw; where the notes are not wanted, they say that alone.
fn tell_undrawn(sections: &mut Vec<Value>, undrawn: usize, summary: &Summary) {
    let told = text::undrawn_words(undrawn, summary.lang);
    let is_notes = |section: &&mut Value| section["name"] == notes::SECTION.name;
    let lines = sections.iter_mut().find(is_notes).and_then(|notes| notes["value"]["notes"].as_array_mut());
    if let Some(lines) = lines {
        lines.push(json!(told));
        return;
    }
    let value = json!({ "heading": summary.labels.notes, "notes": [told] });
    let notes = json!({ "name": notes::SECTION.name, "new_page": false, "value": value });
    let annex = sections.iter().position(|section| section["name"] == annex::SECTION.name);
    sections.insert(annex.unwrap_or(sections.len()), notes);
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
