//! The lock of the one writer: a file beside the database that names the process holding it.

use crate::error::{Result, StoreError};
use fs4::FileExt;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a second writer waits before it is told who holds the file.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(50);

/// The held lock; the operating system releases it even when the process dies.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock of a database, waiting a few seconds for another writer to finish.
    pub(crate) async fn take(database: &Path) -> Result<Self> {
        let path = path_of(database);
        let io = |source| StoreError::Io { path: path.clone(), source };
        let mut file =
            private().read(true).write(true).create(true).truncate(false).open(&path).map_err(io)?;
        let mut waited = Duration::ZERO;
        while let Err(error) = FileExt::try_lock(&file) {
            if let fs4::TryLockError::Error(source) = error {
                return Err(StoreError::Io { path, source });
            }
            if waited >= PATIENCE {
                return Err(held(database, &mut file));
            }
            tokio::time::sleep(PAUSE).await;
            waited += PAUSE;
        }
        file.set_len(0).map_err(io)?;
        file.rewind().map_err(io)?;
        writeln!(file, "{}, {}", host(), std::process::id()).map_err(io)?;
        Ok(Self { file })
    }
}

impl Drop for Lock {
    /// Empties the file, which stays: removing it would let two processes lock two files of one name.
    fn drop(&mut self) {
        let emptied = self.file.set_len(0);
        let unlocked = FileExt::unlock(&self.file);
        if let Some(error) = emptied.err().or(unlocked.err()) {
            tracing::warn!(%error, "the lock could not be tidied");
        }
    }
}

fn path_of(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

fn held(database: &Path, file: &mut File) -> StoreError {
    let mut text = String::new();
    // Where a locked file cannot be read (Windows), the holder stays unnamed.
    let who =
        file.read_to_string(&mut text).ok().map(|_| text.trim().to_owned()).filter(|who| !who.is_empty());
    let since = file.metadata().and_then(|meta| meta.modified()).ok();
    StoreError::HeldBy { path: database.to_owned(), who, since }
}

fn host() -> String {
    let named = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let named =
        named.or_else(|| std::env::var("COMPUTERNAME").ok()).or_else(|| std::env::var("HOSTNAME").ok());
    named.map_or_else(|| "localhost".to_owned(), |name| name.trim().to_owned())
}

/// Returns options for a file that only its owner may read.
pub(crate) fn private() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "the mode exists on Unix alone"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}
