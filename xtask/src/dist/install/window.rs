//! The installed program, started as the desktop starts it.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::place::Place;
use crate::display::{self, Virtual};
use crate::dist::read;
use crate::failure::Failure;
use crate::packages::as_root;
use crate::picture::Picture;
use crate::steps::{run, say};

const ENTRY: &str = "/usr/share/applications/fr.baromail.Baromail.desktop";
/// As large as the window.
const SIZE: &str = "1280x800";
const PATIENCE: Duration = Duration::from_mins(3);

/// One start of the program.
pub(super) struct Start<'a> {
    /// What the picture of it is called.
    pub(super) name: &'a str,
    /// The language of the desktop.
    pub(super) language: &'a str,
    /// What stands in the place of the entry's files.
    pub(super) arguments: &'a [&'a str],
    /// A file that the program writes once its page shows what it should.
    pub(super) sign: Option<&'a Path>,
}

/// Starts the program by its desktop entry on a virtual display, and takes a picture once it stands there.
pub(super) fn start(place: &Place, folder: &Path, start: &Start<'_>) -> Result<(), Failure> {
    let display =
        display::start_with(folder, SIZE, &["-ac".as_ref(), "-fbdir".as_ref(), folder.as_os_str()])?;
    let mut picture = Picture::of(folder.join("Xvfb_screen0"))?;
    let entry = read(&place.outside(Path::new(ENTRY)))?;
    let words =
        words(&entry, start.arguments).ok_or(Failure::NoAnswer("the line Exec of the desktop entry"))?;
    say(&format!("{}: {}", start.language, words.join(" ")));
    let (shown, language) = (format!("DISPLAY={}", display.name()), format!("LANG={}", start.language));
    let settings = [shown.as_str(), &language, "GDK_BACKEND=x11", "dbus-run-session", "--"];
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let messages = folder.join(format!("{}.log", start.name));
    let log = fs::File::create(&messages).map_err(|error| Failure::File(messages.clone(), error))?;
    let mut command = place.person(&settings, &words);
    apart(&mut command).stderr(log);
    let began = Instant::now();
    let mut window = command.spawn().map_err(|error| Failure::NotStarted(words.join(" "), error))?;
    let stood = stands(
        &mut window,
        &mut picture,
        began,
        start.sign.map(|sign| place.outside(sign)).as_deref(),
        &messages,
    );
    // Also when it does not stand there: the picture then shows why.
    let taken = take(&display, &folder.join(format!("{}.png", start.name)));
    end(&mut window)?;
    say(&format!("the window stood there after {:.1} s", stood?.as_secs_f64()));
    taken
}

/// Waits until the window has settled and, where there is a sign, until the page has given it.
fn stands(
    window: &mut Child,
    picture: &mut Picture,
    began: Instant,
    sign: Option<&Path>,
    messages: &Path,
) -> Result<Duration, Failure> {
    while let Some(sign) = sign
        && !sign.exists()
    {
        if let Ok(Some(status)) = window.try_wait() {
            return Err(Failure::ClosedEarly { status, messages: messages.to_owned() });
        }
        if began.elapsed() > PATIENCE {
            return Err(Failure::NotReady { seconds: PATIENCE.as_secs(), messages: messages.to_owned() });
        }
        sleep(Duration::from_millis(200));
    }
    picture.watch(began).map(|(_, settled)| settled)
}

/// Returns the words of an entry's line `Exec`, with these in the place of its files.
fn words(entry: &str, arguments: &[&str]) -> Option<Vec<String>> {
    let line = entry.lines().find_map(|line| line.strip_prefix("Exec="))?;
    let words = line.split_whitespace().flat_map(|word| match word {
        "%F" => arguments.to_vec(),
        word => vec![word],
    });
    Some(words.map(str::to_owned).collect())
}

fn take(display: &Virtual, to: &Path) -> Result<(), Failure> {
    run(display.command(Path::new("import")).args(["-window", "root"]).arg(to))?;
    say(&to.display().to_string());
    Ok(())
}

/// Gives a program a group of its own, which ends as a whole.
fn apart(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
}

/// Ends the window with all that it started.
fn end(window: &mut Child) -> Result<(), Failure> {
    if matches!(window.try_wait(), Ok(None)) {
        run(&mut as_root(&["kill", "--", &format!("-{}", window.id())]))?;
    }
    window.wait().map(drop).map_err(|error| Failure::NotStarted("the window".to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn files_stand_in_their_place_of_the_entry_s_line() {
        let entry = "[Desktop Entry]\nTryExec=baromail\nExec=env A=1 baromail %F\n";
        assert_eq!(words(entry, &["x", "y"]).unwrap(), ["env", "A=1", "baromail", "x", "y"]);
        assert_eq!(words(entry, &[]).unwrap(), ["env", "A=1", "baromail"]);
        assert_eq!(words("Name=Baromail", &[]), None);
    }
}
