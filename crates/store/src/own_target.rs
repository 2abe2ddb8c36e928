//! The targets there are: those of files, and those that a person wrote, changed or left out.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::row::{Value, iso, money, some_day};
use crate::target::amounts;
use domain::fact::{TargetFact, TargetValue};
use rust_decimal::Decimal;

/// A target with the name by which it is changed.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRow {
    /// The name: `t` and a number of an imported one, or one that the person's own was given.
    pub name: String,
    /// What it says, its figure a key of the catalogue; nothing where a person left it out.
    pub fact: Option<TargetFact>,
}

#[derive(sqlx::FromRow)]
struct Columns {
    name: String,
    figure: Option<String>,
    campaign: Option<String>,
    from_day: Option<String>,
    to_day: Option<String>,
    number_e6: Option<i64>,
    ratio_e6: Option<i64>,
    amount_e4: Option<i64>,
    currency: Option<String>,
}

impl Store {
    /// Returns the targets that files told, by figure, campaign and period.
    pub async fn imported_targets(&self) -> Result<Vec<TargetRow>> {
        let sql = include_str!("../sql/target/list.sql");
        let rows: Vec<Columns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        rows.into_iter().map(|row| target("target", row)).collect()
    }

    /// Returns the targets that a person wrote, changed or left out, by name.
    pub async fn own_targets(&self) -> Result<Vec<TargetRow>> {
        let sql = include_str!("../sql/own_target/list.sql");
        let rows: Vec<Columns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        rows.into_iter().map(|row| target("own_target", row)).collect()
    }

    /// Keeps what a person says of a target.
    ///
    /// # Errors
    /// [`StoreError::Inconsistent`] for a value finer than can be kept.
    pub async fn put_own_target(&self, row: &TargetRow) -> Result<()> {
        let fact = row.fact.as_ref();
        let [number, ratio, amount, currency] = match fact {
            None => [Value::Null, Value::Null, Value::Null, Value::Null],
            Some(fact) => amounts(fact.value).ok_or_else(|| StoreError::Inconsistent {
                table: "own_target",
                column: "number_e6",
                value: format!("{:?}", fact.value),
            })?,
        };
        let whole = |value: Value| if let Value::Int(whole) = value { Some(whole) } else { None };
        let letters = if let Value::Text(code) = currency { Some(code) } else { None };
        sqlx::query(include_str!("../sql/own_target/put.sql"))
            .bind(&row.name)
            .bind(fact.map(|fact| &fact.figure))
            .bind(fact.and_then(|fact| fact.campaign.as_ref()))
            .bind(fact.and_then(|fact| fact.from).map(iso))
            .bind(fact.and_then(|fact| fact.to).map(iso))
            .bind(whole(number))
            .bind(whole(ratio))
            .bind(whole(amount))
            .bind(letters)
            .execute(self.writer()?)
            .await?;
        Ok(())
    }

    /// Forgets what a person said of a target, and returns whether there was anything.
    pub async fn remove_own_target(&self, name: &str) -> Result<bool> {
        let sql = include_str!("../sql/own_target/remove.sql");
        Ok(sqlx::query(sql).bind(name).execute(self.writer()?).await?.rows_affected() > 0)
    }
}

fn target(table: &'static str, row: Columns) -> Result<TargetRow> {
    let Some(figure) = row.figure else { return Ok(TargetRow { name: row.name, fact: None }) };
    let e6 = |number| Decimal::new(number, 6).normalize();
    let value = match (row.number_e6, row.ratio_e6, row.amount_e4, &row.currency) {
        (Some(number), ..) => TargetValue::Number(e6(number)),
        (_, Some(ratio), ..) => TargetValue::Ratio(e6(ratio)),
        (_, _, Some(amount), Some(currency)) => TargetValue::Money(money(table, amount, currency)?),
        _ => return Err(StoreError::Inconsistent { table, column: "number_e6", value: row.name }),
    };
    let fact = TargetFact {
        from: some_day(table, "from_day", row.from_day.as_deref())?,
        to: some_day(table, "to_day", row.to_day.as_deref())?,
        campaign: row.campaign,
        figure,
        value,
    };
    Ok(TargetRow { name: row.name, fact: Some(fact) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{db, eur};

    #[tokio::test]
    async fn what_a_person_says_of_a_target_is_kept_and_forgotten() {
        let db = db().await;
        let fact = |figure: &str, value| TargetFact {
            figure: figure.to_owned(),
            campaign: Some("P".to_owned()),
            from: "2026-03-01".parse().ok(),
            to: None,
            value,
        };
        let left_out = TargetRow { name: "t1".to_owned(), fact: None };
        let written = [
            ("own1", fact("response_rate", TargetValue::Ratio(Decimal::new(3, 2)))),
            ("own2", fact("revenue", TargetValue::Money(eur(36_000)))),
            ("own3", fact("nps", TargetValue::Number(Decimal::from(-5)))),
        ]
        .map(|(name, fact)| TargetRow { name: name.to_owned(), fact: Some(fact) });
        for row in written.iter().chain([&left_out]) {
            db.store.put_own_target(row).await.unwrap();
        }
        let kept = db.store.own_targets().await.unwrap();
        assert_eq!((&kept[..3], &kept[3]), (&written[..], &left_out));
        assert!(db.store.remove_own_target("t1").await.unwrap());
        assert!(!db.store.remove_own_target("t1").await.unwrap());
        let fine = fact("roas", TargetValue::Number(Decimal::new(1, 9)));
        let row = TargetRow { name: "own4".to_owned(), fact: Some(fine) };
        assert!(matches!(db.store.put_own_target(&row).await, Err(StoreError::Inconsistent { .. })));
    }
}
