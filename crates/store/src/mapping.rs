//! Mappings that a person confirmed, kept for files with the same headings.

use crate::Store;
use crate::error::{Result, StoreError};
use domain::kind::Kind;

/// A mapping about to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMapping {
    /// Its set of headings, in one order: what it is found by.
    pub headings: Vec<String>,
    /// The file for which it was confirmed.
    pub file: String,
    /// What the rows tell.
    pub kind: Kind,
    /// When, as the caller's clock has it (ISO 8601).
    pub at: String,
    /// The mapping itself, as in the file of a template.
    pub body: String,
    /// How its dates were read: `day_first` or `month_first`.
    pub order: Option<String>,
    /// What stood before its decimals: `comma` or `point`.
    pub mark: Option<String>,
}

/// A mapping that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Its number.
    pub id: i64,
    /// What was confirmed.
    pub told: NewMapping,
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: i64,
    headings: String,
    file: String,
    kind: String,
    at: String,
    body: String,
    day_order: Option<String>,
    decimal_mark: Option<String>,
}

impl Store {
    /// Returns every mapping that a person confirmed, the newest first.
    pub async fn mappings(&self) -> Result<Vec<Mapping>> {
        let rows: Vec<Columns> =
            sqlx::query_as(include_str!("../sql/mapping/list.sql")).fetch_all(self.readers()).await?;
        rows.into_iter().map(mapping).collect()
    }

    /// Keeps mappings; an earlier one of the same headings is replaced.
    pub async fn keep_mappings(&self, mappings: &[NewMapping]) -> Result<()> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        for mapping in mappings {
            sqlx::query(include_str!("../sql/mapping/put.sql"))
                .bind(json(&mapping.headings)?)
                .bind(&mapping.file)
                .bind(mapping.kind.key())
                .bind(&mapping.at)
                .bind(&mapping.body)
                .bind(&mapping.order)
                .bind(&mapping.mark)
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Returns the references of the pieces that came last: others are made alike.
    pub async fn recent_references(&self) -> Result<Vec<String>> {
        let recent = sqlx::query_scalar(include_str!("../sql/piece/recent_references.sql"));
        Ok(recent.fetch_all(self.readers()).await?)
    }

    /// Forgets a mapping and returns what it was; one that is not there is forgotten already.
    pub async fn forget_mapping(&self, id: i64) -> Result<Option<NewMapping>> {
        let remove = sqlx::query_as(include_str!("../sql/mapping/remove.sql")).bind(id);
        let gone: Option<Columns> = remove.fetch_optional(self.writer()?).await?;
        gone.map(|row| mapping(row).map(|gone| gone.told)).transpose()
    }
}

fn json(headings: &[String]) -> Result<String> {
    serde_json::to_string(headings).map_err(|_| StoreError::Inconsistent {
        table: "mapping",
        column: "headings",
        value: headings.join(", "),
    })
}

fn mapping(row: Columns) -> Result<Mapping> {
    let inconsistent =
        |column, value: &str| StoreError::Inconsistent { table: "mapping", column, value: value.to_owned() };
    let told = NewMapping {
        headings: serde_json::from_str(&row.headings).map_err(|_| inconsistent("headings", &row.headings))?,
        kind: Kind::from_key(&row.kind).ok_or_else(|| inconsistent("kind", &row.kind))?,
        file: row.file,
        at: row.at,
        body: row.body,
        order: row.day_order,
        mark: row.decimal_mark,
    };
    Ok(Mapping { id: row.id, told })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::db;

    fn new(headings: &[&str], at: &str) -> NewMapping {
        NewMapping {
            headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
            file: "r.csv".to_owned(),
            kind: Kind::Responses,
            at: at.to_owned(),
            body: format!("body of {at}"),
            order: Some("day_first".to_owned()),
            mark: None,
        }
    }

    #[tokio::test]
    async fn a_set_of_headings_has_one_mapping_the_last_confirmed() {
        let db = db().await;
        let (first, other) = (new(&["date", "ref"], "2026-03-01"), new(&["ref"], "2026-03-02"));
        db.store.keep_mappings(&[first, other.clone()]).await.unwrap();
        let again = new(&["date", "ref"], "2026-03-03");
        db.store.keep_mappings(std::slice::from_ref(&again)).await.unwrap();
        let kept = db.store.mappings().await.unwrap();
        assert_eq!(kept.iter().map(|mapping| &mapping.told).collect::<Vec<_>>(), [&again, &other]);
        assert_eq!(db.store.forget_mapping(kept[0].id).await.unwrap(), Some(again));
        assert_eq!(db.store.forget_mapping(kept[0].id).await.unwrap(), None);
        assert_eq!(db.store.mappings().await.unwrap().len(), 1);
    }
}
