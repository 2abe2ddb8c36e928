//! Where the bytes of a text file are: on the disk, or in memory for cells that were pasted.

use std::fs::File;
use std::io::{Cursor, Read, Result, Seek, SeekFrom};
use std::sync::Arc;
use std::time::SystemTime;

/// The bytes of a text file.
pub(crate) enum Bytes {
    /// On the disk.
    Disk(File),
    /// In memory: pasted cells never touch the disk.
    Memory(Cursor<Arc<[u8]>>),
}

impl Read for Bytes {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        match self {
            Self::Disk(file) => file.read(into),
            Self::Memory(bytes) => bytes.read(into),
        }
    }
}

impl Seek for Bytes {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        match self {
            Self::Disk(file) => file.seek(to),
            Self::Memory(bytes) => bytes.seek(to),
        }
    }
}

/// A file on the disk as it was when it was opened.
pub(crate) struct Stamp {
    handle: File,
    size: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// Notes how a file is now.
    pub(crate) fn of(file: &File) -> Result<Self> {
        let now = file.metadata()?;
        Ok(Self { handle: file.try_clone()?, size: now.len(), modified: now.modified().ok() })
    }

    /// Returns the file.
    pub(crate) const fn file(&self) -> &File {
        &self.handle
    }

    /// Returns whether the file is still as it was.
    pub(crate) fn holds(&self) -> Result<bool> {
        let now = self.handle.metadata()?;
        Ok(now.len() == self.size && now.modified().ok() == self.modified)
    }
}
