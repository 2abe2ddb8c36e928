//! Other systems: names what is missing and how to get it, and installs nothing.

use crate::failure::Failure;
use crate::steps::{ask, say};

/// A thing that building needs: how it is looked for, and how it is got.
struct Need {
    /// What it is.
    name: &'static str,
    /// A command that succeeds when it is there.
    probe: &'static [&'static str],
    /// What to do when it is not.
    remedy: &'static str,
}

/// Checks that the system has what building needs.
pub(crate) fn check() -> Result<(), Failure> {
    let missing: Vec<String> = needs()
        .iter()
        .filter(|need| ask(need.probe[0], &need.probe[1..]).is_none())
        .map(|need| format!("{}: {}", need.name, need.remedy))
        .collect();
    if missing.is_empty() {
        say("all that is needed is there");
        return Ok(());
    }
    Err(Failure::InstallByHand(missing))
}

fn needs() -> &'static [Need] {
    if cfg!(target_os = "macos") {
        MACOS
    } else if cfg!(windows) {
        WINDOWS
    } else {
        LINUX
    }
}

const LINUX: &[Need] = &[
    Need {
        name: "a C compiler and make",
        probe: &["make", "--version"],
        remedy: "Fedora: dnf group install c-development; Arch: pacman -S base-devel; openSUSE: zypper install -t pattern devel_basis",
    },
    Need {
        name: "perl",
        probe: &["perl", "--version"],
        remedy: "Fedora: dnf install perl-core; Arch: pacman -S perl; openSUSE: zypper install perl",
    },
    Need {
        name: "WebKitGTK 4.1 with its headers",
        probe: &["pkg-config", "--exists", "webkit2gtk-4.1"],
        remedy: "Fedora: dnf install webkit2gtk4.1-devel; Arch: pacman -S webkit2gtk-4.1; openSUSE: zypper install webkit2gtk3-devel",
    },
    Need {
        name: "librsvg with its headers",
        probe: &["pkg-config", "--exists", "librsvg-2.0"],
        remedy: "Fedora: dnf install librsvg2-devel; Arch: pacman -S librsvg; openSUSE: zypper install librsvg-devel",
    },
];

const MACOS: &[Need] = &[
    Need {
        name: "Apple's command line tools",
        probe: &["xcrun", "--find", "clang"],
        remedy: "run xcode-select --install",
    },
    Need { name: "perl", probe: &["perl", "--version"], remedy: "run brew install perl" },
];

const WINDOWS: &[Need] = &[
    Need {
        name: "perl",
        probe: &["perl", "--version"],
        remedy: "install Strawberry Perl (strawberryperl.com); OpenSSL is built with it",
    },
    Need {
        name: "Microsoft's C++ build tools",
        probe: &["cmd", "/C", "dir \"%ProgramFiles(x86)%\\Microsoft Visual Studio\\Installer\\vswhere.exe\""],
        remedy: "install the Visual Studio Build Tools with \"Desktop development with C++\"",
    },
    Need {
        name: "the WebView2 runtime",
        probe: &["cmd", "/C", "dir \"%ProgramFiles(x86)%\\Microsoft\\EdgeWebView\\Application\""],
        remedy: "install the Evergreen runtime from developer.microsoft.com/microsoft-edge/webview2",
    },
];
