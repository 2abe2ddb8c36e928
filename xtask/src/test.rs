//! `cargo xtask test`: everything that CI runs, in the order in which it fails soonest.

use std::fs;
use std::process::Command;
use std::time::Instant;

use crate::consent::Consent;
use crate::count::{Count, count};
use crate::display;
use crate::failure::Failure;
use crate::house;
use crate::node::{self, npm};
use crate::packages;
use crate::rust;
use crate::steps::{run, run_and_listen, step};
use crate::tools::{self, CARGO_DENY, TAURI_DRIVER};

/// Properties are tried on the same inputs at each run of this chore, and on others by `cargo test` at one's desk: a
/// find is then kept as a case of its own, and a change is never blamed for what it did not touch.
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "20261125");

/// Larger than the window, so that another program can offer files beside it.
const SIZE: &str = "1360x850";

/// How much of the window is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// What every run tries.
    Some,
    /// All journeys and all formats, some minutes more.
    All,
}

/// Runs every check; the last line tells how many tests ran.
pub(crate) fn test(consent: Consent, reach: Reach) -> Result<(), Failure> {
    let started = Instant::now();
    let mut sum = Count::default();
    let outcome = prepare(consent).and_then(|()| check(reach, &mut sum));
    println!("\n{:.0} s in all", started.elapsed().as_secs_f64());
    println!("{} passed, {} failed", sum.passed, sum.failed);
    outcome
}

fn prepare(consent: Consent) -> Result<(), Failure> {
    let groups: &[&[&str]] = &[packages::BUILD, packages::DISPLAY, packages::TEST];
    step("Rust and Node", || rust::check().and_then(|()| node::check()))?;
    step("System packages", || packages::ensure(groups, consent))?;
    step("Format", || run(house::cargo().args(["fmt", "--all", "--check"])))?;
    step("tauri-driver", || tools::ensure(&TAURI_DRIVER))?;
    step("cargo-deny", || tools::ensure(&CARGO_DENY))?;
    step("Packages of the interface", node::install)?;
    step("Interface", node::build)
}

fn check(reach: Reach, sum: &mut Count) -> Result<(), Failure> {
    step("Licences, bans and sources", || {
        run(Command::new(CARGO_DENY.path())
            .args(["check", "--hide-inclusion-graph", "bans", "licenses", "sources"])
            .current_dir(house::root()))
    })?;
    step("Types of the interface", || run(&mut npm(&["run", "check"])))?;
    step("Lint of the interface", || run(&mut npm(&["run", "lint"])))?;
    step("Tests of the interface", || counted(&mut npm(&["test"]), sum))?;
    step("Clippy", || run(house::cargo().args(["clippy", "--all-targets", "--", "-D", "warnings"])))?;
    // Programs and tests in one selection: a second one would compile shared packages again.
    step("Build", || run(house::cargo().args(["build", "--bins", "--tests"])))?;
    step("Tests", || counted(house::cargo().args(["test", "--no-fail-fast"]).env(SEED.0, SEED.1), sum))?;
    step("Desktop test", || desktop(reach, sum))
}

/// Runs the program that drives the real window, on a virtual display even where there is a real one.
fn desktop(reach: Reach, sum: &mut Count) -> Result<(), Failure> {
    let folder = house::target().join("desktop");
    fs::create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    let display = display::start(&folder, SIZE)?;
    let mut test = display.command(&house::built("desktop"));
    test.arg(house::built("baromail-desktop")).arg(TAURI_DRIVER.path()).arg(&folder);
    if reach == Reach::All {
        test.arg("--all");
    }
    counted(&mut test, sum)
}

fn counted(command: &mut Command, sum: &mut Count) -> Result<(), Failure> {
    let said = run_and_listen(command)?;
    let counted = count(&said.text);
    *sum += counted;
    if counted.failed > 0 { Err(Failure::TestsFailed(counted.failed)) } else { said.end }
}
