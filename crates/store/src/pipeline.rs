//! The pipeline: deals in their stages, and appointments.

use crate::Store;
use crate::error::Result;
use crate::row::{money, some_day, word};
use chrono::NaiveDate;
use domain::money::Money;
use domain::words::{AppointmentOutcome, OpportunityStatus};

/// A deal where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct DealRow {
    /// Its number in the database.
    pub id: u32,
    /// Its number in the user's files.
    pub number: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// With whom.
    pub with: With,
    /// The campaign's code.
    pub campaign: Option<String>,
    /// The stage in which it stands, or stood last.
    pub stage: Option<String>,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// When it was opened.
    pub opened: Option<NaiveDate>,
    /// When it was won or lost.
    pub closed: Option<NaiveDate>,
    /// Whether it is open, won or lost.
    pub state: OpportunityStatus,
    /// Its amount.
    pub amount: Option<Money>,
    /// Why a person moved it last.
    pub reason: Option<String>,
}

/// The contact of a deal or an appointment.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct With {
    /// Their number.
    pub contact: Option<u32>,
    /// Company.
    pub company: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Who follows them.
    pub salesperson: Option<String>,
}

/// An appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppointmentRow {
    /// Its number in the database.
    pub id: u32,
    /// What it is recognised by in every database.
    pub identity: i64,
    /// Its number in the user's files.
    pub number: Option<String>,
    /// When it was obtained.
    pub obtained_on: Option<NaiveDate>,
    /// For which day.
    pub planned_on: Option<NaiveDate>,
    /// What became of it.
    pub outcome: Option<AppointmentOutcome>,
    /// Whether a person said so.
    pub by_hand: bool,
    /// With whom.
    pub with: With,
    /// Telephone number.
    pub phone: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Commune.
    pub city: Option<String>,
    /// The campaign's code.
    pub campaign: Option<String>,
}

#[derive(sqlx::FromRow)]
struct DealColumns {
    id: u32,
    number: Option<String>,
    name: Option<String>,
    #[sqlx(flatten)]
    with: With,
    campaign: Option<String>,
    stage: Option<String>,
    since: Option<String>,
    opened: Option<String>,
    closed: Option<String>,
    state: String,
    amount_e4: Option<i64>,
    currency: Option<String>,
    reason: Option<String>,
}

#[derive(sqlx::FromRow)]
struct AppointmentColumns {
    id: u32,
    identity: i64,
    number: Option<String>,
    obtained_on: Option<String>,
    planned_on: Option<String>,
    outcome: Option<String>,
    #[sqlx(flatten)]
    with: With,
    phone: Option<String>,
    address: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    campaign: Option<String>,
    by_hand: bool,
}

impl Store {
    /// Returns every deal, the one longest in its stage first.
    pub async fn deals(&self) -> Result<Vec<DealRow>> {
        let sql = include_str!("../sql/pipeline/deals.sql");
        let rows: Vec<DealColumns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        rows.into_iter().map(deal).collect()
    }

    /// Returns the stages that do not end a deal, in the order in which deals go through them on the whole.
    pub async fn stages(&self) -> Result<Vec<String>> {
        Ok(sqlx::query_scalar(include_str!("../sql/pipeline/stages.sql")).fetch_all(self.readers()).await?)
    }

    /// Returns every appointment by its day.
    pub async fn appointments(&self) -> Result<Vec<AppointmentRow>> {
        let sql = include_str!("../sql/pipeline/appointments.sql");
        let rows: Vec<AppointmentColumns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        rows.into_iter().map(appointment).collect()
    }
}

fn deal(row: DealColumns) -> Result<DealRow> {
    let day = |column, text: Option<String>| some_day("opportunity", column, text.as_deref());
    let state = word("opportunity", "state", Some(&row.state), OpportunityStatus::from_key)?;
    let amount = row.amount_e4.zip(row.currency.as_deref());
    Ok(DealRow {
        amount: amount.map(|(e4, currency)| money("opportunity", e4, currency)).transpose()?,
        id: row.id,
        number: row.number,
        name: row.name,
        with: row.with,
        campaign: row.campaign,
        stage: row.stage,
        since: day("since", row.since)?,
        opened: day("opened", row.opened)?,
        closed: day("closed", row.closed)?,
        state: state.unwrap_or(OpportunityStatus::Open),
        reason: row.reason,
    })
}

