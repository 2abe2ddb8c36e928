//! Outcomes to be matched: what joined nothing or only a campaign, and a person's decisions about it.

use crate::Store;
use crate::behind::PAGE;
use crate::error::{Result, StoreError};
use crate::known::Known;
use crate::row::{money, some_day, word};
use crate::tally::{Recount, refresh};
use chrono::NaiveDate;
use domain::money::Money;
use domain::words::{Channel, Interest, UndeliveredReason};
use std::collections::HashSet;

/// Pieces that a search returns at most.
const FOUND: i64 = 50;

/// An outcome that waits, or that a person joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingRow {
    /// Its table.
    pub entity: String,
    /// Its number there.
    pub row: i64,
    /// Its day.
    pub day: Option<NaiveDate>,
    /// The campaign that it joined.
    pub campaign: Option<String>,
    /// The reference of the piece that a person joined it to.
    pub reference: Option<String>,
    /// Whom it names.
    pub who: Who,
    /// What it says.
    pub says: Says,
    /// The file that told it.
    pub file: String,
    /// The sheet.
    pub sheet: Option<String>,
    /// The row of the sheet.
    pub line: i64,
}

/// A person or company by the words of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Who {
    /// Company.
    pub company: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Commune.
    pub city: Option<String>,
}

/// What an outcome says, as far as its kind has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Says {
    /// By which way a response came.
    pub channel: Option<Channel>,
    /// How far it is a yes.
    pub interest: Option<Interest>,
    /// Its own words.
    pub verbatim: Option<String>,
    /// Why a piece came back.
    pub reason: Option<UndeliveredReason>,
    /// The number of an order.
    pub number: Option<String>,
    /// Its amount.
    pub amount: Option<Money>,
}

/// A piece to which an outcome could be joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceFound {
    /// Its number.
    pub piece: i64,
    /// Its reference.
    pub reference: Option<String>,
    /// Its campaign's code.
    pub campaign: String,
    /// When it was posted.
    pub posting: Option<NaiveDate>,
    /// Its cell.
    pub key_code: Option<String>,
    /// To whom.
    pub who: Who,
    /// Street and number.
    pub address: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Columns {
    entity: String,
    row_id: i64,
    day: Option<String>,
    campaign: Option<String>,
    reference: Option<String>,
    #[sqlx(flatten)]
    who: Who,
    file: String,
    sheet: Option<String>,
    source_row: i64,
    channel: Option<String>,
    interest: Option<String>,
    verbatim: Option<String>,
    reason: Option<String>,
    number: Option<String>,
    amount_e4: Option<i64>,
    currency: Option<String>,
}

#[derive(sqlx::FromRow)]
struct FoundColumns {
    id: i64,
    reference: Option<String>,
    campaign: String,
    posting_date: Option<String>,
    key_code: Option<String>,
    #[sqlx(flatten)]
    who: Who,
    address: Option<String>,
}

impl Store {
    /// Returns a page of the outcomes that wait, newest first; only those of one table where it is named.
    pub async fn waiting(&self, entity: Option<&str>, page: u32) -> Result<Vec<WaitingRow>> {
        self.outcomes(include_str!("../sql/outcome/waiting.sql"), entity, page).await
    }

    /// Returns how many outcomes of each table wait.
    pub async fn count_waiting(&self) -> Result<Vec<(String, u64)>> {
        self.count(include_str!("../sql/outcome/count_waiting.sql")).await
    }

    /// Returns a page of the outcomes that a person joined, the newest decision first.
    pub async fn joined_by_hand(&self, page: u32) -> Result<Vec<WaitingRow>> {
        self.outcomes(include_str!("../sql/outcome/by_hand.sql"), None, page).await
    }

    /// Returns how many outcomes of each table a person joined.
    pub async fn count_by_hand(&self) -> Result<Vec<(String, u64)>> {
        self.count(include_str!("../sql/match_decision/count.sql")).await
    }

