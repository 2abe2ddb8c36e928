//! `baromail words`: what the words of closed columns mean.

use crate::args::WordsAction;
use crate::context::{Context, Ended};
use crate::print;
use crate::print::say;
use app::dto::understanding::WordList;
use app::failure::Failure;
use app::imports::value_words;
use app::lang::Lang;
use serde_json::{Value, json};

/// Lists the words after whatever was asked for.
pub(crate) async fn run(context: &Context, action: Option<&WordsAction>) -> Result<Ended, Failure> {
    let house = match action {
        None => context.read().await?,
        Some(WordsAction::Set { field, text, meaning }) => {
            let house = context.write().await?;
            value_words::set(house, field, text, meaning).await?;
            house
        }
        Some(WordsAction::Delete { field, text }) => {
            let house = context.write().await?;
            value_words::delete(house, field, text).await?;
            house
        }
    };
    let list = value_words::list(house, context.lang).await?;
    if context.json {
        say!("{}", document(&list));
    } else {
        say(&list, context.lang);
    }
    Ok(Ended::Done)
}

fn document(list: &WordList) -> Value {
    let words: Vec<Value> = list
        .words
        .iter()
        .map(|word| json!({ "field": word.field, "text": word.text, "meaning": word.meaning, "rows": word.rows }))
        .collect();
    let unknown: Vec<Value> = list
        .unknown
        .iter()
        .map(|word| {
            json!({ "field": word.field, "text": word.text, "counts_as": word.counts_as, "rows": word.rows })
        })
        .collect();
    json!({ "words": words, "unknown": unknown })
}

fn say(list: &WordList, lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Colonne", "Mot", "Veut dire", "Lignes"],
        Lang::En => ["Column", "Word", "Means", "Rows"],
    };
    let waiting = match lang {
        Lang::Fr => "à traduire",
        Lang::En => "to be translated",
    };
    let told = list
        .words
        .iter()
        .map(|word| vec![word.field.clone(), word.text.clone(), word.meaning.clone(), word.rows.to_string()]);
    let unknown = list.unknown.iter().map(|word| {
        let means = format!("{} ({waiting})", word.counts_as).trim_start().to_owned();
        vec![word.field.clone(), word.text.clone(), means, word.rows.to_string()]
    });
    let rows: Vec<Vec<String>> = told.chain(unknown).collect();
    say!("{}", print::table(&headings.map(str::to_owned), &rows));
}
