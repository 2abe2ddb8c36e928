//! `baromail targets`: what figures should reach, and what they reached.

use crate::context::{Context, Ended};
use crate::print::say;
use crate::{json, print};
use app::failure::Failure;
use app::figures::decimal_text;
use app::lang::Lang;
use app::targets::{TargetLine, attainment_text, list};
use serde_json::{Value, json};

/// Lists the targets.
pub(crate) async fn run(context: &Context) -> Result<Ended, Failure> {
    let found = list(context.read().await?, context.lang, context.today).await?;
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
        Lang::Fr => ["Indicateur", "Campagne", "Période", "Objectif", "Réalisé", "Atteint"],
        Lang::En => ["Figure", "Campaign", "Period", "Target", "So far", "Attained"],
    };
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|line| {
            vec![
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
