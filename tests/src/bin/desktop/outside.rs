//! What stands around the window: the window manager, the driver, the camera.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::checks::{Failure, Outcome};
use crate::files;
use crate::pointer;

/// Where the driver listens; the page's own driver listens on the next port.
pub(crate) const PORT: u16 = 4444;

/// The one whom programs ask to show a notice.
const NOTICES: &str = "notices";

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
        Self::on(driver, folder, &data, &"5a".repeat(32))
    }

    /// Starts them with the program's data as they lie in a folder, and the key in `BAROMAIL_KEY`.
    pub(crate) fn start_on_kept(driver: &Path, folder: &Path) -> Result<Self, Failure> {
        let key =
            std::env::var("BAROMAIL_KEY").map_err(|error| Failure::Start("the key", error.to_string()))?;
        Self::on(driver, folder, folder, &key)
    }

    fn on(driver: &Path, folder: &Path, data: &Path, key: &str) -> Result<Self, Failure> {
        let mut outside = Self { folder: folder.to_owned(), children: Vec::new() };
        outside.spawn(Command::new("openbox").arg("--sm-disable"), "openbox")?;
        draw_text_as_desktops_do();
        outside.spawn(Command::new(pointer::PYTHON).arg(files::script("notices")), NOTICES)?;
        let ports = [PORT, PORT + 1].map(|port| port.to_string());
        let mut driver = Command::new(driver);
        driver.args(["--port", &ports[0], "--native-port", &ports[1]]);
        // The driver starts the program, which takes these from it; the print dialog writes where the program is.
        driver.current_dir(data).env("BAROMAIL_DATA", data).env("BAROMAIL_KEY", key);
        // The words that are looked for are those of a system that names no language.
        driver.env("LC_ALL", "C");
        outside.spawn(&mut driver, "tauri-driver")?;
        sleep(Duration::from_secs(1));
        Ok(outside)
    }

    fn spawn(&mut self, command: &mut Command, name: &'static str) -> Outcome {
        let log = fs::File::create(self.folder.join(name).with_extension("log"));
        let log = log.map_err(|error| Failure::Start(name, error.to_string()))?;
        let said = fs::File::create(self.folder.join(name).with_extension("out"));
        let said = said.map_err(|error| Failure::Start(name, error.to_string()))?;
        let child = command.stdout(said).stderr(log).spawn();
        self.children.push(child.map_err(|error| Failure::Start(name, error.to_string()))?);
        Ok(())
    }

    /// Returns the folder of what the test leaves behind.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the notices that the system was asked to show, a line of JSON each.
    pub(crate) fn notices(&self) -> String {
        fs::read_to_string(self.folder.join(NOTICES).with_extension("out")).unwrap_or_default()
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

/// Tells windows to draw text as most desktops do: a bare display asks for full hinting, which puts each letter on a
/// whole pixel and pulls words apart. Without the tool that tells it, the test is as good.
fn draw_text_as_desktops_do() {
    let look = "Xft.antialias:\t1\nXft.hinting:\t1\nXft.hintstyle:\thintslight\n";
    let told = ["-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", look];
    // What is told before the window manager is there goes with the one who told it.
    sleep(Duration::from_secs(1));
    let _ = Command::new("xprop").args(told).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// Takes a picture of the program's window alone, of few colours so that it stays small.
pub(crate) fn picture_of_window(path: &Path) -> Outcome {
    let found = Command::new("xdotool").args(["search", "--onlyvisible", "--name", "^Baromail$"]).output();
    let found = found.map_err(|error| Failure::Start("xdotool", error.to_string()))?;
    let text = String::from_utf8_lossy(&found.stdout);
    let window = text.lines().next().unwrap_or("root").to_owned();
    let taken = Command::new("import")
        .args(["-window", &window, "+dither", "-colors", "128", "-strip"])
        .args(["-define", "png:compression-level=9", "-define", "png:exclude-chunks=all"])
        .arg(format!("PNG8:{}", path.display()))
        .status();
    match taken {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::Blank(path.to_owned(), 0)),
        Err(error) => Err(Failure::Start("import", error.to_string())),
    }
}

/// Returns how many pages a PDF has.
pub(crate) fn pages_of(pdf: &Path) -> Result<u64, Failure> {
    let told = Command::new("pdfinfo").arg(pdf).output();
    let told = told.map_err(|error| Failure::Start("pdfinfo", error.to_string()))?;
    let text = String::from_utf8_lossy(&told.stdout);
    let pages = text.lines().find_map(|line| line.strip_prefix("Pages:"));
    Ok(pages.and_then(|pages| pages.trim().parse().ok()).unwrap_or(0))
}

impl Drop for Outside {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            // Asked to end, the driver takes the page's own driver with it; killed, it would leave that one behind with
            // the folder of this program, and the next program would be started on it.
            let _ = Command::new("kill").arg(child.id().to_string()).status();
            for _ in 0..20 {
                if !matches!(child.try_wait(), Ok(None)) {
                    break;
                }
                sleep(Duration::from_millis(100));
            }
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
