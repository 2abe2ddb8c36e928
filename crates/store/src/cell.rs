//! Cells: the pieces of a mailing that share list source, segment, offer and creative.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::known::Known;
use crate::row::{some_day, word};
use crate::tally::pack;
use chrono::NaiveDate;
use domain::words::CellRole;
use sqlx::SqliteConnection;

/// A cell; several of them may share a key code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellRow {
    /// Number in the database.
    pub id: i64,
    /// The campaign's code.
    pub campaign: String,
    /// The mailing's posting date.
    pub posting_date: Option<NaiveDate>,
    /// Postal format of the mailing.
    pub format: Option<String>,
    /// The key code.
    pub key_code: Option<String>,
    /// What it is mailed for.
    pub role: Option<CellRole>,
    /// Where the addresses come from.
    pub list_source: Option<String>,
    /// Part of the list.
    pub segment: Option<String>,
    /// What is offered.
    pub offer: Option<String>,
    /// Which letter.
    pub creative: Option<String>,
    /// Its pieces, or the people of a holdout.
    pub people: u64,
}

/// What a person can say of a cell, over its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellPart {
    /// Where the addresses come from.
    ListSource,
    /// Part of the list.
    Segment,
    /// What is offered.
    Offer,
    /// Which letter.
    Creative,
}

impl CellPart {
    /// All parts, in the order in which a person reads them.
    pub const ALL: [Self; 4] = [Self::ListSource, Self::Segment, Self::Offer, Self::Creative];

    /// Returns its stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ListSource => "list_source",
            Self::Segment => "segment",
            Self::Offer => "offer",
            Self::Creative => "creative",
        }
    }

    /// Returns the part of a stable name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// What is said of one part of the cells of a key code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellWord {
    /// The key code.
    pub key_code: String,
    /// The part.
    pub part: CellPart,
    /// What files say, each of its cells once, those without a word aside.
    pub told: Vec<String>,
    /// What a person says instead.
    pub own: Option<String>,
}

/// A change of every cell of one key code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellChange {
    /// What it is mailed for.
    Role(Option<CellRole>),
    /// What a person says of a part, without spaces around it; nothing where the file's word stands again.
    Says(CellPart, Option<String>),
}

#[derive(sqlx::FromRow)]
struct Words {
    key_code: String,
    list_source: Option<String>,
    segment: Option<String>,
    offer: Option<String>,
    creative: Option<String>,
    own_list_source: Option<String>,
    own_segment: Option<String>,
    own_offer: Option<String>,
    own_creative: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: i64,
    campaign: String,
    posting_date: Option<String>,
    format: Option<String>,
    key_code: Option<String>,
    role: Option<String>,
    list_source: Option<String>,
    segment: Option<String>,
    offer: Option<String>,
    creative: Option<String>,
    people: i64,
}

impl Store {
    /// Returns the cells of a campaign, by key code.
    ///
    /// # Errors
    /// [`StoreError::NoCampaign`] for an unknown code.
    pub async fn cells(&self, campaign: &str) -> Result<Vec<CellRow>> {
        let id: Option<i64> = sqlx::query_scalar(include_str!("../sql/campaign/find.sql"))
            .bind(campaign)
            .fetch_optional(self.readers())
            .await?;
        let id = id.ok_or_else(|| StoreError::NoCampaign(campaign.to_owned()))?;
        let rows: Vec<Columns> =
            sqlx::query_as(include_str!("../sql/cell/list.sql")).bind(id).fetch_all(self.readers()).await?;
        rows.into_iter().map(cell).collect()
    }

    /// Returns what files and what a person say of a campaign's cells, by key code, part by part.
    pub async fn cell_words(&self, campaign: &str) -> Result<Vec<CellWord>> {
        let sql = include_str!("../sql/own_cell/words.sql");
        let rows: Vec<Words> = sqlx::query_as(sql).bind(campaign).fetch_all(self.readers()).await?;
        let mut words: Vec<CellWord> = Vec::new();
        for row in rows {
            for (part, told, own) in row.parts() {
                let found = words.iter().position(|word| word.key_code == row.key_code && word.part == part);
                let place = found.unwrap_or(words.len());
                if found.is_none() {
                    let key_code = row.key_code.clone();
                    words.push(CellWord { key_code, part, told: Vec::new(), own: own.cloned() });
                }
                if let (Some(word), Some(told)) = (words.get_mut(place), told)
                    && !word.told.contains(told)
                {
                    word.told.push(told.clone());
                }
            }
        }
        Ok(words)
    }

    /// Changes the cells of a campaign that have this key code.
    ///
    /// # Errors
    /// [`StoreError::NoCampaign`], [`StoreError::NoCell`].
    pub async fn change_cell(&self, campaign: &str, key_code: &str, changes: &[CellChange]) -> Result<()> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        let known = Known::load(&mut tx).await?;
        let id = known.campaign(campaign).ok_or_else(|| StoreError::NoCampaign(campaign.to_owned()))?;
        if !known.cells_of(key_code).iter().any(|(_, mailing)| mailing.campaign == id) {
            return Err(StoreError::NoCell { campaign: campaign.to_owned(), cell: key_code.to_owned() });
        }
        for change in changes {
            apply(&mut tx, (id, campaign), key_code, change).await?;
        }
        sqlx::query(include_str!("../sql/own_cell/tidy.sql")).execute(&mut *tx).await?;
        // Sums name the cell, not its role; only the number of pieces that were posted leaves holdouts out.
        pack(&mut tx, id).await?;
        Ok(tx.commit().await?)
    }
}

