//! Taking an import back.

use crate::Store;
use crate::error::Result;
use crate::import_run::ImportId;

impl Store {
    /// Takes an import back: its rows go, rows that it changed are as before, sums and joins follow.
    ///
    /// # Errors
    /// [`crate::StoreError::NoImport`], [`crate::StoreError::AlreadyUndone`], and
    /// [`crate::StoreError::BuiltUpon`] with the later runs that must be undone first.
    pub async fn undo(&self, id: ImportId) -> Result<()> {
        todo!()
    }
}
