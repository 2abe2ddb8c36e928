//! The maintained sums, worked out anew for the campaigns that a run or a change touched.

use crate::error::Result;
use crate::known::Known;
use crate::later;
use crate::rejoin::rejoin;
use sqlx::SqliteConnection;
use std::collections::HashSet;

/// Says which columns of mailing lists give way to files of orders.
const OVERLAP: &str = include_str!("../sql/orders/overlap.sql");

/// What is worked out for each touched campaign, in this order.
const STEPS: [&str; 7] = [
    include_str!("../sql/response/overlap.sql"),
    OVERLAP,
    include_str!("../sql/responder/clear.sql"),
    include_str!("../sql/responder/fill.sql"),
    include_str!("../sql/tally/clear.sql"),
    include_str!("../sql/tally/fill.sql"),
    include_str!("../sql/tally/fill_buyers.sql"),
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
    Ok(())
}
