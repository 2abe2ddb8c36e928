//! Where the program keeps its file, its key and its preferences.

use crate::failure::Failure;
use std::fs;
use std::path::{Path, PathBuf};

/// The program's name for the operating system; the same in `tauri.conf.json`.
pub const IDENTIFIER: &str = "fr.baromail.Baromail";

/// The encrypted file's name.
const DATABASE: &str = "baromail.db";

/// Returns the folder of the program: `BAROMAIL_DATA`, else the system's folder for local data.
///
/// # Errors
/// [`Failure::NoFolder`] where the system knows no such folder.
pub fn folder() -> Result<PathBuf, Failure> {
    match std::env::var_os("BAROMAIL_DATA") {
        Some(folder) if !folder.is_empty() => Ok(PathBuf::from(folder)),
        _ => dirs::data_local_dir().map(|folder| folder.join(IDENTIFIER)).ok_or(Failure::NoFolder),
    }
}

/// Returns the path of the desktop program's own file.
pub fn database() -> Result<PathBuf, Failure> {
    Ok(folder()?.join(DATABASE))
}

/// Returns where the key file of a database stands: beside it.
pub fn key_file(database: &Path) -> PathBuf {
    let mut name = database.file_name().unwrap_or_default().to_owned();
    name.push(".key");
    database.with_file_name(name)
}

/// Returns the folder of the program, made where there is none, for its owner alone.
pub fn make_folder() -> Result<PathBuf, Failure> {
    let folder = folder()?;
    make_private(&folder)?;
    Ok(folder)
}

/// Makes a folder, and those above it, that only its owner can open; one that exists is left as it is.
pub(crate) fn make_private(folder: &Path) -> Result<(), Failure> {
    if folder.as_os_str().is_empty() || folder.exists() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| Failure::Disk { path: folder.to_owned(), kind: error.kind() })
}
