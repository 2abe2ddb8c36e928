//! `baromail score`: whom to call, by a table of points, and whether the score holds good.

use crate::args::{Score, ScoreAction};
use crate::context::{Context, Ended};
use crate::print;
use crate::print::say;
use app::failure::Failure;
use app::figures::percent_of;
use app::lang::Lang;
use app::score::{self, LeadLine, Scores};
use serde_json::{Map, Value, json};
use std::path::Path;

/// Lists whom to call after whatever was asked for.
pub(crate) async fn run(context: &Context, arguments: &Score) -> Result<Ended, Failure> {
    let house = match arguments.action {
        None => context.read().await?,
        Some(_) => context.write().await?,
    };
    match &arguments.action {
        None => {}
        Some(ScoreAction::Set { criterion, when, points }) => {
            score::set(house, criterion, when, *points).await?;
        }
        Some(ScoreAction::Remove { criterion, when }) => score::remove(house, criterion, when).await?,
        Some(ScoreAction::Reset) => score::reset(house).await?,
    }
    if let Some(path) = &arguments.out {
        let people = score::sheet::save(house, path, context.lang, context.today).await?;
        saved(path, people, context);
        return Ok(Ended::Done);
    }
    let found = score::scores(house, context.lang, context.today).await?;
    if context.json {
        say!("{}", document(&found));
    } else if arguments.table || arguments.action.is_some() {
        table(&found, context.lang);
    } else {
        say(&found, context.lang);
    }
    Ok(Ended::Done)
}

fn saved(path: &Path, people: usize, context: &Context) {
    let file = path.display();
    if context.json {
        say!("{}", json!({ "file": path, "people": people }));
        return;
    }
    match context.lang {
        Lang::Fr if people < 2 => say!("{people}\u{a0}personne à appeler → {file}"),
        Lang::Fr => say!("{people}\u{a0}personnes à appeler → {file}"),
        Lang::En if people == 1 => say!("1 person to call → {file}"),
        Lang::En => say!("{people} people to call → {file}"),
    }
}

fn document(found: &Scores) -> Value {
    let leads: Vec<Value> = found.calls.iter().map(lead).collect();
    let bands: Vec<Value> = found
        .bands
        .iter()
        .map(|rate| {
            json!({
                "band": rate.band.key(),
                "leads": rate.leads,
                "customers": rate.customers,
                "rate": rate.interval.map(|_| six(rate.customers as f64 / rate.leads as f64)),
                "low": rate.interval.map(|(low, _)| six(low)),
                "high": rate.interval.map(|(_, high)| six(high)),
            })
        })
        .collect();
    let table: Vec<Value> = found
        .table
        .iter()
        .map(|line| json!({ "criterion": line.criterion.key(), "when": line.when, "points": line.points }))
        .collect();
    let separation = match found.separation {
        app::score::Separation::Proven => "proven",
        app::score::Separation::NotProven => "not_proven",
        app::score::Separation::NothingToCompare => "nothing_to_compare",
    };
    json!({ "leads": leads, "bands": bands, "separation": separation, "text": found.text, "table": table })
}

fn six(value: f64) -> String {
    format!("{value:.6}")
}

fn lead(line: &LeadLine) -> Value {
    let points: Map<String, Value> =
        line.points.iter().map(|one| (one.criterion.key().to_owned(), json!(one.points))).collect();
    json!({
        "reference": line.reference,
        "company": line.company,
        "name": line.name,
        "phone": line.phone,
        "email": line.email,
        "salesperson": line.salesperson,
        "campaign": line.campaign,
        "score": line.score,
        "band": line.band.key(),
        "points": points,
        "reason": line.reason,
        "responded_on": line.responded_on.map(|day| day.to_string()),
        "waiting_days": line.waiting_days,
        "last_contact": line.last_contact.map(|day| day.to_string()),
        "verbatim": line.verbatim,
    })
}

fn say(found: &Scores, lang: Lang) {
    let headings = match lang {
        Lang::Fr => {
            ["Société", "Nom", "Score", "Points", "Pourquoi", "Téléphone", "Dernier contact", "A dit"]
        }
        Lang::En => ["Company", "Name", "Score", "Points", "Why", "Telephone", "Last contact", "Said"],
    };
    let text = |part: &Option<String>| part.clone().unwrap_or_else(|| "–".to_owned());
    let rows: Vec<Vec<String>> = found
        .calls
        .iter()
        .map(|line| {
            let sum: Vec<String> = line.points.iter().map(|one| one.points.to_string()).collect();
            vec![
                text(&line.company),
                line.name.clone(),
                line.score.to_string(),
                sum.join(" + "),
                line.reason.clone(),
                text(&line.phone),
                line.last_contact.map_or_else(|| "–".to_owned(), |day| day.to_string()),
                text(&line.verbatim),
            ]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
    for rate in &found.bands {
        let band = match (rate.band.key(), lang) {
            ("hot", Lang::Fr) => "chauds",
            ("warm", Lang::Fr) => "tièdes",
            (_, Lang::Fr) => "froids",
            (key, Lang::En) => key,
        };
        let share = rate.interval.map_or_else(
            || "–".to_owned(),
            |(low, high)| {
                let whole = rate.customers as f64 / rate.leads as f64;
                let [rate, low, high] = [whole, low, high].map(|share| percent_of(share, lang));
                format!("{rate} [{low} – {high}]")
            },
        );
        say!("{band}{} {} / {} = {share}", print::colon(lang), rate.customers, rate.leads);
    }
    say!("{}", found.text);
}

fn table(found: &Scores, lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Critère", "Quand", "Points"],
        Lang::En => ["Criterion", "When", "Points"],
    };
    let rows: Vec<Vec<String>> = found
        .table
        .iter()
        .map(|line| vec![line.criterion.key().to_owned(), line.when.clone(), line.points.to_string()])
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
