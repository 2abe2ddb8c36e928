//! Whether the file is sound and its sums are right.

use crate::Store;
use crate::error::Result;

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

impl Store {
    /// Returns everything that is wrong with the file; a sound file has nothing.
    pub async fn check(&self) -> Result<Vec<Problem>> {
        todo!()
    }
}
