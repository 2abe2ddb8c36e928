//! The window is closed while the program stays in the notification area, and comes back by its icon.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::checks::{Failure, Outcome};
use crate::desk::tells;
use crate::files;
use crate::outside::Outside;
use crate::pointer;
use crate::window::Window;

/// How long the window may take to come or go.
const PATIENCE: Duration = Duration::from_secs(20);

/// Without a notification area the setting is greyed; with one the window hides, its icon speaks the program's
/// language and brings the window back.
pub(crate) async fn stay(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-settings").await?;
    window.reads("in-tray-missing", "AppIndicator").await?;
    let area = Area::begin()?;
    window.click("nav-dashboard").await?;
    window.click("nav-settings").await?;
    window.click("in-tray").await?;
    tells(window, "laissera Baromail").await?;
    outside.picture("in-tray")?;
    area.says("Ouvrir Baromail\n- Aucun rapport à venir\nQuitter Baromail\n").await?;
    for back in [&["choose", "Ouvrir"][..], &["click"][..]] {
        pointer::press("alt+F4")?;
        is_shown(false).await?;
        // The page answers: the program goes on.
        window.find("in-tray").await?;
        area.ask(back)?;
        is_shown(true).await?;
        pointer::place_window()?;
    }
    window.click("in-tray").await?;
    tells(window, "quittera Baromail").await?;
    match area.ask(&["menu"]) {
        Err(_) => Ok(()),
        Ok(menu) => Err(Failure::Unchanged("the icon that should have gone", menu)),
    }
}

async fn is_shown(expected: bool) -> Outcome {
    let deadline = Instant::now() + PATIENCE;
    loop {
        // By its whole title: what lies behind the page has small windows of its own, named after the program.
        let search = ["search", "--onlyvisible", "--name", "^Baromail$"];
        let found = Command::new("xdotool").args(search).output();
        let found = found.map_err(|error| Failure::Start("xdotool", error.to_string()))?;
        if found.stdout.is_empty() != expected {
            return Ok(());
        }
        if Instant::now() > deadline {
            let found = String::from_utf8_lossy(&found.stdout).into_owned();
            return Err(Failure::Unchanged("the window", format!("shown: {found:?}, wanted: {expected}")));
        }
        sleep(Duration::from_millis(200)).await;
    }
}

/// The notification area of a desktop.
struct Area(Child);

impl Area {
    fn begin() -> Result<Self, Failure> {
        let started = script(&["show"]).stdout(Stdio::piped()).spawn();
        let mut area =
            Self(started.map_err(|error| Failure::Start("the notification area", error.to_string()))?);
        let mut line = String::new();
        if let Some(output) = area.0.stdout.take() {
            BufReader::new(output).read_line(&mut line).map_err(Failure::File)?;
        }
        if line.trim() == "ready" { Ok(area) } else { Err(Failure::Start("the notification area", line)) }
    }

    /// Does something with the first icon, and returns what is read of it.
    #[expect(clippy::unused_self, reason = "without the area there is no icon")]
    fn ask(&self, words: &[&str]) -> Result<String, Failure> {
        let failed = |why: String| Failure::Start("the icon", why);
        let told = script(words).output().map_err(|error| failed(error.to_string()))?;
        if told.status.success() {
            Ok(String::from_utf8_lossy(&told.stdout).into_owned())
        } else {
            Err(failed(String::from_utf8_lossy(&told.stderr).into_owned()))
        }
    }

    /// Waits until the icon's menu says this.
    async fn says(&self, expected: &str) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = self.ask(&["menu"]).unwrap_or_default();
            if found.ends_with(expected) {
                return Ok(());
            }
            if Instant::now() > deadline {
                let name = "the icon’s menu".to_owned();
                return Err(Failure::Reads { name, expected: expected.to_owned(), found });
            }
            sleep(Duration::from_millis(200)).await;
        }
    }
}

impl Drop for Area {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn script(words: &[&str]) -> Command {
    let mut command = Command::new(pointer::PYTHON);
    command.arg(files::script("tray")).args(words);
    command
}
