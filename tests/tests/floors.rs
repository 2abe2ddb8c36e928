//! The walls of the house: who may use whom, and who alone may name a library.

use cargo_metadata::{Dependency, Metadata, MetadataCommand, Package};

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
    ("house-tests", &["domain", "kpi", "import", "store", "chart", "report", "app"]),
];

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
    ("clap", "cli"),
];

const FLOOR_1: &[&str] = &["domain", "kpi", "predict", "matchback"];

/// What needs an executor, a file, a database or a window.
const NOT_ON_FLOOR_1: &[&str] =
    &["tokio", "futures", "async-trait", "tempfile", "dirs", "fs4", "sqlx", "tauri", "rand"];

#[test]
fn every_crate_of_the_house_has_its_floor() {
    let house = house();
    for package in house.workspace_packages() {
        assert!(allowed(package).is_some(), "{} has no line in MAY_USE: say what it may use", package.name);
    }
}

#[test]
fn crates_use_only_what_stands_below_them() {
    let house = house();
    let ours: Vec<&str> = house.workspace_packages().iter().map(|package| package.name.as_str()).collect();
    for package in house.workspace_packages() {
        let allowed = allowed(package).unwrap_or(&[]);
        for used in package.dependencies.iter().filter(|used| ours.contains(&used.name.as_str())) {
            assert!(
                allowed.contains(&used.name.as_str()),
                "{} may not use {}: {}",
                package.name,
                used.name,
                "things of one floor meet in `app` only"
            );
        }
    }
}

#[test]
fn a_library_is_named_by_one_crate() {
    for package in house().workspace_packages() {
        for used in &package.dependencies {
            let owner = NAMED_BY_ONE.iter().find(|(library, _)| is_of(&used.name, library));
            let tests = package.name == "house-tests";
            assert!(
                tests || owner.is_none_or(|(_, owner)| package.name == *owner),
                "{} names {}, which is for {} alone",
                package.name,
                used.name,
                owner.map_or("", |(_, owner)| owner)
            );
        }
    }
}

#[test]
fn floor_1_has_no_async_no_files_and_no_clock() {
    for package in house().workspace_packages() {
        if FLOOR_1.contains(&package.name.as_str()) {
            for used in normal(package) {
                assert!(
                    !NOT_ON_FLOOR_1.contains(&used.name.as_str()),
                    "{} may not use {}",
                    package.name,
                    used.name
                );
                let clock = used.features.iter().any(|feature| feature == "clock" || feature == "now");
                assert!(!clock, "{} takes the clock of {}: take `today` instead", package.name, used.name);
            }
        }
    }
}

#[test]
fn wire_types_of_floor_1_are_optional() {
    for package in house().workspace_packages() {
        if FLOOR_1.contains(&package.name.as_str()) {
            for used in normal(package).filter(|used| ["serde", "specta"].contains(&used.name.as_str())) {
                assert!(used.optional, "{} needs {} without its feature `wire`", package.name, used.name);
            }
        }
    }
}

#[test]
fn xtask_has_one_dependency() {
    for package in house().workspace_packages().iter().filter(|package| package.name == "xtask") {
        assert!(package.dependencies.iter().all(|used| used.name == "lexopt"), "xtask compiles in seconds");
    }
}

fn house() -> Metadata {
    MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .no_deps()
        .exec()
        .expect("cargo describes its own workspace")
}

fn allowed(package: &Package) -> Option<&'static [&'static str]> {
    MAY_USE.iter().find(|(name, _)| package.name == *name).map(|(_, used)| *used)
}

fn normal(package: &Package) -> impl Iterator<Item = &Dependency> {
    package.dependencies.iter().filter(|used| used.kind == cargo_metadata::DependencyKind::Normal)
}

/// Returns whether a package is the library or a part of it, as `typst-pdf` is of `typst`.
fn is_of(name: &str, library: &str) -> bool {
    name.strip_prefix(library).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
