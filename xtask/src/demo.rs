//! The demonstration on a virtual display: the window with the sample campaign, its picture, its PDF, its figures.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::display::{self, Virtual, end};
use crate::failure::Failure;
use crate::house;
use crate::steps::{run, say, step};

/// The window fills it, so that the picture has no margin.
const SIZE: &str = "1280x800";
const PATIENCE: Duration = Duration::from_mins(3);

/// Shows the demonstration and prints its figures.
pub(crate) fn show() -> Result<(), Failure> {
    let folder = house::target().join("demo");
    let key = fresh_key()?;
    step("Demonstration on a virtual display", || picture(&folder, &key))?;
    for name in ["dashboard.png", "summary.pdf"] {
        say(&folder.join(name).display().to_string());
    }
    step("Figures", || run(figures(&folder).env("BAROMAIL_KEY", &key)))
}

/// Opens the window with the sample campaign, waits for its figures and takes a picture.
fn picture(folder: &Path, key: &str) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Failure::File(folder.to_owned(), error))?;
    }
    fs::create_dir_all(data(folder)).map_err(|error| Failure::File(data(folder), error))?;
    let display = display::start(folder, SIZE)?;
    let messages = folder.join("program.log");
    let log = fs::File::create(&messages).map_err(|error| Failure::File(messages.clone(), error))?;
    let mut window = display.command(&house::built("baromail-desktop"));
    window
        .arg("--demo-to")
        .arg(folder)
        .env("BAROMAIL_DATA", data(folder))
        .env("BAROMAIL_KEY", key)
        .env("LC_ALL", "C")
        .stderr(log);
    let started = window.spawn();
    let mut window = started.map_err(|error| Failure::NotStarted("baromail-desktop".to_owned(), error))?;
    let ready = wait_until_ready(&mut window, folder, &messages);
    // Also when it is not ready: the picture then shows why.
    let taken = take(&display, folder);
    end(&mut window);
    ready.and(taken)
}

fn wait_until_ready(window: &mut Child, folder: &Path, messages: &Path) -> Result<(), Failure> {
    let started = Instant::now();
    while !folder.join("ready").exists() {
        if let Ok(Some(status)) = window.try_wait() {
            return Err(Failure::ClosedEarly { status, messages: messages.to_owned() });
        }
        if started.elapsed() > PATIENCE {
            return Err(Failure::NotReady { seconds: PATIENCE.as_secs(), messages: messages.to_owned() });
        }
        sleep(Duration::from_millis(200));
    }
    Ok(())
}

fn take(display: &Virtual, folder: &Path) -> Result<(), Failure> {
    run(display.command(Path::new("import")).args(["-window", "root"]).arg(folder.join("dashboard.png")))
}

fn figures(folder: &Path) -> Command {
    let mut command = Command::new(house::built("baromail"));
    command.arg("--db").arg(data(folder).join("baromail.db")).arg("kpi");
    command
}

fn data(folder: &Path) -> PathBuf {
    folder.join("data")
}

/// Returns a key for the demonstration's file, which lives no longer than this run.
fn fresh_key() -> Result<String, Failure> {
    let source = PathBuf::from("/dev/urandom");
    let mut bytes = [0_u8; 32];
    fs::File::open(&source)
        .and_then(|mut file| file.read_exact(&mut bytes))
        .map_err(|error| Failure::File(source, error))?;
    Ok(bytes.iter().fold(String::new(), |key, byte| key + &format!("{byte:02x}")))
}
