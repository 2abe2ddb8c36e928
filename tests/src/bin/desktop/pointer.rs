//! The hand: it moves windows, drags files and presses keys.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::checks::{Failure, Outcome};
use crate::files;

/// Top left corner of the drag source, clear of the place where it drops.
const SOURCE: (i32, i32) = (1220, 760);
/// Where the files are dropped: in the window, away from its edges.
const TARGET: (i32, i32) = (640, 420);

/// The system's own Python has the system's GTK; another one that stands first in the path has not.
pub(crate) const PYTHON: &str = "/usr/bin/python3";

/// Puts the program's window into the corner, so that the pointer knows where it is.
pub(crate) fn place_window() -> Outcome {
    xdotool("search --sync --onlyvisible --name ^Baromail$ windowmove 0 0 windowactivate")
}

/// Drags the files from another program onto the window.
pub(crate) fn drag(paths: &[PathBuf]) -> Outcome {
    let mut source = Command::new(PYTHON);
    source.arg(files::script("drag_source")).args([SOURCE.0.to_string(), SOURCE.1.to_string()]).args(paths);
    let started = source.stdout(Stdio::piped()).spawn();
    let mut source = started.map_err(|error| Failure::Start("the drag source", error.to_string()))?;
    let dragged = drag_from(&mut source);
    let _ = source.kill();
    let _ = source.wait();
    dragged
}

/// Pastes cells that another program has on the clipboard.
pub(crate) fn paste(cells: &str) -> Outcome {
    let mut owner = Command::new(PYTHON);
    owner.arg(files::script("clipboard")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut owner = owner.spawn().map_err(|error| Failure::Start("the clipboard", error.to_string()))?;
    let pasted = paste_from(&mut owner, cells);
    let _ = owner.kill();
    let _ = owner.wait();
    pasted
}

fn paste_from(owner: &mut Child, cells: &str) -> Outcome {
    // What is written goes with the pipe: its end tells that this is all.
    owner.stdin.take().ok_or(Failure::NoClipboard)?.write_all(cells.as_bytes()).map_err(Failure::File)?;
    let output = owner.stdout.take().ok_or(Failure::NoClipboard)?;
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    lines.find(|line| line == "ready").ok_or(Failure::NoClipboard)?;
    // The cells are gone with their owner: the window has to have taken them before.
    xdotool("key ctrl+v sleep 1.5")
}

/// Chooses a folder in the system's dialog, which is open: its path is typed.
pub(crate) fn choose_folder(folder: &Path) -> Outcome {
    // The first sign opens a field for the path; what is typed before it is there would be lost.
    xdotool("sleep 1.5 key slash sleep 1 key ctrl+a sleep 0.2")?;
    xdotool(&format!("type --delay 30 {}", folder.display()))?;
    xdotool("sleep 0.7 key Return sleep 0.5")
}

/// Presses a key, or several at once, in the window that has the focus.
pub(crate) fn press(keys: &str) -> Outcome {
    xdotool(&format!("key {keys} sleep 0.3"))
}

/// Goes over the window and out of it, so that nothing in it looks pointed at.
pub(crate) fn away() -> Outcome {
    xdotool("mousemove 640 560 sleep 0.1 mousemove 1955 1155 sleep 0.1")
}

/// Makes the program's window this large.
pub(crate) fn size_window((width, height): (u32, u32)) -> Outcome {
    xdotool(&format!(
        "search --onlyvisible --name ^Baromail$ windowsize --sync {width} {height} windowmove 0 0 sleep 0.5"
    ))
}

/// Carries what is under one point of the window to another point of it.
pub(crate) fn carry(from: (i64, i64), to: (i64, i64)) -> Outcome {
    let at = |(x, y): (i64, i64)| format!("mousemove --window %1 {x} {y} sleep 0.1");
    let half = (i64::midpoint(from.0, to.0), i64::midpoint(from.1, to.1));
    let near = (to.0 - 4, to.1 - 2);
    xdotool(&format!(
        "search --onlyvisible --name ^Baromail$ {} mousedown 1 sleep 0.2 {} {} {} sleep 0.2 mouseup 1",
        at(from),
        at(half),
        at(near),
        at(to)
    ))
}

/// Chooses printing to a file in the system's print dialog, which is opening: the one line of its list of printers.
pub(crate) fn print_to_file() -> Outcome {
    xdotool(
        "search --sync --onlyvisible --name Print windowactivate sleep 1.5 mousemove --window %1 84 87 click 1 sleep 1.5",
    )
}

/// Presses, makes several small moves, goes over to the target, and lets go.
fn drag_from(source: &mut Child) -> Outcome {
    let output = source.stdout.take().ok_or(Failure::NoDrag)?;
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let ready = lines.find(|line| line.starts_with("ready ")).ok_or(Failure::NoDrag)?;
    let at = ready.trim_start_matches("ready ");
    xdotool(&format!("mousemove {at} sleep 0.3 mousedown 1 sleep 0.3"))?;
    // GTK begins a drag only after some motion, and a target answers only to motion over it.
    for _ in 0..8 {
        xdotool("mousemove_relative -- -4 -3 sleep 0.05")?;
    }
    let (x, y) = TARGET;
    for (dx, dy) in [(200, 120), (90, 60), (30, 20), (10, 8), (4, 4), (2, 2), (0, 0)] {
        xdotool(&format!("mousemove {} {} sleep 0.15", x + dx, y + dy))?;
    }
    xdotool("sleep 0.4 mouseup 1")?;
    lines.find(|line| line == "ended").map(drop).ok_or(Failure::NoDrag)
}

fn xdotool(words: &str) -> Outcome {
    // A window that never comes would be waited for without end.
    let status =
        Command::new("timeout").args(["30", "xdotool"]).args(words.split(' ')).stdout(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::Pointer(words.to_owned())),
        Err(error) => Err(Failure::Start("xdotool", error.to_string())),
    }
}
