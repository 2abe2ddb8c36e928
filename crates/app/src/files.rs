//! Files that appear whole or not at all, and names that are safe on every disk.

use crate::failure::Failure;
use std::fs::File;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Bytes of a name that every file system can hold, ending included.
const NAME_BYTES: usize = 100;

/// A file on its way into its place; it is gone where it never comes there.
pub(crate) struct Aside {
    file: NamedTempFile,
    path: PathBuf,
}

impl Aside {
    /// Begins a file beside where it belongs.
    pub(crate) fn new(path: &Path) -> Result<Self, Failure> {
        let file = NamedTempFile::new_in(parent(path)).map_err(|error| refused(path, &error))?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// Returns it to be written to.
    pub(crate) fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Returns it once more, for a writer that keeps it.
    pub(crate) fn again(&self) -> Result<File, Failure> {
        self.file.as_file().try_clone().map_err(|error| self.failed(&error))
    }

    /// Returns what the disk refused of it.
    pub(crate) fn failed(&self, error: &Error) -> Failure {
        refused(&self.path, error)
    }

    /// Puts it into its place, over what was there.
    pub(crate) fn put(self) -> Result<(), Failure> {
        self.file.as_file().sync_all().map_err(|error| self.failed(&error))?;
        self.file.persist(&self.path).map_err(|error| {
            let kind = kind_in_place(&error.error, &self.path, std::env::consts::OS);
            Failure::Disk { path: self.path.clone(), kind }
        })?;
        Ok(())
    }
}

/// Returns the folder of a file.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn refused(path: &Path, error: &Error) -> Failure {
    Failure::Disk { path: path.to_owned(), kind: kind_of(error, std::env::consts::OS) }
}

/// Numbers by which Windows says that another program has a file open: a sharing violation and a lock violation.
const HELD: [i32; 2] = [32, 33];

/// Returns what is wrong; that another program has a file open has no kind of its own in the library.
fn kind_of(error: &Error, system: &str) -> ErrorKind {
    match error.raw_os_error() {
        Some(code) if system == "windows" && HELD.contains(&code) => ErrorKind::ResourceBusy,
        _ => error.kind(),
    }
}

/// Returns what is wrong where a file cannot take another's place: Windows then says *access denied* of one that another
/// program has open, as a reader of PDF does.
fn kind_in_place(error: &Error, path: &Path, system: &str) -> ErrorKind {
    let writable = || path.metadata().is_ok_and(|told| told.is_file() && !told.permissions().readonly());
    match kind_of(error, system) {
        ErrorKind::PermissionDenied if system == "windows" && writable() => ErrorKind::ResourceBusy,
        kind => kind,
    }
}

/// Writes a file aside and renames it into place, so that nobody ever sees half of it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut aside = Aside::new(path)?;
    aside.file().write_all(bytes).map_err(|error| aside.failed(&error))?;
    aside.put()
}

/// Returns a file name made of a text that came from data: no separator, no leading dot, no reserved device.
///
/// # Example
/// ```
/// assert_eq!(app::files::safe_name("../../etc/passwd", ".pdf"), "etc passwd.pdf");
/// ```
pub fn safe_name(text: &str, ending: &str) -> String {
    let kept: String = text.chars().map(|c| if is_safe(c) { c } else { ' ' }).collect();
    let mut name = kept.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['.', ' ']).to_owned();
    while name.len() + ending.len() > NAME_BYTES {
        name.pop();
    }
    let reserved = ["con", "prn", "aux", "nul"].contains(&name.to_lowercase().as_str());
    if name.is_empty() || reserved {
        name.insert_str(0, "baromail");
    }
    format!("{}{ending}", name.trim_end())
}

/// Returns the text file beside another that is named after one of its tables.
pub(crate) fn beside(path: &Path, table: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(safe_name(&format!("{stem} {table}"), ".csv"))
}

fn is_safe(c: char) -> bool {
    c.is_alphanumeric() || "-_,()' ’".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_another_program_has_open_is_told_from_one_that_may_not_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let open = folder.path().join("open.pdf");
        std::fs::write(&open, "x").unwrap();
        let (held, locked) = (Error::from_raw_os_error(32), Error::from_raw_os_error(33));
        let denied = Error::from(ErrorKind::PermissionDenied);
        assert_eq!(kind_of(&held, "windows"), ErrorKind::ResourceBusy);
        assert_eq!(kind_of(&locked, "windows"), ErrorKind::ResourceBusy);
        assert_ne!(kind_of(&held, "linux"), ErrorKind::ResourceBusy);
        assert_eq!(kind_in_place(&denied, &open, "windows"), ErrorKind::ResourceBusy);
        assert_eq!(kind_in_place(&denied, &open, "linux"), ErrorKind::PermissionDenied);
        assert_eq!(kind_in_place(&denied, folder.path(), "windows"), ErrorKind::PermissionDenied);
        assert_eq!(
            kind_in_place(&denied, &folder.path().join("none"), "windows"),
            ErrorKind::PermissionDenied
        );
        let words = Failure::Disk { path: open, kind: ErrorKind::ResourceBusy }.words(crate::lang::Lang::Fr);
        assert!(words.message.contains("un autre programme le tient ouvert"), "{words:?}");
        assert!(
            words.remedy.contains("Fermez-le") && words.remedy.contains("sous un autre nom"),
            "{words:?}"
        );
    }

    #[test]
    fn names_from_data_never_leave_their_folder() {
        for (text, name) in [
            ("REF26", "REF26.pdf"),
            ("a/b\\c:d", "a b c d.pdf"),
            ("..", "baromail.pdf"),
            ("NUL", "baromailNUL.pdf"),
            ("Été 2026 · \u{202e}fdp", "Été 2026 fdp.pdf"),
        ] {
            assert_eq!(safe_name(text, ".pdf"), name, "{text}");
        }
        assert!(safe_name(&"é".repeat(500), ".pdf").len() <= NAME_BYTES);
    }

    #[test]
    fn a_file_is_written_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.svg");
        write_whole(&path, b"first").expect("written");
        write_whole(&path, b"second").expect("written over");
        assert_eq!(std::fs::read(&path).expect("read"), b"second");
        assert!(write_whole(&folder.path().join("none").join("x"), b"").is_err());
    }
}
