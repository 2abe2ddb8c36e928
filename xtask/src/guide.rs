//! `cargo xtask guide`: the pages of `docs/guide` as PDF, by the program's own typesetter.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::house;
use crate::steps::{ask, run, step};

/// Writes both languages into `target/guide`, with the version of the house and the day of its last commit.
pub(crate) fn guide() -> Result<(), Failure> {
    let root = house::root().display().to_string();
    let day = ask("git", &["-C", &root, "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d"]);
    let day = day.map(|day| day.trim().to_owned()).filter(|day| !day.is_empty());
    let day = day.unwrap_or_else(|| "1970-01-01".to_owned());
    step("Guide as PDF", || write(&house::target().join("guide"), env!("CARGO_PKG_VERSION"), &day)).map(drop)
}

/// Writes the guide into a folder and returns its files.
pub(crate) fn write(folder: &Path, version: &str, day: &str) -> Result<[PathBuf; 2], Failure> {
    // The same selection of packages as in every other chore: another one would compile the typesetter again.
    run(house::cargo().args(["build", "--quiet", "--bin", "make_guide"]))?;
    let mut make = std::process::Command::new(house::built("make_guide"));
    run(make.arg(folder).args([version, day]))?;
    Ok(["guide-fr.pdf", "guide-en.pdf"].map(|name| folder.join(name)))
}
