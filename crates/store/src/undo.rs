//! Taking imports back, any of them at any time, and what would go with them.

use crate::Store;
use crate::bulk::Bulk;
use crate::by_hand;
use crate::error::{Result, StoreError};
use crate::import_run::{ImportId, ImportRun, ImportState};
use crate::known::Known;
use crate::later;
use crate::rejoin;
use crate::row::{Value, some_day};
use crate::table::{PLACES, Rows, TABLES, json_numbers};
use crate::tally::{Recount, refresh};
use crate::value_word::mean_again;
use chrono::NaiveDate;
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashMap, HashSet};

static UNDONE: Bulk = Bulk::new(include_str!("../sql/import_undone/put.sql"));

/// Rows taken away at once.
const CHUNK: usize = 5_000;

/// Whether imports that build on the one to be undone go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dependents {
    /// They do not: the undo is refused where there are some.
    Refuse,
    /// They do, newest first.
    Undo,
}

/// What undoing an import would take away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoPlan {
    /// The import.
    pub run: ImportRun,
    /// Its own rows that would go, by table.
    pub gone: BTreeMap<String, u64>,
    /// Rows that would return to their earlier value.
    pub restored: u64,
    /// Campaigns that would vanish, by code.
    pub campaigns: Vec<String>,
    /// Mailings that would vanish: campaign and posting date.
    pub mailings: Vec<(String, Option<NaiveDate>)>,
    /// Cells that would vanish: campaign and key code.
    pub cells: Vec<(String, String)>,
    /// Imports that build on it and would go too, newest first.
    pub dependents: Vec<ImportRun>,
    /// Rows left out or corrected by hand that would go with all of them; they come back as they are.
    pub by_hand: u64,
}

impl Store {
    /// Returns what undoing an import would take away, and changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NoImport`], [`StoreError::AlreadyUndone`].
    pub async fn undo_plan(&self, id: ImportId) -> Result<UndoPlan> {
        let runs = self.imports().await?;
        let mut tx = self.as_told().await?;
        may_go(&mut tx, id).await?;
        let goes = with_dependents(&mut tx, id).await?;
        let find = |id: &i64| runs.iter().find(|run| run.id.0 == *id).cloned();
        let gone: Vec<(String, i64)> =
            sqlx::query_as(include_str!("../sql/import_run/gone.sql")).bind(id.0).fetch_all(&mut *tx).await?;
        let restored: i64 = sqlx::query_scalar(include_str!("../sql/import_change/count.sql"))
            .bind(id.0)
            .fetch_one(&mut *tx)
            .await?;
        let mut plan = UndoPlan {
            run: find(&id.0).ok_or(StoreError::NoImport(id))?,
            gone: gone
                .into_iter()
                .filter(|(_, rows)| *rows > 0)
                .map(|(t, n)| (t, n.unsigned_abs()))
                .collect(),
            restored: restored.unsigned_abs(),
            campaigns: Vec::new(),
            mailings: Vec::new(),
            cells: Vec::new(),
            by_hand: by_hand::of_runs(&mut tx, &goes).await?,
            dependents: goes.iter().filter(|run| **run != id.0).filter_map(find).collect(),
        };
        plan.add_left(&mut tx, &goes).await?;
        Ok(plan)
    }

    /// Takes an import back: its rows go, rows that it changed are as before, sums and joins follow.
    ///
    /// With [`Dependents::Undo`] the imports that build on it go first, newest first, all in one transaction.
    /// The runs stay on the list of imports as undone, their files no longer count as seen, and what went is kept so
    /// that [`Store::redo`] can give it back. Returns the runs that went, newest first.
    ///
    /// # Errors
    /// [`StoreError::NoImport`], [`StoreError::AlreadyUndone`], and [`StoreError::BuiltUpon`] with the later runs.
    pub async fn undo(&self, id: ImportId, dependents: Dependents) -> Result<Vec<ImportId>> {
        let mut tx = self.writer()?.begin_with(include_str!("../sql/schema/begin_import.sql")).await?;
        may_go(&mut tx, id).await?;
        let lifted = by_hand::lift(&mut tx).await?;
        let goes = with_dependents(&mut tx, id).await?;
        if dependents == Dependents::Refuse && goes.len() > 1 {
            return Err(built_upon(&mut tx, id, &goes).await?);
        }
        let undo: i64 =
            sqlx::query_scalar(include_str!("../sql/import_undone/next.sql")).fetch_one(&mut *tx).await?;
        let mut touched = HashSet::new();
        for run in &goes {
            Undo { undo, run: *run }.take_away(&mut tx, &mut touched).await?;
        }
        touched.extend(mean_again(&mut tx).await?);
        touched.extend(by_hand::lay(&mut tx, lifted).await?.touched);
        let known = Known::load(&mut tx).await?;
        touched.retain(|id| known.of(*id).is_some());
        refresh(&mut tx, &known, &mut touched, Recount::All).await?;
        tx.commit().await?;
        Ok(goes.into_iter().map(ImportId).collect())
    }
}

