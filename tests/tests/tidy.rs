//! House rules that no compiler knows.

use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

/// Longest file, with its tests.
const LONGEST: usize = 500;
/// Longest component.
const LONGEST_COMPONENT: usize = 300;
/// Written by a test, read by nobody.
const GENERATED: &[&str] = &["ui/src/api/bindings.ts"];
/// Where SQL is put together: many rows in one statement; and what tests look into the database with.
const SQL_IN_RUST: &[&str] = &["crates/store/src/bulk.rs", "crates/store/src/testing.rs"];

#[test]
fn files_can_be_read_in_one_sitting() {
    let files = [sources(RUST_FOLDERS, &["rs"]), sources(&["ui/src"], &["ts", "svelte", "css"])].concat();
    for file in files.iter().filter(|file| !GENERATED.contains(&name(file).as_str())) {
        let limit = if ends(file, "svelte") { LONGEST_COMPONENT } else { LONGEST };
        let lines = text(file).lines().count();
        assert!(lines <= limit, "{} has {lines} lines, {limit} is the most: split it", name(file));
    }
}

#[test]
fn nothing_is_left_to_be_done_later() {
    // Put together here, so that this file does not find itself.
    let marks = ["todo", "dbg", "unimplemented"].map(|mark| format!("{mark}!("));
    for file in sources(RUST_FOLDERS, &["rs"]) {
        let text = text(&file);
        for mark in &marks {
            assert!(!text.contains(mark), "{} holds {mark}", name(&file));
        }
    }
}

#[test]
fn every_crate_opens_with_what_it_is() {
    let roots = ["src/lib.rs", "src/main.rs"];
    for manifest in sources(RUST_FOLDERS, &["toml"]).iter().filter(|file| file.ends_with("Cargo.toml")) {
        for root in
            roots.map(|root| manifest.with_file_name("").join(root)).iter().filter(|root| root.exists())
        {
            assert!(text(root).starts_with("//!"), "{} opens without saying what it is", name(root));
        }
    }
}

#[test]
fn sql_lives_in_sql_files() {
    let verbs = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE ", "DROP ", "ALTER TABLE "];
    // In lower case `update` and its like open many an English sentence.
    let lower = ["select ", "insert into ", "delete from ", "create table ", "drop table ", "alter table "];
    let openings: Vec<String> = verbs.iter().chain(&lower).map(|verb| format!("\"{verb}")).collect();
    for file in sources(&["crates", "src-tauri/src"], &["rs"]) {
        // A test may look into the database, or damage it.
        let is_test = file.file_stem().is_some_and(|stem| stem == "tests");
        if !is_test && !SQL_IN_RUST.contains(&name(&file).as_str()) {
            let text = text(&file);
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            for opening in &openings {
                assert!(
                    !text.contains(opening.as_str()),
                    "{} holds SQL ({opening}…): move it to sql/",
                    name(&file)
                );
            }
        }
    }
}

#[test]
fn each_report_section_has_its_page() {
    let stems = |folder: &str, end: &str| {
        let mut stems: Vec<String> = sources(&[folder], &[end])
            .iter()
            .filter_map(|file| file.file_stem())
            .map(|stem| stem.to_string_lossy().into_owned())
            .collect();
        stems.sort();
        stems
    };
    let code = stems("crates/report/src/sections", "rs");
    assert!(!code.is_empty());
    assert_eq!(
        code,
        stems("crates/report/templates/sections", "typ"),
        "a section is a .rs and a .typ of one name"
    );
}

#[test]
fn the_window_neither_drags_by_html_nor_writes_markup_from_text() {
    // In-page dragging is dead on Windows while files can be dropped; text of a spreadsheet is never markup.
    for file in sources(&["ui/src"], &["ts", "svelte"]) {
        let text = text(&file);
        for banned in ["draggable", "ondragstart", "{@html", "innerHTML"] {
            assert!(!text.contains(banned), "{} holds {banned}", name(&file));
        }
    }
}

const RUST_FOLDERS: &[&str] = &["crates", "src-tauri", "tests", "xtask"];

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests live in the house").to_owned()
}

fn sources(folders: &[&str], ends: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in folders {
        collect(&house().join(folder), ends, &mut files);
    }
    files.sort();
    files
}

fn collect(folder: &Path, wanted: &[&str], files: &mut Vec<PathBuf>) {
    let entries = read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("a folder of ours can be read").path()) {
        if path.is_dir() {
            if !path.ends_with("node_modules") && !path.ends_with("target") {
                collect(&path, wanted, files);
            }
        } else if wanted.iter().any(|end| ends(&path, end)) {
            files.push(path);
        }
    }
}

fn ends(file: &Path, end: &str) -> bool {
    file.extension().is_some_and(|extension| extension == end)
}

fn text(file: &Path) -> String {
    read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Returns the path from the house's root with slashes, as it is written in the rules above.
fn name(file: &Path) -> String {
    let inside = file.strip_prefix(house()).unwrap_or(file);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
