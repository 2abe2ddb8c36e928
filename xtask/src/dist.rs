//! `cargo xtask dist`: the packages for Linux, by the distributions' own tools.
//!
//! One tree is laid out once (`tree`) and packed twice (`deb`, `rpm`). Tauri's bundler and cargo-deb were weighed:
//! the first knows neither the libraries that a program needs nor manual pages, the second packs one format only, so
//! that each file would be listed twice; dpkg-deb and rpmbuild are there wherever such packages are made, need no
//! compilation and honour `SOURCE_DATE_EPOCH`.

mod check;
mod deb;
mod rpm;
mod tree;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::consent::Consent;
use crate::failure::Failure;
use crate::house;
use crate::node;
use crate::packages;
use crate::rust;
use crate::steps::{ask, run, say, step};

/// The version of the house, the one place of which is the workspace's manifest.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the packages are made of and from when.
struct Release {
    /// Where the tree and the packages go.
    folder: PathBuf,
    /// The second that all files carry.
    epoch: String,
    /// The version.
    version: String,
}

/// Makes the packages; `check` also looks at them with lintian and its like.
pub(crate) fn dist(consent: Consent, words: &[OsString]) -> Result<(), Failure> {
    let checks = words.iter().any(|word| word == "check");
    if let Some(other) = words.iter().find(|word| *word != "check") {
        return Err(Failure::UnknownTask(format!("dist {}", other.to_string_lossy())));
    }
    if !cfg!(target_os = "linux") {
        return Err(Failure::InstallByHand(vec![
            "packages for this system are made by Tauri's bundler: see docs/release.md".to_owned(),
        ]));
    }
    let groups: &[&[&str]] = if checks {
        &[packages::BUILD, packages::DIST, packages::DIST_CHECK]
    } else {
        &[packages::BUILD, packages::DIST]
    };
    step("Rust and Node", || rust::check().and_then(|()| node::check()))?;
    step("System packages", || packages::ensure(groups, consent))?;
    step("Packages of the interface", node::install)?;
    step("Interface", node::build)?;
    let release = Release::new()?;
    step("Programs (half an hour the first time)", || build(&release))?;
    step("Tree", || tree::lay(&release))?;
    let deb = step("Package for Debian and Ubuntu", || deb::pack(&release))?;
    let rpm = step("Package for Fedora and openSUSE", || rpm::pack(&release))?;
    if checks {
        step("Checks", || check::check(&release, &deb))?;
    }
    say(&deb.display().to_string());
    say(&rpm.display().to_string());
    Ok(())
}

impl Release {
    fn new() -> Result<Self, Failure> {
        let folder = house::target().join("dist");
        let root = house::root().display().to_string();
        let commit = || ask("git", &["-C", &root, "log", "-1", "--format=%ct"]);
        let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().or_else(commit);
        let epoch = epoch.map(|epoch| epoch.trim().to_owned()).filter(|epoch| !epoch.is_empty());
        // A package of another version, to try how one replaces another.
        let version = std::env::var("BAROMAIL_PACKAGE_VERSION").unwrap_or_else(|_| VERSION.to_owned());
        fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
        Ok(Self { folder, epoch: epoch.unwrap_or_else(|| "0".to_owned()), version })
    }

    fn tree(&self) -> PathBuf {
        self.folder.join("tree")
    }

    /// Returns the day of the release as `date` writes it in a form.
    fn day(&self, form: &str) -> String {
        let said = ask("date", &["-u", "-d", &format!("@{}", self.epoch), form]);
        said.unwrap_or_default().trim().to_owned()
    }
}

/// Builds both programs in one selection: two would compile what they share twice.
///
/// Of the second of the release the day alone is handed on, by a name of ours: by its usual name libraries in C would
/// be compiled anew at each commit.
fn build(release: &Release) -> Result<(), Failure> {
    run(house::cargo().env("BAROMAIL_DATE", release.day("+%F")).args([
        "build",
        "--release",
        "--locked",
        "--package",
        "cli",
        "--package",
        "baromail-desktop",
    ]))
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::File(path.to_owned(), error))
}

/// Writes a file and the folders above it.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    make_room(path)?;
    fs::write(path, text).map_err(|error| Failure::File(path.to_owned(), error))
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    make_room(to)?;
    fs::copy(from, to).map(drop).map_err(|error| Failure::File(from.to_owned(), error))
}

fn make_room(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| Failure::File(folder.to_owned(), error))
}

fn remove(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::File(folder.to_owned(), error))?;
    }
    Ok(())
}
