//! Periods that were closed, with the sums that were known then.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::row::{day, iso};
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use rust_decimal::Decimal;

/// A period that was closed.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosingRow {
    /// Its number, from 1.
    pub number: u32,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The day on which it was closed.
    pub closed_on: NaiveDate,
    /// What was known to have happened in the period.
    pub period: Totals,
    /// All letters posted up to its end, with what was known to have followed.
    pub standing: Totals,
}

#[derive(sqlx::FromRow)]
struct Head {
    number: i64,
    from_day: String,
    to_day: String,
    closed_on: String,
}

#[derive(sqlx::FromRow)]
struct Sum {
    closing: i64,
    scope: String,
    measure: String,
    value: Option<String>,
    currency: Option<String>,
}

impl Store {
    /// Returns the closings, the first one first.
    pub async fn closings(&self) -> Result<Vec<ClosingRow>> {
        let mut reading = self.readers().begin().await?;
        let heads: Vec<Head> =
            sqlx::query_as(include_str!("../sql/closing/list.sql")).fetch_all(&mut *reading).await?;
        let sums: Vec<Sum> =
            sqlx::query_as(include_str!("../sql/closing/sums.sql")).fetch_all(&mut *reading).await?;
        heads.iter().map(|head| row(head, &sums)).collect()
    }

    /// Keeps a closing whole.
    pub async fn put_closing(&self, closing: &ClosingRow) -> Result<()> {
        let mut work = self.writer()?.begin().await?;
        sqlx::query(include_str!("../sql/closing/put.sql"))
            .bind(closing.number)
            .bind(iso(closing.from))
            .bind(iso(closing.to))
            .bind(iso(closing.closed_on))
            .execute(&mut *work)
            .await?;
        for (scope, totals) in [("period", &closing.period), ("standing", &closing.standing)] {
            for measure in Measure::ALL {
                let term = totals.get(*measure);
                sqlx::query(include_str!("../sql/closing/put_sum.sql"))
                    .bind(closing.number)
                    .bind(scope)
                    .bind(measure.key())
                    .bind(term.value().map(|value| value.normalize().to_string()))
                    .bind(term.currency().map(|currency| currency.code().to_owned()))
                    .execute(&mut *work)
                    .await?;
            }
        }
        Ok(work.commit().await?)
    }

    /// Takes the latest closing back, and returns whether it was that one.
    pub async fn remove_closing(&self, number: u32) -> Result<bool> {
        let mut work = self.writer()?.begin().await?;
        sqlx::query(include_str!("../sql/closing/remove_sums.sql")).bind(number).execute(&mut *work).await?;
        let removed =
            sqlx::query(include_str!("../sql/closing/remove.sql")).bind(number).execute(&mut *work).await?;
        if removed.rows_affected() == 0 {
            // Dropped, the transaction gives the sums back.
            return Ok(false);
        }
        work.commit().await?;
        Ok(true)
    }
}

fn row(head: &Head, sums: &[Sum]) -> Result<ClosingRow> {
    let totals = |scope: &str| -> Result<Totals> {
        let mut totals = Totals::never_imported();
        for sum in sums.iter().filter(|sum| sum.closing == head.number && sum.scope == scope) {
            // A sum of a later program, whose measure this one does not know, is passed over.
            if let Some(measure) = Measure::from_key(&sum.measure) {
                totals.set(measure, term(sum, measure)?);
            }
        }
        Ok(totals)
    };
    Ok(ClosingRow {
        number: u32::try_from(head.number).unwrap_or_default(),
        from: day("closing", "from_day", &head.from_day)?,
        to: day("closing", "to_day", &head.to_day)?,
        closed_on: day("closing", "closed_on", &head.closed_on)?,
        period: totals("period")?,
        standing: totals("standing")?,
    })
}

fn term(sum: &Sum, measure: Measure) -> Result<Term> {
    let Some(text) = &sum.value else { return Ok(Term::Unknown(Reason::NeverImported(measure))) };
    let wrong = |column| StoreError::Inconsistent { table: "closing_sum", column, value: text.clone() };
    let value: Decimal = text.parse().map_err(|_| wrong("value"))?;
    let currency = sum.currency.as_deref().map(str::parse::<Currency>).transpose();
    Ok(Term::Known { value, currency: currency.map_err(|_| wrong("currency"))? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{db, eur};

    #[tokio::test]
    async fn closings_are_kept_whole_and_only_the_latest_is_taken_back() {
        let db = db().await;
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut period = Totals::never_imported();
        period.set(Measure::PiecesPosted, Term::number(5000));
        period.set(Measure::Revenue, Term::money(eur(33_600)));
        let closing = |number, period: &Totals| ClosingRow {
            number,
            from: day("2026-11-01"),
            to: day("2026-11-15"),
            closed_on: day("2026-11-16"),
            period: period.clone(),
            standing: Totals::never_imported(),
        };
        for number in [1, 2] {
            db.store.put_closing(&closing(number, &period)).await.unwrap();
        }
        assert!(db.store.put_closing(&closing(2, &period)).await.is_err());
        let kept = db.store.closings().await.unwrap();
        assert_eq!(kept.len(), 2);
        for measure in [Measure::PiecesPosted, Measure::Revenue, Measure::Orders] {
            assert_eq!(kept[0].period.get(measure), period.get(measure), "{measure:?}");
        }
        assert!(!db.store.remove_closing(1).await.unwrap());
        assert_eq!(db.store.closings().await.unwrap(), kept, "nothing of it was taken");
        assert!(db.store.remove_closing(2).await.unwrap());
        assert_eq!(db.store.closings().await.unwrap().len(), 1);
    }
}
