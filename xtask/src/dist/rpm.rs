//! The tree as a package for Fedora and openSUSE.

use std::path::PathBuf;
use std::process::Command;

use super::{Release, read, write};
use crate::failure::Failure;
use crate::house;
use crate::steps::run;

/// Returns where the package is, once it is made.
pub(super) fn path(release: &Release) -> PathBuf {
    let machine = std::env::consts::ARCH;
    release.folder.join(format!("baromail-{}-1.{machine}.rpm", release.version))
}

/// Packs the tree.
pub(super) fn pack(release: &Release) -> Result<(), Failure> {
    let spec = read(&house::root().join("packaging/linux/baromail.spec"))?
        .replace("@VERSION@", &release.version)
        .replace("@TREE@", &release.tree().display().to_string());
    let work = release.folder.join("rpm");
    let told = work.join("baromail.spec");
    write(&told, &spec)?;
    let defined = [
        format!("_topdir {}", work.display()),
        format!("_rpmdir {}", release.folder.display()),
        "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm".to_owned(),
        "_binary_payload w9.xzdio".to_owned(),
        "use_source_date_epoch_as_buildtime 1".to_owned(),
        "clamp_mtime_to_source_date_epoch 1".to_owned(),
        "__brp_mangle_shebangs %{nil}".to_owned(),
    ];
    let mut command = Command::new("rpmbuild");
    command.args(["-bb", "--quiet"]).env("SOURCE_DATE_EPOCH", &release.epoch);
    for one in &defined {
        command.args(["--define", one]);
    }
    run(command.arg(&told))
}
