//! The house's chores: `cargo xtask run`, `test`, `bench`, `guide`, `licences` and `dist`, from a machine that has only Rust and Node.
//!
//! This crate never holds what the program does and depends on nothing of it, so that it compiles in seconds.
//! Add a chore as a module and a line in [`TASKS`]; add a package that a chore needs in `packages.rs`.

mod bench;
mod consent;
mod count;
mod demo;
mod display;
mod dist;
mod elsewhere;
mod failure;
mod guide;
mod house;
mod licences;
mod node;
mod packages;
mod paper;
mod picture;
mod pictures;
mod run;
mod rust;
mod steps;
mod test;
mod tools;

use std::process::ExitCode;

use consent::Consent;
use failure::Failure;

const TASKS: &str = "\
Tasks of the house:

  cargo xtask run [--yes] [-- FILE...]   install what is missing, build, open the window (and drop FILEs on it)
  cargo xtask test [--yes] [--all]       everything that CI runs; `--all`: every journey through the window too
  cargo xtask pictures [--yes] [reports] takes the guide's pictures of the real window anew; `reports`: the pages of
                                         every report, as pictures to look at in target/reports
  cargo xtask bench [NAME]               one bench; without a name, the list of them
  cargo xtask guide                      the user's guide as PDF in target/guide, French and English
  cargo xtask licences                   packaging/licences.json: what the program is made of, with the texts
  cargo xtask dist [--yes] [check]       packages for Linux in target/dist; `check` also looks at them, installs, starts,
                                         upgrades and removes one, in a clean Debian; `made check`: those made before
  cargo xtask dist twice                 whether the command line comes out the same, compiled twice

  --yes   install without asking";

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), Failure> {
    use lexopt::prelude::*;
    let mut arguments = lexopt::Parser::from_env();
    let mut task = None;
    let mut consent = Consent::Ask;
    let mut reach = test::Reach::Some;
    let mut files = Vec::new();
    while let Some(argument) = arguments.next().map_err(Failure::Usage)? {
        match argument {
            Long("yes") | Short('y') => consent = Consent::Given,
            Long("all") => reach = test::Reach::All,
            Long("help") | Short('h') => task = None,
            Value(value) if task.is_none() => task = Some(value),
            Value(value) => files.push(value),
            other => return Err(Failure::Usage(other.unexpected())),
        }
    }
    match task.as_deref().map(|task| task.to_string_lossy()).as_deref() {
        None => println!("{TASKS}"),
        Some("run") => run::run(consent, &files)?,
        Some("bench") => bench::bench(&files)?,
        Some("dist") => dist::dist(consent, &files)?,
        Some("pictures") if files.is_empty() => pictures::take(consent)?,
        Some("pictures") if files == ["reports"] => paper::take(consent)?,
        Some("test") if files.is_empty() => test::test(consent, reach)?,
        Some("guide") if files.is_empty() => guide::guide()?,
        Some("licences") if files.is_empty() => licences::licences()?,
        Some(other) => return Err(Failure::UnknownTask(other.to_owned())),
    }
    Ok(())
}
