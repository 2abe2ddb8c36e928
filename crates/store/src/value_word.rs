//! What a person says that words of closed columns mean, for files to come and for rows that are here.

use crate::Store;
use crate::by_hand;
use crate::error::Result;
use crate::known::Known;
use crate::tally::{Recount, refresh};
use domain::field::Field;
use sqlx::SqliteConnection;
use std::collections::HashSet;

/// A translation of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueWord {
    /// The field's key.
    pub field: String,
    /// The word, folded: what it is found by.
    pub folded: String,
    /// The word as the person wrote it.
    pub text: String,
    /// The key of its meaning.
    pub meaning: String,
}

/// What rows that hold a text shall count as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The texts as they stand in the rows.
    pub texts: Vec<String>,
    /// The key of their meaning.
    pub meaning: String,
}

/// Statements on the rows that keep a field's own words.
struct Kept {
    field: Field,
    /// Returns each text with its number of rows.
    texts: &'static str,
    /// Gives rows of some texts a meaning and returns the campaigns of those that had another.
    set: &'static str,
}

static KEPT: [Kept; 4] = [
    Kept {
        field: Field::Channel,
        texts: include_str!("../sql/value_word/channel_texts.sql"),
        set: include_str!("../sql/value_word/channel_set.sql"),
    },
    Kept {
        field: Field::CostItem,
        texts: include_str!("../sql/value_word/cost_item_texts.sql"),
        set: include_str!("../sql/value_word/cost_item_set.sql"),
    },
    Kept {
        field: Field::Interest,
        texts: include_str!("../sql/value_word/interest_texts.sql"),
        set: include_str!("../sql/value_word/interest_set.sql"),
    },
    Kept {
        field: Field::ReturnReason,
        texts: include_str!("../sql/value_word/return_reason_texts.sql"),
        set: include_str!("../sql/value_word/return_reason_set.sql"),
    },
];

impl Store {
    /// Returns every translation, by field and word.
    pub async fn value_words(&self) -> Result<Vec<ValueWord>> {
        let rows: Vec<(String, String, String, String)> =
            sqlx::query_as(include_str!("../sql/value_word/list.sql")).fetch_all(self.readers()).await?;
        let word = |(field, folded, text, meaning)| ValueWord { field, folded, text, meaning };
        Ok(rows.into_iter().map(word).collect())
    }

    /// Returns the words that rows keep, field by field, each with its number of rows.
    pub async fn kept_texts(&self) -> Result<Vec<(Field, String, u64)>> {
        let mut found = Vec::new();
        for kept in &KEPT {
            let rows: Vec<(String, i64)> = sqlx::query_as(kept.texts).fetch_all(self.readers()).await?;
            found.extend(rows.into_iter().map(|(text, rows)| (kept.field, text, rows.unsigned_abs())));
        }
        Ok(found)
    }

    /// Keeps a translation and gives the rows that hold its word that meaning; the figures follow.
    pub async fn put_value_word(&self, word: &ValueWord, meant: &Meant) -> Result<()> {
        let mut tx = self.writer()?.begin_with(include_str!("../sql/schema/begin_import.sql")).await?;
        sqlx::query(include_str!("../sql/value_word/put.sql"))
            .bind(&word.field)
            .bind(&word.folded)
            .bind(&word.text)
            .bind(&word.meaning)
            .execute(&mut *tx)
            .await?;
        mean(&mut tx, &word.field, meant).await?;
        Ok(tx.commit().await?)
    }

    /// Removes a translation and gives the rows that hold its word the meaning that they have without it.
    pub async fn remove_value_word(&self, field: &str, folded: &str, meant: &Meant) -> Result<()> {
        let mut tx = self.writer()?.begin_with(include_str!("../sql/schema/begin_import.sql")).await?;
        sqlx::query(include_str!("../sql/value_word/remove.sql"))
            .bind(field)
            .bind(folded)
            .execute(&mut *tx)
            .await?;
        mean(&mut tx, field, meant).await?;
        Ok(tx.commit().await?)
    }
}

async fn mean(connection: &mut SqliteConnection, field: &str, meant: &Meant) -> Result<()> {
    let Some(kept) = KEPT.iter().find(|kept| kept.field.key() == field) else { return Ok(()) };
    // What a person corrected stands over what words mean.
    let lifted = by_hand::lift(connection).await?;
    let nothing_lifted = lifted.is_empty();
    let mut touched = set(connection, kept, meant).await?;
    touched.extend(by_hand::lay(connection, lifted).await?.touched);
    if touched.is_empty() && nothing_lifted {
        return Ok(());
    }
    let known = Known::load(connection).await?;
    refresh(connection, &known, &mut touched, Recount::All).await
}

async fn set(connection: &mut SqliteConnection, kept: &Kept, meant: &Meant) -> Result<HashSet<i64>> {
    let texts = serde_json::Value::from(meant.texts.clone()).to_string();
    let touched: Vec<i64> =
        sqlx::query_scalar(kept.set).bind(&meant.meaning).bind(texts).fetch_all(connection).await?;
    Ok(touched.into_iter().collect())
}

