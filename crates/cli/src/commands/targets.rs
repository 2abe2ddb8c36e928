//! `baromail targets`: what figures should reach, and what they reached.

use crate::args::TargetsAction;
use crate::context::{Context, Ended, pairs};
use crate::print::say;
use crate::{json, print};
use app::failure::Failure;
use app::figures::decimal_text;
use app::lang::Lang;
use app::targets::{TargetLine, attainment_text, list, own};
use serde_json::{Value, json};

/// Lists the targets after whatever was asked for.
pub(crate) async fn run(context: &Context, action: Option<&TargetsAction>) -> Result<Ended, Failure> {
    let house = match action {
        None => context.read().await?,
        Some(_) => context.write().await?,
    };
    match action {
        None => {}
        Some(TargetsAction::Add { set }) => {
            own::add(house, &pairs(set)?).await?;
        }
        Some(TargetsAction::Set { name, set }) => own::set(house, name, &pairs(set)?).await?,
        Some(TargetsAction::Delete { name }) => own::delete(house, name).await?,
        Some(TargetsAction::Reset { name }) => own::reset(house, name).await?,
    }
    let found = list(house, context.lang, context.today).await?;
    if context.json {
        let targets: Vec<Value> = found.iter().map(document).collect();
        say!("{}", json!({ "targets": targets }));
    } else {
        say(&found, context.lang);
    }
    Ok(Ended::Done)
}

fn document(line: &TargetLine) -> Value {
    json!({
        "name": line.name,
        "origin": line.origin.key(),
        "key": line.figure.key,
        "campaign": line.campaign,
        "from": line.from.map(|day| day.to_string()),
        "to": line.to.map(|day| day.to_string()),
        "target": line.target,
        "figure": json::figure(&line.figure),
        "goal_attainment": line.attainment.map(|value| decimal_text(value, app::dto::figure::Unit::Ratio)),
        "standing": line.standing_key(),
        "proven": line.proven(),
        "running": line.running,
    })
}

fn say(found: &[TargetLine], lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Nom", "Indicateur", "Campagne", "Période", "Objectif", "Réalisé", "Atteint"],
        Lang::En => ["Name", "Figure", "Campaign", "Period", "Target", "So far", "Attained"],
    };
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|line| {
            vec![
                line.name.clone(),
                line.figure.name.clone(),
                line.campaign.clone().unwrap_or_else(|| "–".to_owned()),
                format!("{} – {}", day(line.from), day(line.to)),
                line.shown.clone(),
                print::shown(&line.figure, lang),
                attainment_text(line, lang),
            ]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
