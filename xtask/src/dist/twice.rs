//! The command line compiled twice from nothing, and whether both are the same, byte by byte, as is what they make.
//!
//! Both are compiled in one folder, one after the other: OpenSSL remembers where it was put while it was compiled.
//! Paths of the house and of cargo are replaced by names, so that nothing tells where they are on this machine.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Profile, Release, remove};
use crate::bench::KEY;
use crate::failure::Failure;
use crate::house;
use crate::steps::{ask, run, say, step};

/// Compiles and compares.
pub(super) fn twice(release: &Release) -> Result<(), Failure> {
    let folder = release.folder.join("twice");
    remove(&folder)?;
    fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    let first = step("Compiled for the first time", || compiled(release, &folder, "first"))?;
    let second = step("Compiled for the second time", || compiled(release, &folder, "second"))?;
    step("The command line", || same(&first, &second))?;
    step("A report of each", || same(&report(&first)?, &report(&second)?))
}

/// Compiles the command line from nothing, puts what came of it aside and returns the program.
fn compiled(release: &Release, folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let (build, aside) = (folder.join("build"), folder.join(name));
    let mut cargo = house::cargo();
    cargo.args(["build", "--locked", "--package", "cli"]);
    if release.profile == Profile::Release {
        cargo.arg("--release");
    }
    cargo
        .env("CARGO_TARGET_DIR", &build)
        .env("CARGO_INCREMENTAL", "0")
        .env("RUSTFLAGS", names_for_paths(&build))
        // OpenSSL writes down when it was compiled.
        .env("SOURCE_DATE_EPOCH", &release.epoch);
    run(&mut cargo)?;
    fs::rename(&build, &aside).map_err(|error| Failure::File(build, error))?;
    Ok(aside.join(release.profile.name()).join("baromail"))
}

fn names_for_paths(build: &Path) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&env::var_os("HOME")?).join(".cargo")));
    // Where several fit the last one counts: the build stands in the house.
    let named = [(home, "/cargo"), (Some(house::root()), "/baromail"), (Some(build.to_owned()), "/build")];
    let flags = named
        .into_iter()
        .filter_map(|(path, name)| Some(format!("--remap-path-prefix={}={name}", path?.display())));
    flags.collect::<Vec<_>>().join(" ")
}

/// Makes a report of the samples by a program.
fn report(program: &Path) -> Result<PathBuf, Failure> {
    let database = program.with_file_name("twice.db");
    let (samples, to) = (house::root().join("samples"), program.with_file_name("twice.pdf"));
    let found = fs::read_dir(&samples).map_err(|error| Failure::File(samples, error))?;
    let files = found.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end != "md")).collect();
    files.sort();
    let asked = || {
        let mut command = Command::new(program);
        command.env("BAROMAIL_KEY", KEY).stdout(Stdio::null()).arg("--db").arg(&database);
        command.args(["--today", "2026-12-31"]);
        command
    };
    match run(asked().arg("import").args(&files)) {
        // 4: done, with rows set aside.
        Err(Failure::Ended(_, status)) if status.code() == Some(4) => {}
        other => other?,
    }
    run(asked().args(["report", "comparison", "--out"]).arg(&to))?;
    Ok(to)
}

/// Compares two files by what is in them, and says what that is by its fingerprint.
fn same(first: &Path, second: &Path) -> Result<(), Failure> {
    let read = |path: &Path| fs::read(path).map_err(|error| Failure::File(path.to_owned(), error));
    let mut sums = Vec::new();
    for path in [first, second] {
        let sum = ask("sha256sum", &[&path.display().to_string()]).unwrap_or_default();
        say(sum.trim());
        sums.push(sum.trim().to_owned());
    }
    if read(first)? == read(second)? {
        Ok(())
    } else {
        Err(Failure::Unexpected("these are not the same", sums))
    }
}
