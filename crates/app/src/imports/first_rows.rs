//! The first rows of a sheet as they are understood, in the language's words.

use super::job::Job;
use super::lists::cut;
use crate::dto::import::{UnderstoodCell, UnderstoodRow};
use crate::lang::Lang;
use crate::words;
use domain::field::Field;
use import::{Effect, Issue};

/// Returns a row as it is understood, cell by cell, then the values for the whole sheet.
pub(super) fn row(job: &Job, row: &import::UnderstoodRow, issues: &[Issue], lang: Lang) -> UnderstoodRow {
    let mut cells: Vec<UnderstoodCell> =
        (0..job.plan.columns.len()).map(|column| cell(job, row, column, issues, lang)).collect();
    let has_column = |field: Field| job.plan.columns.contains(&Some(field));
    for (field, raw) in job.plan.constants.iter().filter(|(field, _)| !has_column(*field)) {
        let value = value_of(row, None, *field, lang).unwrap_or_else(|| raw.trim().to_owned());
        cells.push(told(None, Some(*field), raw.trim(), &value, "constant", lang));
    }
    UnderstoodRow { row: row.row, cells }
}

fn cell(
    job: &Job,
    row: &import::UnderstoodRow,
    column: usize,
    issues: &[Issue],
    lang: Lang,
) -> UnderstoodCell {
    let letter = job.letters.get(column).cloned();
    let field = job.plan.columns[column];
    let raw = row.raw.get(column).map_or("", String::as_str);
    let Some(known) = field else {
        return told(letter, None, raw, "", if raw.is_empty() { "empty" } else { "ignored" }, lang);
    };
    let wrong = issues
        .iter()
        .find(|issue| issue.row == row.row && issue.column == Some(column) && issue.effect != Effect::Notice);
    if let Some(issue) = wrong {
        let why = words::issue::of(issue, lang).0;
        return UnderstoodCell { why, ..told(letter, field, raw, "", "to_fix", lang) };
    }
    if raw.is_empty() {
        let (value, state) = match value_of(row, None, known, lang) {
            Some(value) => (value, "constant"),
            None => (String::new(), "empty"),
        };
        return told(letter, field, raw, &value, state, lang);
    }
    let state = if row.corrected.contains(&column) { "corrected" } else { "understood" };
    let value = value_of(row, Some(column), known, lang).unwrap_or_else(|| raw.to_owned());
    told(letter, field, raw, &value, state, lang)
}

fn told(
    letter: Option<String>,
    field: Option<Field>,
    raw: &str,
    value: &str,
    state: &str,
    lang: Lang,
) -> UnderstoodCell {
    UnderstoodCell {
        letter,
        field: field.map(|field| field.key().to_owned()),
        name: field.map(|field| words::field::name(field, lang).to_owned()).unwrap_or_default(),
        raw: cut(raw),
        value: cut(value),
        state: state.to_owned(),
        why: String::new(),
    }
}

/// Returns what a cell became; a column may be asked for two things, of which its own field comes first.
fn value_of(row: &import::UnderstoodRow, column: Option<usize>, field: Field, lang: Lang) -> Option<String> {
    let of_column = || row.cells.iter().filter(|cell| cell.column == column);
    let found = of_column().find(|cell| cell.field == field);
    let found = found.or_else(|| column.and_then(|_| of_column().next()))?;
    Some(words::value::of(&found.value, found.field, lang))
}
