//! The lines that a campaign's costs are made of: those of files, and those that a person wrote.

use crate::Store;
use crate::by_hand::RowNumber;
use crate::error::{Result, StoreError};
use crate::row::{iso, money, some_day};
use chrono::NaiveDate;
use domain::money::Money;
use domain::words::CostItem;

/// A cost that a person wrote, of a whole campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCost {
    /// Its number; nothing for one that is about to be written.
    pub id: Option<u32>,
    /// The campaign's code.
    pub campaign: String,
    /// For what it was spent.
    pub item: CostItem,
    /// How much.
    pub amount: Money,
    /// When; without a day, on the campaign's first posting.
    pub day: Option<NaiveDate>,
    /// What is worth knowing of it.
    pub note: Option<String>,
}

/// A cost that files tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldCost {
    /// Its row, to be corrected; nothing for what pieces tell, together.
    pub row: Option<CostRow>,
    /// For what it was spent.
    pub item: CostItem,
    /// How much, a price a piece multiplied out.
    pub amount: Money,
    /// When.
    pub day: Option<NaiveDate>,
    /// What the file calls it.
    pub label: Option<String>,
}

/// Where a cost stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostRow {
    /// What it is called.
    pub number: RowNumber,
    /// Its file.
    pub file: String,
    /// Its sheet.
    pub sheet: Option<String>,
    /// Its row in that sheet.
    pub row: u32,
    /// Whether a person corrected it.
    pub corrected: bool,
}

#[derive(sqlx::FromRow)]
struct Own {
    id: u32,
    campaign: String,
    item: String,
    amount_e4: i64,
    currency: String,
    day: Option<String>,
    note: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Told {
    entity: String,
    row_id: i64,
    item: String,
    e4: i64,
    currency: String,
    day: Option<String>,
    text: Option<String>,
    file: String,
    sheet: Option<String>,
    source_row: i64,
    corrected: bool,
}

impl Store {
    /// Returns the costs that a person wrote, of one campaign or of all that there are, by day.
    pub async fn own_costs(&self, campaign: Option<&str>) -> Result<Vec<OwnCost>> {
        let sql = include_str!("../sql/own_cost/list.sql");
        let rows: Vec<Own> = sqlx::query_as(sql).bind(campaign).fetch_all(self.readers()).await?;
        rows.into_iter().map(own).collect()
    }

    /// Returns the costs of a campaign that files tell, by day; what its pieces tell last.
    pub async fn told_costs(&self, campaign: &str) -> Result<Vec<ToldCost>> {
        let sql = include_str!("../sql/cost/lines.sql");
        let rows: Vec<Told> = sqlx::query_as(sql).bind(campaign).fetch_all(self.readers()).await?;
        rows.into_iter().map(told).collect()
    }

    /// Writes a cost, new or changed, or one that was deleted again; returns its number.
    ///
    /// # Errors
    /// [`StoreError::NoCampaign`]; [`StoreError::Inconsistent`] for an amount that cannot be kept;
    /// [`StoreError::NoSuch`] for the number of another campaign's cost.
    pub async fn put_own_cost(&self, cost: &OwnCost) -> Result<u32> {
        let amount = cost.amount.to_e4().map_err(|_| StoreError::Inconsistent {
            table: "own_cost",
            column: "amount_e4",
            value: cost.amount.amount.to_string(),
        })?;
        let id: Option<u32> = sqlx::query_scalar(include_str!("../sql/own_cost/put.sql"))
            .bind(cost.id)
            .bind(&cost.campaign)
            .bind(cost.item.key())
            .bind(amount)
            .bind(cost.amount.currency.code())
            .bind(cost.day.map(iso))
            .bind(&cost.note)
            .fetch_optional(self.writer()?)
            .await?;
        match (id, cost.id) {
            (Some(id), _) => Ok(id),
            (None, Some(id)) if self.campaigns().await?.iter().any(|row| row.code == cost.campaign) => {
                Err(StoreError::NoSuch { entity: "own_cost", row: id.into() })
            }
            (None, _) => Err(StoreError::NoCampaign(cost.campaign.clone())),
        }
    }

