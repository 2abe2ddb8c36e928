//! What the distributions' own checkers say of the packages, how large they are, and whether they work.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Release;
use super::install::install;
use super::tree::PROGRAMS;
use crate::consent::Consent;
use crate::failure::Failure;
use crate::steps::{run, say, step};

/// The most that a program and the package for Debian are to hold, in bytes.
const LARGEST_PROGRAM: u64 = 45_000_000;
const LARGEST_PACKAGE: u64 = 18_000_000;

/// Looks at the packages, then tries the one for Debian.
pub(super) fn check(release: &Release, deb: &Path, consent: Consent) -> Result<(), Failure> {
    step("Desktop entry, page for software centres, lintian", || look(release, deb))?;
    step("Sizes", || sizes(release, deb))?;
    install(release, deb, consent)
}

/// Looks at the desktop entry, the description for software centres and the whole package.
fn look(release: &Release, deb: &Path) -> Result<(), Failure> {
    let share = release.tree().join("usr/share");
    run(Command::new("desktop-file-validate").arg(share.join("applications/fr.baromail.Baromail.desktop")))?;
    run(Command::new("appstreamcli")
        .args(["validate", "--no-net"])
        .arg(share.join("metainfo/fr.baromail.Baromail.metainfo.xml")))?;
    run(Command::new("lintian").args(["--fail-on", "error,warning", "--allow-root"]).arg(deb))
}

/// Says how large programs and package are, beside what they are to be; what is larger is said, not refused.
fn sizes(release: &Release, deb: &Path) -> Result<(), Failure> {
    let programs = PROGRAMS.map(|name| (release.tree().join("usr/bin").join(name), LARGEST_PROGRAM));
    for (path, most) in programs.into_iter().chain([(deb.to_owned(), LARGEST_PACKAGE)]) {
        let bytes = fs::metadata(&path).map_err(|error| Failure::File(path.clone(), error))?.len();
        let name = path.file_name().unwrap_or_default().display();
        say(&format!("{name}: {}", size(bytes, most)));
    }
    Ok(())
}

fn size(bytes: u64, most: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    let too_large = if bytes > most { ": too large" } else { "" };
    format!("{}.{} MB, wanted at most {} MB{too_large}", tenths / 10, tenths % 10, most / 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_stand_beside_what_is_wanted() {
        assert_eq!(size(18_000_000, 18_000_000), "18.0 MB, wanted at most 18 MB");
        assert_eq!(size(18_000_001, 18_000_000), "18.1 MB, wanted at most 18 MB: too large");
        assert_eq!(size(44_123_456, 45_000_000), "44.2 MB, wanted at most 45 MB");
    }
}
