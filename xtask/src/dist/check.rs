//! What the distributions' own checkers say of the packages.

use std::path::Path;
use std::process::Command;

use super::Release;
use crate::failure::Failure;
use crate::steps::run;

/// Looks at the desktop entry, the description for software centres and the whole package.
pub(super) fn check(release: &Release, deb: &Path) -> Result<(), Failure> {
    let share = release.tree().join("usr/share");
    run(Command::new("desktop-file-validate").arg(share.join("applications/fr.baromail.Baromail.desktop")))?;
    run(Command::new("appstreamcli")
        .args(["validate", "--no-net"])
        .arg(share.join("metainfo/fr.baromail.Baromail.metainfo.xml")))?;
    run(Command::new("lintian").args(["--fail-on", "error,warning", "--allow-root"]).arg(deb))
}
