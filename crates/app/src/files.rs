//! Files that appear whole or not at all, and names that are safe on every disk.

use crate::failure::Failure;
use std::io::Write;
use std::path::Path;

/// Bytes of a name that every file system can hold, ending included.
const NAME_BYTES: usize = 100;

/// Writes a file aside and renames it into place, so that nobody ever sees half of it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::Disk { path: path.to_owned(), kind: error.kind() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
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
