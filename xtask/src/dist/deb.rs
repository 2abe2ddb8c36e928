//! The tree as a package for Debian and Ubuntu.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::tree::PROGRAMS;
use super::{Release, copy, remove, write};
use crate::failure::Failure;
use crate::house;
use crate::steps::{ask, run};

pub(super) const MAINTAINER: &str = "The Baromail contributors <baromail@users.noreply.github.com>";

/// Returns where the package is, once it is made.
pub(super) fn path(release: &Release) -> PathBuf {
    release.folder.join(format!("baromail_{}_{}.deb", release.version, machine()))
}

/// Packs the tree.
pub(super) fn pack(release: &Release) -> Result<(), Failure> {
    let (tree, staged) = (release.tree(), release.folder.join("deb"));
    remove(&staged)?;
    run(Command::new("cp").arg("-a").arg(&tree).arg(&staged))?;
    let overrides = house::root().join("packaging/linux/overrides");
    copy(&overrides, &staged.join("usr/share/lintian/overrides/baromail"))?;
    run(Command::new("sh").current_dir(&staged).args(["-c", SUMS]))?;
    write(&staged.join("DEBIAN/control"), &control(release, &machine())?)?;
    run(Command::new("chmod").arg("-R").arg("u=rwX,go=rX").arg(&staged))?;
    run(Command::new("dpkg-deb")
        .args(["--root-owner-group", "-Zxz", "--build"])
        .arg(&staged)
        .arg(path(release))
        .env("SOURCE_DATE_EPOCH", &release.epoch))
}

/// Returns the processor by the name that Debian has for it.
fn machine() -> String {
    ask("dpkg", &["--print-architecture"]).unwrap_or_default().trim().to_owned()
}

/// Sorted, so that the file is the same at each run.
const SUMS: &str =
    "mkdir DEBIAN && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum > DEBIAN/md5sums";

fn control(release: &Release, machine: &str) -> Result<String, Failure> {
    Ok(format!(
        "Package: baromail\nVersion: {}\nArchitecture: {machine}\nMaintainer: {MAINTAINER}\n\
         Installed-Size: {}\nDepends: {}\nRecommends: xdg-utils, xclip | wl-clipboard\n\
         Suggests: gnome-shell-extension-appindicator\n\
         Section: misc\nPriority: optional\n\
         Homepage: https://github.com/baromail/baromail\n\
         Description: tells whether prospecting by post pays\n \
         Drop the spreadsheets you already have (mailing list, replies, undelivered\n \
         letters, costs, orders) and read what prospecting by post brings, letter by\n \
         letter. It works on one computer, offline, on an encrypted file.\n .\n \
         This package holds the window and the baromail command.\n",
        release.version,
        size(release),
        libraries(release)?
    ))
}

fn size(release: &Release) -> String {
    let said = ask("du", &["-sk", "--apparent-size", &release.tree().display().to_string()]);
    said.and_then(|said| said.split_whitespace().next().map(str::to_owned)).unwrap_or_else(|| "0".to_owned())
}

/// Asks dpkg which packages hold the libraries that the programs are linked with.
fn libraries(release: &Release) -> Result<String, Failure> {
    let folder = release.folder.join("libraries");
    write(&folder.join("debian/control"), "Source: baromail\n\nPackage: baromail\nArchitecture: any\n")?;
    let mut command = Command::new("dpkg-shlibdeps");
    command.current_dir(&folder).arg("-O");
    for program in PROGRAMS {
        command.arg("-e").arg(release.tree().join("usr/bin").join(program));
    }
    let said = command.output().map_err(|error| Failure::NotStarted("dpkg-shlibdeps".to_owned(), error))?;
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    let found = text.lines().find_map(|line| line.strip_prefix("shlibs:Depends=")).map(str::to_owned);
    let _gone = fs::remove_dir_all(&folder);
    found.ok_or(Failure::Ended("dpkg-shlibdeps".to_owned(), said.status))
}