fn cell(row: Columns) -> Result<CellRow> {
    Ok(CellRow {
        id: row.id,
        campaign: row.campaign,
        posting_date: some_day("mailing", "posting_date", row.posting_date.as_deref())?,
        format: row.format,
        key_code: row.key_code,
        role: word("cell", "role", row.role.as_deref(), CellRole::from_key)?,
        list_source: row.list_source,
        segment: row.segment,
        offer: row.offer,
        creative: row.creative,
        people: row.people.unsigned_abs(),
    })
}

impl Words {
    /// Returns each part with what the file and what a person says of it.
    const fn parts(&self) -> [(CellPart, Option<&String>, Option<&String>); 4] {
        [
            (CellPart::ListSource, self.list_source.as_ref(), self.own_list_source.as_ref()),
            (CellPart::Segment, self.segment.as_ref(), self.own_segment.as_ref()),
            (CellPart::Offer, self.offer.as_ref(), self.own_offer.as_ref()),
            (CellPart::Creative, self.creative.as_ref(), self.own_creative.as_ref()),
        ]
    }
}

async fn apply(
    connection: &mut SqliteConnection,
    (campaign, code): (i64, &str),
    key_code: &str,
    change: &CellChange,
) -> Result<()> {
    let query = match change {
        CellChange::Role(role) => sqlx::query(include_str!("../sql/cell/set_role.sql"))
            .bind(role.map(CellRole::key))
            .bind(campaign)
            .bind(key_code),
        CellChange::Says(part, text) => sqlx::query(include_str!("../sql/own_cell/put.sql"))
            .bind(code)
            .bind(key_code)
            .bind(part.key())
            .bind(text.as_deref()),
    };
    query.execute(connection).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Dependents;
    use crate::testing::{Db, db, piece, rows};
    use domain::fact::{Facts, PieceFact};
    use std::collections::BTreeSet;

    fn letters() -> Facts {
        let told = |reference: &str, key: &str, list: &str| PieceFact {
            list_source: Some(list.to_owned()),
            offer: Some("Devis".to_owned()),
            ..piece("P", "2026-03-02", key, reference)
        };
        Facts::Pieces(rows(vec![
            told("R1", "A", "Annuaire"),
            told("R2", "A", "Salon"),
            told("R3", "B", "Annuaire"),
        ]))
    }

    async fn says(db: &Db, key: &str, part: CellPart, text: Option<&str>) {
        let change = CellChange::Says(part, text.map(str::to_owned));
        db.store.change_cell("P", key, &[change]).await.unwrap();
    }

    /// Returns list source and offer of every cell, as they count.
    async fn now(db: &Db) -> Vec<(String, String, String)> {
        let text = |text: Option<String>| text.unwrap_or_default();
        let cells = db.store.cells("P").await.unwrap().into_iter();
        cells.map(|cell| (text(cell.key_code), text(cell.list_source), text(cell.offer))).collect()
    }

    #[tokio::test]
    async fn a_persons_word_stands_over_the_files_counts_and_is_taken_back() {
        let db = db().await;
        db.import(letters()).await;
        let before = now(&db).await;
        says(&db, "A", CellPart::ListSource, Some("Fichier loué")).await;
        says(&db, "B", CellPart::Offer, Some("Audit")).await;
        let cell = |key: &str, list: &str, offer: &str| (key.to_owned(), list.to_owned(), offer.to_owned());
        let said = [
            cell("A", "Fichier loué", "Devis"),
            cell("A", "Fichier loué", "Devis"),
            cell("B", "Annuaire", "Audit"),
        ];
        assert_eq!(now(&db).await, said);
        let words = db.store.cell_words("P").await.unwrap();
        let of =
            |key: &str, part| words.iter().find(|word| word.key_code == key && word.part == part).unwrap();
        let list = of("A", CellPart::ListSource);
        assert_eq!(
            (list.told.as_slice(), list.own.as_deref()),
            (&["Annuaire".to_owned(), "Salon".to_owned()][..], Some("Fichier loué"))
        );
        assert_eq!(
            (of("B", CellPart::Segment).told.len(), of("B", CellPart::Segment).own.as_ref()),
            (0, None)
        );
        let places = db.slices(&domain::filter::Filter::default()).await;
        let lists: BTreeSet<_> = places.iter().filter_map(|slice| slice.place.list_source.clone()).collect();
        assert_eq!(lists, BTreeSet::from(["Annuaire".to_owned(), "Fichier loué".to_owned()]), "sums follow");
        // The same list again neither makes a second cell nor takes the word back.
        db.import(letters()).await;
        assert_eq!((now(&db).await, db.store.check().await.unwrap()), (said.to_vec(), vec![]));
        says(&db, "A", CellPart::ListSource, None).await;
        says(&db, "B", CellPart::Offer, None).await;
        assert_eq!(now(&db).await, before);
        let left: i64 =
            sqlx::query_scalar("SELECT count(*) FROM own_cell").fetch_one(db.store.readers()).await.unwrap();
        assert_eq!(left, 0);
    }

    #[tokio::test]
    async fn a_word_waits_while_its_import_is_undone() {
        let db = db().await;
        let run = db.import(letters()).await;
        says(&db, "A", CellPart::Creative, Some("Carte")).await;
        db.store.undo(run.id, Dependents::Refuse).await.unwrap();
        assert!(db.store.cells("P").await.map_or(true, |cells| cells.is_empty()));
        db.import(letters()).await;
        let cells = db.store.cells("P").await.unwrap();
        assert_eq!(cells[0].creative.as_deref(), Some("Carte"));
        assert_eq!(cells[2].creative, None);
    }
}
