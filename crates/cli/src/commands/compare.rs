//! `baromail compare`: the cells of a campaign against its control.

use crate::args::Compare;
use crate::context::{Context, Ended};
use crate::print;
use crate::print::say;
use app::campaigns::{only, row, verdict_key};
use app::compare::{Cell, Control, Standing, standing};
use app::failure::Failure;
use app::lang::Lang;
use serde_json::{Value, json};

/// Prints rates, differences with Newcombe's interval, z and p.
pub(crate) async fn run(context: &Context, arguments: &Compare) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let campaign = match &arguments.campaign {
        Some(code) => row(house, code).await?.code,
        None => only(house).await?,
    };
    let control = arguments.control.as_deref().map_or(Control::Marked, Control::Named);
    let found = standing(house, &campaign, control, context.today).await?;
    let keys = || found.cells.iter().map(|cell| cell.key.clone()).collect();
    if found.control.is_none() && found.cells.len() > 1 {
        return Err(Failure::WhichControl { cells: keys() });
    }
    if found.cells.iter().all(|cell| cell.comparison.is_none()) {
        return Err(Failure::NothingToCompare { campaign });
    }
    if context.json {
        say!("{}", document(&campaign, &found, context.lang));
    } else {
        say(&found, context.lang);
    }
    Ok(Ended::Done)
}

fn document(campaign: &str, found: &Standing, lang: Lang) -> Value {
    let cells: Vec<Value> = found.cells.iter().map(|cell| document_of(cell, lang)).collect();
    json!({ "campaign": campaign, "control": found.control, "cells": cells })
}

fn document_of(cell: &Cell, lang: Lang) -> Value {
    let mut document = json!({
        "cell": cell.key,
        "role": cell.group.role.map(app::figures::CellRole::key),
        "people": cell.people.to_string(),
        "responders": cell.responders.map(|n| n.to_string()),
        "rate": cell.responders.map(|n| six(n as f64 / cell.people as f64)),
    });
    if let Some(found) = &cell.comparison {
        let more = json!({
            "lift_points": format!("{:.4}", found.difference * 100.0),
            "lift": found.lift.map(six),
            "difference": six(found.difference),
            "difference_low": six(found.low),
            "difference_high": six(found.high),
            "z": format!("{:.4}", found.z),
            "p": probability(found.p),
            "p_holm": probability(found.p_holm),
            "comparisons": found.comparisons,
            "incremental": format!("{:.2}", found.incremental),
            "incremental_low": format!("{:.2}", found.incremental_low),
            "incremental_high": format!("{:.2}", found.incremental_high),
            "detectable": found.detectable.map(six),
            "provisional": cell.group.provisional,
            "verdict": verdict_key(found.verdict),
            "text": app::compare::sentence(cell, lang),
        });
        if let (Value::Object(fields), Value::Object(more)) = (&mut document, more) {
            fields.extend(more);
        }
    }
    document
}

fn six(value: f64) -> String {
    format!("{value:.6}")
}

/// A p-value keeps its first digits, however small it is.
fn probability(p: f64) -> String {
    if p < 1e-4 { format!("{p:.3e}") } else { six(p) }
}

fn say(found: &Standing, lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Cellule", "Plis", "Répondants", "Taux", "Écart (points)", "de", "à", "z", "p (Holm)"],
        Lang::En => ["Cell", "Pieces", "Responders", "Rate", "Lift (points)", "from", "to", "z", "p (Holm)"],
    };
    let rows: Vec<Vec<String>> = found.cells.iter().map(|cell| line(cell, lang)).collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
    for cell in &found.cells {
        if let Some(sentence) = app::compare::sentence(cell, lang) {
            say!("{sentence}");
        }
    }
}

fn line(cell: &Cell, lang: Lang) -> Vec<String> {
    let mark = |text: String| if lang == Lang::Fr { text.replace('.', ",") } else { text };
    let percent = if lang == Lang::Fr { "\u{a0}%" } else { "%" };
    let role = cell.group.role.map_or_else(String::new, |role| format!(" ({})", role.key()));
    let responders = cell.responders.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let rate = cell.responders.map_or_else(
        || "–".to_owned(),
        |n| mark(format!("{:.4}{percent}", n as f64 / cell.people as f64 * 100.0)),
    );
    let mut row = vec![format!("{}{role}", cell.key), cell.people.to_string(), responders, rate];
    match &cell.comparison {
        Some(found) => row.extend([
            mark(format!("{:.4}", found.difference * 100.0)),
            mark(format!("{:.4}", found.low * 100.0)),
            mark(format!("{:.4}", found.high * 100.0)),
            mark(format!("{:.4}", found.z)),
            mark(probability(found.p_holm)),
        ]),
        None => row.extend(std::iter::repeat_n("–".to_owned(), 5)),
    }
    row
}
