//! The maintained sums, worked out anew for the campaigns that a run or a change touched.

use crate::error::Result;
use crate::known::Known;
use crate::later;
use crate::pack::{Level, Packing, TallyRow};
use crate::reach::{pack_missing_people, pack_people};
use crate::rejoin::rejoin;
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashSet};

/// Says which columns of mailing lists give way to files of orders.
const OVERLAP: &str = include_str!("../sql/orders/overlap.sql");

/// What each buyer brought, beside the other sums.
const FILL_BUYERS: &str = include_str!("../sql/tally/fill_buyers.sql");

/// What is worked out for each touched campaign before its sums, in this order.
const STEPS: [&str; 4] = [
    include_str!("../sql/response/overlap.sql"),
    OVERLAP,
    include_str!("../sql/responder/clear.sql"),
    include_str!("../sql/responder/fill.sql"),
];

/// Whose pieces are counted again: those of other campaigns only change the channel by which they were answered.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Recount<'a> {
    /// Those of every touched campaign.
    All,
    /// Those of these campaigns.
    Only(&'a HashSet<i64>),
}

/// Joins what waits anew and brings the sums of touched campaigns up to date.
pub(crate) async fn refresh(
    connection: &mut SqliteConnection,
    known: &Known,
    touched: &mut HashSet<i64>,
    recount: Recount<'_>,
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
        match recount {
            Recount::Only(counted) if !counted.contains(&campaign) => {
                work_out_outcomes(connection, campaign).await?;
            }
            Recount::All | Recount::Only(_) => work_out(connection, campaign).await?,
        }
    }
    pack_customers(connection).await
}

/// Does the same where nothing changed but responses, undelivered pieces and what is read as it stands: no order,
/// appointment, deal or opinion can join otherwise, and no customer moves.
pub(crate) async fn refresh_answers(
    connection: &mut SqliteConnection,
    known: &Known,
    touched: &mut HashSet<i64>,
) -> Result<()> {
    touched.extend(later::retry(connection, known).await?);
    let mut campaigns: Vec<i64> = touched.iter().copied().collect();
    campaigns.sort_unstable();
    for campaign in campaigns {
        work_out_outcomes(connection, campaign).await?;
    }
    Ok(())
}

/// Works a campaign's sums out from its rows.
pub(crate) async fn work_out(connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
    run(&mut *connection, campaign, &STEPS).await?;
    fill(connection, campaign).await
}

/// Sums a campaign's rows.
async fn fill(connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
    let steps = [include_str!("../sql/tally/clear.sql"), include_str!("../sql/tally/fill.sql"), FILL_BUYERS];
    run(&mut *connection, campaign, &steps).await?;
    fill_sources(&mut *connection, campaign).await?;
    pack_people(&mut *connection, campaign).await?;
    pack(connection, campaign).await
}

/// Counts a campaign's pieces by the runs that told them, from its rows.
pub(crate) async fn fill_sources(connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
    let steps = [include_str!("../sql/piece_source/clear.sql"), include_str!("../sql/piece_source/fill.sql")];
    run(connection, campaign, &steps).await
}

/// Works a campaign's sums out from its outcomes, and from the sums of its pieces, which are as they were.
pub(crate) async fn work_out_outcomes(connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
    let before = channels(&mut *connection, campaign).await?;
    run(&mut *connection, campaign, &STEPS).await?;
    let moved = channels(&mut *connection, campaign).await? != before;
    let last: i64 = sqlx::query_scalar(include_str!("../sql/tally/last.sql"))
        .bind(campaign)
        .fetch_one(&mut *connection)
        .await?;
    let clear = if moved {
        run(&mut *connection, campaign, &[include_str!("../sql/tally/fill_pieces.sql")]).await?;
        include_str!("../sql/tally/clear_before.sql")
    } else {
        include_str!("../sql/tally/clear_outcomes.sql")
    };
    run(&mut *connection, campaign, &[include_str!("../sql/tally/fill_outcomes.sql"), FILL_BUYERS]).await?;
    sqlx::query(clear).bind(campaign).bind(last).execute(&mut *connection).await?;
    if !moved {
        return pack(connection, campaign).await;
    }
    let unclear: bool = sqlx::query_scalar(include_str!("../sql/tally/no_cost.sql"))
        .bind(campaign)
        .fetch_one(&mut *connection)
        .await?;
    if unclear { fill(connection, campaign).await } else { pack(connection, campaign).await }
}

/// Returns by which channel a campaign's pieces were answered.
async fn channels(connection: &mut SqliteConnection, campaign: i64) -> Result<String> {
    Ok(sqlx::query_scalar(include_str!("../sql/responder/channels.sql"))
        .bind(campaign)
        .fetch_one(connection)
        .await?)
}

async fn run(connection: &mut SqliteConnection, campaign: i64, steps: &[&'static str]) -> Result<()> {
    for step in steps {
        sqlx::query(*step).bind(campaign).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Packs the customers active and kept of all campaigns.
async fn pack_customers(connection: &mut SqliteConnection) -> Result<()> {
    sqlx::query(include_str!("../sql/customer_pack/clear.sql")).execute(&mut *connection).await?;
    for (campaign, body) in customers(&mut *connection).await? {
        sqlx::query(include_str!("../sql/customer_pack/put.sql"))
            .bind(campaign)
            .bind(body)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Returns the packed customers of each campaign that has some, by its number.
pub(crate) async fn customers(connection: &mut SqliteConnection) -> Result<BTreeMap<i64, Vec<u8>>> {
    let rows: Vec<TallyRow> =
        sqlx::query_as(include_str!("../sql/customer_pack/count.sql")).fetch_all(connection).await?;
    let mut campaigns: BTreeMap<i64, Packing> = BTreeMap::new();
    for row in rows {
        campaigns.entry(row.id).or_default().add(row);
    }
    let body = |packing: &Packing| packing.pack(Level::Finest).to_bytes();
    campaigns.iter().map(|(campaign, packing)| Ok((*campaign, body(packing)?))).collect()
}

/// Packs a campaign's sums as they are read.
pub(crate) async fn pack(connection: &mut SqliteConnection, campaign: i64) -> Result<()> {
    let packing = packing(&mut *connection, campaign).await?;
    if packing.is_empty() {
        sqlx::query(include_str!("../sql/tally_pack/clear.sql")).bind(campaign).execute(connection).await?;
        return Ok(());
    }
    let mut put = sqlx::query(include_str!("../sql/tally_pack/put.sql")).bind(campaign);
    for level in Level::ALL {
        put = put.bind(packing.pack(level).to_bytes()?);
    }
    put.execute(connection).await?;
    Ok(())
}

/// Packs the sums of campaigns that have no pack.
pub(crate) async fn pack_missing(connection: &mut SqliteConnection) -> Result<()> {
    pack_missing_people(&mut *connection).await?;
    let missing: Vec<i64> =
        sqlx::query_scalar(include_str!("../sql/tally_pack/missing.sql")).fetch_all(&mut *connection).await?;
    if missing.is_empty() {
        return Ok(());
    }
    for campaign in missing {
        pack(&mut *connection, campaign).await?;
    }
    pack_customers(connection).await
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
