//! JSON of the command line: one document on the output, errors as one document on the error output.

use app::dto::figure::{Figure, Flag, Unit};
use app::dto::import::{ColumnCount, ImportOutcome, IssueGroup, PassedOver, SheetOutcome, UndoPlan};
use app::dto::long::GridCell;
use app::dto::message::AppError;
use app::figures::{Filter, Group};
use serde_json::{Map, Value, json};

/// Returns an error.
pub(crate) fn failure(words: &AppError) -> Value {
    json!({ "error": { "code": words.code, "message": words.message, "remedy": words.remedy } })
}

/// Returns an error of usage.
pub(crate) fn usage(message: &str) -> Value {
    json!({ "error": { "code": "usage", "message": message.trim(), "remedy": "baromail --help" } })
}

/// Returns a figure: decimal text, ratios as fractions.
pub(crate) fn figure(figure: &Figure) -> Value {
    let flags = flags(&figure.flags);
    let mut value = json!({
        "value": figure.value,
        "unit": unit(figure.unit),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "low": figure.low,
        "high": figure.high,
        "unknown": figure.unknown.as_ref().map(|unknown| json!({ "reason": unknown.reason, "text": unknown.text })),
        "flags": flags,
    });
    if figure.unit == Unit::Money
        && let Value::Object(fields) = &mut value
    {
        let currency = figure.currency.clone().or_else(|| figure.value.as_ref().map(|_| "EUR".to_owned()));
        fields.insert("currency".to_owned(), json!(currency));
    }
    // Where joins are only probable the value has two bounds.
    if let (Some(sure), Value::Object(fields)) = (&figure.sure, &mut value) {
        fields.insert("sure".to_owned(), json!(sure));
        fields.insert("with_probable".to_owned(), json!(figure.value));
    }
    value
}

fn flags(flags: &[Flag]) -> Vec<&'static str> {
    let key = |flag: &Flag| match flag {
        Flag::TooFew => "too_few",
        Flag::NotProven => "not_proven",
        Flag::Provisional => "provisional",
    };
    flags.iter().map(key).collect()
}

/// Returns a number of a grid as a figure is; its unit stands with the grid.
pub(crate) fn cell(cell: &GridCell) -> Value {
    json!({
        "value": cell.value,
        "currency": cell.currency,
        "numerator": cell.numerator,
        "denominator": cell.denominator,
        "low": cell.low,
        "high": cell.high,
        "unknown": cell.unknown.as_ref().map(|unknown| json!({ "reason": unknown.reason, "text": unknown.text })),
        "flags": flags(&cell.flags),
    })
}

/// Returns a unit's name.
pub(crate) const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Ratio => "ratio",
        Unit::Growth => "growth",
        Unit::Money => "money",
        Unit::Times => "times",
        Unit::Days => "days",
        Unit::Points => "points",
    }
}

/// Returns one group with its figures.
pub(crate) fn group(group: &Group, figures: &[Figure]) -> Value {
    let by: Map<String, Value> =
        group.key.iter().map(|(dimension, value)| (dimension.key().to_owned(), json!(value))).collect();
    let kpis: Map<String, Value> = figures.iter().map(|f| (f.key.clone(), figure(f))).collect();
    let mut document = json!({ "by": by, "kpis": kpis });
    if let (Some(role), Value::Object(fields)) = (group.role, &mut document) {
        fields.insert("role".to_owned(), json!(role.key()));
    }
    document
}

/// Returns the filters of a question; the basis and the rule of attribution are always named.
pub(crate) fn filters(filter: &Filter) -> Value {
    let mut filters = Map::new();
    filters.insert("basis".to_owned(), json!(filter.basis.key()));
    if let Some(rule) = filter.attribution {
        filters.insert("attribution".to_owned(), json!(rule.key()));
    }
    for (dimension, value) in &filter.wanted {
        let list = filters.entry(dimension.key()).or_insert_with(|| json!([]));
        if let Value::Array(values) = list {
            values.push(json!(value));
        }
    }
    for (name, day) in [("from", filter.from), ("to", filter.to)] {
        if let Some(day) = day {
            filters.insert(name.to_owned(), json!(day.to_string()));
        }
    }
    Value::Object(filters)
}

