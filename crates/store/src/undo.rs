//! Taking an import back.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::import_run::ImportId;
use crate::known::Known;
use crate::rejoin;
use crate::table::TABLES;
use crate::tally::refresh;
use crate::value_word::mean_again;
use sqlx::SqliteConnection;
use std::collections::HashSet;

/// What a run made and nothing else uses goes with it, smallest first.
const ORPHANS: [&str; 3] = [
    include_str!("../sql/cell/undo.sql"),
    include_str!("../sql/mailing/undo.sql"),
    include_str!("../sql/campaign/undo.sql"),
];

impl Store {
    /// Takes an import back: its rows go, rows that it changed are as before, sums and joins follow.
    ///
    /// The run stays on the list of imports as undone, and its file no longer counts as seen.
    ///
    /// # Errors
    /// [`StoreError::NoImport`], [`StoreError::AlreadyUndone`], and [`StoreError::BuiltUpon`] with the later runs
    /// that must be undone first.
    pub async fn undo(&self, id: ImportId) -> Result<()> {
        let mut tx = self.writer()?.begin_with(include_str!("../sql/schema/begin_import.sql")).await?;
        may_go(&mut tx, id).await?;
        let touched: Vec<i64> = sqlx::query_scalar(include_str!("../sql/import_run/touched.sql"))
            .bind(id.0)
            .fetch_all(&mut *tx)
            .await?;
        for campaign in &touched {
            for clear in [include_str!("../sql/tally/clear.sql"), include_str!("../sql/responder/clear.sql")]
            {
                sqlx::query(clear).bind(campaign).execute(&mut *tx).await?;
            }
        }
        // Rows of other runs may be joined to these pieces; the refresh joins them anew.
        rejoin::loosen(&mut tx, id.0).await?;
        restore(&mut tx, id).await?;
        for table in TABLES {
            sqlx::query(table.undo).bind(id.0).execute(&mut *tx).await?;
        }
        for sql in ORPHANS {
            sqlx::query(sql).bind(id.0).execute(&mut *tx).await?;
        }
        sqlx::query(include_str!("../sql/import_run/undo.sql")).bind(id.0).execute(&mut *tx).await?;
        let known = Known::load(&mut tx).await?;
        let mut touched: HashSet<i64> = touched.into_iter().filter(|id| known.of(*id).is_some()).collect();
        touched.extend(mean_again(&mut tx).await?);
        refresh(&mut tx, &known, &mut touched).await?;
        Ok(tx.commit().await?)
    }
}

async fn may_go(connection: &mut SqliteConnection, id: ImportId) -> Result<()> {
    let state: Option<String> = sqlx::query_scalar(include_str!("../sql/import_run/state.sql"))
        .bind(id.0)
        .fetch_optional(&mut *connection)
        .await?;
    match state.as_deref() {
        None => return Err(StoreError::NoImport(id)),
        Some("undone") => return Err(StoreError::AlreadyUndone(id)),
        Some(_) => {}
    }
    let later: Vec<(i64, String)> = sqlx::query_as(include_str!("../sql/import_run/built_upon.sql"))
        .bind(id.0)
        .fetch_all(connection)
        .await?;
    if later.is_empty() {
        return Ok(());
    }
    Err(StoreError::BuiltUpon {
        id,
        later: later.into_iter().map(|(id, file)| (ImportId(id), file)).collect(),
    })
}

