//! `cargo xtask bench dashboard [ROWS]`, or `PEERS.PY FOLDER [--rows N …]`: how fast the figures of a screen are there.
//!
//! Without peers: a list made here is taken in, and then asked. With peers: the script there takes its own list in and
//! times the same five questions beside other programs; they also count distinct people, which no figure does.

use std::ffi::{OsStr, OsString};
use std::fs::{create_dir_all, remove_dir_all};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::import::{KEY, built, product, timed, write_list};
use crate::failure::Failure;
use crate::house::{cargo, target};
use crate::steps::{run, say, step};

/// Rows of the list unless the command says otherwise.
const ROWS: u64 = 1_000_000;

/// Runs the bench.
pub(super) fn bench(arguments: &[OsString]) -> Result<(), Failure> {
    let (program, asking) = (built()?, asking()?);
    if let [peers, data, rest @ ..] = arguments
        && peers.to_string_lossy().ends_with(".py")
    {
        return beside(&program, &asking, peers, data, rest);
    }
    let rows = arguments.first().and_then(|rows| rows.to_str()?.parse().ok()).unwrap_or(ROWS);
    let folder = target().join("bench-dashboard");
    // What an earlier bench left; nothing is there the first time.
    let _ = remove_dir_all(&folder);
    create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    let (list, database) = (folder.join("list.csv"), folder.join("bench.db"));
    write_list(&list, rows, u64::MAX, "list.csv")?;
    let (seconds, megabytes) = timed(&program, &database, &list)?;
    say(&format!("{rows} rows taken in: {seconds:.2} s, {megabytes} MB at most"));
    run(Command::new(asking).arg(&database).env("BAROMAIL_KEY", KEY))
}

fn asking() -> Result<PathBuf, Failure> {
    let build = ["build", "--release", "-p", "app", "--example", "dashboard"];
    step("build what asks", || run(cargo().args(build)))?;
    Ok(target().join("release/examples").join(format!("dashboard{}", std::env::consts::EXE_SUFFIX)))
}

fn beside(
    program: &Path,
    asking: &Path,
    peers: &OsStr,
    data: &OsStr,
    rest: &[OsString],
) -> Result<(), Failure> {
    run(Command::new("python3")
        .args([peers, OsStr::new("dashboard"), OsStr::new("--data"), data])
        .args(["--product", &product(program)])
        .args(["--product-dashboard", &format!("{} {{db}}", asking.display())])
        .args(rest)
        .env("BAROMAIL_KEY", KEY))
}
