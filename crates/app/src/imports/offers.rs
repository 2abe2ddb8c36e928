//! What is offered to be imported: a file of the disk, or cells that were pasted and stay in memory.

use super::templates;
use crate::dto::import::FileSort;
use crate::failure::Failure;
use crate::lang::{Lang, say};
use domain::format::short_moment;
use import::Source;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes of pasted cells that are taken.
pub const PASTE_BYTES: usize = 64 * 1024 * 1024;

/// How files of the program itself end: backups, and templates that somebody called so.
pub const ENDING: &str = "baromail";
/// How backups ended once; those that the program keeps by itself still do.
pub const OLD_BACKUP: &str = "db";
/// Bytes by which a text is told from a copy, which is encrypted from its first byte on.
const LOOK: u64 = 512;

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

    /// Returns what it is.
    pub fn sort(&self) -> FileSort {
        let Self::File(path) = self else { return FileSort::Table };
        let ends = |ending: &str| path.extension().is_some_and(|end| end.eq_ignore_ascii_case(ending));
        if ends(templates::ENDING) || (ends(ENDING) && is_text(path)) {
            FileSort::Template
        } else if ends(ENDING) || ends(OLD_BACKUP) {
            FileSort::Backup
        } else {
            FileSort::Table
        }
    }

    /// Opens it on the current thread.
    pub fn open(&self) -> Result<Arc<Source>, Failure> {
        match self {
            Self::File(path) => super::job::open(path),
            Self::Pasted { name, text } => Ok(Arc::new(import::open_bytes(name, Arc::clone(text))?)),
        }
    }
}

/// Returns whether a file begins as a text does; what cannot be read is none.
fn is_text(path: &Path) -> bool {
    let mut begin = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LOOK).read_to_end(&mut begin));
    // A letter may be cut in two where the look ends.
    let is_whole = || std::str::from_utf8(&begin).map_or_else(|wrong| wrong.error_len().is_none(), |_| true);
    read.is_ok() && is_whole()
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

    #[test]
    fn files_of_the_program_are_told_by_their_names_and_first_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        // 511 bytes of ASCII, then a letter of two bytes across the end of the look.
        let template = format!("{}é…", "a".repeat(511));
        let copy: Vec<u8> = (0..600_u32).map(|n| n.wrapping_mul(167).to_le_bytes()[0]).collect();
        for (name, content, sort) in [
            ("Imprimeur.baromail-template", template.as_bytes(), FileSort::Template),
            ("Imprimeur.baromail", template.as_bytes(), FileSort::Template),
            ("sauvegarde.baromail", &copy, FileSort::Backup),
            ("SAUVEGARDE.BAROMAIL", &copy, FileSort::Backup),
            ("sauvegarde.db", &copy, FileSort::Backup),
            ("liste.csv", template.as_bytes(), FileSort::Table),
            ("baromail", &copy, FileSort::Table),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, content).expect("a file");
            assert_eq!(Offer::File(path).sort(), sort, "{name}");
        }
        let gone = Offer::File(folder.path().join("gone.baromail"));
        assert_eq!(gone.sort(), FileSort::Backup);
        assert_eq!(Offer::pasted("a", "2026-11-25", Lang::Fr).expect("short").sort(), FileSort::Table);
    }
}
