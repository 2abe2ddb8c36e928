//! The maintained sums, worked out anew for the campaigns that a run or a change touched.

use crate::error::Result;
use crate::known::Known;
use crate::later;
use crate::pack::{Level, Packing, TallyRow};
use crate::rejoin::rejoin;
use sqlx::SqliteConnection;
use std::collections::HashSet;

/// Says which columns of mailing lists give way to files of orders.
const OVERLAP: &str = include_str!("../sql/orders/overlap.sql");

/// What is worked out for each touched campaign, in this order.
const STEPS: [&str; 6] = [
    include_str!("../sql/response/overlap.sql"),
    OVERLAP,
    include_str!("../sql/responder/clear.sql"),
    include_str!("../sql/responder/fill.sql"),
    include_str!("../sql/tally/clear.sql"),
    include_str!("../sql/tally/fill.sql"),
];

/// Joins what waits anew and brings the sums of touched campaigns up to date.
pub(crate) async fn refresh(
    connection: &mut SqliteConnection,
    known: &Known,
    touched: &mut HashSet<i64>,
) -> Result<()> {
    touched.extend(rejoin(connection, known).await?);
    touched.extend(later::retry(connection, known).await?);
    // A column that gives way makes no customer.
    for campaign in touched.iter() {
        sqlx::query(OVERLAP).bind(*campaign).execute(&mut *connection).await?;
    }
    let customers: Vec<Option<i64>> =
        sqlx::query_scalar(include_str!("../sql/orders/customer.sql")).fetch_all(&mut *connection).await?;
    touched.extend(customers.into_iter().flatten());
    let mut campaigns: Vec<i64> = touched.iter().copied().collect();
    campaigns.sort_unstable();
    for campaign in campaigns {
        work_out(connection, campaign).await?;
    }
    Ok(())
}

/// Works a campaign's sums out from its rows.
pub(crate) async fn work_out(connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
    for step in STEPS {
        sqlx::query(step).bind(campaign).execute(&mut *connection).await?;
    }
    pack(connection, campaign).await
}

/// Packs a campaign's sums as they are read.
pub(crate) async fn pack(connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
    let packing = packing(&mut *connection, campaign).await?;
    if packing.is_empty() {
        sqlx::query(include_str!("../sql/tally_pack/clear.sql")).bind(campaign).execute(connection).await?;
        return Ok(());
    }
    sqlx::query(include_str!("../sql/tally_pack/put.sql"))
        .bind(campaign)
        .bind(packing.pack(Level::Letters).to_bytes()?)
        .bind(packing.pack(Level::Finest).to_bytes()?)
        .execute(connection)
        .await?;
    Ok(())
}

/// Packs the sums of campaigns that have no pack.
pub(crate) async fn pack_missing(connection: &mut SqliteConnection) -> Result<()> {
    let missing: Vec<i64> =
        sqlx::query_scalar(include_str!("../sql/tally_pack/missing.sql")).fetch_all(&mut *connection).await?;
    for campaign in missing {
        pack(&mut *connection, campaign).await?;
    }
    Ok(())
}

/// Reads a campaign's sums, some thousands at a time.
pub(crate) async fn packing(connection: &mut SqliteConnection, campaign: i64) -> Result<Packing> {
    let mut packing = Packing::default();
    let mut last = 0;
    loop {
        let rows: Vec<TallyRow> = sqlx::query_as(include_str!("../sql/tally/of_campaign.sql"))
            .bind(campaign)
            .bind(last)
            .fetch_all(&mut *connection)
            .await?;
        let Some(row) = rows.last() else { return Ok(packing) };
        last = row.id;
        for row in rows {
            packing.add(row);
        }
    }
}
