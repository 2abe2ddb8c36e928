//! `cargo xtask run`: from a fresh clone to the open window.

use std::ffi::OsString;
use std::process::Command;

use crate::consent::Consent;
use crate::demo;
use crate::display;
use crate::failure::Failure;
use crate::house;
use crate::node;
use crate::packages;
use crate::rust;
use crate::steps::{run as finish, step};

/// Installs what is missing, builds, and opens the window; without a display, shows the demonstration instead.
pub(crate) fn run(consent: Consent, files: &[OsString]) -> Result<(), Failure> {
    let seen = display::is_there();
    if !seen && !files.is_empty() {
        return Err(Failure::FilesWithoutDisplay);
    }
    let groups: &[&[&str]] = if seen { &[packages::BUILD] } else { &[packages::BUILD, packages::DISPLAY] };
    step("Rust and Node", || rust::check().and_then(|()| node::check()))?;
    step("System packages", || packages::ensure(groups, consent))?;
    step("Packages of the interface", node::install)?;
    step("Interface", node::build)?;
    step("Program (some minutes the first time)", || finish(house::cargo().arg("build")))?;
    if !seen {
        return demo::show();
    }
    println!("\nOpening the window; it ends with Ctrl+C here or when it is closed.");
    finish(Command::new(house::built("baromail-desktop")).args(files))
}
