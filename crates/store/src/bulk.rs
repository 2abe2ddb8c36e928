//! Many rows in one statement: the only SQL text that is built, out of a file's own text and question marks.

use crate::error::Result;
use crate::row::Value;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, SqliteConnection};
use std::sync::{Arc, Mutex, PoisonError};

/// Rows a statement, largest first: few round trips to the driver's thread, and values that stay in a core's cache.
/// 26 columns by 250 rows stay below the engine's 32 766 parameters.
const SIZES: [usize; 4] = [250, 50, 10, 1];

/// A statement `INSERT … VALUES (?, …) …` that is repeated for many rows.
pub(crate) struct Bulk {
    one: &'static str,
    texts: Mutex<[Option<Arc<String>>; SIZES.len()]>,
}

impl Bulk {
    pub(crate) const fn new(one: &'static str) -> Self {
        Self { one, texts: Mutex::new([const { None }; SIZES.len()]) }
    }

    /// Writes the rows, in order.
    pub(crate) async fn put(&self, connection: &mut SqliteConnection, rows: Vec<Vec<Value>>) -> Result<()> {
        let columns = rows.first().map_or(0, Vec::len);
        self.put_values(connection, columns, rows.into_iter().flatten().collect()).await
    }

    /// Writes rows that stand one after another.
    async fn put_values(
        &self,
        connection: &mut SqliteConnection,
        columns: usize,
        values: Vec<Value>,
    ) -> Result<()> {
        let mut left = values.len().checked_div(columns).unwrap_or(0);
        let mut values = values.into_iter();
        for (place, size) in SIZES.into_iter().enumerate() {
            while left >= size {
                let arguments = bound(values.by_ref().take(size * columns), size * columns)?;
                sqlx::query_with(AssertSqlSafe(self.text(place, size)), arguments)
                    .execute(&mut *connection)
                    .await?;
                left -= size;
            }
        }
        Ok(())
    }

    /// Writes rows of the largest size whose values are bound already.
    async fn put_sealed(&self, connection: &mut SqliteConnection, arguments: SqliteArguments) -> Result<()> {
        sqlx::query_with(AssertSqlSafe(self.text(0, SIZES[0])), arguments).execute(connection).await?;
        Ok(())
    }

    /// Returns the statement for so many rows; placeholders stay anonymous, since numbered ones take quadratic time.
    fn text(&self, place: usize, size: usize) -> Arc<String> {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(texts[place].get_or_insert_with(|| Arc::new(repeat(self.one, size))))
    }
}

/// Rows of one table on their way to it: bound to their statements while the engine still writes those before.
pub(crate) struct Filling {
    bulk: &'static Bulk,
    columns: usize,
    values: Vec<Value>,
    sealed: Vec<SqliteArguments>,
}

impl Filling {
    pub(crate) const fn new(bulk: &'static Bulk) -> Self {
        Self { bulk, columns: 0, values: Vec::new(), sealed: Vec::new() }
    }

    /// Adds a row; all rows have as many values.
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = Value>) {
        let before = self.values.len();
        self.values.extend(row);
        self.columns = self.values.len() - before;
    }

    /// Binds the rows of every full statement.
    pub(crate) fn seal(&mut self) -> Result<()> {
        let full = SIZES[0] * self.columns;
        while self.columns > 0 && self.values.len() >= full {
            let rest = self.values.split_off(full);
            let these = std::mem::replace(&mut self.values, rest);
            self.sealed.push(bound(these.into_iter(), full)?);
        }
        Ok(())
    }

    /// Takes out what is bound, to be written while the next rows are understood.
    pub(crate) fn take_sealed(&mut self) -> Sealed {
        Sealed { bulk: self.bulk, full: std::mem::take(&mut self.sealed) }
    }

    /// Writes all that waits.
    pub(crate) async fn flush(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        self.take_sealed().write(connection).await?;
        let values = std::mem::take(&mut self.values);
        self.bulk.put_values(connection, self.columns, values).await
    }
}

impl std::fmt::Debug for Filling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Filling").field("values", &self.values.len()).finish_non_exhaustive()
    }
}

/// Rows bound to statements of the largest size.
pub(crate) struct Sealed {
    bulk: &'static Bulk,
    full: Vec<SqliteArguments>,
}

impl Sealed {
    /// Returns whether there is nothing to write.
    pub(crate) const fn is_empty(&self) -> bool {
        self.full.is_empty()
    }

    /// Writes them, in order.
    pub(crate) async fn write(self, connection: &mut SqliteConnection) -> Result<()> {
        for full in self.full {
            self.bulk.put_sealed(&mut *connection, full).await?;
        }
        Ok(())
    }
}

/// The indexes of a table that were dropped, to be made again when its rows are there.
#[derive(Debug, Default)]
pub(crate) struct Indexes(Vec<String>);

impl Indexes {
    /// Drops a table's indexes and keeps how the file's own schema makes them.
    pub(crate) async fn drop_of(connection: &mut SqliteConnection, table: &'static str) -> Result<Self> {
        let found: Vec<(String, String)> = sqlx::query_as(include_str!("../sql/schema/indexes.sql"))
            .bind(table)
            .fetch_all(&mut *connection)
            .await?;
        let mut made_by = Vec::with_capacity(found.len());
        for (name, sql) in found {
            let drop = format!("DROP INDEX {name}");
            sqlx::query(AssertSqlSafe(drop)).persistent(false).execute(&mut *connection).await?;
            made_by.push(sql);
        }
        Ok(Self(made_by))
    }

    /// Makes them again, once.
    pub(crate) async fn make(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        for sql in std::mem::take(&mut self.0) {
            sqlx::query(AssertSqlSafe(sql)).persistent(false).execute(&mut *connection).await?;
        }
        Ok(())
    }
}

fn bound(values: impl Iterator<Item = Value>, count: usize) -> Result<SqliteArguments> {
    let mut arguments = SqliteArguments::default();
    arguments.reserve(count, 0);
    for value in values {
        value.bind(&mut arguments)?;
    }
    Ok(arguments)
}

fn repeat(one: &str, size: usize) -> String {
    let start = one.find("(?").expect("an insert statement has a row of placeholders");
    let end = start + one[start..].find(')').expect("a row of placeholders ends") + 1;
    let (head, row, tail) = (&one[..start], &one[start..end], &one[end..]);
    let mut text = String::with_capacity(head.len() + tail.len() + size * (row.len() + 2));
    text.push_str(head);
    for place in 0..size {
        text.push_str(if place == 0 { "" } else { ", " });
        text.push_str(row);
    }
    text.push_str(tail);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_row_of_placeholders_is_repeated() {
        assert_eq!(
            repeat("INSERT INTO t (a, b) VALUES (?, ?) ON CONFLICT (a) DO NOTHING", 3),
            "INSERT INTO t (a, b) VALUES (?, ?), (?, ?), (?, ?) ON CONFLICT (a) DO NOTHING"
        );
    }
}