    /// Returns pieces of a reference, or of contacts who have all these words in name or place.
    pub async fn search_pieces(&self, text: &str) -> Result<Vec<PieceFound>> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let words = serde_json::Value::from(words).to_string();
        let rows: Vec<FoundColumns> = sqlx::query_as(include_str!("../sql/piece/search.sql"))
            .bind(text.trim())
            .bind(words)
            .bind(FOUND)
            .fetch_all(self.readers())
            .await?;
        rows.into_iter().map(found).collect()
    }

    /// Returns postal code and name of whom an outcome names.
    pub async fn whom(&self, entity: &str, row: i64) -> Result<(Option<String>, Option<String>)> {
        let found = sqlx::query_as(include_str!("../sql/outcome/whom.sql"))
            .bind(entity)
            .bind(row)
            .fetch_optional(self.readers())
            .await?;
        Ok(found.unwrap_or_default())
    }

    /// Joins an outcome to a piece by a person's decision, made at this moment.
    ///
    /// # Errors
    /// [`StoreError::NotWaiting`] for a row that its own file joined, [`StoreError::NoPiece`].
    pub async fn join_by_hand(&self, entity: &str, row: i64, piece: i64, at: &str) -> Result<()> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        let open: i64 = sqlx::query_scalar(include_str!("../sql/outcome/is_open.sql"))
            .bind(entity)
            .bind(row)
            .fetch_one(&mut *tx)
            .await?;
        if open == 0 {
            return Err(StoreError::NotWaiting { entity: entity.to_owned(), row });
        }
        if crate::lookup::pieces_by_id(&mut tx, &[(0, piece)]).await?.is_empty() {
            return Err(StoreError::NoPiece(piece));
        }
        sqlx::query(include_str!("../sql/match_decision/put.sql"))
            .bind(entity)
            .bind(row)
            .bind(piece)
            .bind(at)
            .execute(&mut *tx)
            .await?;
        let known = Known::load(&mut tx).await?;
        refresh(&mut tx, &known, &mut HashSet::new(), Recount::Only(&HashSet::new())).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a person's decision back; the outcome goes where it would be without it. Returns the piece that it was for.
    ///
    /// # Errors
    /// [`StoreError::NotWaiting`] where nobody decided anything.
    pub async fn unjoin_by_hand(&self, entity: &str, row: i64) -> Result<i64> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        let gone: Option<i64> = sqlx::query_scalar(include_str!("../sql/match_decision/remove.sql"))
            .bind(entity)
            .bind(row)
            .fetch_optional(&mut *tx)
            .await?;
        let piece = gone.ok_or_else(|| StoreError::NotWaiting { entity: entity.to_owned(), row })?;
        let known = Known::load(&mut tx).await?;
        refresh(&mut tx, &known, &mut HashSet::new(), Recount::Only(&HashSet::new())).await?;
        tx.commit().await?;
        Ok(piece)
    }

    async fn outcomes(&self, sql: &'static str, entity: Option<&str>, page: u32) -> Result<Vec<WaitingRow>> {
        let rows: Vec<Columns> = sqlx::query_as(sql)
            .bind(entity)
            .bind(i64::from(PAGE))
            .bind(i64::from(PAGE) * i64::from(page))
            .fetch_all(self.readers())
            .await?;
        rows.into_iter().map(waiting).collect()
    }

    async fn count(&self, sql: &'static str) -> Result<Vec<(String, u64)>> {
        let rows: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        Ok(rows.into_iter().map(|(entity, rows)| (entity, rows.unsigned_abs())).collect())
    }
}

fn waiting(row: Columns) -> Result<WaitingRow> {
    let amount = row.amount_e4.zip(row.currency.as_deref());
    Ok(WaitingRow {
        day: some_day("outcome", "day", row.day.as_deref())?,
        says: Says {
            channel: word("response", "channel", row.channel.as_deref(), Channel::from_key)?,
            interest: word("response", "interest", row.interest.as_deref(), Interest::from_key)?,
            verbatim: row.verbatim,
            reason: word("undelivered", "reason", row.reason.as_deref(), UndeliveredReason::from_key)?,
            number: row.number,
            amount: amount.map(|(e4, currency)| money("orders", e4, currency)).transpose()?,
        },
        entity: row.entity,
        row: row.row_id,
        campaign: row.campaign,
        reference: row.reference,
        who: row.who,
        file: row.file,
        sheet: row.sheet,
        line: row.source_row,
    })
}

