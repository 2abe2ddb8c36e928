//! The picture of a virtual display, which keeps it in a file.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hasher};
use std::path::PathBuf;

use crate::failure::Failure;

/// Shades from which on a picture has letters in it: their edges are smoothed, a blank window has one or two.
const SHADES: usize = 12;
/// A colour that the display keeps in the file's table, in bytes.
const TABLE_ENTRY: usize = 12;

/// A display's picture: an X window dump that changes as it is drawn on.
///
/// *Source*: the X Window System's `XWDFile.h`, version 7.
pub(super) struct Picture {
    file: PathBuf,
    /// Where its pixels begin.
    start: usize,
}

/// What one look tells.
pub(super) struct Look {
    /// Differs where the picture does.
    pub(super) mark: u64,
    pub(super) has_letters: bool,
}

impl Picture {
    /// Opens the picture of a display that has started.
    pub(super) fn of(file: PathBuf) -> Result<Self, Failure> {
        let bytes = std::fs::read(&file).map_err(|error| Failure::File(file.clone(), error))?;
        let number = |place: usize| {
            let bytes = bytes.get(place * 4..place * 4 + 4)?;
            Some(u32::from_be_bytes(bytes.try_into().ok()?) as usize)
        };
        let start = number(0).zip(number(19)).map(|(head, colours)| head + colours * TABLE_ENTRY);
        let start =
            start.filter(|start| *start < bytes.len()).ok_or(Failure::NoAnswer("picture of the display"))?;
        Ok(Self { file, start })
    }

    /// Looks at it.
    pub(super) fn look(&self) -> Result<Look, Failure> {
        let bytes = std::fs::read(&self.file).map_err(|error| Failure::File(self.file.clone(), error))?;
        let pixels = bytes.get(self.start..).unwrap_or_default();
        let mut mark = DefaultHasher::new();
        mark.write(pixels);
        // One pixel in two is enough to meet letters.
        let shades: HashSet<&[u8]> = pixels.chunks_exact(4).step_by(2).collect();
        Ok(Look { mark: mark.finish(), has_letters: shades.len() >= SHADES })
    }
}
