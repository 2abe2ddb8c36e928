//! Whether the file is sound and its sums are right.

use crate::Store;
use crate::error::Result;
use sqlx::SqliteConnection;

/// Something that is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A page does not decrypt: damaged after it was written.
    Cipher(String),
    /// The database's own structure is damaged.
    Structure(String),
    /// A row names a row that does not exist.
    Dangling {
        /// The table.
        table: String,
        /// Its row.
        row: Option<i64>,
        /// The table that it names.
        parent: String,
    },
    /// A maintained sum differs from its rows.
    Sum {
        /// The campaign's code.
        campaign: String,
        /// The measure.
        measure: String,
        /// What is kept.
        kept: i64,
        /// What the rows add up to.
        counted: i64,
    },
}

/// What the engine answers where nothing is wrong.
const SOUND: &str = "ok";

impl Store {
    /// Returns everything that is wrong with the file; a sound file has nothing.
    pub async fn check(&self) -> Result<Vec<Problem>> {
        let mut tx = self.readers().begin().await?;
        let mut problems = Vec::new();
        let pages: Vec<String> =
            sqlx::query_scalar(include_str!("../sql/check/cipher.sql")).fetch_all(&mut *tx).await?;
        problems.extend(pages.into_iter().map(Problem::Cipher));
        let structure: Vec<String> =
            sqlx::query_scalar(include_str!("../sql/check/integrity.sql")).fetch_all(&mut *tx).await?;
        problems.extend(structure.into_iter().filter(|text| text != SOUND).map(Problem::Structure));
        let dangling: Vec<(String, Option<i64>, String, i64)> =
            sqlx::query_as(include_str!("../sql/check/foreign_keys.sql")).fetch_all(&mut *tx).await?;
        problems.extend(dangling.into_iter().map(|(table, row, parent, _)| Problem::Dangling {
            table,
            row,
            parent,
        }));
        problems.extend(sums(&mut tx).await?);
        Ok(problems)
    }
}

async fn sums(connection: &mut SqliteConnection) -> Result<Vec<Problem>> {
    let mut wrong: Vec<(String, String, i64, i64)> =
        sqlx::query_as(include_str!("../sql/check/tally.sql")).fetch_all(&mut *connection).await?;
    wrong.extend(
        sqlx::query_as::<_, (String, String, i64, i64)>(include_str!("../sql/check/responder.sql"))
            .fetch_all(connection)
            .await?,
    );
    let problem = |(campaign, measure, kept, counted)| Problem::Sum { campaign, measure, kept, counted };
    Ok(wrong.into_iter().map(problem).collect())
}