impl UndoPlan {
    async fn add_left(&mut self, connection: &mut SqliteConnection, goes: &[i64]) -> Result<()> {
        type Left = (String, String, Option<String>, Option<String>);
        let left: Vec<Left> = sqlx::query_as(include_str!("../sql/import_run/left.sql"))
            .bind(json_numbers(goes.iter().copied()))
            .fetch_all(connection)
            .await?;
        for (what, campaign, posting, key_code) in left {
            match what.as_str() {
                "campaign" => self.campaigns.push(campaign),
                "mailing" => {
                    let posting = some_day("mailing", "posting_date", posting.as_deref())?;
                    self.mailings.push((campaign, posting));
                }
                _ => self.cells.extend(key_code.map(|key_code| (campaign, key_code))),
            }
        }
        Ok(())
    }
}

async fn may_go(connection: &mut SqliteConnection, id: ImportId) -> Result<()> {
    match state(connection, id).await? {
        None => Err(StoreError::NoImport(id)),
        Some(ImportState::Undone) => Err(StoreError::AlreadyUndone(id)),
        Some(ImportState::Done) => Ok(()),
    }
}

/// Returns whether a run stands, `None` where there is no such run.
pub(crate) async fn state(connection: &mut SqliteConnection, id: ImportId) -> Result<Option<ImportState>> {
    let state: Option<String> = sqlx::query_scalar(include_str!("../sql/import_run/state.sql"))
        .bind(id.0)
        .fetch_optional(connection)
        .await?;
    Ok(state.map(|word| if word == "undone" { ImportState::Undone } else { ImportState::Done }))
}

/// Returns a run with those that build on it, and those that build on them, newest first.
async fn with_dependents(connection: &mut SqliteConnection, id: ImportId) -> Result<Vec<i64>> {
    let mut goes = vec![id.0];
    loop {
        let more: Vec<i64> = sqlx::query_scalar(include_str!("../sql/import_run/built_upon.sql"))
            .bind(json_numbers(goes.iter().copied()))
            .fetch_all(&mut *connection)
            .await?;
        if more.is_empty() {
            goes.sort_unstable_by(|a, b| b.cmp(a));
            return Ok(goes);
        }
        goes.extend(more);
    }
}

async fn built_upon(connection: &mut SqliteConnection, id: ImportId, goes: &[i64]) -> Result<StoreError> {
    let files: Vec<(i64, String)> =
        sqlx::query_as(include_str!("../sql/import_run/since.sql")).bind(0_i64).fetch_all(connection).await?;
    let later = files.into_iter().filter(|(run, _)| *run != id.0 && goes.contains(run));
    Ok(StoreError::BuiltUpon { id, later: later.map(|(run, file)| (ImportId(run), file)).collect() })
}

/// One run on its way out.
struct Undo {
    undo: i64,
    run: i64,
}

impl Undo {
    async fn take_away(&self, connection: &mut SqliteConnection, touched: &mut HashSet<i64>) -> Result<()> {
        let campaigns = clear_sums(connection, self.run).await?;
        touched.extend(campaigns);
        self.keep(connection, include_str!("../sql/import_undone/keep_run.sql")).await?;
        // Rows of other runs may be joined to what goes; the refresh joins them anew.
        later::loosen_all(connection).await?;
        rejoin::free(connection, self.run).await?;
        self.keep(connection, include_str!("../sql/import_undone/keep_coverage.sql")).await?;
        self.execute(connection, include_str!("../sql/coverage/forget.sql")).await?;
        for table in TABLES.iter().rev() {
            self.restore(connection, table).await?;
        }
        self.execute(connection, include_str!("../sql/import_change/forget.sql")).await?;
        self.keep(connection, include_str!("../sql/import_undone/keep_decisions.sql")).await?;
        self.execute(connection, include_str!("../sql/match_decision/forget_run.sql")).await?;
        for table in TABLES {
            self.remove(connection, table).await?;
        }
        for rows in &PLACES {
            self.remove(connection, rows).await?;
        }
        set_state(connection, self.run, ImportState::Undone).await
    }