/// Gives rows that an undo brought back the meanings that their words have today, and returns their campaigns.
pub(crate) async fn mean_again(connection: &mut SqliteConnection) -> Result<HashSet<i64>> {
    let words: Vec<(String, String, String, String)> =
        sqlx::query_as(include_str!("../sql/value_word/list.sql")).fetch_all(&mut *connection).await?;
    let mut touched = HashSet::new();
    for kept in KEPT.iter().filter(|kept| words.iter().any(|(field, ..)| field == kept.field.key())) {
        let texts: Vec<(String, i64)> = sqlx::query_as(kept.texts).fetch_all(&mut *connection).await?;
        for (_, folded, _, meaning) in words.iter().filter(|(field, ..)| field == kept.field.key()) {
            let same = texts.iter().filter(|(text, _)| domain::fold::fold(text) == *folded);
            let texts = same.map(|(text, _)| text.clone()).collect();
            touched.extend(set(connection, kept, &Meant { texts, meaning: meaning.clone() }).await?);
        }
    }
    Ok(touched)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;
    use crate::testing::{by_reference, db, known, piece, response, rows};
    use domain::fact::{Facts, ResponseFact};
    use domain::totals::Measure;
    use domain::words::Interest;

    fn answer(reference: &str, text: &str, interest: Interest) -> ResponseFact {
        let (interest, interest_text) = (Some(interest), Some(text.to_owned()));
        ResponseFact { interest, interest_text, ..response(by_reference(reference), "2026-03-10") }
    }

    fn answers(interest: Interest) -> Facts {
        let (first, second) = (answer("R1", "Bouillant", interest), answer("R2", "bouillant !", interest));
        Facts::Responses(rows(vec![first, second]))
    }

    fn word(meaning: &str) -> (ValueWord, Meant) {
        let word = ValueWord {
            field: "interest".to_owned(),
            folded: "bouillant".to_owned(),
            text: "Bouillant".to_owned(),
            meaning: meaning.to_owned(),
        };
        let texts = vec!["Bouillant".to_owned(), "bouillant !".to_owned()];
        (word, Meant { texts, meaning: meaning.to_owned() })
    }

    #[tokio::test]
    async fn a_word_tells_rows_that_are_here_too_and_the_same_file_still_changes_nothing() {
        let db = db().await;
        let pieces = ["R1", "R2"].map(|reference| piece("P", "2026-03-02", "A", reference));
        db.import(Facts::Pieces(rows(pieces.to_vec()))).await;
        db.import(answers(Interest::Neutral)).await;
        let positive = || async { known(&db.totals().await, Measure::PositiveResponders) };
        assert_eq!(positive().await, Some(0));
        let (word, meant) = word("positive");
        db.store.put_value_word(&word, &meant).await.unwrap();
        assert_eq!(positive().await, Some(2));
        assert_eq!(db.store.check().await.unwrap(), []);
        assert_eq!(db.store.value_words().await.unwrap(), std::slice::from_ref(&word));
        assert_eq!(db.import(answers(Interest::Positive)).await.outcomes, [Outcome::Same, Outcome::Same]);
        let neutral = Meant { meaning: "neutral".to_owned(), ..meant };
        db.store.remove_value_word("interest", &word.folded, &neutral).await.unwrap();
        assert_eq!(positive().await, Some(0));
        assert_eq!(db.store.value_words().await.unwrap(), []);
    }

    #[tokio::test]
    async fn rows_that_an_undo_brings_back_have_the_meaning_of_today() {
        let db = db().await;
        let pieces = ["R1", "R2"].map(|reference| piece("P", "2026-03-02", "A", reference));
        db.import(Facts::Pieces(rows(pieces.to_vec()))).await;
        db.import(answers(Interest::Neutral)).await;
        let corrected = Facts::Responses(rows(vec![answer("R1", "Refus", Interest::Refusal)]));
        let later = db.import(corrected).await;
        assert_eq!(later.outcomes, [Outcome::Changed]);
        let (word, meant) = word("positive");
        db.store.put_value_word(&word, &meant).await.unwrap();
        db.store.undo(later.id, crate::Dependents::Refuse).await.unwrap();
        assert_eq!(known(&db.totals().await, Measure::PositiveResponders), Some(2));
        assert_eq!(db.store.check().await.unwrap(), []);
    }

    #[tokio::test]
    async fn the_words_that_rows_keep_are_counted() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece("P", "2026-03-02", "A", "R1")]))).await;
        db.import(Facts::Responses(rows(vec![answer("R1", "Bof", Interest::Neutral)]))).await;
        assert_eq!(db.store.kept_texts().await.unwrap(), [(Field::Interest, "Bof".to_owned(), 1)]);
    }
}