    /// Deletes a cost of a campaign that a person wrote.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] where that campaign has none of this number.
    pub async fn remove_own_cost(&self, campaign: &str, id: u32) -> Result<()> {
        let sql = include_str!("../sql/own_cost/remove.sql");
        let gone: Option<u32> =
            sqlx::query_scalar(sql).bind(id).bind(campaign).fetch_optional(self.writer()?).await?;
        gone.map(drop).ok_or(StoreError::NoSuch { entity: "own_cost", row: id.into() })
    }
}

fn item(table: &'static str, key: String) -> Result<CostItem> {
    CostItem::from_key(&key).ok_or(StoreError::Inconsistent { table, column: "item", value: key })
}

fn own(row: Own) -> Result<OwnCost> {
    Ok(OwnCost {
        id: Some(row.id),
        campaign: row.campaign,
        item: item("own_cost", row.item)?,
        amount: money("own_cost", row.amount_e4, &row.currency)?,
        day: some_day("own_cost", "day", row.day.as_deref())?,
        note: row.note,
    })
}

fn told(row: Told) -> Result<ToldCost> {
    let place = (row.entity != "piece").then(|| CostRow {
        number: RowNumber { entity: row.entity, row: row.row_id },
        file: row.file,
        sheet: row.sheet,
        row: u32::try_from(row.source_row).unwrap_or(u32::MAX),
        corrected: row.corrected,
    });
    Ok(ToldCost {
        row: place,
        item: item("cost", row.item)?,
        amount: money("cost", row.e4, &row.currency)?,
        day: some_day("cost", "date", row.day.as_deref())?,
        label: row.text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Dependents;
    use crate::testing::{Db, cost, date, db, eur, known, of_campaign, piece, rows, totals};
    use domain::fact::{CostAmount, Facts, Figure, PieceFact};
    use domain::totals::Measure;

    fn by_hand(item: CostItem, cents: i64) -> OwnCost {
        OwnCost { id: None, campaign: "P".to_owned(), item, amount: eur(cents), day: None, note: None }
    }

    async fn letters(db: &Db) -> crate::ImportId {
        let fact = |n| piece("P", "2026-03-02", "A", &format!("R{n}"));
        db.import(Facts::Pieces(rows((1..=3).map(fact).collect()))).await.id
    }

    /// Cents of printing, postage and creation; nothing where it is not known.
    async fn spent(db: &Db) -> [Option<i64>; 3] {
        let pots = db.store.beside().await.unwrap().pots.clone();
        let told = db.totals().await;
        let items = [
            (CostItem::Printing, Measure::CostPrinting),
            (CostItem::Postage, Measure::CostPostage),
            (CostItem::Creation, Measure::CostCreation),
        ];
        items.map(|(item, measure)| {
            let e4 = pots.iter().filter(|pot| pot.item == item).map(|pot| pot.amount.to_e4().unwrap());
            known(&told, measure).map(|own| own + e4.sum::<i64>() / 100)
        })
    }

    #[tokio::test]
    async fn a_cost_by_hand_is_written_changed_deleted_and_written_again() {
        let db = db().await;
        let gone = db.store.put_own_cost(&by_hand(CostItem::Printing, 100)).await;
        assert!(matches!(gone, Err(StoreError::NoCampaign(code)) if code == "P"));
        letters(&db).await;
        assert_eq!(spent(&db).await, [None; 3], "nobody told of costs");
        let printing = by_hand(CostItem::Printing, 12_000);
        let id = db.store.put_own_cost(&printing).await.unwrap();
        // One line tells all items, as one line of a file does: what is not written was not spent.
        assert_eq!(spent(&db).await, [Some(12_000), Some(0), Some(0)]);
        let changed = OwnCost {
            id: Some(id),
            amount: eur(9_050),
            day: Some(date("2026-02-20")),
            note: Some("Devis 118".to_owned()),
            ..printing
        };
        assert_eq!(db.store.put_own_cost(&changed).await.unwrap(), id);
        assert_eq!(spent(&db).await, [Some(9_050), Some(0), Some(0)]);
        assert_eq!(db.store.own_costs(Some("P")).await.unwrap(), std::slice::from_ref(&changed));
        assert_eq!(db.store.own_costs(Some("Q")).await.unwrap(), []);
        assert_eq!(db.store.beside().await.unwrap().pots[0].day, Some(date("2026-02-20")));
        db.store.remove_own_cost("P", id).await.unwrap();
        assert!(matches!(db.store.remove_own_cost("P", id).await, Err(StoreError::NoSuch { .. })));
        assert_eq!(spent(&db).await, [None; 3]);
        assert_eq!(db.store.put_own_cost(&changed).await.unwrap(), id, "an undo gives it back as it was");
        assert_ne!(db.store.put_own_cost(&by_hand(CostItem::List, 1)).await.unwrap(), id);
        assert_eq!(db.store.check().await.unwrap(), []);
    }

    #[tokio::test]
    async fn a_number_is_of_one_campaign() {
        let db = db().await;
        let letters = [piece("P", "2026-03-02", "A", "R1"), piece("Q", "2026-03-02", "A", "R2")];
        db.import(Facts::Pieces(rows(letters.to_vec()))).await;
        let id = db.store.put_own_cost(&by_hand(CostItem::Printing, 100)).await.unwrap();
        let elsewhere =
            OwnCost { id: Some(id), campaign: "Q".to_owned(), ..by_hand(CostItem::Printing, 200) };
        assert!(matches!(db.store.put_own_cost(&elsewhere).await, Err(StoreError::NoSuch { .. })));
        assert!(matches!(db.store.remove_own_cost("Q", id).await, Err(StoreError::NoSuch { .. })));
        assert_eq!(db.store.own_costs(None).await.unwrap()[0].amount, eur(100));
    }

    #[tokio::test]
    async fn costs_by_hand_add_to_those_of_files_and_undoing_one_leaves_them_alone() {
        let db = db().await;
        let list = letters(&db).await;
        db.store.put_own_cost(&by_hand(CostItem::Printing, 5_000)).await.unwrap();
        let bill = cost("P", CostItem::Printing, CostAmount::Fixed(eur(20_000)));
        let bills = db.import(Facts::Costs(rows(vec![bill]))).await.id;
        assert_eq!(spent(&db).await, [Some(25_000), Some(0), Some(0)]);
        db.store.undo(bills, Dependents::Refuse).await.unwrap();
        assert_eq!(spent(&db).await, [Some(5_000), Some(0), Some(0)]);
        assert_eq!(db.store.check().await.unwrap(), []);
        // The campaign goes with its letters: what was written of it waits.
        db.store.undo(list, Dependents::Refuse).await.unwrap();
        assert_eq!(db.store.own_costs(None).await.unwrap(), []);
        assert_eq!(db.store.beside().await.unwrap().pots, []);
        db.store.redo(list).await.unwrap();
        assert_eq!(spent(&db).await, [Some(5_000), Some(0), Some(0)]);
    }

    #[tokio::test]
    async fn costs_by_hand_add_to_totals_and_to_what_pieces_tell() {
        let db = db().await;
        letters(&db).await;
        let told = totals(of_campaign("P"), vec![(Measure::CostPostage, Figure::Amount(eur(300)))]);
        db.import(Facts::Totals(rows(vec![told]))).await;
        db.store.put_own_cost(&by_hand(CostItem::Postage, 40)).await.unwrap();
        assert_eq!(spent(&db).await, [Some(0), Some(340), Some(0)]);
        let lines = db.store.told_costs("P").await.unwrap();
        assert_eq!((lines.len(), lines[0].item, lines[0].amount), (1, CostItem::Postage, eur(300)));
        assert_eq!(lines[0].row.as_ref().map(|row| row.number.entity.as_str()), Some("total_fact"));
    }

    #[tokio::test]
    async fn the_lines_of_files_name_file_and_row_and_pieces_stand_together() {
        let db = db().await;
        let priced = |n| PieceFact { cost: Some(eur(70)), ..piece("P", "2026-03-02", "A", &format!("R{n}")) };
        db.import(Facts::Pieces(rows((1..=3).map(priced).collect()))).await;
        let price = CostAmount::PerPiece { price: eur(62), quantity: None };
        db.import(Facts::Costs(rows(vec![cost("P", CostItem::Postage, price)]))).await;
        let lines = db.store.told_costs("P").await.unwrap();
        let told: Vec<_> = lines.iter().map(|line| (line.item, line.amount, line.row.is_some())).collect();
        // Three letters of 0.62 by the file, and of 0.70 by themselves.
        assert_eq!(told, [(CostItem::Postage, eur(186), true), (CostItem::Other, eur(210), false)]);
        assert_eq!(lines[0].day, Some(date("2026-03-02")));
        assert_eq!(db.store.told_costs("Q").await.unwrap(), []);
    }
}
