//! Where a package is tried: in a clean Debian in a folder of its own, else on this system.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::consent::{Consent, obtain};
use crate::dist::{make_room, remove};
use crate::failure::Failure;
use crate::house;
use crate::packages::{as_root, is_installed};
use crate::steps::{ask, run, say};

/// The oldest Debian that the packages are for.
const DEBIAN: &str = "bookworm";
/// What a desktop has beside the smallest system: a bus on which a second start finds the first.
const DESKTOP: &str = "--include=ca-certificates,dbus";
/// Who uses the clean system.
const PERSON: &str = "camille";
/// Enters the system in a folder; what is mounted and started in it is gone when it ends.
const ENTER: &str = r#"root=$1 user=$2; shift 2
mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev" || exit
exec chroot --userspec="$user:" "$root" "$@""#;
/// Everything that packages may write, but for what apt and the system's log keep for themselves.
const LIST: &str = "find /etc /opt /srv /usr /var -xdev \\( -path /var/cache/apt -o -path /var/lib/apt -o -path /var/log \
                    -o -path /var/tmp \\) -prune -o -print | LC_ALL=C sort";

/// A system on which packages are installed.
pub(super) struct Place {
    /// The folder of the clean system; without one it is the system that this runs on.
    root: Option<PathBuf>,
    /// Where the person's files are, as the system itself names it.
    pub(super) home: PathBuf,
}

impl Place {
    /// Makes a clean system, or obtains consent to use this one.
    pub(super) fn find(folder: &Path, consent: Consent) -> Result<Self, Failure> {
        let root = folder.join("root");
        match clean(&root) {
            Ok(()) => {
                say(&format!("a clean Debian ({DEBIAN}) in {}", root.display()));
                Ok(Self { root: Some(root), home: Path::new("/home").join(PERSON) })
            }
            Err(failure) => {
                say(&format!("{failure}: no clean system can be made, only this one is left"));
                here(consent)?;
                let home = folder.join("home");
                remove(&home)?;
                make_room(&home.join("any"))?;
                Ok(Self { root: None, home })
            }
        }
    }

    /// Returns a command of the system's administrator.
    pub(super) fn admin(&self, words: &[&str]) -> Command {
        let clear =
            ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C", "DEBIAN_FRONTEND=noninteractive"];
        self.enter("root", &[&clear, words].concat())
    }

    /// Returns a command of the person, with these settings and nothing of the surroundings of this chore.
    pub(super) fn person(&self, settings: &[&str], words: &[&str]) -> Command {
        let home = format!("HOME={}", self.home.display());
        let clear = ["env", "-i", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", &home];
        self.enter(PERSON, &[&clear, settings, words].concat())
    }

    fn enter(&self, user: &str, words: &[&str]) -> Command {
        match &self.root {
            Some(root) => {
                let root = root.display().to_string();
                let alone =
                    ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER, "enter"];
                as_root(&[&alone[..], &[root.as_str(), user], words].concat())
            }
            None if user == "root" => as_root(words),
            None => {
                let mut command = Command::new(words[0]);
                command.args(&words[1..]);
                command
            }
        }
    }

    /// Returns where a file of the system lies for this chore.
    pub(super) fn outside(&self, path: &Path) -> PathBuf {
        let root = self.root.as_deref().unwrap_or(Path::new("/"));
        root.join(path.strip_prefix("/").unwrap_or(path))
    }

    /// Puts a file or folder into the person's home, as theirs, and returns how the system names it.
    pub(super) fn give(&self, from: &Path) -> Result<String, Failure> {
        let to = self.home.join(from.file_name().unwrap_or_default());
        let (from, outside) = (from.display().to_string(), self.outside(&to).display().to_string());
        let to = to.display().to_string();
        if self.root.is_some() {
            run(&mut as_root(&["cp", "-R", &from, &outside]))?;
            run(&mut self.admin(&["chown", "-R", &format!("{PERSON}:"), &to]))?;
        } else {
            run(Command::new("cp").args(["-R", &from, &outside]))?;
        }
        Ok(to)
    }

    /// Returns the paths of all files that packages may have written.
    pub(super) fn files(&self) -> Result<Vec<String>, Failure> {
        answer(&mut self.admin(&["sh", "-c", LIST])).map(|text| lines(&text))
    }

    /// Returns the person's files, from their home on.
    pub(super) fn kept(&self) -> Result<Vec<String>, Failure> {
        let home = self.home.display().to_string();
        answer(&mut self.admin(&["find", &home, "-type", "f", "-printf", "%P\\n"])).map(|text| lines(&text))
    }
}

/// Runs a program to its end and returns what it printed.
pub(super) fn answer(command: &mut Command) -> Result<String, Failure> {
    let name = format!("{command:?}");
    let said = command.stderr(std::process::Stdio::inherit()).output();
    let said = said.map_err(|error| Failure::NotStarted(name.clone(), error))?;
    // 4: done, with rows set aside.
    if said.status.success() || said.status.code() == Some(4) {
        return Ok(String::from_utf8_lossy(&said.stdout).into_owned());
    }
    Err(Failure::Ended(name, said.status))
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Copies the smallest Debian into a folder; it is made once, from the mirror of this system, and kept.
fn clean(root: &Path) -> Result<(), Failure> {
    let base = house::target().join("clean-root");
    let (kept, root) = (base.display().to_string(), root.display().to_string());
    if !base.exists() {
        let mirror = mirror().ok_or(Failure::NoAnswer("a mirror of Debian"))?;
        say(&format!("a clean Debian is made from {mirror}, once"));
        let fresh = format!("{kept}.new");
        run(&mut as_root(&["rm", "-rf", "--one-file-system", &fresh]))?;
        run(as_root(&["debootstrap", "--variant=minbase", DESKTOP, DEBIAN, &fresh, &mirror])
            .stdout(fs::File::create(format!("{kept}.log")).map_err(|error| Failure::File(base, error))?))?;
        run(&mut as_root(&["chroot", &fresh, "useradd", "--create-home", "--skel", "/opt", PERSON]))?;
        run(&mut as_root(&["mv", &fresh, &kept]))?;
    }
    run(&mut as_root(&["rm", "-rf", "--one-file-system", &root]))?;
    run(&mut as_root(&["cp", "-a", &kept, &root]))
}

/// Returns where this system gets packages of Debian from.
fn mirror() -> Option<String> {
    let form = "$(ORIGIN) $(COMPONENT) $(REPO_URI)";
    let said = ask("apt-get", &["indextargets", "--format", form, "Created-By: Packages"])?;
    let sources = said.lines().filter_map(|line| line.strip_prefix("Debian main "));
    sources.map(str::to_owned).find(|source| !source.contains("security"))
}

/// Asks whether this system may be used; one that has the program already is somebody's.
fn here(consent: Consent) -> Result<(), Failure> {
    if is_installed("baromail") {
        let remedy = "it is installed here; as root, run: apt-get purge baromail".to_owned();
        return Err(Failure::Unexpected("the package cannot be tried on this system", vec![remedy]));
    }
    if obtain(consent, "Install the package on this system, try it and remove it?") {
        return Ok(());
    }
    Err(Failure::Refused(vec!["baromail"]))
}
