//! The tables that imports fill, all handled alike: found by identity, written by the thousand, restored from images.

use crate::bulk::Bulk;
use crate::error::{Result, StoreError};
use crate::later;
use crate::rejoin;
use crate::row::{Value, of_image};
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// Rows that imports make, and that an undo takes away and gives back as they were.
pub(crate) struct Rows {
    pub(crate) entity: &'static str,
    /// Writes or overwrites rows by id; columns: id, identity, content, then the rest.
    pub(crate) put: Bulk,
    /// Returns rows as JSON arrays in the order of `put`.
    image: &'static str,
    /// Removes rows by id.
    pub(crate) remove: &'static str,
    /// Returns the rows that go when a run is undone.
    pub(crate) of_run: &'static str,
}

/// A table that imports fill.
pub(crate) struct Table {
    rows: Rows,
    /// Finds rows by identity.
    find: &'static str,
    /// Returns the largest id.
    last: &'static str,
}

impl std::ops::Deref for Table {
    type Target = Rows;

    fn deref(&self) -> &Rows {
        &self.rows
    }
}

macro_rules! rows {
    ($entity:literal) => {
        Rows {
            entity: $entity,
            put: Bulk::new(include_str!(concat!("../sql/", $entity, "/put.sql"))),
            image: include_str!(concat!("../sql/", $entity, "/image.sql")),
            remove: include_str!(concat!("../sql/", $entity, "/remove.sql")),
            of_run: include_str!(concat!("../sql/", $entity, "/of_run.sql")),
        }
    };
}

macro_rules! table {
    ($name:ident, $entity:literal) => {
        pub(crate) static $name: Table = Table {
            rows: rows!($entity),
            find: include_str!(concat!("../sql/", $entity, "/find.sql")),
            last: include_str!(concat!("../sql/", $entity, "/last.sql")),
        };
    };
}

table!(CONTACT, "contact");
table!(PIECE, "piece");
table!(UNDELIVERED, "undelivered");
table!(RESPONSE, "response");
table!(COST, "cost");
table!(ORDERS, "orders");
table!(TOTAL_FACT, "total_fact");
table!(APPOINTMENT, "appointment");
table!(OPPORTUNITY, "opportunity");
table!(OPPORTUNITY_STAGE, "opportunity_stage");
table!(SURVEY_ANSWER, "survey_answer");
table!(SUPPRESSION, "suppression");
table!(REFERENCE_RATE, "reference_rate");
table!(TARGET, "target");

/// Those of outcomes and facts first, then what they refer to: the order in which rows may be removed.
pub(crate) static TABLES: [&Table; 14] = [
    &TARGET,
    &REFERENCE_RATE,
    &SUPPRESSION,
    &SURVEY_ANSWER,
    &OPPORTUNITY_STAGE,
    &OPPORTUNITY,
    &APPOINTMENT,
    &TOTAL_FACT,
    &COST,
    &ORDERS,
    &RESPONSE,
    &UNDELIVERED,
    &PIECE,
    &CONTACT,
];

/// What imports make on the way, smallest first; it goes when nothing uses it any more.
pub(crate) static PLACES: [Rows; 3] = [rows!("cell"), rows!("mailing"), rows!("campaign")];

/// A row that is there already.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) id: i64,
    pub(crate) content: i64,
}

impl Table {
    /// Returns the names of the columns of an image, in its order.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &'static str> + use<> {
        let list = self.image.split_once("json_array(").map_or("", |(_, list)| list);
        let list = list.split_once(')').map_or("", |(list, _)| list);
        list.split(',').map(str::trim)
    }

    /// Returns the rows that have these identities.
    pub(crate) async fn find(
        &self,
        connection: &mut SqliteConnection,
        identities: impl Iterator<Item = i64>,
    ) -> Result<HashMap<i64, Found>> {
        let rows = self.find_all(connection, identities).await?;
        Ok(rows.into_iter().map(|(identity, id, content)| (identity, Found { id, content })).collect())
    }

    /// Returns identity, number and content of every row that has one of these identities, however many share one.
    pub(crate) async fn find_all(
        &self,
        connection: &mut SqliteConnection,
        identities: impl Iterator<Item = i64>,
    ) -> Result<Vec<(i64, i64, i64)>> {
        let asked = json_numbers(identities);
        if asked == "[]" {
            return Ok(Vec::new());
        }
        let text: String = sqlx::query_scalar(self.find).bind(asked).fetch_one(connection).await?;
        json(self.entity, &text)
    }

    /// Returns the largest id in use, or kept for a row that an undo took away.
    pub(crate) async fn last(&self, connection: &mut SqliteConnection) -> Result<i64> {
        let used: i64 = sqlx::query_scalar(self.last).fetch_one(&mut *connection).await?;
        let kept: i64 = sqlx::query_scalar(include_str!("../sql/import_undone/last.sql"))
            .bind(self.entity)
            .fetch_one(connection)
            .await?;
        Ok(used.max(kept))
    }
}

impl Rows {
    /// Returns rows as they are now, by id, each with its values in the order of `put`.
    pub(crate) async fn images(
        &self,
        connection: &mut SqliteConnection,
        ids: impl Iterator<Item = i64>,
    ) -> Result<Vec<(i64, String)>> {
        let asked = json_numbers(ids);
        if asked == "[]" {
            return Ok(Vec::new());
        }
        Ok(sqlx::query_as(self.image).bind(asked).fetch_all(connection).await?)
    }

    /// Keeps rows as they are now, so that the run that changes them can be undone.
    pub(crate) async fn keep_images(
        &self,
        connection: &mut SqliteConnection,
        import: i64,
        ids: impl Iterator<Item = i64>,
    ) -> Result<()> {
        let ids: Vec<i64> = ids.collect();
        later::forget(connection, self.entity, &ids).await?;
        let images = self.images(connection, ids.into_iter()).await?;
        let rows = images.into_iter().map(|(id, image)| {
            vec![Value::Int(import), Value::from(self.entity), Value::Int(id), Value::Text(image)]
        });
        CHANGES.put(connection, rows.collect()).await
    }

    /// Writes rows as kept images have them, but joined to nothing that was worked out: it may be gone by now.
    pub(crate) async fn restore(&self, connection: &mut SqliteConnection, images: &[&str]) -> Result<()> {
        let mut rows = images.iter().map(|image| of_image(self.entity, image)).collect::<Result<Vec<_>>>()?;
        rejoin::loosen_images(self.entity, &mut rows);
        self.put.put(connection, rows).await
    }
}

static CHANGES: Bulk = Bulk::new(include_str!("../sql/import_change/put.sql"));

/// Returns numbers as one JSON text: one parameter for any number of them.
pub(crate) fn json_numbers(numbers: impl Iterator<Item = i64>) -> String {
    use std::fmt::Write;
    let mut text = String::from("[");
    for (place, number) in numbers.enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}{number}", if place == 0 { "" } else { "," });
    }
    text.push(']');
    text
}

/// Reads what one of our own statements wrote as JSON.
pub(crate) fn json<T: serde::de::DeserializeOwned>(table: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| StoreError::Inconsistent {
        table,
        column: "json",
        value: text.to_owned(),
    })
}
