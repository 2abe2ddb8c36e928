//! `cargo xtask dist`: the packages for Linux, by the distributions' own tools.
//!
//! One tree is laid out once (`tree`) and packed twice (`deb`, `rpm`). Tauri's bundler and cargo-deb were weighed:
//! the first knows neither the libraries that a program needs nor manual pages, the second packs one format only, so
//! that each file would be listed twice; dpkg-deb and rpmbuild are there wherever such packages are made, need no
//! compilation and honour `SOURCE_DATE_EPOCH`.

mod check;
mod deb;
mod install;
mod rpm;
mod tree;
mod twice;

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
    /// How its programs are compiled.
    profile: Profile,
}

/// Words that follow `dist`: what is done beside making packages, and of what.
const WORDS: [&str; 4] = ["check", "debug", "made", "twice"];

/// How programs are compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Profile {
    /// As they are shipped.
    Release,
    /// As tests compile them, to try the chore itself.
    Debug,
}

/// Makes the packages.
///
/// `check` also looks at them, installs one and tries it; with `made` at those that were made before.
pub(crate) fn dist(consent: Consent, words: &[OsString]) -> Result<(), Failure> {
    if let Some(other) = words.iter().find(|word| !WORDS.iter().any(|known| *word == known)) {
        return Err(Failure::UnknownTask(format!("dist {}", other.to_string_lossy())));
    }
    if !cfg!(target_os = "linux") {
        return Err(Failure::InstallByHand(vec![
            "packages for this system are made by Tauri's bundler: see docs/release.md".to_owned(),
        ]));
    }
    let asked = |name: &str| words.iter().any(|word| word == name);
    let release = Release::new(if asked("debug") { Profile::Debug } else { Profile::Release })?;
    if asked("twice") {
        return twice::twice(&release);
    }
    let checkers: &[&str] = if asked("check") { packages::DIST_CHECK } else { &[] };
    if asked("made") {
        step("System packages", || packages::ensure(&[packages::DIST, checkers], consent))?;
    } else {
        make(&release, checkers, consent)?;
    }
    let (deb, rpm) = (deb::path(&release), rpm::path(&release));
    if asked("check") {
        check::check(&release, &deb, consent)?;
    }
    say(&deb.display().to_string());
    say(&rpm.display().to_string());
    Ok(())
}

fn make(release: &Release, checkers: &[&'static str], consent: Consent) -> Result<(), Failure> {
    step("Rust and Node", || rust::check().and_then(|()| node::check()))?;
    step("System packages", || packages::ensure(&[packages::BUILD, packages::DIST, checkers], consent))?;
    step("Packages of the interface", node::install)?;
    step("Interface", node::build)?;
    step("Programs (half an hour the first time)", || build(release))?;
    step("Tree", || tree::lay(release))?;
    step("Package for Debian and Ubuntu", || deb::pack(release))?;
    step("Package for Fedora and openSUSE", || rpm::pack(release))
}

impl Profile {
    /// Returns where cargo puts what it compiles so.
    fn folder(self) -> PathBuf {
        house::target().join(self.name())
    }

    fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Debug => "debug",
        }
    }
}

impl Release {
    fn new(profile: Profile) -> Result<Self, Failure> {
        let folder = house::target().join("dist");
        let root = house::root().display().to_string();
        let commit = || ask("git", &["-C", &root, "log", "-1", "--format=%ct"]);
        let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().or_else(commit);
        let epoch = epoch.map(|epoch| epoch.trim().to_owned()).filter(|epoch| !epoch.is_empty());
        // A package of another version, to try how one replaces another.
        let version = std::env::var("BAROMAIL_PACKAGE_VERSION").unwrap_or_else(|_| VERSION.to_owned());
        fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
        Ok(Self { folder, epoch: epoch.unwrap_or_else(|| "0".to_owned()), version, profile })
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
    let mut cargo = house::cargo();
    cargo.env("BAROMAIL_DATE", release.day("+%F")).args(["build", "--locked"]);
    run(match release.profile {
        Profile::Release => cargo.args(["--release", "--package", "cli", "--package", "baromail-desktop"]),
        // Everything, as each test run has it compiled already.
        Profile::Debug => cargo.arg("--bins"),
    })
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
