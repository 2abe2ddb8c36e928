//! The references there are: those of files, and those that a person wrote, changed or left out.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::reference::e6;
use crate::row::word;
use domain::fact::ReferenceFact;
use domain::words::ListType;
use rust_decimal::Decimal;

/// A published rate with the name by which it is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceRow {
    /// The name: of a shipped one, `i` and a number of an imported one, or one that the person's own was given.
    pub name: String,
    /// The figure of the catalogue that it is of, where somebody said so.
    pub figure: Option<String>,
    /// What it says; nothing where a person left it out.
    pub fact: Option<ReferenceFact>,
}

#[derive(sqlx::FromRow)]
struct Columns {
    name: String,
    figure: Option<String>,
    sector: Option<String>,
    audience: Option<String>,
    list_type: Option<String>,
    country: Option<String>,
    basis: Option<String>,
    low_e6: Option<i64>,
    value_e6: Option<i64>,
    high_e6: Option<i64>,
    year: Option<i64>,
    source: Option<String>,
    address: Option<String>,
}

impl Store {
    /// Returns the references that files told, in their order.
    pub async fn imported_references(&self) -> Result<Vec<ReferenceRow>> {
        let sql = include_str!("../sql/reference_rate/list.sql");
        let rows: Vec<Columns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        rows.into_iter().map(|row| reference("reference_rate", row)).collect()
    }

    /// Returns the references that a person wrote, changed or left out, by name.
    pub async fn own_references(&self) -> Result<Vec<ReferenceRow>> {
        let sql = include_str!("../sql/own_reference/list.sql");
        let rows: Vec<Columns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        rows.into_iter().map(|row| reference("own_reference", row)).collect()
    }

    /// Keeps what a person says of a reference.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] for a rate finer than a millionth.
    pub async fn put_own_reference(&self, row: &ReferenceRow) -> Result<()> {
        let kept = |rate: Decimal| {
            e6(rate).ok_or_else(|| StoreError::Inconsistent {
                table: "own_reference",
                column: "value_e6",
                value: rate.to_string(),
            })
        };
        let none = ReferenceFact::default();
        let fact = row.fact.as_ref().unwrap_or(&none);
        sqlx::query(include_str!("../sql/own_reference/put.sql"))
            .bind(&row.name)
            .bind(&row.figure)
            .bind(&fact.sector)
            .bind(&fact.audience)
            .bind(fact.list_type.map(ListType::key))
            .bind(&fact.country)
            .bind(&fact.basis)
            .bind(fact.low.map(kept).transpose()?)
            .bind(row.fact.as_ref().map(|fact| kept(fact.value)).transpose()?)
            .bind(fact.high.map(kept).transpose()?)
            .bind(fact.year.map(i64::from))
            .bind(&fact.source)
            .bind(&fact.address)
            .execute(self.writer()?)
            .await?;
        Ok(())
    }

    /// Forgets what a person said of a reference, and returns whether there was anything.
    pub async fn remove_own_reference(&self, name: &str) -> Result<bool> {
        let sql = include_str!("../sql/own_reference/remove.sql");
        Ok(sqlx::query(sql).bind(name).execute(self.writer()?).await?.rows_affected() > 0)
    }
}

fn reference(table: &'static str, row: Columns) -> Result<ReferenceRow> {
    let rate = |e6: i64| Decimal::new(e6, 6).normalize();
    let year = row.year.map(|year| {
        u16::try_from(year).map_err(|_| StoreError::Inconsistent {
            table,
            column: "year",
            value: year.to_string(),
        })
    });
    let fact = ReferenceFact {
        sector: row.sector,
        audience: row.audience,
        list_type: word(table, "list_type", row.list_type.as_deref(), ListType::from_key)?,
        country: row.country,
        basis: row.basis,
        low: row.low_e6.map(rate),
        value: row.value_e6.map(rate).unwrap_or_default(),
        high: row.high_e6.map(rate),
        year: year.transpose()?,
        source: row.source,
        address: row.address,
    };
    Ok(ReferenceRow { name: row.name, figure: row.figure, fact: row.value_e6.map(|_| fact) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{db, rows};
    use domain::fact::Facts;

    #[tokio::test]
    async fn references_of_files_and_of_a_person_come_back_as_they_were_told() {
        let db = db().await;
        let fact = ReferenceFact {
            sector: Some("BTP".to_owned()),
            list_type: Some(ListType::Warm),
            low: Some(Decimal::new(9, 3)),
            value: Decimal::new(24, 3),
            year: Some(2025),
            source: Some("Enquête".to_owned()),
            ..ReferenceFact::default()
        };
        db.import(Facts::References(rows(vec![fact.clone()]))).await;
        let imported = db.store.imported_references().await.unwrap();
        let told = ReferenceRow { name: "i1".to_owned(), figure: None, fact: Some(fact.clone()) };
        assert_eq!(imported, std::slice::from_ref(&told));
        let own = ReferenceRow { name: "own1".to_owned(), figure: Some("roas".to_owned()), ..told };
        let left_out = ReferenceRow { name: "i1".to_owned(), figure: None, fact: None };
        for row in [&own, &left_out] {
            db.store.put_own_reference(row).await.unwrap();
        }
        assert_eq!(db.store.own_references().await.unwrap(), [left_out, own]);
        assert!(db.store.remove_own_reference("i1").await.unwrap());
        assert!(!db.store.remove_own_reference("i1").await.unwrap());
    }
}