    async fn execute(&self, connection: &mut SqliteConnection, sql: &'static str) -> Result<()> {
        sqlx::query(sql).bind(self.run).execute(connection).await?;
        Ok(())
    }

    async fn keep(&self, connection: &mut SqliteConnection, sql: &'static str) -> Result<()> {
        sqlx::query(sql).bind(self.undo).bind(self.run).execute(connection).await?;
        Ok(())
    }

    fn row(
        &self,
        entity: &'static str,
        id: i64,
        image: Option<String>,
        change: Option<(i64, String)>,
    ) -> Vec<Value> {
        let (change, before) = change
            .map_or((Value::Null, Value::Null), |(change, before)| (Value::Int(change), Value::Text(before)));
        let image = image.map_or(Value::Null, Value::Text);
        vec![
            Value::Int(self.undo),
            Value::Int(self.run),
            Value::from(entity),
            Value::Int(id),
            image,
            change,
            before,
        ]
    }

    /// Writes the rows that the run changed as they were; what they were until now is kept.
    async fn restore(&self, connection: &mut SqliteConnection, rows: &Rows) -> Result<()> {
        let changes: Vec<(i64, i64, String)> = sqlx::query_as(include_str!("../sql/import_change/list.sql"))
            .bind(self.run)
            .bind(rows.entity)
            .fetch_all(&mut *connection)
            .await?;
        for changes in changes.chunks(CHUNK) {
            let ids: Vec<i64> = changes.iter().map(|(_, row, _)| *row).collect();
            later::loosen(connection, rows.entity, &ids).await?;
            let now: HashMap<i64, String> =
                rows.images(connection, ids.into_iter()).await?.into_iter().collect();
            let kept = changes.iter().map(|(change, row, before)| {
                self.row(rows.entity, *row, now.get(row).cloned(), Some((*change, before.clone())))
            });
            UNDONE.put(connection, kept.collect()).await?;
        }
        // The earliest image of a row comes last.
        let before: Vec<&str> = changes.iter().rev().map(|(_, _, image)| image.as_str()).collect();
        rows.restore(connection, &before).await?;
        let ids: Vec<i64> = changes.iter().map(|(_, row, _)| *row).collect();
        later::loosen(connection, rows.entity, &ids).await
    }

    /// Removes the rows that the run made; they are kept as they were.
    async fn remove(&self, connection: &mut SqliteConnection, rows: &Rows) -> Result<()> {
        let ids: Vec<i64> =
            sqlx::query_scalar(rows.of_run).bind(self.run).fetch_all(&mut *connection).await?;
        for ids in ids.chunks(CHUNK) {
            later::loosen(connection, rows.entity, ids).await?;
            let images = rows.images(connection, ids.iter().copied()).await?;
            let kept = images.into_iter().map(|(id, image)| self.row(rows.entity, id, Some(image), None));
            UNDONE.put(connection, kept.collect()).await?;
            let gone = json_numbers(ids.iter().copied());
            if rows.entity == "campaign" {
                self.remove_coverage_of(connection, &gone).await?;
            }
            sqlx::query(rows.remove).bind(gone).execute(&mut *connection).await?;
        }
        Ok(())
    }

    /// Removes what other runs told of campaigns that go: orders name a campaign that need not exist.
    async fn remove_coverage_of(&self, connection: &mut SqliteConnection, campaigns: &str) -> Result<()> {
        sqlx::query(include_str!("../sql/import_undone/keep_coverage_of.sql"))
            .bind(self.undo)
            .bind(self.run)
            .bind(campaigns)
            .execute(&mut *connection)
            .await?;
        sqlx::query(include_str!("../sql/coverage/forget_campaigns.sql"))
            .bind(campaigns)
            .execute(connection)
            .await?;
        Ok(())
    }
}

