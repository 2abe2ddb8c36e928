//! The picture of a virtual display, which keeps it in a file.

use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::failure::Failure;

/// Shades from which on a picture has letters in it: their edges are smoothed, a blank window has one or two.
const SHADES: usize = 12;
/// A colour that the display keeps in the file's table, in bytes.
const TABLE_ENTRY: usize = 12;
/// Between two looks at the picture.
const LOOK: Duration = Duration::from_millis(4);
/// How long a window has to come, and how long its picture must stay the same to have settled.
const PATIENCE: Duration = Duration::from_mins(1);
const CALM: Duration = Duration::from_secs(3);

/// A display's picture: an X window dump that changes as it is drawn on.
///
/// *Source*: the X Window System's `XWDFile.h`, version 7.
pub(crate) struct Picture {
    file: PathBuf,
    /// Where its pixels begin.
    start: usize,
    /// Its pixels at the latest look.
    seen: Vec<u8>,
}

/// What one look tells.
struct Look {
    /// Whether the picture differs from that of the look before.
    changed: bool,
    has_letters: bool,
}

impl Picture {
    /// Opens the picture of a display that has started.
    pub(crate) fn of(file: PathBuf) -> Result<Self, Failure> {
        let bytes = std::fs::read(&file).map_err(|error| Failure::File(file.clone(), error))?;
        let number = |place: usize| {
            let bytes = bytes.get(place * 4..place * 4 + 4)?;
            Some(u32::from_be_bytes(bytes.try_into().ok()?) as usize)
        };
        let start = number(0).zip(number(19)).map(|(head, colours)| head + colours * TABLE_ENTRY);
        let start =
            start.filter(|start| *start < bytes.len()).ok_or(Failure::NoAnswer("picture of the display"))?;
        Ok(Self { file, start, seen: Vec::new() })
    }

    /// Waits until the picture has settled; returns how long it took until letters stood there, and until it changed
    /// for the last time.
    pub(crate) fn watch(&mut self, began: Instant) -> Result<(Duration, Duration), Failure> {
        let mut painted = None;
        let mut last = began;
        loop {
            let now = Instant::now();
            let look = self.look()?;
            if look.changed {
                last = now;
            }
            if painted.is_none() && look.has_letters {
                painted = Some(now);
            }
            match painted {
                Some(painted) if now - last > CALM => return Ok((painted - began, last - began)),
                None if now - began > PATIENCE => return Err(Failure::NoAnswer("window")),
                _ => sleep(LOOK),
            }
        }
    }

    /// Looks at it. Pixels are only compared, and shades counted until they are enough: the program that is timed needs
    /// the processor more.
    fn look(&mut self) -> Result<Look, Failure> {
        let bytes = std::fs::read(&self.file).map_err(|error| Failure::File(self.file.clone(), error))?;
        let pixels = bytes.get(self.start..).unwrap_or_default();
        let changed = pixels != self.seen;
        if changed {
            self.seen = pixels.to_vec();
        }
        Ok(Look { changed, has_letters: has_letters(pixels) })
    }
}

fn has_letters(pixels: &[u8]) -> bool {
    let mut shades: Vec<&[u8]> = Vec::with_capacity(SHADES);
    for shade in pixels.chunks_exact(4) {
        if !shades.contains(&shade) {
            shades.push(shade);
        }
        if shades.len() == SHADES {
            return true;
        }
    }
    false
}
