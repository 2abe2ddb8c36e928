//! What happens outside the window: the window manager, the driver, the pointer, the pictures.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::checks::{Failure, Outcome};
use crate::files;

/// Where the driver listens; the page's own driver listens on the next port.
pub(crate) const PORT: u16 = 4444;

/// Top left corner of the drag source, clear of the place where it drops.
const SOURCE: (i32, i32) = (1220, 760);
/// Where the files are dropped: in the window, away from its edges.
const TARGET: (i32, i32) = (640, 420);

/// Programs that run beside the window, ended by their ids.
pub(crate) struct Outside {
    folder: PathBuf,
    children: Vec<Child>,
}

impl Outside {
    /// Starts the window manager and the driver, with an empty folder for the program's data.
    pub(crate) fn start(driver: &Path, folder: &Path) -> Result<Self, Failure> {
        let data = folder.join("data");
        if data.exists() {
            fs::remove_dir_all(&data)
                .map_err(|error| Failure::Start("an empty folder", error.to_string()))?;
        }
        fs::create_dir_all(&data).map_err(|error| Failure::Start("an empty folder", error.to_string()))?;
        let mut outside = Self { folder: folder.to_owned(), children: Vec::new() };
        outside.spawn(Command::new("openbox").arg("--sm-disable"), "openbox")?;
        let ports = [PORT, PORT + 1].map(|port| port.to_string());
        let mut driver = Command::new(driver);
        driver.args(["--port", &ports[0], "--native-port", &ports[1]]);
        // The driver starts the program, which takes these from it.
        driver.env("BAROMAIL_DATA", &data).env("BAROMAIL_KEY", "5a".repeat(32));
        outside.spawn(&mut driver, "tauri-driver")?;
        sleep(Duration::from_secs(1));
        Ok(outside)
    }

    fn spawn(&mut self, command: &mut Command, name: &'static str) -> Outcome {
        let log = fs::File::create(self.folder.join(name).with_extension("log"));
        let log = log.map_err(|error| Failure::Start(name, error.to_string()))?;
        let child = command.stdout(Stdio::null()).stderr(log).spawn();
        self.children.push(child.map_err(|error| Failure::Start(name, error.to_string()))?);
        Ok(())
    }

    /// Puts the program's window into the corner, so that the pointer knows where it is.
    pub(crate) fn place_window(&self) -> Outcome {
        xdotool("search --sync --onlyvisible --name ^Baromail windowmove 0 0 windowactivate")
    }

    /// Drags the files from the other program onto the window as a hand does: press, small moves, release.
    pub(crate) fn drag(&self, paths: &[PathBuf]) -> Outcome {
        let mut source = Command::new("python3");
        source.arg(files::drag_source()).args([SOURCE.0.to_string(), SOURCE.1.to_string()]).args(paths);
        let mut source = source
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| Failure::Start("the drag source", error.to_string()))?;
        let dragged = drag_from(&mut source);
        let _ = source.kill();
        let _ = source.wait();
        dragged
    }

    /// Takes a picture of the whole display; one with hardly any colour shows that nothing was drawn.
    pub(crate) fn picture(&self, name: &str) -> Outcome {
        let path = self.folder.join(name).with_extension("png");
        let taken = Command::new("import").args(["-window", "root"]).arg(&path).status();
        let colours = Command::new("identify").args(["-format", "%k"]).arg(&path).output();
        let colours = colours.map_err(|error| Failure::Start("identify", error.to_string()))?;
        let colours: u32 = String::from_utf8_lossy(&colours.stdout).trim().parse().unwrap_or(0);
        match taken {
            Ok(status) if status.success() && colours > 40 => Ok(()),
            Ok(_) => Err(Failure::Blank(path, colours)),
            Err(error) => Err(Failure::Start("import", error.to_string())),
        }
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

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
    let status = Command::new("xdotool").args(words.split(' ')).stdout(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::Pointer(words.to_owned())),
        Err(error) => Err(Failure::Start("xdotool", error.to_string())),
    }
}
