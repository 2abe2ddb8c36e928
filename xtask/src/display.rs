//! A virtual display with a message bus of its own, for machines without a screen.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::failure::Failure;

/// A bus that starts nothing by itself: no portal and no key ring stay behind when it ends.
const BUS: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A display and a bus; both end with it.
pub(crate) struct Virtual {
    number: String,
    bus_address: String,
    children: Vec<Child>,
}

/// Returns whether somebody can see a window.
pub(crate) fn is_there() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Starts a display of a size such as `1280x800` and a bus; the folder takes the bus's settings.
pub(crate) fn start(folder: &Path, size: &str) -> Result<Virtual, Failure> {
    start_with(folder, size, &[])
}

/// The same, with further arguments for the display.
pub(crate) fn start_with(folder: &Path, size: &str, further: &[&OsStr]) -> Result<Virtual, Failure> {
    let settings = folder.join("bus.conf");
    fs::write(&settings, BUS).map_err(|error| Failure::File(settings.clone(), error))?;
    let mut display = Virtual { number: String::new(), bus_address: String::new(), children: Vec::new() };
    display.number = display.first_line(
        "Xvfb",
        Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{size}x24"), "-nolisten", "tcp"])
            .args(further),
    )?;
    display.bus_address = display.first_line(
        "dbus-daemon",
        Command::new("dbus-daemon").args(["--nofork", "--print-address=1", "--config-file"]).arg(&settings),
    )?;
    Ok(display)
}

impl Virtual {
    /// Returns the name by which programs know the display.
    pub(crate) fn name(&self) -> String {
        format!(":{}", self.number)
    }

    /// Returns a command whose windows open on this display.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", self.name())
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    /// Starts a server that tells where it listens on its first line.
    fn first_line(&mut self, name: &'static str, command: &mut Command) -> Result<String, Failure> {
        let started = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = started.map_err(|error| Failure::NotStarted(name.to_owned(), error))?;
        let mut line = String::new();
        let output = child.stdout.take();
        self.children.push(child);
        output
            .and_then(|output| BufReader::new(output).read_line(&mut line).ok())
            .filter(|length| *length > 0)
            .map(|_| line.trim().to_owned())
            .ok_or(Failure::NoAnswer(name))
    }
}

impl Drop for Virtual {
    fn drop(&mut self) {
        self.children.iter_mut().rev().for_each(end);
    }
}

/// Ends a process that this chore started and waits until it is gone.
pub(crate) fn end(child: &mut Child) {
    // It may have ended by itself, which is as good.
    let _ = child.kill();
    let _ = child.wait();
}
