//! The open file: what every use case works on.

use crate::failure::Failure;
use crate::score::KeptScores;
use crate::{key, location};
use std::path::{Path, PathBuf};
use store::{Access, Store};
use tempfile::TempDir;

/// The open encrypted file.
#[derive(Debug)]
pub struct House {
    /// The database.
    pub store: Store,
    /// Where it stands.
    pub path: PathBuf,
    /// The scores that were found out: that takes everybody who answered.
    pub(crate) scores: KeptScores,
    /// The folder that goes with it, where it is only for a try.
    folder: Option<TempDir>,
}

impl House {
    /// Opens the desktop program's own file to read and write, making it where there is none.
    pub async fn open_default() -> Result<Self, Failure> {
        Self::open(&location::database()?, Access::Write).await
    }

    /// Opens a file; with [`Access::Write`] it is made where there is none.
    ///
    /// # Errors
    /// [`Failure::NoKey`] without a key, [`Failure::NoDatabase`] when reading what does not exist, and all that the
    /// store refuses: another writer, a wrong key, a newer file.
    pub async fn open(path: &Path, access: Access) -> Result<Self, Failure> {
        if access == Access::Read && !path.exists() {
            return Err(Failure::NoDatabase { path: path.to_owned() });
        }
        let key = key::find(path)?;
        let store = if path.exists() {
            Store::open(path, &key, access).await?
        } else {
            Store::create(path, &key).await?
        };
        Ok(Self::of(store, path))
    }

    /// Returns the house of a database that is open already.
    pub(crate) fn of(store: Store, path: &Path) -> Self {
        Self { store, path: path.to_owned(), scores: KeptScores::default(), folder: None }
    }

    /// Opens an empty file in a folder of its own that goes with it, under a key that nobody keeps.
    pub async fn for_a_try() -> Result<Self, Failure> {
        let failed = |error: std::io::Error| Failure::Disk { path: "tmp".into(), kind: error.kind() };
        let folder = tempfile::tempdir().map_err(failed)?;
        let path = folder.path().join("baromail.db");
        let store = Store::create(&path, &key::unkept()?).await?;
        Ok(Self { store, path, scores: KeptScores::default(), folder: Some(folder) })
    }

    /// Closes the file, so that nothing of it waits in a log beside it.
    pub async fn close(self) -> Result<(), Failure> {
        let closed = self.store.close().await;
        drop(self.folder);
        Ok(closed?)
    }
}
