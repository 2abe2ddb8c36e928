//! The package for Debian as somebody uses it: installed, started by its desktop entry, fed with samples, put in the
//! place of the version before, and removed without a trace but the person's own data.

mod place;
mod window;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Release, read, remove, write};
use crate::consent::Consent;
use crate::failure::Failure;
use crate::house;
use crate::steps::{run, say, step};
use place::{Place, answer};
use window::{Start, start};

/// The version that stands for the one before.
const BEFORE: &str = "0.0.9";
/// A file that the version before has alone: the upgrade takes it away.
const GONE: &str = "usr/share/doc/baromail/of-the-version-before";
/// Where the person's data are, from their home on.
const DATA: &str = ".local/share/fr.baromail.Baromail/";
/// What a library leaves in any home, whichever program used it.
const OF_LIBRARIES: &str = ".cache/fontconfig/";

/// Tries a package.
pub(super) fn install(release: &Release, deb: &Path, consent: Consent) -> Result<(), Failure> {
    let folder = release.folder.join("install");
    remove(&folder)?;
    fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    let place = step("System to install on", || Place::find(&folder, consent))?;
    let untouched = step("Libraries that the package asks for", || libraries(&place, deb))?;
    let before = step("Package of the version before", || version_before(deb, &folder))?;
    step("Installed: the version before", || put(&place, &before, BEFORE))?;
    step("First start, in both languages", || first_starts(&place, &folder))?;
    let figures = step("Samples taken in by the installed command", || samples(&place))?;
    step("Installed: this version in its place", || upgrade(&place, deb, release))?;
    step("Data kept", || kept(&place, &figures))?;
    step("Report of the installed command", || report(&place))?;
    step("Started on the data", || started(&place, &folder))?;
    step("Removed", || gone(&place, &untouched))
}

/// Installs what the package depends on, so that only its own files are left to compare; returns all files.
fn libraries(place: &Place, deb: &Path) -> Result<Vec<String>, Failure> {
    let depends = answer(Command::new("dpkg-deb").arg("-f").arg(deb).arg("Depends"))?;
    say(depends.trim());
    run(&mut place.admin(&["apt-get", "update", "-qq"]))?;
    run(&mut place.admin(&["apt-get", "satisfy", "-y", "-qq", "--no-install-recommends", depends.trim()]))?;
    place.files()
}

/// Makes of a package one that calls itself older and has a file more.
fn version_before(deb: &Path, folder: &Path) -> Result<PathBuf, Failure> {
    let (tree, made) = (folder.join("before"), folder.join(format!("baromail_{BEFORE}.deb")));
    run(Command::new("dpkg-deb").arg("--raw-extract").arg(deb).arg(&tree))?;
    let control = tree.join("DEBIAN/control");
    let told = read(&control)?;
    let older = told.lines().map(|line| match line.split_once(": ") {
        Some(("Version", _)) => format!("Version: {BEFORE}\n"),
        _ => format!("{line}\n"),
    });
    write(&control, &older.collect::<String>())?;
    write(&tree.join(GONE), "An upgrade takes this file away.\n")?;
    run(Command::new("dpkg-deb").args(["--root-owner-group", "-Znone", "--build"]).arg(&tree).arg(&made))?;
    remove(&tree)?;
    Ok(made)
}

fn put(place: &Place, deb: &Path, version: &str) -> Result<(), Failure> {
    let file = place.give(deb)?;
    run(&mut place.admin(&["apt-get", "install", "-y", "-qq", "--no-install-recommends", &file]))?;
    run(&mut place.admin(&["rm", &file]))?;
    let installed = answer(&mut place.admin(&["dpkg-query", "-W", "-f", "${Version}", "baromail"]))?;
    say(&format!("baromail {installed}"));
    expect(installed == version, "another version is installed", || vec![installed])
}

