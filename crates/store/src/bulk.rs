//! Many rows in one statement: the only SQL text that is built, out of a file's own text and question marks.

use crate::error::Result;
use crate::row::Value;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, SqliteConnection};
use std::sync::{Arc, Mutex, PoisonError};

/// Rows a statement, largest first: the round trip to the driver's thread is what costs.
/// 26 columns by 1 000 rows stay below the engine's 32 766 parameters.
const SIZES: [usize; 5] = [1000, 250, 50, 10, 1];

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
        let mut left = rows.len();
        let mut rows = rows.into_iter();
        for (place, size) in SIZES.into_iter().enumerate() {
            while left >= size {
                let mut arguments = SqliteArguments::default();
                for row in rows.by_ref().take(size) {
                    arguments.reserve(size * row.len(), 0);
                    for value in row {
                        value.bind(&mut arguments)?;
                    }
                }
                sqlx::query_with(AssertSqlSafe(self.text(place, size)), arguments)
                    .execute(&mut *connection)
                    .await?;
                left -= size;
            }
        }
        Ok(())
    }

    /// Returns the statement for so many rows; placeholders stay anonymous, since numbered ones take quadratic time.
    fn text(&self, place: usize, size: usize) -> Arc<String> {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(texts[place].get_or_insert_with(|| Arc::new(repeat(self.one, size))))
    }
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
