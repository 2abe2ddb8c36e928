//! Cargo programs that tests need, in the house's own folder so that nobody's own ones change.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::house;
use crate::steps::{ask, run, say};

/// A program of a fixed version.
pub(crate) struct Tool {
    /// Name of the package and of the program.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// Checks licences, sources and forbidden packages.
pub(crate) const CARGO_DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };
/// Lets a test drive the real window.
pub(crate) const TAURI_DRIVER: Tool = Tool { name: "tauri-driver", version: "2.1.0" };

impl Tool {
    /// Returns where the program is.
    pub(crate) fn path(&self) -> PathBuf {
        folder().join("bin").join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX))
    }
}

/// Installs a tool unless this version is there.
pub(crate) fn ensure(tool: &Tool) -> Result<(), Failure> {
    let root = folder().to_string_lossy().into_owned();
    let wanted = format!("{} v{}:", tool.name, tool.version);
    let installed = ask("cargo", &["install", "--list", "--root", &root]).unwrap_or_default();
    if installed.lines().any(|line| line == wanted) && tool.path().exists() {
        say(&format!("{} {} is there", tool.name, tool.version));
        return Ok(());
    }
    let mut install = house::cargo();
    install.args(["install", "--quiet", "--locked", "--root", &root, "--version", tool.version, tool.name]);
    // A build folder of its own: the house's one is locked while cargo works in it, and has other profiles.
    install.env("CARGO_TARGET_DIR", folder().join("build"));
    run(&mut install)
}

fn folder() -> PathBuf {
    house::target().join("tools")
}
