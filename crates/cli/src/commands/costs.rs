//! `baromail costs`: the lines that a campaign's costs are made of.

use crate::args::{Costs, CostsAction};
use crate::context::{Context, Ended, pairs};
use crate::print::say;
use crate::{json, print};
use app::costs::{change, list, remove, save};
use app::dto::campaign::{CostLine, CostList};
use app::failure::Failure;
use app::lang::Lang;
use serde_json::{Value, json};

/// Lists a campaign's costs after whatever was asked for.
pub(crate) async fn run(context: &Context, arguments: &Costs) -> Result<Ended, Failure> {
    let code = arguments.code.as_str();
    let house = match arguments.action {
        None => context.read().await?,
        Some(_) => context.write().await?,
    };
    match &arguments.action {
        None => {}
        Some(CostsAction::Add { set }) => {
            save(house, code, None, &pairs(set)?).await?;
        }
        Some(CostsAction::Set { number, set }) => change(house, code, *number, &pairs(set)?).await?,
        Some(CostsAction::Delete { number }) => remove(house, code, *number).await?,
    }
    let found = list(house, code, context.lang, context.today).await?;
    if context.json {
        let costs: Vec<Value> = found.lines.iter().map(document).collect();
        say!("{}", json!({ "costs": costs, "total": found.total.as_ref().map(json::figure) }));
    } else {
        say(&found, context.lang);
    }
    Ok(Ended::Done)
}

fn document(line: &CostLine) -> Value {
    json!({
        "number": line.own,
        "row": line.row,
        "item": line.item,
        "amount": line.amount,
        "currency": line.currency,
        "day": line.day,
        "text": line.text,
        "file": line.file,
        "sheet": line.sheet,
        "line": line.line,
        "corrected": line.corrected,
    })
}

fn say(found: &CostList, lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["N°", "Poste", "Montant HT", "Date", "Note", "Origine"],
        Lang::En => ["No.", "Item", "Amount net of VAT", "Date", "Note", "From"],
    };
    let rows: Vec<Vec<String>> = found
        .lines
        .iter()
        .map(|line| {
            vec![
                line.own.map_or_else(String::new, |number| number.to_string()),
                line.item_name.clone(),
                format!("{} {}", line.amount, line.currency),
                line.day.clone().unwrap_or_default(),
                line.text.clone().unwrap_or_default(),
                origin(line, lang),
            ]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
    if let Some(total) = &found.total {
        say!("{}: {}", total.name, print::shown(total, lang));
    }
}

fn origin(line: &CostLine, lang: Lang) -> String {
    match (&line.file, line.line, line.own, lang) {
        (Some(file), Some(row), _, Lang::Fr) => format!("{file}, ligne {row}"),
        (Some(file), Some(row), _, Lang::En) => format!("{file}, row {row}"),
        (_, _, Some(_), Lang::Fr) => "à la main".to_owned(),
        (_, _, Some(_), Lang::En) => "by hand".to_owned(),
        (_, _, None, Lang::Fr) => "les plis".to_owned(),
        (_, _, None, Lang::En) => "the pieces".to_owned(),
    }
}
