//! Long tables read some thousands of rows at a time.

use crate::error::Result;
use sqlx::SqliteConnection;

/// Rows read at once.
const PAGE: i64 = 10_000;

/// Reads what a statement tells after a number, page by page; the engine reads the next one while `take` has the one
/// before.
pub(super) async fn each_page(
    connection: &mut SqliteConnection,
    sql: &'static str,
    mut take: impl FnMut(&str) -> Result<()>,
) -> Result<()> {
    let mut page = read(connection, sql, 0).await?;
    while let (Some(last), text) = page {
        // Asked first: the engine has a thread of its own, this one goes on meanwhile.
        let (next, taken) = tokio::join!(read(&mut *connection, sql, last), async { take(&text) });
        taken?;
        page = next?;
    }
    Ok(())
}

/// Returns a page with the number of its last row; no number where there is none.
async fn read(
    connection: &mut SqliteConnection,
    sql: &'static str,
    after: i64,
) -> Result<(Option<i64>, String)> {
    Ok(sqlx::query_as(sql).bind(after).bind(PAGE).fetch_one(connection).await?)
}
