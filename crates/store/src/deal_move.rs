//! Deals moved to another stage and appointments settled by hand, kept beside what files tell.
//!
//! A move is one more entry of the deal's history, on its day and after what files have of that day.
//! Where the deal stands is said by the last entry; a file taken in later that changes the deal's own row has the last
//! word again, and the move stays as history. The same holds of what became of an appointment.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::row::{iso, word};
use crate::tally::work_out_outcomes;
use chrono::NaiveDate;
use domain::words::{AppointmentOutcome, OpportunityStatus};

/// A move of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The stage that it enters.
    pub stage: String,
    /// The day.
    pub on: NaiveDate,
    /// How the stage ends it.
    pub ends: Option<OpportunityStatus>,
    /// Why it was won or lost.
    pub reason: Option<String>,
}

impl Store {
    /// Moves a deal to a stage, its figures too, and returns the number of the move.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a deal that there is not.
    pub async fn move_deal(&self, deal: u32, to: &Move) -> Result<u32> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        let campaign: Option<Option<i64>> =
            sqlx::query_scalar(include_str!("../sql/opportunity/campaign.sql"))
                .bind(deal)
                .fetch_optional(&mut *tx)
                .await?;
        let campaign = campaign.ok_or(StoreError::NoSuch { entity: "opportunity", row: deal.into() })?;
        let ends = to.ends.filter(|ends| *ends != OpportunityStatus::Open);
        let number: u32 = sqlx::query_scalar(include_str!("../sql/own_stage/put.sql"))
            .bind(deal)
            .bind(&to.stage)
            .bind(iso(to.on))
            .bind(ends.map(OpportunityStatus::key))
            .bind(&to.reason)
            .fetch_one(&mut *tx)
            .await?;
        if let Some(campaign) = campaign {
            work_out_outcomes(&mut tx, campaign).await?;
        }
        tx.commit().await?;
        Ok(number)
    }

    /// Takes a move back, whatever came after it.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a move that there is not.
    pub async fn unmove_deal(&self, number: u32) -> Result<()> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        let campaign: Option<Option<i64>> = sqlx::query_scalar(include_str!("../sql/own_stage/campaign.sql"))
            .bind(number)
            .fetch_optional(&mut *tx)
            .await?;
        let campaign = campaign.ok_or(StoreError::NoSuch { entity: "own_stage", row: number.into() })?;
        sqlx::query(include_str!("../sql/own_stage/remove.sql")).bind(number).execute(&mut *tx).await?;
        if let Some(campaign) = campaign {
            work_out_outcomes(&mut tx, campaign).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Says what became of an appointment, or nothing more than its file; returns what a person had said before.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for an appointment that there is not.
    pub async fn settle_appointment(
        &self,
        appointment: u32,
        outcome: Option<AppointmentOutcome>,
    ) -> Result<Option<AppointmentOutcome>> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        let found: Option<(Option<i64>, i64)> =
            sqlx::query_as(include_str!("../sql/appointment/campaign.sql"))
                .bind(appointment)
                .fetch_optional(&mut *tx)
                .await?;
        let (campaign, identity) =
            found.ok_or(StoreError::NoSuch { entity: "appointment", row: appointment.into() })?;
        let before: Option<String> = sqlx::query_scalar(include_str!("../sql/own_appointment/find.sql"))
            .bind(identity)
            .fetch_optional(&mut *tx)
            .await?;
        if let Some(outcome) = outcome {
            sqlx::query(include_str!("../sql/own_appointment/put.sql"))
                .bind(identity)
                .bind(outcome.key())
                .execute(&mut *tx)
                .await?;
        } else {
            let remove = sqlx::query(include_str!("../sql/own_appointment/remove.sql"));
            remove.bind(identity).execute(&mut *tx).await?;
        }
        if let Some(campaign) = campaign {
            work_out_outcomes(&mut tx, campaign).await?;
        }
        tx.commit().await?;
        word("own_appointment", "outcome", before.as_deref(), AppointmentOutcome::from_key)
    }
}
