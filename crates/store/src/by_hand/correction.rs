//! Rows corrected by hand: what a person wrote stands over what files tell, which is kept beneath.

use super::left_out::no_row;
use super::{Decided, DecidedRows, RowNumber, decided, fields, table};
use crate::Store;
use crate::bulk::Bulk;
use crate::changes::{Values, values};
use crate::contact;
use crate::error::{Result, StoreError};
use crate::row::Value;
use crate::table::{TABLES, Table, json};
use domain::field::Field;
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashMap};

static CORRECTED: Bulk = Bulk::new(include_str!("../../sql/corrected_row/put.sql"));

/// What a field shall hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// Nothing.
    Nothing,
    /// A text, an ISO day, or the key of a member of a closed set.
    Text(String),
    /// A count, 1 and 0 for yes and no, or ten-thousandths of the row's currency.
    Number(i64),
}

/// One field corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldCorrection {
    /// The field.
    pub field: Field,
    /// What it shall hold.
    pub value: NewValue,
}

impl NewValue {
    fn json(&self) -> serde_json::Value {
        match self {
            Self::Nothing => serde_json::Value::Null,
            Self::Text(text) => text.clone().into(),
            Self::Number(number) => (*number).into(),
        }
    }
}

impl Store {
    /// Corrects fields of a row, by its table and number, for a reason, at this moment; the figures follow.
    ///
    /// What is corrected stands whatever later files tell, until it is taken back. Returns the corrections' numbers.
    ///
    /// # Errors
    /// [`StoreError::NoRow`], [`StoreError::NotCorrectable`]; nothing is changed then.
    pub async fn correct(
        &self,
        RowNumber { entity, row }: &RowNumber,
        corrections: &[FieldCorrection],
        why: &str,
        at: &str,
    ) -> Result<Vec<i64>> {
        decided!(self, |tx| {
            let columns = columns(&mut *tx, (entity, *row), corrections).await?;
            let mut numbers = Vec::with_capacity(columns.len());
            for (field, columns) in columns {
                let number: i64 = sqlx::query_scalar(include_str!("../../sql/row_correction/put.sql"))
                    .bind(entity)
                    .bind(row)
                    .bind(field.key())
                    .bind(serde_json::Value::from(columns).to_string())
                    .bind(why)
                    .bind(at)
                    .fetch_one(&mut *tx)
                    .await?;
                numbers.push(number);
            }
            numbers
        })
    }

    /// Takes corrections back, by number; what was said of the field before, or what the file tells, stands again.
    ///
    /// # Errors
    /// [`StoreError::NoCorrection`]; nothing is changed then.
    pub async fn take_back(&self, corrections: &[i64]) -> Result<()> {
        decided!(self, |tx| {
            for number in corrections {
                let gone = sqlx::query(include_str!("../../sql/row_correction/remove.sql"))
                    .bind(number)
                    .execute(&mut *tx)
                    .await?;
                if gone.rows_affected() == 0 {
                    return Err(StoreError::NoCorrection(*number));
                }
            }
        })
    }
}

/// Returns the columns that corrections take; the row, as files left it, must be able to hold them all.
async fn columns(
    connection: &mut SqliteConnection,
    (entity, row): (&str, i64),
    corrections: &[FieldCorrection],
) -> Result<Vec<(Field, Values)>> {
    let table = table(entity).ok_or_else(|| no_row(entity, row))?;
    let images = table.images(connection, std::iter::once(row)).await?;
    let (_, image) = images.first().ok_or_else(|| no_row(entity, row))?;
    let mut now = values(table, image)?;
    now.extend(said(&mut *connection, entity, row).await?);
    let open = fields::of(entity, &now);
    let mut columns = Vec::with_capacity(corrections.len());
    for correction in corrections {
        let wrong =
            || StoreError::NotCorrectable { entity: entity.to_owned(), row, field: correction.field.key() };
        let found = open.iter().find(|open| open.field == correction.field).ok_or_else(wrong)?;
        let taken = fields::columns(found, &now, &correction.value.json()).ok_or_else(wrong)?;
        now.extend(taken.clone());
        if !fields::stands(entity, &now) {
            return Err(wrong());
        }
        columns.push((correction.field, taken));
    }
    Ok(columns)
}

