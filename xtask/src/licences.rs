//! `cargo xtask licences`: what the program is made of, with the licences and their texts.

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::house;
use crate::node;
use crate::steps::{run, step};

/// Writes `packaging/licences.json` anew; a test compares it with the lock files.
pub(crate) fn licences() -> Result<(), Failure> {
    step("Node", node::check)?;
    step("Packages of the interface", node::install)?;
    step("Licences", || run(&mut script()))
}

/// Writes the same list as a text.
pub(crate) fn as_text(path: &Path) -> Result<(), Failure> {
    run(script().arg("--text").arg(path))
}

fn script() -> Command {
    let mut command = Command::new("node");
    command.arg(house::root().join("ui/tools/licences.mjs")).current_dir(house::root());
    command
}
