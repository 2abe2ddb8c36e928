//! What a person decided of single rows and people: left out, corrected, merged.
//!
//! It stands over what files tell. Imports, undos and redos work on rows as files left them: what was decided is lifted
//! off first ([`lift`]), and laid on again before anything is counted ([`lay`]). So no import undoes a person's word,
//! and every import can be undone as if nobody had said anything.

mod correction;
pub(crate) mod families;
mod fields;
mod left_out;
mod letters;
mod listing;
mod merge;
mod merged;
#[cfg(test)]
mod tests;

pub use correction::{FieldCorrection, NewValue};
pub use families::ContactPart;
#[cfg(test)]
pub(crate) use fields::OPEN;
pub use fields::{Correctable, Sort};
pub use left_out::LeftOutCount;
pub use listing::{CorrectedField, FieldNow, HandRow, RowNow, RowNumber};
pub use merge::{Merge, MergedContact, Weight};

use crate::Store;
use crate::error::Result;
use crate::known::Known;
use crate::later;
use crate::table::{TABLES, Table, json};
use crate::tally::{Recount, refresh, refresh_answers};
use crate::value_word::mean_again;
use letters::Since;
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashSet};

/// Tables whose rows let no other row join otherwise.
const ANSWERS: [&str; 4] = ["response", "undelivered", "cost", "total_fact"];

/// A row by its table and number.
pub(crate) type Key = (&'static str, i64);

/// A row left out or corrected, as it is under that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decided {
    aside: bool,
    image: String,
}

/// Rows left out or corrected.
pub(crate) type DecidedRows = BTreeMap<Key, Decided>;

/// What was lifted off.
#[derive(Debug, Default)]
pub(crate) struct Lifted {
    before: DecidedRows,
    since: Vec<Since>,
    merged: merged::Before,
}

/// What laying on changed.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    /// Campaigns that count otherwise than before the lifting.
    pub(crate) touched: HashSet<i64>,
    /// Those of them whose pieces do.
    pub(crate) recount: HashSet<i64>,
    /// Whether other rows may join otherwise.
    joins: bool,
}

/// Returns the table of a row that can be corrected.
pub(crate) fn table(entity: &str) -> Option<&'static Table> {
    let found = TABLES.iter().copied().find(|table| table.entity == entity);
    found.filter(|table| fields::is_open(table.entity))
}

/// Puts every row back to what files tell.
pub(crate) async fn lift(connection: &mut SqliteConnection) -> Result<Lifted> {
    let mut lifted = Lifted { merged: merged::lift(connection).await?, ..Lifted::default() };
    left_out::lift(connection, &mut lifted.before).await?;
    lifted.since = letters::tie(connection).await?;
    correction::lift(connection, &mut lifted.before).await?;
    Ok(lifted)
}

/// Lays what was decided over what files tell now; sums and joins are left to be refreshed.
pub(crate) async fn lay(connection: &mut SqliteConnection, lifted: Lifted) -> Result<Laid> {
    let mut after = BTreeMap::new();
    let mut laid = Laid::default();
    correction::lay(connection, &mut after).await?;
    left_out::lay(connection, &lifted.before, &mut after, &mut laid).await?;
    letters::decide(connection, &lifted.since).await?;
    laid.compare(connection, &lifted.before, &after).await?;
    // Last: what stands aside or corrected names whom its file named.
    merged::lay(connection, &lifted.merged, &mut laid).await?;
    Ok(laid)
}

impl Lifted {
    /// Returns whether nobody had decided anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.merged.is_empty()
    }
}

impl Store {
    /// Returns a reading in which every row is as files left it; nothing of it is ever written.
    ///
    /// Where the file was opened for reading, rows that were left out are missing from it.
    pub(crate) async fn as_told(&self) -> Result<sqlx::Transaction<'static, sqlx::Sqlite>> {
        let aside: i64 = sqlx::query_scalar(include_str!("../sql/left_out_row/count.sql"))
            .fetch_one(self.readers())
            .await?;
        match self.writer() {
            Ok(writer) if aside > 0 => {
                let mut tx = writer.begin_with(include_str!("../sql/schema/begin_import.sql")).await?;
                lift(&mut tx).await?;
                Ok(tx)
            }
            _ => Ok(self.readers().begin().await?),
        }
    }
}

