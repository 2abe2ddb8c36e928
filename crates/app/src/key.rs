//! The key of the encrypted file: where it is looked for, and how one is made.
//!
//! The keychain and passphrase strength come behind [`find`] later; nothing else asks for a key.

use crate::failure::Failure;
use crate::location;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use store::Key;

/// Returns the key of a database: `BAROMAIL_KEY`, else the file named by `BAROMAIL_KEY_FILE`, else the key file
/// beside the database.
///
/// # Errors
/// [`Failure::NoKey`] where none is found: a key is only ever made by [`create`], after a yes.
pub fn find(database: &Path) -> Result<Key, Failure> {
    if let Ok(text) = std::env::var("BAROMAIL_KEY") {
        return parse(&text);
    }
    let named = named();
    let path = place(database);
    match fs::read_to_string(&path) {
        Ok(text) => parse(&text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => {
            Err(Failure::NoKey { database: database.to_owned() })
        }
        Err(error) => Err(Failure::Disk { path, kind: error.kind() }),
    }
}

/// Returns where the key file of a database is looked for.
pub(crate) fn place(database: &Path) -> PathBuf {
    named().unwrap_or_else(|| location::key_file(database))
}

fn named() -> Option<PathBuf> {
    std::env::var_os("BAROMAIL_KEY_FILE").map(PathBuf::from)
}

fn parse(text: &str) -> Result<Key, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Failure::BadKey);
    }
    Key::from_text(text).map_err(|_| Failure::BadKey)
}

/// Makes a new key and writes it beside a database that does not exist yet, readable by its owner alone.
///
/// # Errors
/// [`Failure::KeyWouldOrphan`] where the database exists already: a second key would never open it.
pub fn create(database: &Path) -> Result<(), Failure> {
    let path = location::key_file(database);
    if path.exists() {
        return Ok(());
    }
    if database.exists() {
        return Err(Failure::KeyWouldOrphan { database: database.to_owned() });
    }
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| Failure::NoRandom)?;
    if let Some(folder) = database.parent() {
        location::make_private(folder)?;
    }
    let mut file = private_file(&path)?;
    writeln!(file, "{}", hex::encode(bytes))
        .and_then(|()| file.sync_all())
        .map_err(|error| Failure::Disk { path, kind: error.kind() })
}

/// Returns a key that is kept nowhere: what it closes goes with the program.
pub(crate) fn unkept() -> Result<Key, Failure> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| Failure::NoRandom)?;
    Ok(Key::from_bytes(bytes))
}

/// Makes the key of the desktop program's own file.
pub fn create_default() -> Result<(), Failure> {
    create(&location::database()?)
}

fn private_file(path: &Path) -> Result<fs::File, Failure> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| Failure::Disk { path: path.to_owned(), kind: error.kind() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_key_is_never_made_for_an_existing_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = folder.path().join("x.db");
        fs::write(&database, b"anything").expect("a file");
        assert!(matches!(create(&database), Err(Failure::KeyWouldOrphan { .. })));
        assert!(!location::key_file(&database).exists());
    }

    #[cfg(unix)]
    #[test]
    fn the_key_file_is_readable_by_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let database = folder.path().join("new").join("x.db");
        create(&database).expect("a key");
        let mode = fs::metadata(location::key_file(&database)).expect("the key file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(find(&database).is_ok());
    }
}
