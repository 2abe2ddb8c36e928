//! `baromail cohorts`: what became of the letters of each posting month, and whether customers come back.

use crate::args::Cohorts as Arguments;
use crate::context::{Context, Ended};
use crate::print::say;
use crate::{json, print};
use app::cohorts::cohorts;
use app::dto::figure::{Flag, Unit};
use app::dto::long::{CohortRow, Cohorts, GridCell};
use app::failure::Failure;
use app::lang::Lang;
use app::long_view::shown_cell;
use serde_json::{Value, json};

/// Why a cell is empty rather than unknown.
const NOT_OVER: &str = "not_over";

/// Signs of the shades, from none to the darkest.
const SHADES: [&str; 5] = ["", "░ ", "▒ ", "▓ ", "█ "];

/// Prints a grid.
pub(crate) async fn run(context: &Context, arguments: &Arguments) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let filter = context.filter(house, &arguments.letters.filters()).await?;
    let (lang, today) = (context.lang, context.today);
    let found = cohorts(house, arguments.measure.grid(), arguments.months, &filter, (lang, today)).await?;
    if context.json {
        say!("{}", document(&found));
    } else {
        say(&found, lang);
    }
    Ok(Ended::Done)
}

fn document(found: &Cohorts) -> Value {
    let cells = |cells: &[GridCell]| cells.iter().map(json::cell).collect::<Vec<_>>();
    let row = |row: &CohortRow| {
        json!({
            "month": row.month,
            "pieces": json::cell(&row.pieces),
            "responders": json::cell(&row.responders),
            "customers": json::cell(&row.customers),
            "revenue": json::cell(&row.revenue),
            "months": cells(&row.months),
        })
    };
    json!({
        "measure": found.measure,
        "unit": json::unit(found.unit),
        "cohorts": found.rows.iter().map(row).collect::<Vec<_>>(),
        "all": cells(&found.all),
        "notes": found.notes,
    })
}

fn say(found: &Cohorts, lang: Lang) {
    if found.rows.is_empty() {
        return say!(
            "{}",
            match lang {
                Lang::Fr => "Rien à montrer\u{a0}: aucun pli ne répond à ces filtres.",
                Lang::En => "Nothing to show: no piece answers to these filters.",
            }
        );
    }
    let (first, all) = match lang {
        Lang::Fr => (["Envoi", "Plis", "Répondants", "Clients", "CA HT"], "Ensemble"),
        Lang::En => (["Posted", "Pieces", "Responders", "Customers", "Revenue"], "Together"),
    };
    let months = found.rows.first().map_or(0, |row| row.months.len());
    let mut headings: Vec<String> = first.map(str::to_owned).to_vec();
    headings.extend((1..=months).map(|month| format!("+{month}")));
    let mut rows: Vec<Vec<String>> = found.rows.iter().map(|row| line(row, found.unit, lang)).collect();
    if !found.all.is_empty() {
        let mut row = vec![all.to_owned()];
        row.resize(first.len(), String::new());
        row.extend(found.all.iter().map(|cell| month(cell, found.unit, lang)));
        rows.push(row);
    }
    say!("{}\n{}", found.title, print::table(&headings, &rows));
    for note in found.notes.iter().chain(&reasons(found)) {
        say!("{note}");
    }
    let is_provisional = |cell: &GridCell| cell.flags.contains(&Flag::Provisional);
    if found.rows.iter().flat_map(|row| &row.months).any(is_provisional) {
        say!(
            "{}",
            match lang {
                Lang::Fr => "* provisoire",
                Lang::En => "* provisional",
            }
        );
    }
}

fn line(row: &CohortRow, unit: Unit, lang: Lang) -> Vec<String> {
    let mut line = vec![row.label.clone()];
    for (cell, unit) in [
        (&row.pieces, Unit::Count),
        (&row.responders, Unit::Count),
        (&row.customers, Unit::Count),
        (&row.revenue, Unit::Money),
    ] {
        line.push(shown_cell(cell, unit, lang));
    }
    line.extend(row.months.iter().map(|cell| month(cell, unit, lang)));
    line
}

/// Returns the number of a month behind its shade; a star where it is provisional, nothing where the month is not over.
fn month(cell: &GridCell, unit: Unit, lang: Lang) -> String {
    if cell.unknown.as_ref().is_some_and(|unknown| unknown.reason == NOT_OVER) {
        return String::new();
    }
    let star = if cell.flags.contains(&Flag::Provisional) { "*" } else { "" };
    let shade = SHADES.get(usize::from(cell.shade)).copied().unwrap_or_default();
    format!("{shade}{}{star}", shown_cell(cell, unit, lang))
}

/// Returns why numbers are unknown, each reason once.
fn reasons(found: &Cohorts) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    let sums = found.rows.iter().flat_map(|row| [&row.pieces, &row.responders, &row.customers, &row.revenue]);
    for cell in sums.chain(found.rows.iter().flat_map(|row| &row.months)) {
        let unknown = cell.unknown.as_ref().filter(|unknown| unknown.reason != NOT_OVER);
        let text = unknown.map(|unknown| format!("– {}", unknown.text));
        reasons.extend(text.filter(|text| !reasons.contains(text)));
    }
    reasons
}
