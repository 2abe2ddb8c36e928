//! `baromail cell`: shows or changes a cell.

use crate::args::Cell;
use crate::context::{Context, Ended, pairs};
use crate::print;
use crate::print::say;
use app::campaigns::{page, set_cell_fields};
use app::dto::campaign::CellLine;
use app::failure::Failure;
use app::lang::Lang;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Lists the cells of a campaign, or shows one after changing it as asked.
pub(crate) async fn run(context: &Context, arguments: &Cell) -> Result<Ended, Failure> {
    let changes = pairs(&arguments.set)?;
    let house = if changes.is_empty() { context.read().await? } else { context.write().await? };
    if let Some(key) = &arguments.key
        && !changes.is_empty()
    {
        set_cell_fields(house, &arguments.campaign, key, &changes).await?;
    }
    let mut cells = page(house, &arguments.campaign, context.lang, context.today).await?.cells;
    if let Some(key) = &arguments.key {
        cells.retain(|cell| cell.key == *key);
        if cells.is_empty() {
            return Err(app::failure::no_cell(&arguments.campaign, key));
        }
    }
    if context.json {
        let cells: Vec<Value> = cells.iter().map(document).collect();
        say!("{}", json!({ "campaign": arguments.campaign, "cells": cells }));
    } else {
        say(&cells, context.lang);
    }
    Ok(Ended::Done)
}

fn document(cell: &CellLine) -> Value {
    json!({
        "cell": cell.key,
        "name": cell.name,
        "role": cell.role,
        "by_hand": cell.words.iter().filter_map(|word| Some((word.field.clone(), word.own.clone()?)))
            .collect::<BTreeMap<_, _>>(),
        "people": cell.people,
        "responders": cell.responders,
        "response_rate": cell.rate.value,
    })
}

fn say(cells: &[CellLine], lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Cellule", "Rôle", "Plis", "Taux de réponse"],
        Lang::En => ["Cell", "Role", "Pieces", "Response rate"],
    };
    let rows: Vec<Vec<String>> = cells
        .iter()
        .map(|cell| {
            let role = cell.role.clone().unwrap_or_else(|| "–".to_owned());
            vec![cell.key.clone(), role, cell.people.to_string(), print::shown(&cell.rate, lang)]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
