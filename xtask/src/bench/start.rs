//! `cargo xtask bench start [ROUNDS] [ROWS]`: how fast the window is there, and what it needs while nobody does
//! anything, beside a bare window of the same libraries.
//!
//! Both are looked at from outside, on a virtual display whose picture lies in a file: nothing in the program knows
//! that it is timed. *First paint* is the first picture with letters in it (their edges make many shades); *settled*
//! is the last change of the picture, so that all figures stand there. Then the driver of the desktop test opens each
//! screen and goes through the list of contacts, by the page's own clock.

mod processes;

use std::ffi::OsString;
use std::fs::{create_dir_all, remove_dir_all};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::import::{KEY, built, timed, write_list};
use crate::consent::Consent;
use crate::display::{self, end};
use crate::failure::Failure;
use crate::house::{self, cargo, target};
use crate::node;
use crate::packages;
use crate::picture::Picture;
use crate::steps::{run, say, step};
use crate::tools::{self, TAURI_DRIVER};

const ROUNDS: usize = 5;
const ROWS: u64 = 1_000_000;
/// As large as the window.
const SIZE: &str = "1280x800";
/// Room for the window and its frame.
const ROOM: &str = "1360x850";
/// How long nobody does anything before memory is read.
const IDLE: Duration = Duration::from_mins(1);

/// A start as somebody before the screen sees it, in milliseconds.
struct Seen {
    painted: f64,
    settled: f64,
    /// Megabytes of all its processes, each one's share of what they share.
    idle: Option<f64>,
}

/// Runs the bench.
pub(super) fn bench(arguments: &[OsString]) -> Result<(), Failure> {
    let number = |place: usize| arguments.get(place).and_then(|text| text.to_str()?.parse::<u64>().ok());
    let rounds = number(0).and_then(|rounds| usize::try_from(rounds).ok()).unwrap_or(ROUNDS).max(1);
    let folder = target().join("bench-start");
    // What an earlier bench left; nothing is there the first time.
    let _ = remove_dir_all(&folder);
    create_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    let (program, bare) = windows()?;
    fill(&folder, number(1).unwrap_or(ROWS))?;
    if !drop_caches() {
        say("the system keeps its caches (only its administrator may empty them): starts are warm");
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        for (window, seen) in [(&bare, &mut theirs), (&program, &mut ours)] {
            drop_caches();
            seen.push(start(window, &folder, round == rounds)?);
        }
    }
    tell("bare window", &theirs);
    tell("Baromail", &ours);
    let painted = |seen: &[Seen]| middle(seen.iter().map(|seen| seen.painted));
    say(&format!("first paint: {:.2} times the bare window's", painted(&ours) / painted(&theirs)));
    screens(&program, &folder)
}

/// Says how long each screen takes, by the driver of the desktop test.
fn screens(program: &Path, folder: &Path) -> Result<(), Failure> {
    step("system packages", || packages::ensure(&[packages::TEST], Consent::Ask))?;
    step("tauri-driver", || tools::ensure(&TAURI_DRIVER))?;
    step("build what drives the window", || run(cargo().args(["build", "--bins"])))?;
    let display = display::start(folder, ROOM)?;
    let mut driver = display.command(&house::built("desktop"));
    run(driver.arg(program).arg(TAURI_DRIVER.path()).arg(folder).arg("--times").env("BAROMAIL_KEY", KEY))
}

/// Builds both windows as they are shipped.
fn windows() -> Result<(PathBuf, PathBuf), Failure> {
    step("system packages", || packages::ensure(&[packages::BUILD, packages::DISPLAY], Consent::Ask))?;
    step("packages of the interface", node::install)?;
    step("interface", node::build)?;
    let build = ["build", "--release", "-p", "cli", "-p", "baromail-desktop", "--bins", "--example", "bare"];
    step("build both windows as they are shipped", || run(cargo().args(build)))?;
    let release = target().join("release");
    Ok((release.join("baromail-desktop"), release.join("examples/bare")))
}

/// Takes a list in, so that the program has something to show.
fn fill(folder: &Path, rows: u64) -> Result<(), Failure> {
    let (list, database) = (folder.join("list.csv"), folder.join("baromail.db"));
    write_list(&list, rows, u64::MAX, "list.csv")?;
    let (seconds, _) = timed(&built()?, &database, &list)?;
    say(&format!("{rows} rows taken in: {seconds:.1} s"));
    Ok(())
}

/// Empties the system's caches of files, and returns whether it let us.
fn drop_caches() -> bool {
    std::fs::write("/proc/sys/vm/drop_caches", "3").is_ok()
}

/// Starts a window on a display of its own and watches until its picture has settled.
fn start(window: &Path, folder: &Path, waits: bool) -> Result<Seen, Failure> {
    let display = display::start_with(folder, SIZE, &["-fbdir".as_ref(), folder.as_os_str()])?;
    let mut picture = Picture::of(folder.join("Xvfb_screen0"))?;
    let mut command = display.command(window);
    command.env("BAROMAIL_DATA", folder).env("BAROMAIL_KEY", KEY).env("LANG", "fr_FR.UTF-8");
    // The remedy for some drivers would start the program twice; its desktop entry sets it beforehand, as here.
    command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    let name = window.display().to_string();
    let began = Instant::now();
    let mut child = command.spawn().map_err(|error| Failure::NotStarted(name, error))?;
    let seen = picture.watch(began).map(|(painted, settled)| {
        if waits {
            sleep(IDLE);
        }
        Seen {
            painted: milliseconds(painted),
            settled: milliseconds(settled),
            idle: waits.then(|| processes::megabytes(child.id())),
        }
    });
    end(&mut child);
    seen
}

fn tell(name: &str, seen: &[Seen]) {
    let line = |of: fn(&Seen) -> f64| {
        let mut all: Vec<f64> = seen.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        format!("{:.0}–{:.0}–{:.0} ms", all[0], middle(all.iter().copied()), all[all.len() - 1])
    };
    let idle = seen.iter().find_map(|seen| seen.idle).unwrap_or_default();
    say(&format!(
        "{name}: first paint {}, settled {}, {idle:.0} MB after {} s",
        line(|seen| seen.painted),
        line(|seen| seen.settled),
        IDLE.as_secs()
    ));
}

fn middle(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
