//! `baromail templates`: named ways to read a file, saved and shared.

use super::import::offered;
use crate::args::TemplatesAction;
use crate::context::{Context, Ended};
use crate::print;
use crate::print::say;
use app::dto::understanding::TemplateItem;
use app::failure::Failure;
use app::imports::templates;
use app::lang::Lang;
use serde_json::{Value, json};

/// Lists the templates after whatever was asked for.
pub(crate) async fn run(context: &Context, action: Option<&TemplatesAction>) -> Result<Ended, Failure> {
    let house = match action {
        None => context.read().await?,
        Some(TemplatesAction::Save { name, reading }) => {
            let jobs = offered(context, reading).await?.jobs;
            let house = context.write().await?;
            if let Some(job) = jobs.first() {
                templates::save(house, name, job, &context.now).await?;
            }
            house
        }
        Some(action) => {
            let house = context.write().await?;
            match action {
                TemplatesAction::Export { name, file } => templates::export(house, name, file).await?,
                TemplatesAction::Import { file } => {
                    templates::import(house, file, &context.now).await?;
                }
                TemplatesAction::Rename { name, new_name } => {
                    templates::rename(house, name, new_name).await?;
                }
                TemplatesAction::Delete { name } => templates::delete(house, name).await?,
                TemplatesAction::Save { .. } => {}
            }
            house
        }
    };
    let items = templates::list(house, context.lang).await?;
    if context.json {
        let templates: Vec<Value> = items.iter().map(item).collect();
        say!("{}", json!({ "templates": templates }));
    } else {
        say(&items, context.lang);
    }
    Ok(Ended::Done)
}

fn item(item: &TemplateItem) -> Value {
    let constants: serde_json::Map<String, Value> = item
        .constants
        .iter()
        .map(|constant| (constant.field.clone(), Value::from(constant.value.clone())))
        .collect();
    json!({
        "name": item.name,
        "kind": item.kind,
        "columns": item.columns,
        "constants": constants,
        "words": item.words,
        "at": item.at,
    })
}

fn say(items: &[TemplateItem], lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Modèle", "Sorte", "Colonnes", "Mots", "Le"],
        Lang::En => ["Template", "Kind", "Columns", "Words", "At"],
    };
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            vec![
                item.name.clone(),
                item.kind.clone(),
                item.columns.to_string(),
                item.words.to_string(),
                item.at.clone(),
            ]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
