//! What is worth knowing of a row that was taken.

use chrono::NaiveDate;

/// What is worth knowing of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Its person must not be mailed.
    Opposed {
        /// The row.
        row: u32,
        /// Since when, where that is known.
        since: Option<NaiveDate>,
    },
}
