//! Cells: the pieces of a mailing that share list source, segment, offer and creative.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::known::Known;
use crate::row::{some_day, word};
use crate::tally::pack;
use chrono::NaiveDate;
use domain::words::CellRole;
use sqlx::SqliteConnection;

/// A cell; several of them may share a key code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellRow {
    /// Number in the database.
    pub id: i64,
    /// The campaign's code.
    pub campaign: String,
    /// The mailing's posting date.
    pub posting_date: Option<NaiveDate>,
    /// Postal format of the mailing.
    pub format: Option<String>,
    /// The key code.
    pub key_code: Option<String>,
    /// What it is mailed for.
    pub role: Option<CellRole>,
    /// Where the addresses come from.
    pub list_source: Option<String>,
    /// Part of the list.
    pub segment: Option<String>,
    /// What is offered.
    pub offer: Option<String>,
    /// Which letter.
    pub creative: Option<String>,
    /// Its pieces, or the people of a holdout.
    pub people: u64,
}

/// A change of every cell of one key code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellChange {
    /// What it is mailed for.
    Role(Option<CellRole>),
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: i64,
    campaign: String,
    posting_date: Option<String>,
    format: Option<String>,
    key_code: Option<String>,
    role: Option<String>,
    list_source: Option<String>,
    segment: Option<String>,
    offer: Option<String>,
    creative: Option<String>,
    people: i64,
}

impl Store {
    /// Returns the cells of a campaign, by key code.
    ///
    /// # Errors
    /// [`StoreError::NoCampaign`] for an unknown code.
    pub async fn cells(&self, campaign: &str) -> Result<Vec<CellRow>> {
        let id: Option<i64> = sqlx::query_scalar(include_str!("../sql/campaign/find.sql"))
            .bind(campaign)
            .fetch_optional(self.readers())
            .await?;
        let id = id.ok_or_else(|| StoreError::NoCampaign(campaign.to_owned()))?;
        let rows: Vec<Columns> =
            sqlx::query_as(include_str!("../sql/cell/list.sql")).bind(id).fetch_all(self.readers()).await?;
        rows.into_iter().map(cell).collect()
    }

    /// Changes the cells of a campaign that have this key code.
    ///
    /// # Errors
    /// [`StoreError::NoCampaign`], [`StoreError::NoCell`].
    pub async fn change_cell(&self, campaign: &str, key_code: &str, changes: &[CellChange]) -> Result<()> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        let known = Known::load(&mut tx).await?;
        let id = known.campaign(campaign).ok_or_else(|| StoreError::NoCampaign(campaign.to_owned()))?;
        if !known.cells_of(key_code).iter().any(|(_, mailing)| mailing.campaign == id) {
            return Err(StoreError::NoCell { campaign: campaign.to_owned(), cell: key_code.to_owned() });
        }
        for change in changes {
            apply(&mut tx, id, key_code, change).await?;
        }
        // Sums name the cell, not its role; only the number of pieces that were posted leaves holdouts out.
        pack(&mut tx, id).await?;
        Ok(tx.commit().await?)
    }
}

fn cell(row: Columns) -> Result<CellRow> {
    Ok(CellRow {
        id: row.id,
        campaign: row.campaign,
        posting_date: some_day("mailing", "posting_date", row.posting_date.as_deref())?,
        format: row.format,
        key_code: row.key_code,
        role: word("cell", "role", row.role.as_deref(), CellRole::from_key)?,
        list_source: row.list_source,
        segment: row.segment,
        offer: row.offer,
        creative: row.creative,
        people: row.people.unsigned_abs(),
    })
}

async fn apply(
    connection: &mut SqliteConnection,
    campaign: i64,
    key_code: &str,
    CellChange::Role(role): &CellChange,
) -> Result<()> {
    sqlx::query(include_str!("../sql/cell/set_role.sql"))
        .bind(role.map(CellRole::key))
        .bind(campaign)
        .bind(key_code)
        .execute(connection)
        .await?;
    Ok(())
}
