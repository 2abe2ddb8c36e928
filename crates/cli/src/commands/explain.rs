//! `baromail explain`: where a figure comes from.

use crate::args::Explain;
use crate::context::{Context, Ended};
use crate::print::say;
use crate::{json, print};
use app::dto::explain::{Explanation, RowPage};
use app::explain::rows_of;
use app::failure::Failure;
use app::lang::Lang;
use serde_json::{Map, Value, json};

/// Prints where a figure comes from.
pub(crate) async fn run(context: &Context, arguments: &Explain) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let filter = context.filter(house, &arguments.filters).await?;
    let found = app::explain::of(house, &arguments.key, &filter, context.lang, context.today).await?;
    let mut pages = Vec::new();
    for part in found.parts.iter().filter(|part| arguments.rows && part.has_rows) {
        let page = rows_of(house, &part.measure, &filter, arguments.page, context.lang).await?;
        pages.push((part, page));
    }
    if context.json {
        let mut document = document(&found);
        document["filters"] = json::filters(&filter);
        if arguments.rows {
            document["rows"] = pages.iter().map(|(part, page)| (part.measure.clone(), rows(page))).collect();
        }
        say!("{document}");
    } else {
        say(&found, context);
        for (part, page) in &pages {
            say!("{}", part.text);
            say!("{}", table(page, context.lang));
        }
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
                .map(|file| {
                    json!({
                        "file": file.file, "sheet": file.sheet, "imported": file.imported, "rows": file.rows,
                        "first": file.first, "last": file.last,
                    })
                })
                .collect();
            json!({ "measure": part.measure, "text": part.text, "files": files })
        })
        .collect();
    let compared: Vec<Value> =
        found.compared.iter().map(|other| json!({ "label": other.label, "value": other.value })).collect();
    let quotes: Vec<Value> = found
        .quotes
        .iter()
        .map(|one| {
            json!({
                "name": one.name, "score": one.score, "group": one.group, "text": one.text,
                "about": one.about,
            })
        })
        .collect();
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
        "told_by": found.told_by,
        "left_out": found.left_out,
        "left_out_by_hand": found.left_out_by_hand,
        "quotes": quotes,
        "orders": orders,
    })
}

fn say(found: &Explanation, context: &Context) {
    say!("{} — {}", found.figure.name, found.figure.help);
    say!("{}", found.formula);
    say!("{} = {}", found.worked, print::shown(&found.figure, context.lang));
    for line in found
        .interval
        .iter()
        .chain(found.told_by.iter().map(|told| &told.text))
        .chain(&found.rules)
        .chain(&found.left_out)
        .chain(&found.left_out_by_hand)
    {
        say!("{line}");
    }
    for part in &found.parts {
        say!("  {}", part.text);
        for file in &part.files {
            say!("    {} · {} · {}", file.file, file.place, file.imported);
        }
    }
    for one in &found.quotes {
        let (open, close) = match context.lang {
            Lang::Fr => ("«\u{a0}", "\u{a0}»"),
            Lang::En => ("“", "”"),
        };
        say!("  {}/10 {open}{}{close} {}", one.score, one.text, one.about);
    }
    say!("{}", found.source);
}

fn rows(page: &RowPage) -> Value {
    let rows: Vec<Value> = page
        .rows
        .iter()
        .map(|row| {
            json!({
                "name": row.name, "file": row.file, "sheet": row.sheet, "row": row.row, "date": row.date,
                "reference": row.reference, "text": row.text, "joined_by": row.joined_by,
            })
        })
        .collect();
    json!({ "total": page.total, "page": rows })
}

fn table(page: &RowPage, lang: Lang) -> comfy_table::Table {
    let headings = match lang {
        Lang::Fr => ["Nom", "Fichier", "Ligne", "Date", "Référence", "Dit", "Rattachée par"],
        Lang::En => ["Name", "File", "Row", "Date", "Reference", "Says", "Joined by"],
    };
    let rows: Vec<Vec<String>> = page
        .rows
        .iter()
        .map(|row| {
            vec![
                row.name.clone(),
                format!("{} {}", row.file, row.sheet).trim().to_owned(),
                row.row.to_string(),
                row.date.clone().unwrap_or_default(),
                row.reference.clone().unwrap_or_default(),
                row.text.clone(),
                row.joined_by.clone().unwrap_or_default(),
            ]
        })
        .collect();
    print::table(&headings.map(str::to_owned), &rows)
}