/// Removes the sums of the campaigns that a run has a part in, and returns these campaigns.
pub(crate) async fn clear_sums(connection: &mut SqliteConnection, run: i64) -> Result<Vec<i64>> {
    let campaigns: Vec<i64> = sqlx::query_scalar(include_str!("../sql/import_run/touched.sql"))
        .bind(run)
        .fetch_all(&mut *connection)
        .await?;
    for campaign in &campaigns {
        for clear in [
            include_str!("../sql/tally/clear.sql"),
            include_str!("../sql/tally_pack/clear.sql"),
            include_str!("../sql/piece_source/clear.sql"),
            include_str!("../sql/people_pack/clear.sql"),
            include_str!("../sql/customer_pack/clear_campaign.sql"),
            include_str!("../sql/responder/clear.sql"),
        ] {
            sqlx::query(clear).bind(campaign).execute(&mut *connection).await?;
        }
    }
    Ok(campaigns)
}

/// Writes whether a run stands.
pub(crate) async fn set_state(connection: &mut SqliteConnection, run: i64, state: ImportState) -> Result<()> {
    sqlx::query(include_str!("../sql/import_run/set_state.sql"))
        .bind(state.key())
        .bind(run)
        .execute(connection)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Dependents::Refuse;
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
            db.store.undo(done.id, Refuse).await.unwrap();
            assert_eq!(db.dump().await, before);
            assert_eq!(db.store.check().await.unwrap(), []);
            let state = db.store.imports().await.unwrap().last().unwrap().state;
            assert_eq!(state, crate::ImportState::Undone);
            assert!(matches!(db.store.undo(done.id, Refuse).await, Err(StoreError::AlreadyUndone(_))));
        }
    }

    #[tokio::test]
    async fn what_later_imports_build_on_is_not_undone() {
        let db = db().await;
        let first = db.import(letters()).await;
        let before = db.dump().await;
        let later = db.import(Facts::Responses(rows(vec![response(by_reference("R1"), "2026-03-09")]))).await;
        let error = db.store.undo(first.id, Refuse).await.unwrap_err();
        let StoreError::BuiltUpon { later: named, .. } = error else {
            panic!("{error:?}");
        };
        assert_eq!(named, [(later.id, "responses.csv".to_owned())]);
        db.store.undo(later.id, Refuse).await.unwrap();
        assert_eq!(db.dump().await, before);
        db.store.undo(first.id, Refuse).await.unwrap();
        assert_eq!(db.store.campaigns().await.unwrap(), []);
        assert!(matches!(db.store.undo(ImportId(99), Refuse).await, Err(StoreError::NoImport(_))));
    }

    #[tokio::test]
    async fn rows_that_a_later_file_has_too_are_not_taken_from_it() {
        let db = db().await;
        let first = db.import(letters()).await;
        let again = db.import(letters()).await;
        assert!(matches!(db.store.undo(first.id, Refuse).await, Err(StoreError::BuiltUpon { .. })));
        db.store.undo(again.id, Refuse).await.unwrap();
        assert_eq!(db.store.campaigns().await.unwrap()[0].pieces, 2);
        db.store.undo(first.id, Refuse).await.unwrap();
    }

    #[tokio::test]
    async fn an_order_is_set_free_when_its_letter_is_undone() {
        let db = db().await;
        let first = db.import(letters()).await;
        let sale = Facts::Orders(rows(vec![order(person("Durand"), "2026-03-20", 100)]));
        assert!(db.import(sale).await.summary.joined[0].0.is_some());
        db.store.undo(first.id, Refuse).await.unwrap();
        let joined: Option<String> =
            sqlx::query_scalar("SELECT joined_by FROM orders").fetch_one(db.store.readers()).await.unwrap();
        assert_eq!(joined, None);
        assert_eq!(db.store.check().await.unwrap(), []);
    }

    #[tokio::test]
    async fn a_correction_of_a_deal_goes_without_the_stages_told_before() {
        let db = db().await;
        db.import(letters()).await;
        let history =
            OpportunityFact { contact: person("Durand"), ..enters("D1", "Devis", "2026-03-20", None) };
        db.import(Facts::Opportunities(rows(vec![history]))).await;
        let before = db.dump().await;
        let priced =
            OpportunityFact { amount: Some(eur(9_000)), ..deal("D1", person("Durand"), "2026-03-21") };
        let correction = db.import(Facts::Opportunities(rows(vec![priced]))).await;
        let stage = enters("D1", "Signature", "2026-04-20", Some(OpportunityStatus::Won));
        let later = db.import(Facts::Opportunities(rows(vec![stage]))).await;
        assert_eq!(db.store.undo(correction.id, Refuse).await.unwrap(), [correction.id]);
        db.store.undo(later.id, Refuse).await.unwrap();
        assert_eq!(db.dump().await, before);
    }
}
