//! Files that appear whole or not at all, and names that are safe on every disk.

use crate::failure::Failure;
use std::fs::File;
use std::io::Write;
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
    pub(crate) fn failed(&self, error: &std::io::Error) -> Failure {
        refused(&self.path, error)
    }

    /// Puts it into its place, over what was there.
    pub(crate) fn put(self) -> Result<(), Failure> {
        self.file.as_file().sync_all().map_err(|error| self.failed(&error))?;
        self.file.persist(&self.path).map_err(|error| refused(&self.path, &error.error))?;
        Ok(())
    }
}

/// Returns the folder of a file.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn refused(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Disk { path: path.to_owned(), kind: error.kind() }
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
