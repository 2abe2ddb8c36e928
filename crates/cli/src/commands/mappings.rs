//! `baromail mappings`: what was confirmed for which headings.

use crate::args::MappingsAction;
use crate::context::{Context, Ended};
use crate::print;
use crate::print::say;
use app::dto::understanding::MappingItem;
use app::failure::Failure;
use app::imports::mappings;
use app::lang::Lang;
use serde_json::{Value, json};

/// Lists the mappings, or forgets one and lists what is left.
pub(crate) async fn run(context: &Context, action: Option<&MappingsAction>) -> Result<Ended, Failure> {
    let items = match action {
        None => mappings::list(context.read().await?, context.lang).await?,
        Some(MappingsAction::Forget { id }) => {
            let house = context.write().await?;
            mappings::forget(house, *id).await?;
            mappings::list(house, context.lang).await?
        }
    };
    if context.json {
        let mappings: Vec<Value> = items.iter().map(item).collect();
        say!("{}", json!({ "mappings": mappings }));
    } else {
        say(&items, context.lang);
    }
    Ok(Ended::Done)
}

fn item(item: &MappingItem) -> Value {
    json!({ "id": item.id, "file": item.file, "headings": item.headings, "kind": item.kind, "at": item.at })
}

fn say(items: &[MappingItem], lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["N°", "Fichier", "Sorte", "En-têtes", "Le"],
        Lang::En => ["No.", "File", "Kind", "Headings", "At"],
    };
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            let names = item.headings.join(", ");
            vec![item.id.to_string(), item.file.clone(), item.kind.clone(), names, item.at.clone()]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
