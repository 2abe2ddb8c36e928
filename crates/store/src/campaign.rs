//! Campaigns: what is known of them and what a person may change.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::known::Known;
use crate::row::{day, word};
use crate::tally::{Recount, refresh};
use chrono::NaiveDate;
use domain::money::Money;
use domain::words::ListType;
use rust_decimal::Decimal;
use sqlx::SqliteConnection;
use std::collections::HashSet;

/// A campaign with the extent of what was imported for it.
#[derive(Clone, Debug, PartialEq)]
pub struct CampaignRow {
    /// Number in the database.
    pub id: i64,
    /// Its code.
    pub code: String,
    /// Its name; the code where none was given.
    pub name: String,
    /// What it is for.
    pub objective: Option<String>,
    /// Whether the list knows the sender.
    pub list_type: Option<ListType>,
    /// The line of business it addresses; it only chooses references.
    pub sector: Option<String>,
    /// Days from posting within which an order counts.
    pub window_days: u32,
    /// Gross margin of an order whose own is unknown, as a fraction.
    pub margin_rate: Option<Decimal>,
    /// Its posting dates, earliest first.
    pub mailings: Vec<NaiveDate>,
    /// Pieces posted, without the people of a holdout.
    pub pieces: u64,
}

/// A change of one campaign.
#[derive(Clone, Debug, PartialEq)]
pub enum CampaignChange {
    /// Its name.
    Name(String),
    /// What it is for.
    Objective(Option<String>),
    /// Whether the list knows the sender.
    ListType(Option<ListType>),
    /// The line of business it addresses.
    Sector(Option<String>),
    /// Days from posting within which an order counts; orders are joined anew.
    WindowDays(u32),
    /// Gross margin of an order whose own is unknown, as a fraction of four decimals.
    MarginRate(Option<Decimal>),
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: i64,
    code: String,
    name: String,
    objective: Option<String>,
    list_type: Option<String>,
    sector: Option<String>,
    window_days: i64,
    margin_rate_e4: Option<i64>,
    mailings: Option<String>,
    pieces: i64,
}

impl Store {
    /// Returns every campaign, by code.
    pub async fn campaigns(&self) -> Result<Vec<CampaignRow>> {
        Ok(self.beside().await?.campaigns.clone())
    }

    /// Changes one campaign and brings what depends on it up to date.
    ///
    /// # Errors
    /// [`StoreError::NoCampaign`] for an unknown code.
    pub async fn change_campaign(&self, code: &str, changes: &[CampaignChange]) -> Result<()> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        let known = Known::load(&mut tx).await?;
        let id = known.campaign(code).ok_or_else(|| StoreError::NoCampaign(code.to_owned()))?;
        for change in changes {
            apply(&mut tx, id, change).await?;
        }
        let known = Known::load(&mut tx).await?;
        refresh(&mut tx, &known, &mut HashSet::from([id]), Recount::Only(&HashSet::new())).await?;
        Ok(tx.commit().await?)
    }
}

/// Reads every campaign, by its code.
pub(crate) async fn campaigns(connection: &mut SqliteConnection) -> Result<Vec<CampaignRow>> {
    let rows: Vec<Columns> =
        sqlx::query_as(include_str!("../sql/campaign/list.sql")).fetch_all(connection).await?;
    rows.into_iter().map(campaign).collect()
}

fn campaign(row: Columns) -> Result<CampaignRow> {
    let mailings = row.mailings.iter().flat_map(|days| days.split(' '));
    let wide = || StoreError::Inconsistent {
        table: "campaign",
        column: "window_days",
        value: row.window_days.to_string(),
    };
    Ok(CampaignRow {
        id: row.id,
        list_type: word("campaign", "list_type", row.list_type.as_deref(), ListType::from_key)?,
        window_days: u32::try_from(row.window_days).map_err(|_| wide())?,
        margin_rate: row.margin_rate_e4.map(|e4| Decimal::new(e4, 4).normalize()),
        mailings: mailings.map(|text| day("mailing", "posting_date", text)).collect::<Result<_>>()?,
        pieces: row.pieces.unsigned_abs(),
        code: row.code,
        name: row.name,
        objective: row.objective,
        sector: row.sector,
    })
}

async fn apply(connection: &mut SqliteConnection, id: i64, change: &CampaignChange) -> Result<()> {
    macro_rules! set {
        ($file:literal, $value:expr) => {
            sqlx::query(include_str!(concat!("../sql/campaign/", $file, ".sql"))).bind($value).bind(id)
        };
    }
    let query = match change {
        CampaignChange::Name(name) => set!("set_name", name),
        CampaignChange::Objective(objective) => set!("set_objective", objective),
        CampaignChange::ListType(list_type) => set!("set_list_type", list_type.map(ListType::key)),
        CampaignChange::Sector(sector) => set!("set_sector", sector),
        CampaignChange::WindowDays(days) => set!("set_window_days", i64::from(*days)),
        CampaignChange::MarginRate(rate) => {
            let e4 = rate.map(|amount| Money::eur(amount).to_e4()).transpose()?;
            set!("set_margin_rate", e4)
        }
    };
    query.execute(connection).await?;
    Ok(())
}
