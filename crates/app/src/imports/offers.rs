//! What is offered to be imported: a file of the disk, or cells that were pasted and stay in memory.

use crate::failure::Failure;
use crate::lang::{Lang, say};
use domain::format::short_moment;
use import::Source;
use std::path::PathBuf;
use std::sync::Arc;

/// Bytes of pasted cells that are taken.
pub const PASTE_BYTES: usize = 64 * 1024 * 1024;

/// Something offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A file.
    File(PathBuf),
    /// Pasted cells.
    Pasted {
        /// The name under which they are shown.
        name: String,
        /// Their text, tabs between cells.
        text: Arc<[u8]>,
    },
}

impl Offer {
    /// Returns pasted cells under a name that says when they were pasted: `Collage du 25 nov. 14 h 30`.
    ///
    /// # Errors
    /// [`Failure::TooMuchPasted`]; nothing at all is an empty file and refused when it is looked at.
    pub fn pasted(text: &str, now: &str, lang: Lang) -> Result<Self, Failure> {
        if text.len() > PASTE_BYTES {
            return Err(Failure::TooMuchPasted { limit: PASTE_BYTES });
        }
        Ok(Self::Pasted { name: pasted_name(now, lang), text: Arc::from(text.as_bytes()) })
    }

    /// Returns the name that is shown.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Pasted { name, .. } => name.clone(),
        }
    }

    /// Returns whether it is pasted cells.
    pub const fn is_pasted(&self) -> bool {
        matches!(self, Self::Pasted { .. })
    }

    /// Opens it on the current thread.
    pub fn open(&self) -> Result<Arc<Source>, Failure> {
        match self {
            Self::File(path) => super::job::open(path),
            Self::Pasted { name, text } => Ok(Arc::new(import::open_bytes(name, Arc::clone(text))?)),
        }
    }
}

/// Returns the name of cells pasted at a moment (ISO text).
fn pasted_name(now: &str, lang: Lang) -> String {
    let moment = short_moment(now, lang);
    say(lang, format!("Collage du {moment}"), format!("Pasted on {moment}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_cells_are_named_by_their_moment() {
        for (now, lang, name) in [
            ("2026-11-25T14:30:07", Lang::Fr, "Collage du 25\u{a0}nov. à 14\u{a0}h\u{a0}30"),
            ("2026-03-01T09:05:00", Lang::Fr, "Collage du 1er\u{a0}mars à 9\u{a0}h\u{a0}05"),
            ("2026-11-25T14:30:07", Lang::En, "Pasted on 25\u{a0}Nov at 14:30"),
        ] {
            assert_eq!(Offer::pasted("a", now, lang).expect("short").name(), name);
        }
    }
}
