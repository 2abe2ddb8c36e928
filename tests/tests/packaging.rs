//! What packages say of the program is what the program does.

use std::fs::read_to_string;
use std::path::Path;

fn file(name: &str) -> String {
    read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)).unwrap()
}

fn value<'a>(entry: &'a str, key: &str) -> &'a str {
    entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('=')).unwrap()
}

/// Returns the variable that the window starts itself again with, where it is not set.
fn remedy() -> String {
    let window = file("src-tauri/src/window.rs");
    let named = window.split("const REMEDY: &str = \"").nth(1).unwrap();
    named.split('"').next().unwrap().to_owned()
}

#[test]
fn the_remedy_for_white_windows_is_set_by_whatever_starts_the_program() {
    let remedy = format!("{}=1", remedy());
    let entry = file("packaging/linux/fr.baromail.Baromail.desktop");
    let words: Vec<&str> = value(&entry, "Exec").split(' ').collect();
    assert_eq!(words, ["env", &remedy, value(&entry, "TryExec"), "%F"]);
    let flatpak = file("packaging/flatpak/fr.baromail.Baromail.yml");
    let arguments = flatpak.split("finish-args:\n").nth(1).unwrap().split("modules:").next().unwrap();
    let set = format!("  - --env={remedy}");
    assert!(arguments.lines().any(|line| line == set), "{arguments}");
}

#[test]
fn packages_recommend_what_hands_a_report_over() {
    let code = file("src-tauri/src/hand_over.rs");
    let debian = file("xtask/src/dist/deb.rs");
    let fedora = file("packaging/linux/baromail.spec");
    for (program, package) in [("xdg-email", "xdg-utils"), ("wl-copy", "wl-clipboard"), ("xclip", "xclip")] {
        assert!(code.contains(&format!("\"{program}\"")), "{program} is started no more");
        for (name, text) in [("deb", &debian), ("rpm", &fedora)] {
            let recommends = text.split("Recommends: ").skip(1).map(|rest| rest.split('\n').next().unwrap());
            assert!(recommends.into_iter().any(|list| list.contains(package)), "{name}: {package}");
        }
    }
}

#[test]
fn the_desktop_opens_files_of_the_program_with_it() {
    let entry = file("packaging/linux/fr.baromail.Baromail.desktop");
    let types = file("packaging/linux/fr.baromail.Baromail.xml");
    let between = |text: &str, before: &str| -> Vec<String> {
        text.split(before).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let opened: Vec<&str> = value(&entry, "MimeType").split_terminator(';').collect();
    assert_eq!(opened, between(&types, "<mime-type type=\""));
    let endings = ["offers", "templates"].map(|name| file(&format!("crates/app/src/imports/{name}.rs")));
    let endings = endings.map(|code| between(&code, "pub const ENDING: &str = \"").remove(0));
    assert_eq!(endings.map(|ending| format!("*.{ending}")).to_vec(), between(&types, "<glob pattern=\""));
}
