//! The walls of the house: who may use whom, and who alone may name a library.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Each crate of ours with those that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("kpi", &["domain"]),
    ("predict", &["domain"]),
    ("matchback", &["domain"]),
    ("import", &["domain"]),
    ("store", &["domain"]),
    ("chart", &["domain", "kpi", "predict", "matchback"]),
    ("report", &["domain", "kpi", "predict", "matchback"]),
    ("app", &["domain", "kpi", "predict", "matchback", "import", "store", "chart", "report"]),
    ("cli", &["app"]),
    ("baromail-desktop", &["app"]),
    ("xtask", &[]),
    ("house-tables", &["domain"]),
    ("house-tests", &["house-tables", "domain", "kpi", "import", "store", "chart", "report", "app"]),
];

/// What any crate's tests may use beside.
const FOR_TESTS: &str = "house-tables";

/// Each library that one crate alone may name; the house's tests write and read files by the same ones.
const NAMED_BY_ONE: &[(&str, &str)] = &[
    ("sqlx", "store"),
    ("libsqlite3-sys", "store"),
    ("calamine", "import"),
    ("encoding_rs", "import"),
    ("chardetng", "import"),
    ("zip", "import"),
    ("plotters", "chart"),
    ("resvg", "chart"),
    ("typst", "report"),
    ("tauri", "baromail-desktop"),
    ("notify-rust", "baromail-desktop"),
    ("clap", "cli"),
];

const FLOOR_1: &[&str] = &["domain", "kpi", "predict", "matchback"];

/// What needs an executor, a file, a database or a window.
const NOT_ON_FLOOR_1: &[&str] =
    &["tokio", "futures", "async-trait", "tempfile", "dirs", "fs4", "sqlx", "tauri", "rand"];

#[test]
fn every_crate_of_the_house_has_its_floor() {
    for package in house() {
        assert!(allowed(&package).is_some(), "{} has no line in MAY_USE: say what it may use", package.name);
    }
}

#[test]
fn crates_use_only_what_stands_below_them() {
    let house = house();
    for package in &house {
        let allowed = allowed(package).unwrap_or(&[]);
        for used in package.uses.iter().filter(|used| house.iter().any(|ours| ours.name == used.name)) {
            assert!(
                allowed.contains(&used.name.as_str()) || (used.for_tests && used.name == FOR_TESTS),
                "{} may not use {}: things of one floor meet in `app` only",
                package.name,
                used.name
            );
        }
    }
}

#[test]
fn a_library_is_named_by_one_crate() {
    for package in house().iter().filter(|package| !package.name.starts_with("house-")) {
        for used in &package.uses {
            let owner = NAMED_BY_ONE.iter().find(|(library, _)| is_of(&used.name, library));
            let owner = owner.map_or(package.name.as_str(), |(_, owner)| owner);
            assert_eq!(package.name, owner, "{} is for {owner} alone", used.name);
        }
    }
}

#[test]
fn floor_1_has_no_async_no_files_and_no_clock() {
    for (package, used) in floor_1() {
        assert!(!NOT_ON_FLOOR_1.contains(&used.name.as_str()), "{package} may not use {}", used.name);
        let clock = used.features.iter().any(|feature| feature == "clock" || feature == "now");
        assert!(!clock, "{package} takes the clock of {}: take `today` instead", used.name);
    }
}

#[test]
fn wire_types_of_floor_1_are_optional() {
    for (package, used) in floor_1() {
        let wire = ["serde", "specta"].contains(&used.name.as_str());
        assert!(!wire || used.optional, "{package} needs {} without its feature `wire`", used.name);
    }
}

#[test]
fn xtask_has_one_dependency() {
    let xtask = house().into_iter().find(|package| package.name == "xtask");
    let uses: Vec<String> =
        xtask.map(|xtask| xtask.uses).unwrap_or_default().into_iter().map(|used| used.name).collect();
    assert_eq!(uses, ["lexopt"], "xtask compiles in seconds");
}

#[test]
fn programs_and_tests_take_packages_with_the_same_features() {
    let programs = tree("no-dev");
    for package in tree("normal,build,dev").difference(&programs) {
        let name = package.split(" v").next().unwrap_or_default();
        let other = programs
            .iter()
            .find(|one| one.split(" v").next() == Some(name) && version(one) == version(package));
        assert!(
            other.is_none(),
            "tests want `{package}`, programs want `{}`: compiled twice, with all that uses it. \
             Give the root manifest the features of both",
            other.map_or("", String::as_str)
        );
    }
}

/// Returns what is compiled, a line each: name, version, features.
fn tree(edges: &str) -> BTreeSet<String> {
    let told = cargo(&["tree", "--workspace", "--offline", "-e", edges, "-f", "{p} {f}", "--prefix", "none"]);
    let lines = String::from_utf8(told).expect("cargo writes text");
    let lines: BTreeSet<String> =
        lines.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect();
    assert!(lines.len() > 100, "the house has more packages than {}", lines.len());
    lines
}

fn version(package: &str) -> Option<&str> {
    package.split(' ').nth(1)
}

/// A crate of ours.
struct Package {
    name: String,
    uses: Vec<Used>,
}

/// What a manifest names.
#[derive(Clone)]
struct Used {
    name: String,
    features: Vec<String>,
    optional: bool,
    for_tests: bool,
}

/// Returns the house as cargo describes it.
///
/// A package that reads this for us would switch on features of others, and everything would be compiled twice: once
/// for the program, once for its tests.
fn house() -> Vec<Package> {
    let told = cargo(&["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let told: Value = serde_json::from_slice(&told).expect("cargo describes its own workspace");
    list(&told["packages"]).map(package).collect()
}

/// Returns what cargo says of the house.
fn cargo(arguments: &[&str]) -> Vec<u8> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let told = Command::new(cargo).args(arguments).current_dir(root).output();
    let told = told.expect("cargo runs, for it runs this test");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    told.stdout
}

fn package(told: &Value) -> Package {
    let uses = list(&told["dependencies"]).map(|used| Used {
        name: text(&used["name"]),
        features: list(&used["features"]).map(text).collect(),
        optional: used["optional"] == true,
        for_tests: used["kind"] == "dev",
    });
    Package { name: text(&told["name"]), uses: uses.collect() }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("cargo writes lists").iter()
}

fn text(value: &Value) -> String {
    value.as_str().expect("cargo writes names").to_owned()
}

fn allowed(package: &Package) -> Option<&'static [&'static str]> {
    MAY_USE.iter().find(|(name, _)| package.name == *name).map(|(_, used)| *used)
}

/// Returns what the crates of floor 1 use, tests apart.
fn floor_1() -> Vec<(String, Used)> {
    let crates = house().into_iter().filter(|package| FLOOR_1.contains(&package.name.as_str()));
    let uses: Vec<(String, Used)> = crates
        .flat_map(|package| package.uses.into_iter().map(move |used| (package.name.clone(), used)))
        .filter(|(_, used)| !used.for_tests)
        .collect();
    assert!(!uses.is_empty(), "floor 1 uses something");
    uses
}

/// Returns whether a package is the library or a part of it, as `typst-pdf` is of `typst`.
fn is_of(name: &str, library: &str) -> bool {
    name.strip_prefix(library).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
