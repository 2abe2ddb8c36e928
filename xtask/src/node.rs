//! Node, the packages of the interface, and its build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::failure::Failure;
use crate::house;
use crate::rust::version;
use crate::steps::{ask, run, say};

const NEEDED: (u32, u32) = (20, 19);

/// Checks that Node is new enough.
pub(crate) fn check() -> Result<(), Failure> {
    let found = ask("node", &["--version"]);
    if found.as_deref().and_then(version).is_some_and(|version| version >= NEEDED) {
        say(&format!("Node {}", found.unwrap_or_default().trim()));
        return Ok(());
    }
    Err(Failure::TooOld {
        program: "Node",
        found,
        needed: "20.19",
        remedy: "get it from https://nodejs.org, or by nvm, fnm, or your system's packages",
    })
}

/// Returns npm, started in the interface's folder.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(arguments).current_dir(ui());
    command
}

/// Installs the interface's packages, unless those of this very lock file are there.
pub(crate) fn install() -> Result<(), Failure> {
    let lock = ui().join("package-lock.json");
    let installed = ui().join("node_modules").join(".installed-lock.json");
    if read(&lock)? == fs::read(&installed).unwrap_or_default() {
        say("packages are those of package-lock.json");
        return Ok(());
    }
    run(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    fs::copy(&lock, &installed).map(drop).map_err(|error| Failure::File(installed, error))
}

/// Builds the interface, unless the last build is newer than everything it is made of.
pub(crate) fn build() -> Result<(), Failure> {
    let built = changed(&ui().join("dist").join("index.html"));
    let sources = [
        "src",
        "guide.ts",
        "size.ts",
        "index.html",
        "package-lock.json",
        "vite.config.ts",
        "svelte.config.js",
        "tsconfig.json",
        "../docs/guide",
        "../packaging/licences.json",
    ];
    if built.is_some() && built >= sources.iter().filter_map(|source| newest(&ui().join(source))).max() {
        say("up to date");
        return Ok(());
    }
    run(&mut npm(&["run", "build"]))
}

fn ui() -> PathBuf {
    house::root().join("ui")
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::File(path.to_owned(), error))
}

fn newest(path: &Path) -> Option<SystemTime> {
    let inside = fs::read_dir(path).into_iter().flatten().filter_map(Result::ok);
    inside.filter_map(|entry| newest(&entry.path())).chain(changed(path)).max()
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|entry| entry.modified()).ok()
}
