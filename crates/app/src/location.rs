//! Where the program keeps its file, its key and its preferences.

use crate::failure::Failure;
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