/// Returns what a run did.
pub(crate) fn outcome(outcome: &ImportOutcome, passed_over: &[PassedOver]) -> Value {
    let imports: Vec<Value> = outcome.sheets.iter().map(sheet).collect();
    let passed_over: Vec<Value> = passed_over
        .iter()
        .map(|sheet| json!({ "file": sheet.file, "sheet": sheet.sheet, "why": sheet.why }))
        .collect();
    json!({ "written": outcome.written, "imports": imports, "passed_over": passed_over })
}

fn sheet(sheet: &SheetOutcome) -> Value {
    let joined: Vec<Value> =
        sheet.joined.iter().map(|joined| json!({ "by": joined.by, "rows": joined.rows })).collect();
    json!({
        "id": sheet.import_id,
        "file": sheet.file,
        "sheet": sheet.sheet,
        "kind": sheet.kind,
        "rows": sheet.rows,
        "new": sheet.new,
        "changed": sheet.changed,
        "same": sheet.same,
        "set_aside": sheet.set_aside,
        "already": sheet.already,
        "notices": sheet.notices,
        "left_out": sheet.left_out,
        "corrected": sheet.corrected,
        "to_match": sheet.to_match,
        "columns": sheet.columns.iter().map(column).collect::<Vec<_>>(),
        "joined": joined,
        "issues": sheet.issues.iter().map(issue).collect::<Vec<_>>(),
    })
}

/// Returns what an undo would take away.
pub(crate) fn undo_plan(plan: &UndoPlan) -> Value {
    let gone: Map<String, Value> =
        plan.gone.iter().map(|line| (line.what.clone(), json!(line.count))).collect();
    let dependents: Vec<Value> = plan
        .dependents
        .iter()
        .map(|run| json!({ "id": run.id, "file": run.file, "kind": run.kind, "rows": run.rows }))
        .collect();
    json!({
        "id": plan.id,
        "file": plan.file,
        "kind": plan.kind,
        "gone": gone,
        "restored": plan.restored,
        "campaigns": plan.campaigns,
        "mailings": plan.mailings,
        "cells": plan.cells,
        "dependents": dependents,
    })
}

fn column(column: &ColumnCount) -> Value {
    let bad: Vec<Value> = column
        .bad
        .iter()
        .map(|bad| json!({ "row": bad.row, "raw": bad.raw, "message": bad.message }))
        .collect();
    json!({
        "letter": column.letter,
        "heading": column.heading,
        "valid": column.valid,
        "to_fix": column.to_fix,
        "empty": column.empty,
        "bad": bad,
    })
}

fn issue(group: &IssueGroup) -> Value {
    let examples: Vec<Value> = group
        .examples
        .iter()
        .map(|line| json!({ "place": line.place, "message": line.message, "remedy": line.remedy }))
        .collect();
    json!({
        "cause": group.cause,
        "code": group.code,
        "heading": group.heading,
        "letter": group.letter,
        "count": group.count,
        "effect": group.effect,
        "examples": examples,
    })
}

/// A row with what a person decided of it.
pub(crate) fn hand_row(row: &app::dto::rows::HandRow) -> Value {
    let corrections: Vec<Value> = row
        .corrections
        .iter()
        .map(|one| {
            json!({
                "id": one.id, "field": one.field, "told": one.told, "value": one.value, "why": one.why,
                "day": one.day,
            })
        })
        .collect();
    json!({
        "name": row.name, "kind": row.kind, "file": row.file, "sheet": row.sheet, "row": row.row,
        "campaign": row.campaign, "date": row.date, "reference": row.reference, "text": row.text,
        "why": row.why, "day": row.day, "corrections": corrections,
    })
}
