//! `baromail references`: one's own medians and the published rates, and what a person changes of them.

use crate::args::ReferencesAction;
use crate::context::{Context, Ended, pairs};
use crate::print;
use crate::print::say;
use app::failure::Failure;
use app::figures::percent_text;
use app::lang::Lang;
use app::references::{self, OwnLine, ReferenceLine};
use serde_json::{Value, json};

/// Lists the references after whatever was asked for.
pub(crate) async fn run(context: &Context, action: Option<&ReferencesAction>) -> Result<Ended, Failure> {
    let house = match action {
        None => context.read().await?,
        Some(_) => context.write().await?,
    };
    match action {
        None => {}
        Some(ReferencesAction::Add { set }) => {
            references::add(house, &pairs(set)?).await?;
        }
        Some(ReferencesAction::Set { name, set }) => references::set(house, name, &pairs(set)?).await?,
        Some(ReferencesAction::Delete { name }) => references::delete(house, name).await?,
        Some(ReferencesAction::Reset { name }) => references::reset(house, name).await?,
    }
    let (own, all) = references::list(house, context.lang, context.today).await?;
    if context.json {
        let own: Vec<Value> = own.iter().map(own_document).collect();
        let all: Vec<Value> = all.iter().map(document).collect();
        say!("{}", json!({ "own": own, "references": all }));
    } else {
        say(&own, &all, context.lang);
    }
    Ok(Ended::Done)
}

fn own_document(own: &OwnLine) -> Value {
    let [low, median, high] = own.rates.map(|rate| rate.normalize().to_string());
    json!({
        "list_type": own.list_type,
        "sector": own.sector,
        "campaigns": own.campaigns,
        "low": low,
        "median": median,
        "high": high,
        "text": own.text,
    })
}

fn document(line: &ReferenceLine) -> Value {
    let fact = &line.fact;
    json!({
        "name": line.name,
        "origin": line.origin,
        "figure": line.figure,
        "sector": fact.sector,
        "audience": fact.audience,
        "list_type": fact.list_type.map(<&str>::from),
        "country": fact.country,
        "basis": fact.basis,
        "low": fact.low.map(|rate| rate.normalize().to_string()),
        "value": fact.value.normalize().to_string(),
        "high": fact.high.map(|rate| rate.normalize().to_string()),
        "year": fact.year,
        "source": fact.source,
        "address": fact.address,
    })
}

fn say(own: &[OwnLine], all: &[ReferenceLine], lang: Lang) {
    for own in own {
        say!("{}", own.text);
    }
    let headings = match lang {
        Lang::Fr => ["Nom", "Taux", "Base", "Liste", "Secteur", "Pays", "Public", "Année", "Source"],
        Lang::En => ["Name", "Rate", "Basis", "List", "Sector", "Country", "Audience", "Year", "Source"],
    };
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|line| {
            let fact = &line.fact;
            let text = |part: &Option<String>| part.clone().unwrap_or_else(|| "–".to_owned());
            let value = if line.figure.as_deref() == Some("roas") {
                fact.value.normalize().to_string()
            } else {
                percent_text(fact.value, lang)
            };
            vec![
                line.name.clone(),
                value,
                text(&fact.basis),
                fact.list_type.map_or("–", <&str>::from).to_owned(),
                text(&fact.sector),
                text(&fact.country),
                text(&fact.audience),
                fact.year.map_or_else(|| "–".to_owned(), |year| year.to_string()),
                text(&fact.source),
            ]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