/// Writes the rows that the run changed as they were: what others refer to comes first.
async fn restore(connection: &mut SqliteConnection, id: ImportId) -> Result<()> {
    for table in TABLES.iter().rev() {
        let images: Vec<String> = sqlx::query_scalar(include_str!("../sql/import_change/images.sql"))
            .bind(id.0)
            .bind(table.entity)
            .fetch_all(&mut *connection)
            .await?;
        table.restore(connection, &images).await?;
    }
    sqlx::query(include_str!("../sql/import_change/undo.sql")).bind(id.0).execute(&mut *connection).await?;
    sqlx::query(include_str!("../sql/coverage/undo.sql")).bind(id.0).execute(connection).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{
        appointment, by_reference, cost, db, deal, enters, eur, opposed, order, person, piece, piece_to,
        response, rows,
    };
    use domain::fact::{
        AppointmentFact, ContactFact, CostAmount, Facts, OpportunityFact, PieceFact, ReferenceFact,
        SurveyFact, TargetFact, TargetValue,
    };
    use domain::words::{AppointmentOutcome, CostItem, OpportunityStatus};
    use rust_decimal::Decimal;

    fn letters() -> Facts {
        let facts = vec![piece("P", "2026-03-02", "A", "R1"), piece_to("P", "2026-03-02", "R2", "Durand")];
        Facts::Pieces(rows(facts))
    }

    #[tokio::test]
    async fn undoing_brings_every_table_back_as_it_was() {
        let mut changed = piece_to("P", "2026-03-02", "R2", "Durand");
        changed.contact.sector = Some("BTP".to_owned());
        changed.outcome.responded = Some(true);
        let elsewhere: PieceFact = piece_to("Q", "2026-04-02", "R9", "Martin");
        for facts in [
            Facts::Pieces(rows(vec![changed, elsewhere])),
            Facts::Responses(rows(vec![response(by_reference("R1"), "2026-03-09")])),
            Facts::Orders(rows(vec![
                order(person("Durand"), "2026-03-20", 100),
                order(person("Autre"), "2026-03-20", 5),
            ])),
            Facts::Costs(rows(vec![cost("P", CostItem::Postage, CostAmount::Fixed(eur(310_000)))])),
            Facts::Appointments(rows(vec![
                AppointmentFact {
                    outcome: Some(AppointmentOutcome::Held),
                    ..appointment(person("Durand"), "2026-03-20")
                },
                appointment(person("Autre"), "2026-03-21"),
            ])),
            Facts::Opportunities(rows(vec![
                OpportunityFact { amount: Some(eur(9_000)), ..deal("D1", person("Durand"), "2026-03-21") },
                deal("D2", person("Autre"), "2026-03-22"),
                enters("D0", "Signature", "2026-04-20", Some(OpportunityStatus::Won)),
                enters("D2", "Devis", "2026-04-01", None),
            ])),
            Facts::Surveys(rows(vec![SurveyFact {
                score: 9,
                contact: person("Durand"),
                ..SurveyFact::default()
            }])),
            Facts::Contacts(rows(vec![
                ContactFact { sector: Some("BTP".to_owned()), ..person("Durand") },
                ContactFact { phone: Some("0612345678".to_owned()), ..person("Martin") },
                person("Nouveau"),
            ])),
            Facts::Suppressions(rows(vec![opposed(person("Durand"), "2026-03-21")])),
            Facts::References(rows(vec![ReferenceFact {
                sector: Some("BTP".to_owned()),
                value: Decimal::new(44, 3),
                ..ReferenceFact::default()
            }])),
            Facts::Targets(rows(vec![TargetFact {
                figure: "response_rate".to_owned(),
                campaign: Some("P".to_owned()),
                from: None,
                to: None,
                value: TargetValue::Ratio(Decimal::new(3, 2)),
            }])),
        ] {
            let db = db().await;
            db.import(letters()).await;
            let known =
                OpportunityFact { amount: Some(eur(5_000)), ..deal("D0", person("Durand"), "2026-03-12") };
            db.import(Facts::Opportunities(rows(vec![known]))).await;
            db.import(Facts::Orders(rows(vec![order(person("Martin"), "2026-04-20", 700)]))).await;
            let before = db.dump().await;
            let done = db.import(facts).await;
            assert_ne!(db.dump().await, before);
            db.store.undo(done.id).await.unwrap();
            assert_eq!(db.dump().await, before);
            assert_eq!(db.store.check().await.unwrap(), []);
            let state = db.store.imports().await.unwrap().last().unwrap().state;
            assert_eq!(state, crate::ImportState::Undone);
            assert!(matches!(db.store.undo(done.id).await, Err(StoreError::AlreadyUndone(_))));
        }
    }

    #[tokio::test]
    async fn what_later_imports_build_on_is_not_undone() {
        let db = db().await;
        let first = db.import(letters()).await;
        let before = db.dump().await;
        let later = db.import(Facts::Responses(rows(vec![response(by_reference("R1"), "2026-03-09")]))).await;
        let error = db.store.undo(first.id).await.unwrap_err();
        let StoreError::BuiltUpon { later: named, .. } = error else {
            panic!("{error:?}");
        };
        assert_eq!(named, [(later.id, "responses.csv".to_owned())]);
        db.store.undo(later.id).await.unwrap();
        assert_eq!(db.dump().await, before);
        db.store.undo(first.id).await.unwrap();
        assert_eq!(db.store.campaigns().await.unwrap(), []);
        assert!(matches!(db.store.undo(ImportId(99)).await, Err(StoreError::NoImport(_))));
    }

    #[tokio::test]
    async fn rows_that_a_later_file_has_too_are_not_taken_from_it() {
        let db = db().await;
        let first = db.import(letters()).await;
        let again = db.import(letters()).await;
        assert!(matches!(db.store.undo(first.id).await, Err(StoreError::BuiltUpon { .. })));
        db.store.undo(again.id).await.unwrap();
        assert_eq!(db.store.campaigns().await.unwrap()[0].pieces, 2);
        db.store.undo(first.id).await.unwrap();
    }

    #[tokio::test]
    async fn an_order_is_set_free_when_its_letter_is_undone() {
        let db = db().await;
        let first = db.import(letters()).await;
        let sale = Facts::Orders(rows(vec![order(person("Durand"), "2026-03-20", 100)]));
        assert!(db.import(sale).await.summary.joined[0].0.is_some());
        db.store.undo(first.id).await.unwrap();
        let joined: Option<String> =
            sqlx::query_scalar("SELECT joined_by FROM orders").fetch_one(db.store.readers()).await.unwrap();
        assert_eq!(joined, None);
        assert_eq!(db.store.check().await.unwrap(), []);
    }
}
