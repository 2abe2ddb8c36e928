//! Rows left out by hand: put aside with a reason, known when their file comes again, and never gone for good.

use super::{Decided, DecidedRows, Key, Laid, RowNumber, decided, fields, letters, loosened, number, table};
use crate::Store;
use crate::bulk::Bulk;
use crate::error::{Result, StoreError};
use crate::row::Value;
use crate::table::{TABLES, Table, json_numbers};
use domain::totals::Measure;
use sqlx::SqliteConnection;
use std::collections::HashMap;

static ASIDE: Bulk = Bulk::new(include_str!("../../sql/left_out_row/put.sql"));

/// How many rows were left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct LeftOutCount {
    /// Their table.
    pub entity: String,
    /// The code of the campaign in which they counted.
    pub campaign: Option<String>,
    /// Why.
    pub why: String,
    /// How many.
    pub rows: i64,
}

impl LeftOutCount {
    /// Returns whether such rows may count in a measure.
    pub fn counts_in(&self, measure: Measure) -> bool {
        fields::counts_in(&self.entity, measure)
    }
}

impl Store {
    /// Leaves rows out by hand, each by its table and number, for a reason, at this moment; the figures follow.
    ///
    /// # Errors
    /// [`StoreError::NoRow`], [`StoreError::AlreadyLeftOut`]; nothing is changed then.
    pub async fn leave_out(&self, rows: &[RowNumber], why: &str, at: &str) -> Result<()> {
        decided!(self, |tx| {
            for RowNumber { entity, row } in rows {
                let table = open(entity, *row)?;
                let images = table.images(&mut *tx, std::iter::once(*row)).await?;
                let Some((_, image)) = images.first() else { return Err(no_row(entity, *row)) };
                let put = sqlx::query(include_str!("../../sql/left_out/put.sql"))
                    .bind(entity)
                    .bind(row)
                    .bind(campaign_of(&mut *tx, table, image).await?)
                    .bind(why)
                    .bind(at)
                    .execute(&mut *tx)
                    .await?;
                if put.rows_affected() == 0 {
                    return Err(StoreError::AlreadyLeftOut { entity: entity.clone(), row: *row });
                }
            }
        })
    }

    /// Puts rows back that were left out; they count again.
    ///
    /// # Errors
    /// [`StoreError::NotLeftOut`]; nothing is changed then.
    pub async fn put_back(&self, rows: &[RowNumber]) -> Result<()> {
        decided!(self, |tx| {
            for RowNumber { entity, row } in rows {
                let gone = sqlx::query(include_str!("../../sql/left_out/remove.sql"))
                    .bind(entity)
                    .bind(row)
                    .execute(&mut *tx)
                    .await?;
                if gone.rows_affected() == 0 {
                    return Err(StoreError::NotLeftOut { entity: entity.clone(), row: *row });
                }
            }
        })
    }

    /// Returns how many rows are left out, by table, campaign and reason; the most frequent first.
    pub async fn count_left_out(&self) -> Result<Vec<LeftOutCount>> {
        let sql = include_str!("../../sql/left_out/count.sql");
        Ok(sqlx::query_as(sql).fetch_all(self.readers()).await?)
    }
}

pub(super) fn open(entity: &str, row: i64) -> Result<&'static Table> {
    table(entity).filter(|_| fields::can_be_left_out(entity)).ok_or_else(|| no_row(entity, row))
}

pub(super) fn no_row(entity: &str, row: i64) -> StoreError {
    StoreError::NoRow { entity: entity.to_owned(), row }
}

fn aside(image: &str) -> Decided {
    Decided { aside: true, image: image.to_owned() }
}

async fn campaign_of(connection: &mut SqliteConnection, table: &Table, image: &str) -> Result<Option<i64>> {
    let Some(deal) = number(table.entity, image, "opportunity_id")? else {
        return number(table.entity, image, "campaign_id");
    };
    let deals = json_numbers(std::iter::once(deal));
    let sql = include_str!("../../sql/opportunity/campaigns.sql");
    Ok(sqlx::query_scalar(sql).bind(deals).fetch_optional(connection).await?)
}

