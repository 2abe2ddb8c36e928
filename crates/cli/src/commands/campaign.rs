//! `baromail campaign`: shows or changes a campaign.

use crate::args::Campaign;
use crate::context::{Context, Ended, pairs};
use crate::print::say;
use crate::{json, print};
use app::campaigns::{list, page, set_fields};
use app::dto::campaign::{CampaignItem, CampaignPage};
use app::failure::Failure;
use serde_json::{Map, Value, json};

/// Lists campaigns, or shows one after changing it as asked.
pub(crate) async fn run(context: &Context, arguments: &Campaign) -> Result<Ended, Failure> {
    let Some(code) = &arguments.code else { return run_list(context).await };
    let changes = pairs(&arguments.set)?;
    let house = if changes.is_empty() { context.read().await? } else { context.write().await? };
    set_fields(house, code, &changes).await?;
    let found = page(house, code, context.lang, context.today).await?;
    if context.json {
        say!("{}", document(&found));
    } else {
        say(&found);
    }
    Ok(Ended::Done)
}

async fn run_list(context: &Context) -> Result<Ended, Failure> {
    let found = list(context.read().await?, context.lang, context.today).await?;
    if context.json {
        let campaigns: Vec<Value> = found.iter().map(item).collect();
        say!("{}", json!({ "campaigns": campaigns }));
        return Ok(Ended::Done);
    }
    let mut headings = vec![String::new(), String::new()];
    if let Some(first) = found.first() {
        headings.extend(first.figures.iter().map(|figure| figure.name.clone()));
    }
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|campaign| {
            let mut row = vec![campaign.code.clone(), campaign.postings.join(", ")];
            row.extend(campaign.figures.iter().map(|figure| print::shown(figure, context.lang)));
            row
        })
        .collect();
    say!("{}", print::table(&headings, &rows));
    Ok(Ended::Done)
}

fn item(campaign: &CampaignItem) -> Value {
    let kpis: Map<String, Value> =
        campaign.figures.iter().map(|figure| (figure.key.clone(), json::figure(figure))).collect();
    json!({
        "code": campaign.code,
        "name": campaign.name,
        "mailings": campaign.postings,
        "provisional": campaign.provisional,
        "kpis": kpis,
    })
}

fn document(found: &CampaignPage) -> Value {
    let cells: Vec<Value> = found
        .cells
        .iter()
        .map(|cell| json!({ "cell": cell.key, "role": cell.role, "people": cell.people, "name": cell.name }))
        .collect();
    json!({
        "code": found.code,
        "name": found.name,
        "list_type": found.list_type,
        "sector": found.sector,
        "window_days": found.window_days,
        "window_end": found.window_end,
        "margin_rate": found.margin_rate,
        "mailings": found.postings,
        "provisional": found.provisional,
        "cells": cells,
    })
}

fn say(found: &CampaignPage) {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    say!("{} — {}", found.code, found.name);
    for (name, value) in [
        ("mailings", found.postings.join(", ")),
        ("list_type", text(&found.list_type)),
        ("sector", text(&found.sector)),
        ("window_days", format!("{} ({})", found.window_days, text(&found.window_end))),
        ("margin_rate", text(&found.margin_rate)),
        ("cells", found.cells.iter().map(|cell| cell.key.clone()).collect::<Vec<_>>().join(", ")),
    ] {
        say!("  {name}: {value}");
    }
}
