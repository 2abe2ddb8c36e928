//! The words of closed columns: those that nobody understood, and what a person says that they mean.

use super::job::Job;
use super::recall::known;
use crate::dto::understanding::{Meaning, UnknownWord, WordField, WordItem, WordList};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words;
use domain::field::Field;
use domain::fold::fold;
use import::{ValueWords, closed_fields, meaning_of, meanings_of};
use store::{Meant, ValueWord};

/// Returns the translations, the words that wait for one, and what words can mean.
pub async fn list(house: &House, lang: Lang) -> Result<WordList, Failure> {
    let known = known(house).await?.words;
    let kept = house.store.value_words().await?;
    let texts = house.store.kept_texts().await?;
    let rows_of = |field: &str, folded: &str| {
        let same = texts.iter().filter(|(of, text, _)| of.key() == field && fold(text) == folded);
        same.map(|(.., rows)| rows).sum::<u64>()
    };
    let words = kept.iter().filter_map(|word| {
        let field = Field::from_key(&word.field)?;
        Some(WordItem {
            field: word.field.clone(),
            field_name: words::field::name(field, lang).to_owned(),
            text: word.text.clone(),
            meaning: word.meaning.clone(),
            meaning_name: words::meaning::name(field, &word.meaning, lang).to_owned(),
            rows: small(rows_of(&word.field, &word.folded)),
        })
    });
    Ok(WordList { words: words.collect(), unknown: unknown(&texts, &known, lang), fields: fields(lang) })
}

fn unknown(texts: &[(Field, String, u64)], known: &ValueWords, lang: Lang) -> Vec<UnknownWord> {
    let mut unknown: Vec<UnknownWord> = Vec::new();
    for (field, text, rows) in texts {
        if fold(text).is_empty() || known.get(*field, text).or_else(|| meaning_of(*field, text)).is_some() {
            continue;
        }
        let same = |word: &&mut UnknownWord| word.field == field.key() && fold(&word.text) == fold(text);
        match unknown.iter_mut().find(same) {
            Some(word) => word.rows += small(*rows),
            None => unknown.push(unknown_word(*field, text, small(*rows), lang)),
        }
    }
    unknown
}

/// Returns a word that waits for a translation, with what it counts as meanwhile.
pub(super) fn unknown_word(field: Field, text: &str, rows: u32, lang: Lang) -> UnknownWord {
    let counts_as = otherwise(field).unwrap_or_default();
    UnknownWord {
        field: field.key().to_owned(),
        field_name: words::field::name(field, lang).to_owned(),
        text: text.to_owned(),
        rows,
        counts_as: counts_as.to_owned(),
        counts_as_name: words::meaning::name(field, counts_as, lang).to_owned(),
    }
}

/// Returns what a word that nobody knows counts as.
const fn otherwise(field: Field) -> Option<&'static str> {
    match field {
        Field::Interest => Some("neutral"),
        Field::Channel | Field::ReturnReason | Field::CostItem | Field::SuppressionReason => Some("other"),
        _ => None,
    }
}

fn fields(lang: Lang) -> Vec<WordField> {
    closed_fields()
        .map(|field| WordField {
            field: field.key().to_owned(),
            name: words::field::name(field, lang).to_owned(),
            meanings: meanings_of(field)
                .into_iter()
                .map(|key| Meaning {
                    value: key.to_owned(),
                    name: words::meaning::name(field, key, lang).to_owned(),
                })
                .collect(),
        })
        .collect()
}

/// Says what a word means: in files to come, and in the rows that are here with it.
///
/// # Errors
/// [`Failure::UnknownField`], [`Failure::NotAWord`].
pub async fn set(house: &House, field: &str, text: &str, meaning: &str) -> Result<(), Failure> {
    let field = super::choices::field(field)?;
    let meaning = meaning.trim();
    let key = meaning_of(field, meaning).unwrap_or(meaning);
    ValueWords::default().put(field, text, key).map_err(|_| Failure::NotAWord {
        field,
        text: text.to_owned(),
        meaning: meaning.to_owned(),
    })?;
    let word = ValueWord {
        field: field.key().to_owned(),
        folded: fold(text),
        text: text.trim().to_owned(),
        meaning: key.to_owned(),
    };
    let meant = Meant { texts: texts_of(house, field, &word.folded).await?, meaning: key.to_owned() };
    Ok(house.store.put_value_word(&word, &meant).await?)
}

/// Takes a translation back: rows with the word mean again what the program itself understands.
///
/// # Errors
/// [`Failure::UnknownField`], [`Failure::NoWord`].
pub async fn delete(house: &House, field: &str, text: &str) -> Result<(), Failure> {
    let field = super::choices::field(field)?;
    let folded = fold(text);
    let kept = house.store.value_words().await?;
    if !kept.iter().any(|word| word.field == field.key() && word.folded == folded) {
        return Err(Failure::NoWord { field, text: text.to_owned() });
    }
    let meaning = meaning_of(field, text).or(otherwise(field)).unwrap_or_default();
    let meant = Meant { texts: texts_of(house, field, &folded).await?, meaning: meaning.to_owned() };
    Ok(house.store.remove_value_word(field.key(), &folded, &meant).await?)
}

async fn texts_of(house: &House, field: Field, folded: &str) -> Result<Vec<String>, Failure> {
    let texts = house.store.kept_texts().await?.into_iter();
    let same = texts.filter(|(of, text, _)| *of == field && fold(text) == folded);
    Ok(same.map(|(_, text, _)| text).collect())
}

/// Keeps the words with which sheets were read and that are not kept yet: those of a template that a person chose.
pub(super) async fn adopt(house: &House, jobs: &[Job]) -> Result<(), Failure> {
    let kept = known(house).await?.words;
    for job in jobs {
        for (field, text, meaning) in job.plan.words.iter() {
            if kept.get(field, text).is_none() {
                set(house, field.key(), text, meaning).await?;
            }
        }
    }
    Ok(())
}

fn small(rows: u64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
