//! `baromail leave-out`, `put-back` and `correct`: rows that a person leaves out or corrects.

use crate::args::{Correct, LeaveOut, PutBack};
use crate::context::{Context, Ended, pairs};
use crate::print::say;
use crate::{json, print};
use app::dto::rows::{ByHandPage, HandRow, RowDetail, RowField};
use app::failure::Failure;
use app::house::House;
use app::lang::Lang;
use app::rows;
use serde_json::{Value, json};

/// Leaves rows out, and lists what was left out and corrected.
pub(crate) async fn leave_out(context: &Context, arguments: &LeaveOut) -> Result<Ended, Failure> {
    let house = match &arguments.why {
        None => context.read().await?,
        Some(why) => {
            let house = context.write().await?;
            rows::leave_out(house, &arguments.rows, why, &context.now).await?;
            house
        }
    };
    list(context, house, arguments.page).await
}

/// Puts rows back, and lists what is still left out.
pub(crate) async fn put_back(context: &Context, arguments: &PutBack) -> Result<Ended, Failure> {
    let house = context.write().await?;
    rows::put_back(house, &arguments.rows).await?;
    list(context, house, 0).await
}

/// Corrects a row or takes its corrections back, and shows it.
pub(crate) async fn correct(context: &Context, arguments: &Correct) -> Result<Ended, Failure> {
    let house = if let Some(why) = &arguments.why {
        let house = context.write().await?;
        let set = pairs(&arguments.set)?;
        rows::correct(house, &arguments.row, &set, (why, &context.now), context.lang).await?;
        house
    } else if arguments.reset {
        let house = context.write().await?;
        rows::take_all_back(house, &arguments.row).await?;
        house
    } else {
        context.read().await?
    };
    let row = rows::row(house, &arguments.row, context.lang).await?;
    if context.json {
        let fields: Vec<Value> = row.fields.iter().map(field).collect();
        say!("{}", json!({ "row": json::hand_row(&row.row), "fields": fields }));
    } else {
        show(&row, context.lang);
    }
    Ok(Ended::Done)
}

fn field(field: &RowField) -> Value {
    let choices: Vec<&str> = field.choices.iter().map(|choice| choice.value.as_str()).collect();
    json!({
        "field": field.field, "name": field.name, "required": field.required, "value": field.value,
        "told": field.told, "choices": choices,
    })
}

async fn list(context: &Context, house: &House, page: u32) -> Result<Ended, Failure> {
    let found = rows::by_hand(house, page, context.lang).await?;
    if context.json {
        let rows = |rows: &[HandRow]| rows.iter().map(json::hand_row).collect::<Vec<_>>();
        let (left_out, corrected) = (rows(&found.left_out), rows(&found.corrected));
        say!(
            "{}",
            json!({
                "left_out_total": found.left_out_total, "left_out": left_out,
                "corrected_total": found.corrected_total, "corrected": corrected,
            })
        );
    } else {
        say_list(&found, context.lang);
    }
    Ok(Ended::Done)
}

fn say_list(found: &ByHandPage, lang: Lang) {
    let (left_out, corrected, nothing) = match lang {
        Lang::Fr => ("Laissées de côté", "Corrigées", "Aucune ligne n’est laissée de côté ni corrigée."),
        Lang::En => ("Left out", "Corrected", "No row is left out or corrected."),
    };
    if found.left_out.is_empty() && found.corrected.is_empty() {
        say!("{nothing}");
    }
    let what: [(&str, u32, &[HandRow]); 2] = [
        (left_out, found.left_out_total, &found.left_out),
        (corrected, found.corrected_total, &found.corrected),
    ];
    for (title, total, rows) in what.into_iter().filter(|(_, _, rows)| !rows.is_empty()) {
        say!("{title}{} {total}", print::colon(lang));
        say!("{}", table(rows, lang));
    }
}

fn table(rows: &[HandRow], lang: Lang) -> comfy_table::Table {
    let headings = match lang {
        Lang::Fr => ["Ligne", "Sorte", "Fichier", "N°", "Campagne", "Date", "Dit", "Motif", "Le"],
        Lang::En => ["Row", "Kind", "File", "No.", "Campaign", "Date", "Says", "Why", "On"],
    };
    let why = |row: &HandRow| match &row.why {
        Some(why) => why.clone(),
        None => row.corrections.iter().map(corrected).collect::<Vec<_>>().join("\n"),
    };
    let line = |row: &HandRow| {
        vec![
            row.name.clone(),
            row.kind.clone(),
            format!("{} {}", row.file, row.sheet).trim().to_owned(),
            row.row.to_string(),
            row.campaign.clone(),
            row.date.clone().unwrap_or_default(),
            row.text.clone(),
            why(row),
            row.day.clone(),
        ]
    };
    print::table(&headings.map(str::to_owned), &rows.iter().map(line).collect::<Vec<_>>())
}

fn corrected(one: &app::dto::rows::RowCorrection) -> String {
    let dash = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    format!("{} {} → {} ({})", one.name, dash(&one.told), dash(&one.value), one.why)
}

fn show(found: &RowDetail, lang: Lang) {
    say!("{}", table(std::slice::from_ref(&found.row), lang));
    let headings = match lang {
        Lang::Fr => ["Champ", "Clé", "Valeur", "Dans le fichier"],
        Lang::En => ["Field", "Key", "Value", "In the file"],
    };
    let line = |field: &RowField| {
        let told = field.told.clone().unwrap_or_default();
        vec![field.name.clone(), field.field.clone(), field.shown.clone(), told]
    };
    say!(
        "{}",
        print::table(&headings.map(str::to_owned), &found.fields.iter().map(line).collect::<Vec<_>>())
    );
}
