//! The watched folder's files: which of them count, and where they go.

use crate::failure::Failure;
use crate::files;
use crate::lang::{Lang, one_of};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Endings of spreadsheets.
const ENDINGS: [&str; 8] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt"];

/// A file of the folder as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// When it was written to.
    pub modified: SystemTime,
}

/// Returns the spreadsheets in a folder, but not those in folders below; a folder that is gone has none.
pub fn scan(folder: &Path) -> Vec<Found> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<Found> = entries.filter_map(|entry| look(&entry.ok()?.path())).collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn look(path: &Path) -> Option<Found> {
    if !counts(path.file_name()?.to_str()?) {
        return None;
    }
    let meta = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(Found { path: path.to_owned(), size: meta.len(), modified: meta.modified().ok()? })
}

/// Returns whether a file of this name is a spreadsheet, and not one that a program keeps while it works on another.
fn counts(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    !name.starts_with(['.', '~']) && ENDINGS.contains(&ending.to_lowercase().as_str())
}

/// Returns the name of the folder of files that were taken in.
pub(super) fn done(lang: Lang) -> &'static str {
    one_of(lang, "fait", "done")
}

/// Returns the name of the folder of files that leave a question open.
pub(super) fn to_correct(lang: Lang) -> &'static str {
    one_of(lang, "à corriger", "to correct")
}

/// Moves a file into a folder, which is made where it is missing; never over another file.
pub(super) fn move_into(folder: &Path, file: &Path) -> Result<PathBuf, Failure> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let target = free_path(folder, &name)?;
    let failed = |error: std::io::Error| Failure::Disk { path: target.clone(), kind: error.kind() };
    fs::rename(file, &target).map_err(failed)?;
    Ok(target)
}

/// Writes a text beside a file: `plis.csv - compte rendu.txt`; never over another file.
pub(super) fn write_beside(file: &Path, what: &str, ending: &str, bytes: &[u8]) -> Result<(), Failure> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let folder = file.parent().unwrap_or(Path::new("."));
    files::write_whole(&free_path(folder, &format!("{name} - {what}.{ending}"))?, bytes)
}

/// Returns a name in a folder that no file has: `plis.csv`, `plis (2).csv`, …
pub(crate) fn free_path(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    fs::create_dir_all(folder)
        .map_err(|error| Failure::Disk { path: folder.to_owned(), kind: error.kind() })?;
    let plain = Path::new(name);
    let stem = plain.file_stem().unwrap_or_default().to_string_lossy();
    let ending =
        plain.extension().map_or_else(String::new, |ending| format!(".{}", ending.to_string_lossy()));
    let numbered = (2_u32..).map(|turn| folder.join(format!("{stem} ({turn}){ending}")));
    let mut names = std::iter::once(folder.join(name)).chain(numbered);
    names
        .find(|path| !path.exists())
        .ok_or_else(|| Failure::Disk { path: folder.to_owned(), kind: std::io::ErrorKind::AlreadyExists })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_spreadsheets_that_nobody_is_at_work_on_count() {
        for (name, expected) in [
            ("plis.xlsx", true),
            ("PLIS.CSV", true),
            ("~$plis.xlsx", false),
            (".~lock.plis.ods#", false),
            (".plis.csv", false),
            ("plis.csv.part", false),
            ("plis.xlsx.crdownload", false),
            ("photo.jpg", false),
            ("plis", false),
        ] {
            assert_eq!(counts(name), expected, "{name}");
        }
    }

    #[test]
    fn no_file_is_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let (home, file) = (folder.path().join("done"), folder.path().join("a.csv"));
        for expected in ["a.csv", "a (2).csv", "a (3).csv"] {
            fs::write(&file, expected).expect("written");
            let moved = move_into(&home, &file).expect("moved");
            assert_eq!(moved, home.join(expected));
            assert_eq!(fs::read_to_string(moved).expect("read"), expected);
        }
    }
}