fn found(row: FoundColumns) -> Result<PieceFound> {
    Ok(PieceFound {
        piece: row.id,
        reference: row.reference,
        campaign: row.campaign,
        posting: some_day("mailing", "posting_date", row.posting_date.as_deref())?,
        key_code: row.key_code,
        who: row.who,
        address: row.address,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Dependents;
    use crate::testing::{by_reference, db, known, of_campaign, order, person, piece_to, response, rows};
    use domain::fact::{Facts, ResponseFact};
    use domain::totals::Measure;

    fn from(name: &str) -> ResponseFact {
        ResponseFact { contact: person(name), ..response(of_campaign("P"), "2026-06-09") }
    }

    #[tokio::test]
    async fn a_response_that_waits_is_joined_when_its_letter_comes_and_waits_again_without_it() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]))).await;
        db.import(Facts::Responses(rows(vec![from("Martin")]))).await;
        assert_eq!(db.store.count_waiting().await.unwrap(), [("response".to_owned(), 1)]);
        let before = db.dump().await;
        let late = db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-04-02", "R2", "Martin")]))).await;
        assert_eq!(db.store.count_waiting().await.unwrap(), []);
        db.store.undo(late.id, Dependents::Refuse).await.unwrap();
        assert_eq!(db.dump().await, before);
    }

    #[tokio::test]
    async fn a_person_joins_what_waits_and_takes_it_back() {
        let db = db().await;
        let letters =
            vec![piece_to("P", "2026-03-02", "R1", "Durand"), piece_to("P", "2026-03-02", "R2", "Roux")];
        let list = db.import(Facts::Pieces(rows(letters))).await;
        db.import(Facts::Responses(rows(vec![from("Durant"), response(by_reference("R2"), "2026-06-09")])))
            .await;
        db.import(Facts::Orders(rows(vec![order(person("Durant"), "2026-04-20", 700)]))).await;
        let before = db.dump().await;
        let waiting = db.store.waiting(None, 0).await.unwrap();
        let told: Vec<_> = waiting.iter().map(|row| (row.entity.as_str(), row.line)).collect();
        assert_eq!(told, [("response", 2), ("orders", 2)]);
        assert_eq!(waiting[0].who.last_name.as_deref(), Some("Durant"));
        let found = db.store.search_pieces("durand 69003").await.unwrap();
        assert_eq!(found.len(), 1);
        for row in &waiting {
            db.store.join_by_hand(&row.entity, row.row, found[0].piece, "2026-06-10T09:00:00").await.unwrap();
        }
        assert_eq!(db.store.waiting(None, 0).await.unwrap(), []);
        assert_eq!(known(&db.totals().await, Measure::Orders), Some(1));
        assert_eq!(db.store.joined_by_hand(0).await.unwrap()[0].reference.as_deref(), Some("R1"));
        assert_eq!(db.store.check().await.unwrap(), []);

        // The decisions go with the letters and come back with them.
        let joined = db.dump().await;
        db.store.undo(list.id, Dependents::Undo).await.unwrap();
        assert_eq!(db.store.count_by_hand().await.unwrap(), []);
        db.store.redo(list.id).await.unwrap();
        assert_eq!(db.dump().await, joined);

        for row in &waiting {
            let piece = db.store.unjoin_by_hand(&row.entity, row.row).await.unwrap();
            assert_eq!(piece, found[0].piece);
        }
        assert_eq!(db.dump().await, before);
        let twice = db.store.unjoin_by_hand("response", waiting[0].row).await;
        assert!(matches!(twice, Err(StoreError::NotWaiting { .. })));
        let by_reference = db.store.join_by_hand("response", waiting[0].row + 1, 1, "").await;
        assert!(matches!(by_reference, Err(StoreError::NotWaiting { .. })));
        assert!(matches!(
            db.store.join_by_hand("response", waiting[0].row, 99, "").await,
            Err(StoreError::NoPiece(99))
        ));
    }
}
