//! `baromail duplicates`, `merge` and `separate`: people who are in the file twice.

use crate::args::{Duplicates, Merge, Separate};
use crate::context::{Context, Ended};
use crate::print::{self, say};
use app::contacts::merge::{self, number};
use app::contacts::named;
use app::dto::merge::{DuplicatesPage, MergeEdit, PairView, PersonView};
use app::failure::Failure;
use app::lang::Lang;
use serde_json::{Value, json};

/// Lists people who may be one, after whatever was said of two of them.
pub(crate) async fn duplicates(context: &Context, arguments: &Duplicates) -> Result<Ended, Failure> {
    let house = match (arguments.not.as_slice(), arguments.perhaps.as_slice()) {
        ([one, other], _) => {
            let house = context.write().await?;
            let (one, other) = (named(house, one).await?, named(house, other).await?);
            merge::not_duplicates(house, one, other, &context.now).await?;
            house
        }
        (_, [one, other]) => {
            let house = context.write().await?;
            merge::perhaps_duplicates(house, named(house, one).await?, named(house, other).await?).await?;
            house
        }
        _ => context.read().await?,
    };
    let page =
        merge::duplicates(house, arguments.page.saturating_sub(1), context.lang, context.today).await?;
    if context.json {
        let pairs: Vec<Value> = page.pairs.iter().map(document).collect();
        say!("{}", json!({ "total": page.total, "sure": page.sure, "pairs": pairs }));
    } else {
        show(&page, context.lang);
    }
    Ok(Ended::Done)
}

/// Makes two people one, and shows what both were.
pub(crate) async fn merge(context: &Context, arguments: &Merge) -> Result<Ended, Failure> {
    let house = if arguments.preview { context.read().await? } else { context.write().await? };
    let (kept, duplicate) = (named(house, &arguments.kept).await?, named(house, &arguments.duplicate).await?);
    let pair = merge::compare(house, (kept, duplicate), context.lang, context.today).await?;
    let edit = MergeEdit { kept, duplicate, wins: arguments.take.clone() };
    if !arguments.preview {
        merge::merge(house, &edit, &context.now).await?;
    }
    if context.json {
        say!("{}", json!({ "merged": !arguments.preview, "pair": document(&pair) }));
    } else {
        show_pair(&pair, &edit.wins, context.lang);
        say!("{}", goes_over(&pair, arguments.preview, context.lang));
    }
    Ok(Ended::Done)
}

/// Makes whoever was merged their own person again.
pub(crate) async fn separate(context: &Context, arguments: &Separate) -> Result<Ended, Failure> {
    let house = context.write().await?;
    let contact = merge::merged_named(house, &arguments.contact).await?;
    let taken = merge::separate(house, contact).await?;
    let from = taken.map(|edit| number(edit.kept));
    if context.json {
        say!("{}", json!({ "separated": number(contact), "from": from }));
    } else {
        let from = from.unwrap_or_else(|| "–".to_owned());
        match context.lang {
            Lang::Fr => say!("{} n’est plus fusionné avec {from}.", number(contact)),
            Lang::En => say!("{} is no longer merged with {from}.", number(contact)),
        }
    }
    Ok(Ended::Done)
}

fn person(one: &PersonView) -> Value {
    json!({
        "contact": number(one.contact),
        "name": one.name,
        "person": one.person,
        "events": one.events,
        "latest": one.latest,
        "opposed": one.opposed,
    })
}

fn document(pair: &PairView) -> Value {
    let parts: Vec<Value> = pair
        .parts
        .iter()
        .map(|part| {
            json!({
                "part": part.part, "kept": part.kept, "duplicate": part.duplicate, "differs": part.differs,
            })
        })
        .collect();
    json!({
        "likelihood": pair.likelihood,
        "reason": pair.reason,
        "kept": person(&pair.kept),
        "duplicate": person(&pair.duplicate),
        "parts": parts,
    })
}

fn show(page: &DuplicatesPage, lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Garder", "Doublon", "Raison", "Sûreté", "Du doublon"],
        Lang::En => ["Keep", "Duplicate", "Reason", "How sure", "Of the duplicate"],
    };
    let called = |one: &PersonView| {
        let person = if one.person.is_empty() { String::new() } else { format!(", {}", one.person) };
        format!("{} {}{person}", number(one.contact), one.name)
    };
    let row = |pair: &PairView| {
        vec![
            called(&pair.kept),
            called(&pair.duplicate),
            pair.reason.clone(),
            likelihood(&pair.likelihood, lang).to_owned(),
            pair.duplicate.events.clone(),
        ]
    };
    if page.pairs.is_empty() {
        match lang {
            Lang::Fr => say!("Aucun doublon n’est proposé."),
            Lang::En => say!("No duplicate is proposed."),
        }
        return;
    }
    let rows: Vec<Vec<String>> = page.pairs.iter().map(row).collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
    say!("{} / {}", page.pairs.len(), page.total);
}

fn likelihood(key: &str, lang: Lang) -> &'static str {
    match (key, lang) {
        ("sure", Lang::Fr) => "sûr",
        ("likely", Lang::Fr) => "probable",
        ("sure", Lang::En) => "sure",
        ("likely", Lang::En) => "likely",
        _ => "possible",
    }
}

/// Shows both beside each other; what stands is marked.
fn show_pair(pair: &PairView, wins: &[String], lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["", "Gardé", "Doublon", "Reste"],
        Lang::En => ["", "Kept", "Duplicate", "Stands"],
    };
    let text = |part: &Option<String>| part.clone().unwrap_or_else(|| "–".to_owned());
    let rows: Vec<Vec<String>> = pair
        .parts
        .iter()
        .map(|part| {
            let duplicate = part.kept.is_none() || (part.duplicate.is_some() && wins.contains(&part.part));
            let stands = if duplicate { &part.duplicate } else { &part.kept };
            vec![part.name.clone(), text(&part.kept), text(&part.duplicate), text(stands)]
        })
        .collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}

fn goes_over(pair: &PairView, preview: bool, lang: Lang) -> String {
    let (kept, events) = (number(pair.kept.contact), pair.duplicate.events.as_str());
    match (lang, events.is_empty(), preview) {
        (Lang::Fr, true, _) => {
            format!("Rien n’est à reprendre sur {kept}\u{a0}: il n’est rien arrivé au doublon.")
        }
        (Lang::Fr, false, true) => format!("Passerait à {kept}\u{a0}: {events}."),
        (Lang::Fr, false, false) => format!("Passé à {kept}\u{a0}: {events}."),
        (Lang::En, true, _) => format!("Nothing goes over to {kept}: nothing happened with the duplicate."),
        (Lang::En, false, true) => format!("Would go over to {kept}: {events}."),
        (Lang::En, false, false) => format!("Gone over to {kept}: {events}."),
    }
}