/// Returns what corrections of one row put in its columns.
async fn said(connection: &mut SqliteConnection, entity: &str, row: i64) -> Result<Values> {
    let said: Vec<String> = sqlx::query_scalar(include_str!("../../sql/row_correction/of_row.sql"))
        .bind(entity)
        .bind(row)
        .fetch_all(connection)
        .await?;
    let mut columns = Values::new();
    for one in said {
        columns.extend(json::<Values>("row_correction", &one)?);
    }
    Ok(columns)
}

/// Writes what files tell into every corrected row.
pub(super) async fn lift(connection: &mut SqliteConnection, before: &mut DecidedRows) -> Result<()> {
    let told: Vec<(String, i64, String)> =
        sqlx::query_as(include_str!("../../sql/corrected_row/list.sql")).fetch_all(&mut *connection).await?;
    if told.is_empty() {
        return Ok(());
    }
    for table in TABLES {
        let of_table = told.iter().filter(|(entity, ..)| entity == table.entity);
        let columns = of_table.map(|(_, row, told)| Ok((*row, json("corrected_row", told)?)));
        let columns = columns.collect::<Result<HashMap<i64, Values>>>()?;
        for (row, image) in table.images(connection, columns.keys().copied()).await? {
            if let Some(told) = columns.get(&row) {
                write(connection, table, values(table, &image)?, told).await?;
            }
            before.entry((table.entity, row)).or_insert(Decided { aside: false, image });
        }
    }
    sqlx::query(include_str!("../../sql/corrected_row/clear.sql")).execute(connection).await?;
    Ok(())
}

/// Writes what was corrected into every row that is there.
pub(super) async fn lay(connection: &mut SqliteConnection, after: &mut DecidedRows) -> Result<()> {
    let said: Vec<(String, i64, String)> =
        sqlx::query_as(include_str!("../../sql/row_correction/list.sql")).fetch_all(&mut *connection).await?;
    for table in TABLES {
        let mut columns: BTreeMap<i64, Values> = BTreeMap::new();
        for (_, row, said) in said.iter().filter(|(entity, ..)| entity == table.entity) {
            columns.entry(*row).or_default().extend(json::<Values>("row_correction", said)?);
        }
        let mut kept = Vec::with_capacity(columns.len());
        for (row, image) in table.images(connection, columns.keys().copied()).await? {
            let (now, mut said) = (values(table, &image)?, columns.remove(&row).unwrap_or_default());
            if table.entity == "contact" {
                said.extend(contact::follows(&now, &said));
            }
            let told: Values = said.keys().filter_map(|column| now.get_key_value(column)).map(pair).collect();
            kept.push(vec![
                Value::from(table.entity),
                Value::Int(row),
                Value::Text(serde_json::Value::from(told).to_string()),
            ]);
            write(connection, table, now, &said).await?;
        }
        let rows: Vec<i64> = kept.iter().filter_map(|row| row[1].as_int()).collect();
        CORRECTED.put(connection, kept).await?;
        let images = table.images(connection, rows.into_iter()).await?;
        let decided = |(row, image)| ((table.entity, row), Decided { aside: false, image });
        after.extend(images.into_iter().map(decided));
    }
    Ok(())
}

fn pair((column, value): (&String, &serde_json::Value)) -> (String, serde_json::Value) {
    (column.clone(), value.clone())
}

/// Writes a row with other values in some columns; what it is joined to stays for the refresh to judge.
async fn write(
    connection: &mut SqliteConnection,
    table: &Table,
    mut now: Values,
    columns: &Values,
) -> Result<()> {
    for (column, value) in columns {
        now.insert(column.clone(), value.clone());
    }
    let of_column = |column: &str| {
        let value = now.get(column).unwrap_or(&serde_json::Value::Null);
        Value::of_json(value).ok_or_else(|| StoreError::Inconsistent {
            table: table.entity,
            column: "columns",
            value: value.to_string(),
        })
    };
    let row = table.columns().map(of_column).collect::<Result<Vec<_>>>()?;
    table.put.put(connection, vec![row]).await
}
