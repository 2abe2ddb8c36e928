//! `baromail explain`: where a figure comes from.

use crate::args::Explain;
use crate::context::{Context, Ended};
use crate::print::say;
use crate::{json, print};
use app::dto::explain::Explanation;
use app::failure::Failure;
use serde_json::{Map, Value, json};

/// Prints where a figure comes from.
pub(crate) async fn run(context: &Context, arguments: &Explain) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let filter = context.filter(house, &arguments.filters).await?;
    let found = app::explain::of(house, &arguments.key, &filter, context.lang, context.today).await?;
    if context.json {
        let mut document = document(&found);
        document["filters"] = json::filters(&filter);
        say!("{document}");
    } else {
        say(&found, context);
    }
    Ok(Ended::Done)
}

fn document(found: &Explanation) -> Value {
    let parts: Vec<Value> = found
        .parts
        .iter()
        .map(|part| {
            let files: Vec<Value> = part
                .files
                .iter()
                .map(|file| json!({ "file": file.file, "imported": file.imported, "rows": file.rows }))
                .collect();
            json!({ "measure": part.measure, "text": part.text, "files": files })
        })
        .collect();
    let compared: Vec<Value> =
        found.compared.iter().map(|other| json!({ "label": other.label, "value": other.value })).collect();
    let orders: Map<String, Value> = found
        .orders
        .iter()
        .map(|count| {
            let told =
                json!({ "orders": count.orders, "revenue": count.revenue, "currency": count.currency });
            (count.what.to_owned(), told)
        })
        .collect();
    json!({
        "key": found.figure.key,
        "name": found.figure.name,
        "help": found.figure.help,
        "figure": json::figure(&found.figure),
        "formula": found.formula,
        "worked": found.worked,
        "interval": found.interval,
        "source": found.source,
        "rules": found.rules,
        "parts": parts,
        "compared": compared,
        "left_out": found.left_out,
        "orders": orders,
    })
}

fn say(found: &Explanation, context: &Context) {
    say!("{} — {}", found.figure.name, found.figure.help);
    say!("{}", found.formula);
    say!("{} = {}", found.worked, print::shown(&found.figure, context.lang));
    for line in found.interval.iter().chain(&found.rules).chain(&found.left_out) {
        say!("{line}");
    }
    for part in &found.parts {
        say!("  {}", part.text);
        for file in &part.files {
            say!("    {} · {} · {}", file.file, file.imported, file.rows);
        }
    }
    say!("{}", found.source);
}
