//! `baromail imports`: the history, and undoing.

use crate::args::ImportsAction;
use crate::context::{Context, Ended};
use crate::print;
use app::dto::import::ImportItem;
use app::failure::Failure;
use app::imports::history;
use app::lang::Lang;
use serde_json::{Value, json};

/// Lists the imports, or undoes one and lists what is left.
pub(crate) async fn run(context: &Context, action: Option<&ImportsAction>) -> Result<Ended, Failure> {
    let mut items = match action {
        None => history::list(context.read().await?).await?,
        Some(ImportsAction::Undo { id }) => history::undo(context.write().await?, *id).await?,
    };
    items.reverse();
    if context.json {
        let imports: Vec<Value> = items.iter().map(item).collect();
        println!("{}", json!({ "imports": imports }));
    } else {
        say(&items, context.lang);
    }
    Ok(Ended::Done)
}

fn item(item: &ImportItem) -> Value {
    json!({
        "id": item.id,
        "file": item.file,
        "sheet": item.sheet,
        "kind": item.kind,
        "rows": item.rows,
        "set_aside": item.set_aside,
        "at": item.at,
        "state": item.state,
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
    println!("{}", print::table(&headings.map(str::to_owned), &rows));
}
