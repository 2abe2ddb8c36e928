//! One transaction in which files are taken in: all of them or none.

use crate::Store;
use crate::error::Result;
use crate::import_run::{ImportId, ImportSummary, NewImport, Started};
use crate::outcome::Outcome;
use domain::fact::Facts;

/// A transaction of imports; dropped unfinished, it leaves no trace.
#[derive(Debug)]
pub struct Writing {
    tx: sqlx::Transaction<'static, sqlx::Sqlite>,
}

impl Store {
    /// Returns a transaction for imports; others read the state before it until it is finished.
    ///
    /// # Errors
    /// [`crate::StoreError::ReadOnly`] where the file was opened for reading.
    pub async fn begin(&self) -> Result<Writing> {
        todo!()
    }
}

impl Writing {
    /// Starts the run of one sheet, unless a standing run had the same digest.
    pub async fn start(&mut self, import: &NewImport) -> Result<Started> {
        todo!()
    }

    /// Takes rows of a run, of its kind and in the order of the sheet, and returns what became of each.
    pub async fn take(&mut self, import: ImportId, facts: &Facts) -> Result<Vec<Outcome>> {
        todo!()
    }

    /// Joins, brings the sums up to date, commits, and returns what each run did.
    pub async fn finish(self) -> Result<Vec<ImportSummary>> {
        todo!()
    }

    /// Returns what [`Writing::finish`] would have done, and leaves no trace.
    pub async fn roll_back(self) -> Result<Vec<ImportSummary>> {
        todo!()
    }
}
