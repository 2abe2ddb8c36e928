//! What the system must provide, and how Debian and Ubuntu get it.

use std::fs;
use std::process::Command;

use crate::consent::{Consent, obtain};
use crate::elsewhere;
use crate::failure::Failure;
use crate::steps::{ask, run, say};

/// Packages that building the program needs.
pub(crate) const BUILD: &[&str] = &[
    "build-essential",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "perl", // SQLCipher's OpenSSL is built from source
    "pkg-config",
];

/// Packages that show the window where there is no display.
pub(crate) const DISPLAY: &[&str] = &["dbus", "imagemagick", "xvfb"];

/// Packages that drive and look at the window.
pub(crate) const TEST: &[&str] = &[
    "desktop-file-utils",
    "file",
    "gir1.2-gtk-3.0",
    "openbox",
    "poppler-utils",
    "python3-gi",
    "webkit2gtk-driver",
    "xdotool",
];

/// Packages that make packages.
pub(crate) const DIST: &[&str] = &["dpkg-dev", "rpm"];

/// Packages that look at packages.
pub(crate) const DIST_CHECK: &[&str] =
    &["appstream", "dbus", "debootstrap", "desktop-file-utils", "imagemagick", "lintian", "xvfb"];

/// Installs those of the packages that are missing; nothing happens when all are there.
pub(crate) fn ensure(groups: &[&[&'static str]], consent: Consent) -> Result<(), Failure> {
    if !is_debian() {
        return elsewhere::check();
    }
    let missing: Vec<&'static str> =
        groups.concat().into_iter().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        say("all packages are there");
        return Ok(());
    }
    say(&format!("missing: {}", missing.join(" ")));
    if !is_root() && ask("sudo", &["--version"]).is_none() {
        let line = format!("apt-get install {}", missing.join(" "));
        return Err(Failure::InstallByHand(vec!["as root, run:".to_owned(), line]));
    }
    if !obtain(consent, "Install them with apt-get?") {
        return Err(Failure::Refused(missing));
    }
    // Lists that cannot be refreshed may still be good enough: the installation tells.
    if let Err(failure) = run(&mut apt_get(&["update", "-qq"])) {
        say(&format!("{failure}; going on with the lists that are there"));
    }
    run(apt_get(&["install", "-y", "-qq", "--no-install-recommends"]).args(&missing))
}

fn apt_get(arguments: &[&str]) -> Command {
    as_root(&[&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat())
}

/// Returns a command of the system's administrator.
pub(crate) fn as_root(words: &[&str]) -> Command {
    let (program, first): (_, &[&str]) = if is_root() { (words[0], &[]) } else { ("sudo", &words[..1]) };
    let mut command = Command::new(program);
    command.args(first).args(&words[1..]);
    command
}

fn is_root() -> bool {
    ask("id", &["-u"]).is_some_and(|id| id.trim() == "0")
}

fn is_debian() -> bool {
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    speaks_apt(&system) && ask("dpkg-query", &["--version"]).is_some()
}

fn speaks_apt(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|names| names.trim_matches('"').split(' '))
        .any(|name| matches!(name, "debian" | "ubuntu"))
}

/// Returns whether a package is installed on this system.
pub(crate) fn is_installed(package: &str) -> bool {
    ask("dpkg-query", &["-W", "-f=${db:Status-Status} ", package])
        .is_some_and(|states| states.split(' ').any(|state| state == "installed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_speak_apt() {
        for (os_release, expected) in [
            ("ID=debian\nVERSION_ID=\"12\"", true),
            ("NAME=Mint\nID=linuxmint\nID_LIKE=\"ubuntu debian\"", true),
            ("ID=fedora\n", false),
            ("ID=opensuse-leap\nID_LIKE=\"suse opensuse\"", false),
        ] {
            assert_eq!(speaks_apt(os_release), expected, "{os_release}");
        }
    }
}