fn first_starts(place: &Place, folder: &Path) -> Result<(), Failure> {
    for (name, language) in [("first-start-fr", "fr_FR.UTF-8"), ("first-start-en", "en_GB.UTF-8")] {
        start(place, folder, &Start { name, language, arguments: &[], sign: None })?;
    }
    Ok(())
}

/// Takes the samples in and returns the figures as the command prints them.
fn samples(place: &Place) -> Result<String, Failure> {
    let files = place.give(&house::root().join("samples"))?;
    let import = format!("exec baromail --create-key-file import {files}/*.xlsx {files}/*.csv");
    answer(&mut place.person(&[], &["sh", "-c", &import])).map(|said| say(said.trim()))?;
    run(&mut place.admin(&["rm", "-r", &files]))?;
    figures(place)
}

fn figures(place: &Place) -> Result<String, Failure> {
    // A day of its own: figures depend on it.
    answer(&mut place.person(&[], &["baromail", "--json", "--today", "2026-12-31", "kpi"]))
}

fn upgrade(place: &Place, deb: &Path, release: &Release) -> Result<(), Failure> {
    put(place, deb, &release.version)?;
    let left = place.outside(&Path::new("/").join(GONE));
    expect(!left.exists(), "a file of the version before is left", || vec![left.display().to_string()])
}

fn kept(place: &Place, before: &str) -> Result<(), Failure> {
    let now = figures(place)?;
    say(&format!("{} bytes of figures, the same by both versions", now.len()));
    expect(now == before && now.len() > 1_000, "figures are not those of the version before", || vec![now])
}

fn report(place: &Place) -> Result<(), Failure> {
    let file = place.home.join("report.pdf").display().to_string();
    run(&mut place.person(&[], &["baromail", "report", "comparison", "--out", &file]))?;
    let begin = answer(&mut place.admin(&["head", "-c", "5", &file]))?;
    say(&format!("{file} begins with {begin}"));
    run(&mut place.admin(&["rm", &file]))?;
    expect(begin == "%PDF-", "the report is no PDF", || vec![begin])
}

/// Starts the window on the data that were kept; it gives a sign once its page shows the figures.
fn started(place: &Place, folder: &Path) -> Result<(), Failure> {
    let shown = place.home.join("shown");
    let to = shown.display().to_string();
    run(&mut place.person(&[], &["mkdir", &to]))?;
    let arguments = ["--demo-to", to.as_str()];
    let sign = shown.join("ready");
    let name = "window-on-data";
    start(place, folder, &Start { name, language: "fr_FR.UTF-8", arguments: &arguments, sign: Some(&sign) })?;
    run(&mut place.admin(&["rm", "-r", &to]))
}

/// Removes the package and compares what is there with what was there before it came.
fn gone(place: &Place, untouched: &[String]) -> Result<(), Failure> {
    run(&mut place.admin(&["apt-get", "purge", "-y", "-qq", "baromail"]))?;
    let now = place.files()?;
    let left = now.iter().filter(|file| untouched.binary_search(file).is_err()).cloned().collect::<Vec<_>>();
    let lost = untouched.iter().filter(|file| now.binary_search(file).is_err()).cloned().collect::<Vec<_>>();
    expect(left.is_empty(), "these files are left of the package", || left)?;
    expect(lost.is_empty(), "these files of others went with the package", || lost)?;
    let kept = place.kept()?;
    say(&format!("of {} files nothing is left but the person's {}", now.len(), kept.len()));
    let known = |file: &String| [DATA, OF_LIBRARIES].iter().any(|folder| file.starts_with(folder));
    let strange = kept.iter().filter(|file| !known(file)).cloned().collect::<Vec<_>>();
    expect(kept.iter().any(|file| file.ends_with("baromail.db")), "the person's data are gone", || kept)?;
    expect(strange.is_empty(), "these files of the person's home are no data of theirs", || strange)
}

fn expect(holds: bool, otherwise: &'static str, lines: impl FnOnce() -> Vec<String>) -> Result<(), Failure> {
    if holds { Ok(()) } else { Err(Failure::Unexpected(otherwise, lines())) }
}