impl Laid {
    /// Finds the campaigns whose rows stand otherwise than before.
    async fn compare(
        &mut self,
        connection: &mut SqliteConnection,
        before: &DecidedRows,
        after: &DecidedRows,
    ) -> Result<()> {
        let all = before.keys().chain(after.keys()).collect::<HashSet<_>>();
        let (mut deals, mut people) = (Vec::new(), Vec::new());
        for key in all {
            let (was, is) = (before.get(key), after.get(key));
            if was == is {
                continue;
            }
            self.joins |= !ANSWERS.contains(&key.0);
            if key.0 == "contact" {
                people.push(key.1);
            }
            for Decided { image, .. } in [was, is].into_iter().flatten() {
                self.add(key.0, image)?;
                deals.extend(number(key.0, image, "opportunity_id")?);
            }
        }
        if !people.is_empty() {
            // Whose letters they are stays; which line of business, département and salesperson may not.
            let campaigns: Vec<i64> = sqlx::query_scalar(include_str!("../sql/contact/campaigns.sql"))
                .bind(crate::table::json_numbers(people.into_iter()))
                .fetch_all(&mut *connection)
                .await?;
            self.touched.extend(&campaigns);
            self.recount.extend(campaigns);
        }
        if !deals.is_empty() {
            let deals = crate::table::json_numbers(deals.into_iter());
            let campaigns: Vec<i64> = sqlx::query_scalar(include_str!("../sql/opportunity/campaigns.sql"))
                .bind(deals)
                .fetch_all(connection)
                .await?;
            self.touched.extend(campaigns);
        }
        Ok(())
    }

    /// Notes the campaign in which a row counts or counted.
    fn add(&mut self, entity: &'static str, image: &str) -> Result<()> {
        let campaign = number(entity, image, "campaign_id")?;
        self.touched.extend(campaign);
        if entity == "piece" {
            self.recount.extend(campaign);
        }
        Ok(())
    }
}

/// Returns how many rows that go with some runs were left out or corrected.
pub(crate) async fn of_runs(connection: &mut SqliteConnection, runs: &[i64]) -> Result<u64> {
    let rows: i64 = sqlx::query_scalar(include_str!("../sql/left_out/of_runs.sql"))
        .bind(crate::table::json_numbers(runs.iter().copied()))
        .fetch_one(connection)
        .await?;
    Ok(rows.unsigned_abs())
}

/// Changes what was decided, in one transaction with all that follows from it.
///
/// `$decide` sees the rows as files left them.
macro_rules! decided {
    ($store:expr, |$tx:ident| $decide:expr) => {{
        let mut tx = $store.writer()?.begin_with(include_str!("../../sql/schema/begin_import.sql")).await?;
        let lifted = crate::by_hand::lift(&mut tx).await?;
        let done = {
            let $tx = &mut *tx;
            $decide
        };
        crate::by_hand::settle(&mut tx, lifted).await?;
        tx.commit().await?;
        Ok(done)
    }};
}
pub(crate) use decided;

/// Lays everything on again and brings joins and sums up to date.
pub(crate) async fn settle(connection: &mut SqliteConnection, lifted: Lifted) -> Result<()> {
    let mut touched = mean_again(connection).await?;
    let laid = lay(connection, lifted).await?;
    touched.extend(laid.touched);
    let known = Known::load(connection).await?;
    if laid.joins {
        return refresh(connection, &known, &mut touched, Recount::Only(&laid.recount)).await;
    }
    refresh_answers(connection, &known, &mut touched).await
}

/// Returns a whole number of an image, where its table has such a column.
fn number(entity: &'static str, image: &str, column: &str) -> Result<Option<i64>> {
    let Some(place) = table(entity).and_then(|table| table.columns().position(|name| name == column)) else {
        return Ok(None);
    };
    let values: Vec<serde_json::Value> = json(entity, image)?;
    Ok(values.get(place).and_then(serde_json::Value::as_i64))
}

/// Returns rows as files left them, for their images.
async fn loosened(
    connection: &mut SqliteConnection,
    table: &Table,
    ids: &[i64],
) -> Result<Vec<(i64, String)>> {
    later::loosen(connection, table.entity, ids).await?;
    table.images(connection, ids.iter().copied()).await
}
