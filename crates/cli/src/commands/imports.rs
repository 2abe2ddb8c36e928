//! `baromail imports`: the history, undoing and redoing.

use crate::args::ImportsAction;
use crate::context::{Context, Ended};
use crate::print;
use crate::print::say;
use app::dto::import::ImportItem;
use app::failure::Failure;
use app::house::House;
use app::imports::corrections;
use app::imports::history::{self, Dependents};
use app::lang::Lang;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Lists the imports, or undoes or redoes one and lists what is left.
pub(crate) async fn run(context: &Context, action: Option<&ImportsAction>) -> Result<Ended, Failure> {
    let house = match action {
        None | Some(ImportsAction::Undo { dry_run: true, .. }) => context.read().await?,
        Some(_) => context.write().await?,
    };
    let mut items = match action {
        None => history::list(house).await?,
        Some(ImportsAction::Undo { id, with_dependents, dry_run: true }) => {
            return plan(context, house, *id, *with_dependents).await;
        }
        Some(ImportsAction::Undo { id, with_dependents, .. }) => {
            let dependents = if *with_dependents { Dependents::Undo } else { Dependents::Refuse };
            history::undo(house, *id, dependents, &context.now).await?
        }
        Some(ImportsAction::Redo { id }) => history::redo(house, *id, &context.now).await?,
    };
    items.reverse();
    if context.json {
        let corrected = corrections::by_import(house, context.lang).await?;
        let imports: Vec<Value> = items.iter().map(|one| item(one, &corrected)).collect();
        say!("{}", json!({ "imports": imports }));
    } else {
        say(&items, context.lang);
    }
    Ok(Ended::Done)
}

/// Says what an undo would take away; ends as the undo would.
async fn plan(context: &Context, house: &House, id: u32, with_dependents: bool) -> Result<Ended, Failure> {
    let plan = history::undo_plan(house, id, context.lang).await?;
    if context.json {
        say!("{}", crate::json::undo_plan(&plan));
    } else {
        say!("{}", plan.sentence);
        for name in plan.campaigns.iter().chain(&plan.mailings).chain(&plan.cells) {
            say!("  − {name}");
        }
        for run in &plan.dependents {
            say!("  − {} {} ({})", run.id, run.file, run.kind);
        }
    }
    Ok(if plan.dependents.is_empty() || with_dependents { Ended::Done } else { Ended::Nothing })
}

fn item(item: &ImportItem, corrected: &HashMap<u32, Vec<String>>) -> Value {
    json!({
        "id": item.id,
        "file": item.file,
        "sheet": item.sheet,
        "kind": item.kind,
        "rows": item.rows,
        "set_aside": item.set_aside,
        "at": item.at,
        "state": item.state,
        "redo": item.redo,
        "corrections": corrected.get(&item.id).cloned().unwrap_or_default(),
    })
}

fn say(items: &[ImportItem], lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Fichier", "N°", "Sorte", "Lignes", "Mises de côté", "Le", "État"],
        Lang::En => ["File", "No.", "Kind", "Rows", "Set aside", "At", "State"],
    };
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            let file = format!("{} {}", item.file, item.sheet).trim().to_owned();
            let (rows, aside) = (item.rows.to_string(), item.set_aside.to_string());
            vec![
                file,
                item.id.to_string(),
                item.kind.clone(),
                rows,
                aside,
                item.at.clone(),
                item.state.clone(),
            ]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