fn appointment(row: AppointmentColumns) -> Result<AppointmentRow> {
    let day = |column, text: Option<String>| some_day("appointment", column, text.as_deref());
    Ok(AppointmentRow {
        id: row.id,
        identity: row.identity,
        number: row.number,
        obtained_on: day("obtained_on", row.obtained_on)?,
        planned_on: day("planned_on", row.planned_on)?,
        outcome: word("appointment", "outcome", row.outcome.as_deref(), AppointmentOutcome::from_key)?,
        by_hand: row.by_hand,
        with: row.with,
        phone: row.phone,
        address: row.address,
        postal_code: row.postal_code,
        city: row.city,
        campaign: row.campaign,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Db, appointment, date, db, deal, enters, eur, known, person, piece_to, rows};
    use crate::{Dependents, Move, StoreError};
    use domain::fact::{Facts, OpportunityFact};
    use domain::totals::Measure;

    async fn mailed() -> Db {
        let db = db().await;
        let letters = ["Durand", "Martin"].map(|name| piece_to("P", "2026-03-02", name, name));
        db.import(Facts::Pieces(rows(letters.to_vec()))).await;
        let open = |number, name| OpportunityFact {
            amount: Some(eur(280_000)),
            ..deal(number, person(name), "2026-03-20")
        };
        db.import(Facts::Opportunities(rows(vec![open("D1", "Durand"), open("D2", "Martin")]))).await;
        let history =
            vec![enters("D1", "Contact", "2026-03-20", None), enters("D1", "Devis", "2026-03-25", None)];
        db.import(Facts::Opportunities(rows(history))).await;
        db
    }

    fn to(stage: &str, day: &str, ends: Option<OpportunityStatus>) -> Move {
        Move { stage: stage.to_owned(), on: date(day), ends, reason: ends.map(|_| "prix".to_owned()) }
    }

    async fn stands(db: &Db, number: &str) -> (Option<String>, Option<NaiveDate>, OpportunityStatus) {
        let deals = db.store.deals().await.unwrap();
        let deal = deals.into_iter().find(|deal| deal.number.as_deref() == Some(number)).unwrap();
        (deal.stage, deal.since, deal.state)
    }

    fn at(
        stage: &str,
        day: &str,
        kept: OpportunityStatus,
    ) -> (Option<String>, Option<NaiveDate>, OpportunityStatus) {
        (Some(stage.to_owned()), Some(date(day)), kept)
    }

    #[tokio::test]
    async fn a_move_by_hand_is_history_that_figures_count_and_can_be_taken_back() {
        let db = mailed().await;
        let before = db.totals().await;
        assert_eq!(stands(&db, "D1").await, at("Devis", "2026-03-25", OpportunityStatus::Open));
        let moved = db.store.move_deal(1, &to("Négociation", "2026-04-01", None)).await.unwrap();
        assert_eq!(db.store.check().await.unwrap(), []);
        assert_eq!(stands(&db, "D1").await, at("Négociation", "2026-04-01", OpportunityStatus::Open));
        assert_eq!(db.store.stages().await.unwrap(), ["Contact", "Devis", "Négociation"]);
        assert_eq!(known(&db.totals().await, Measure::StageEntries), Some(3));
        let won =
            db.store.move_deal(1, &to("Gagnée", "2026-04-03", Some(OpportunityStatus::Won))).await.unwrap();
        let totals = db.totals().await;
        assert_eq!(known(&totals, Measure::WonOpportunities), Some(1));
        assert_eq!(known(&totals, Measure::Signed), Some(2_800));
        assert_eq!(db.store.check().await.unwrap(), []);
        db.store.unmove_deal(won).await.unwrap();
        db.store.unmove_deal(moved).await.unwrap();
        assert_eq!(db.totals().await, before);
        assert!(matches!(db.store.unmove_deal(moved).await, Err(StoreError::NoSuch { .. })));
        assert!(matches!(
            db.store.move_deal(9, &to("Devis", "2026-04-01", None)).await,
            Err(StoreError::NoSuch { .. })
        ));
    }

    #[tokio::test]
    async fn a_move_is_never_dated_before_what_is_known_and_can_reopen_a_deal() {
        let db = mailed().await;
        let signed = enters("D1", "Signature", "2026-04-10", Some(OpportunityStatus::Won));
        db.import(Facts::Opportunities(rows(vec![signed]))).await;
        assert_eq!(stands(&db, "D1").await, at("Signature", "2026-04-10", OpportunityStatus::Won));
        db.store.move_deal(1, &to("Devis", "2026-04-01", None)).await.unwrap();
        assert_eq!(stands(&db, "D1").await, at("Devis", "2026-04-10", OpportunityStatus::Open));
        assert_eq!(known(&db.totals().await, Measure::WonOpportunities), Some(0));
        assert_eq!(db.store.check().await.unwrap(), []);
    }

    #[tokio::test]
    async fn a_later_file_that_changes_the_deal_has_the_last_word_until_it_is_undone() {
        let db = mailed().await;
        db.store.move_deal(2, &to("Perdue", "2026-04-01", Some(OpportunityStatus::Lost))).await.unwrap();
        let same =
            || OpportunityFact { amount: Some(eur(280_000)), ..deal("D2", person("Martin"), "2026-03-20") };
        db.import(Facts::Opportunities(rows(vec![same()]))).await;
        assert_eq!(stands(&db, "D2").await.2, OpportunityStatus::Lost, "the same row says nothing new");
        let won = OpportunityFact { status: Some(OpportunityStatus::Won), ..same() };
        let later = db.import(Facts::Opportunities(rows(vec![won]))).await.id;
        assert_eq!(stands(&db, "D2").await.2, OpportunityStatus::Won);
        db.store.undo(later, Dependents::Refuse).await.unwrap();
        assert_eq!(stands(&db, "D2").await, at("Perdue", "2026-04-01", OpportunityStatus::Lost));
        assert_eq!(db.store.check().await.unwrap(), []);
    }

    #[tokio::test]
    async fn what_became_of_an_appointment_is_set_by_hand_counted_and_taken_back() {
        let db = mailed().await;
        db.import(Facts::Appointments(rows(vec![appointment(person("Durand"), "2026-03-20")]))).await;
        let before = db.totals().await;
        let held = Some(AppointmentOutcome::Held);
        assert_eq!(db.store.settle_appointment(1, held).await.unwrap(), None);
        let now = &db.store.appointments().await.unwrap()[0];
        assert_eq!((now.outcome, now.by_hand), (held, true));
        assert_eq!(known(&db.totals().await, Measure::AppointmentsHeld), Some(1));
        assert_eq!(db.store.check().await.unwrap(), []);
        assert_eq!(db.store.settle_appointment(1, None).await.unwrap(), held);
        assert_eq!(db.totals().await, before);
        assert!(matches!(db.store.settle_appointment(9, held).await, Err(StoreError::NoSuch { .. })));
    }
}
