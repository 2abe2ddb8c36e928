//! The files of a package, where they stand once it is installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Release, copy, read, remove, write};
use crate::failure::Failure;
use crate::guide;
use crate::house;
use crate::licences;
use crate::steps::run;

/// The program's name for desktops.
const ID: &str = "fr.baromail.Baromail";
/// What is installed to be started.
pub(super) const PROGRAMS: [&str; 2] = ["baromail", "baromail-desktop"];
/// Icons by the folder of their size.
const ICONS: [(&str, &str); 9] = [
    ("16x16", "16x16.png"),
    ("24x24", "24x24.png"),
    ("32x32", "32x32.png"),
    ("48x48", "48x48.png"),
    ("64x64", "64x64.png"),
    ("128x128", "128x128.png"),
    ("256x256", "128x128@2x.png"),
    ("512x512", "icon.png"),
    ("scalable", "icon.svg"),
];

/// Lays the tree out anew.
pub(super) fn lay(release: &Release) -> Result<(), Failure> {
    let tree = release.tree();
    remove(&tree)?;
    for program in PROGRAMS {
        let built = release.profile.folder().join(program);
        copy(&built, &tree.join("usr/bin").join(program))?;
    }
    desktop(release)?;
    pages(release)?;
    documents(release)?;
    run(Command::new("chmod").arg("-R").arg("u=rwX,go=rX").arg(&tree))
}

fn desktop(release: &Release) -> Result<(), Failure> {
    let (from, share) = (house::root().join("packaging/linux"), release.tree().join("usr/share"));
    copy(&from.join(format!("{ID}.desktop")), &share.join(format!("applications/{ID}.desktop")))?;
    copy(&from.join(format!("{ID}.xml")), &share.join(format!("mime/packages/{ID}.xml")))?;
    let told = read(&from.join(format!("{ID}.metainfo.xml")))?;
    let told = told.replace("@VERSION@", &release.version).replace("@DATE@", &release.day("+%F"));
    write(&share.join(format!("metainfo/{ID}.metainfo.xml")), &told)?;
    for (size, name) in ICONS {
        let end = Path::new(name).extension().unwrap_or_default().to_string_lossy();
        let to = share.join(format!("icons/hicolor/{size}/apps/{ID}.{end}"));
        copy(&house::root().join("icons").join(name), &to)?;
    }
    Ok(())
}

/// Manual pages and completions, which the command writes about itself.
fn pages(release: &Release) -> Result<(), Failure> {
    let (tree, made) = (release.tree(), release.folder.join("pages"));
    remove(&made)?;
    run(Command::new(tree.join("usr/bin/baromail")).arg("pages").arg(&made))?;
    let share = tree.join("usr/share");
    let manual = made.join("man");
    let names = fs::read_dir(&manual).map_err(|error| Failure::File(manual.clone(), error))?;
    for name in names.filter_map(Result::ok).map(|entry| entry.file_name()) {
        let page = share.join("man/man1").join(&name);
        copy(&manual.join(&name), &page)?;
        pack(&page)?;
    }
    let window = share.join("man/man1/baromail-desktop.1");
    copy(&house::root().join("packaging/linux/baromail-desktop.1"), &window)?;
    pack(&window)?;
    let completions = made.join("completions");
    for (name, place) in [
        ("baromail.bash", "bash-completion/completions/baromail"),
        ("baromail.fish", "fish/vendor_completions.d/baromail.fish"),
        ("_baromail", "zsh/vendor-completions/_baromail"),
    ] {
        copy(&completions.join(name), &share.join(place))?;
    }
    Ok(())
}

fn documents(release: &Release) -> Result<(), Failure> {
    let (root, share) = (house::root(), release.tree().join("usr/share"));
    let folder = share.join("doc/baromail");
    let licence = |path: &str| read(&root.join(path)).map(|text| indented(&text));
    let told = read(&root.join("packaging/linux/copyright"))?
        .replace("@MIT@", &licence("LICENSE-MIT")?)
        .replace("@OFL@", &licence("fonts/LICENSE.txt")?);
    write(&folder.join("copyright"), &told)?;
    let news = folder.join("NEWS");
    copy(&root.join("CHANGELOG.md"), &news)?;
    pack(&news)?;
    let borrowed = folder.join("THIRD-PARTY");
    licences::as_text(&borrowed)?;
    pack(&borrowed)?;
    for guide in guide::write(&release.folder.join("guide"), &release.version, &release.day("+%F"))? {
        copy(&guide, &folder.join(guide.file_name().unwrap_or_default()))?;
    }
    let changes = folder.join("changelog");
    let entry = format!(
        "baromail ({}) unstable; urgency=medium\n\n  * What is new for those who use it is in NEWS.gz.\n\n -- {}  {}\n",
        release.version,
        super::deb::MAINTAINER,
        release.day("+%a, %d %b %Y %H:%M:%S +0000")
    );
    write(&changes, &entry)?;
    pack(&changes)
}

/// Writes a text as the Debian form of copyright wants it: a space before each line, a point on empty ones.
fn indented(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| if line.trim().is_empty() { " .".to_owned() } else { format!(" {}", line.trim_end()) });
    lines.collect::<Vec<_>>().join("\n")
}

/// Packs a document without its name and time, so that it is the same at each run.
fn pack(path: &Path) -> Result<(), Failure> {
    run(Command::new("gzip").args(["--best", "--no-name", "--force"]).arg(path))
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn licences_are_written_as_debian_reads_them() {
        assert_eq!(indented("MIT\n\nFree of charge \n"), " MIT\n .\n Free of charge");
    }
}
