//! Customers one by one: what each bought and when, and where each is counted.

use crate::Store;
use crate::error::Result;
use crate::placed::Placed;
use crate::row::{day, money};
use chrono::NaiveDate;
use domain::money::Money;
use domain::slice::Place;
use domain::words::Basis;

/// An order of somebody known, or a credit note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Who bought.
    pub contact: i64,
    /// When.
    pub date: NaiveDate,
    /// For how much; below zero for a credit note.
    pub amount: Money,
}

/// A customer as figures count one: once a campaign, where the first order stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Who it is, where that is known.
    pub contact: Option<i64>,
    /// Where the first order stands.
    pub place: Place,
    /// The day of that order.
    pub since: Option<NaiveDate>,
}

#[derive(sqlx::FromRow)]
struct CustomerColumns {
    contact_id: Option<i64>,
    #[sqlx(flatten)]
    placed: Placed,
}

impl Store {
    /// Returns every dated order of somebody known, joined to a letter or not, by buyer and then by day.
    pub async fn purchases(&self) -> Result<Vec<Purchase>> {
        let sql = include_str!("../sql/orders/purchases.sql");
        let rows: Vec<(i64, String, i64, String)> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        let purchase = |(contact, date, e4, currency): (i64, String, i64, String)| {
            Ok(Purchase {
                contact,
                date: day("orders", "date", &date)?,
                amount: money("orders", e4, &currency)?,
            })
        };
        rows.into_iter().map(purchase).collect()
    }

    /// Returns the customers behind *new customers* and *reactivated customers*, whose places have the day of a basis.
    pub async fn customers(&self, basis: Basis) -> Result<Vec<Customer>> {
        let sql = include_str!("../sql/orders/customers.sql");
        let rows: Vec<CustomerColumns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        let customer = |row: CustomerColumns| {
            Ok(Customer {
                contact: row.contact_id,
                since: row.placed.place(Basis::Event)?.day,
                place: row.placed.place(basis)?,
            })
        };
        rows.into_iter().map(customer).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{date, db, known, merged, order, person, piece_to, rows};
    use domain::fact::Facts;
    use domain::filter::Filter;
    use domain::totals::Measure;

    #[tokio::test]
    async fn customers_are_those_that_are_counted_and_purchases_all_that_they_bought() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![
            piece_to("P", "2026-03-02", "R1", "Durand"),
            piece_to("P", "2026-03-02", "R2", "Martin"),
            piece_to("Q", "2026-04-02", "R3", "Durand"),
        ])))
        .await;
        let bought = |name: &str, on: &str, euros: i64| order(person(name), on, euros * 100);
        db.import(Facts::Orders(rows(vec![
            bought("Durand", "2025-01-10", 100),
            bought("Durand", "2026-03-20", 200),
            bought("Durand", "2026-03-25", -50),
            bought("Durand", "2026-04-20", 300),
            bought("Martin", "2026-03-22", 400),
            bought("Roche", "2026-03-22", 500),
        ])))
        .await;
        let purchases = db.store.purchases().await.unwrap();
        assert_eq!(purchases.len(), 6, "joined or not, credit notes too");
        assert!(purchases.is_sorted_by_key(|purchase| (purchase.contact, purchase.date)));

        let customers = db.store.customers(Basis::Posting).await.unwrap();
        let totals = merged(&db.slices(&Filter::default()).await);
        let counted = known(&totals, Measure::NewCustomers).unwrap()
            + known(&totals, Measure::ReactivatedCustomers).unwrap();
        assert_eq!(i64::try_from(customers.len()), Ok(counted));
        let found: Vec<_> = customers
            .iter()
            .map(|one| (one.place.campaign.as_str(), one.place.day, one.since, one.contact.is_some()))
            .collect();
        let of = |campaign, posting, since| (campaign, Some(date(posting)), Some(date(since)), true);
        assert_eq!(
            found,
            [
                of("P", "2026-03-02", "2026-03-20"),
                of("Q", "2026-04-02", "2026-04-20"),
                of("P", "2026-03-02", "2026-03-22"),
            ]
        );
        let by_event = db.store.customers(Basis::Event).await.unwrap();
        assert_eq!(by_event[0].place.day, Some(date("2026-03-20")));
    }
}