/// Puts back all that was put aside.
pub(super) async fn lift(connection: &mut SqliteConnection, before: &mut DecidedRows) -> Result<()> {
    let kept: Vec<(String, i64, String)> =
        sqlx::query_as(include_str!("../../sql/left_out_row/list.sql")).fetch_all(&mut *connection).await?;
    if kept.is_empty() {
        return Ok(());
    }
    for table in TABLES.iter().rev() {
        let rows = kept.iter().filter(|(entity, ..)| entity == table.entity);
        let images: Vec<&str> = rows.clone().map(|(.., image)| image.as_str()).collect();
        table.restore(connection, &images).await?;
        before.extend(rows.map(|(_, row, image)| ((table.entity, *row), aside(image))));
    }
    sqlx::query(include_str!("../../sql/left_out_row/clear.sql")).execute(connection).await?;
    Ok(())
}

/// Puts aside every row that was left out and is there.
pub(super) async fn lay(
    connection: &mut SqliteConnection,
    before: &DecidedRows,
    after: &mut DecidedRows,
    laid: &mut Laid,
) -> Result<()> {
    let decided: Vec<(String, i64)> =
        sqlx::query_as(include_str!("../../sql/left_out/list.sql")).fetch_all(&mut *connection).await?;
    let mut laying = Laying { before, after, laid };
    for table in TABLES {
        let of_table = decided.iter().filter(|(entity, _)| entity == table.entity);
        let ids: Vec<i64> = of_table.map(|(_, row)| *row).collect();
        if !ids.is_empty() {
            laying.leave_out(connection, table, &ids).await?;
        }
    }
    Ok(())
}

struct Laying<'a> {
    before: &'a DecidedRows,
    after: &'a mut DecidedRows,
    laid: &'a mut Laid,
}

impl Laying<'_> {
    /// Puts rows aside with what stands or falls with them.
    async fn leave_out(
        &mut self,
        connection: &mut SqliteConnection,
        table: &'static Table,
        ids: &[i64],
    ) -> Result<()> {
        let asked = json_numbers(ids.iter().copied());
        for (entity, part, of) in parts(connection, table.entity, &asked).await? {
            if let Some(found) = super::table(&entity) {
                self.put_aside(connection, found, &[part], Some((table.entity, of))).await?;
            }
        }
        if table.entity == "piece" {
            letters::cut(connection, &asked).await?;
        }
        self.put_aside(connection, table, ids, None).await
    }

    async fn put_aside(
        &mut self,
        connection: &mut SqliteConnection,
        table: &'static Table,
        ids: &[i64],
        of: Option<Key>,
    ) -> Result<()> {
        let counted: HashMap<i64, String> =
            table.images(connection, ids.iter().copied()).await?.into_iter().collect();
        let images = loosened(connection, table, ids).await?;
        let mut rows = Vec::with_capacity(images.len());
        for (id, image) in images {
            let key = (table.entity, id);
            if self.before.get(&key) != Some(&aside(&image))
                && let Some(counted) = counted.get(&id)
            {
                self.laid.add(table.entity, counted)?;
            }
            let (of_entity, of_row) = of.unwrap_or(key);
            rows.push(vec![
                Value::from(table.entity),
                Value::Int(id),
                Value::from(of_entity),
                Value::Int(of_row),
                Value::Text(image.clone()),
            ]);
            self.after.insert(key, aside(&image));
        }
        ASIDE.put(connection, rows).await?;
        let gone = json_numbers(ids.iter().copied());
        sqlx::query(table.remove).bind(gone).execute(connection).await?;
        Ok(())
    }
}

/// Returns table and number of what stands or falls with some rows, and with which.
async fn parts(
    connection: &mut SqliteConnection,
    entity: &str,
    rows: &str,
) -> Result<Vec<(String, i64, i64)>> {
    let sql = match entity {
        "piece" => include_str!("../../sql/left_out_row/outcomes_of_pieces.sql"),
        "opportunity" => include_str!("../../sql/left_out_row/stages_of_deals.sql"),
        _ => return Ok(Vec::new()),
    };
    Ok(sqlx::query_as(sql).bind(rows).fetch_all(connection).await?)
}
