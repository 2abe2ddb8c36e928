//! The version has one place: the workspace's manifest.

use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

#[test]
fn no_other_file_says_the_version() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for name in ["ui/package.json", "src-tauri/tauri.conf.json"] {
        let text = read_to_string(house.join(name)).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(value.get("version").is_none(), "{name} says a version: the workspace's manifest does");
    }
    let lock = read_to_string(house.join("ui/package-lock.json")).unwrap();
    let lock: serde_json::Value = serde_json::from_str(&lock).unwrap();
    assert!(
        lock.get("version").is_none() && lock["packages"][""].get("version").is_none(),
        "package-lock.json"
    );
}

#[test]
fn every_crate_takes_the_version_of_the_workspace() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let crates = read_dir(house.join("crates")).unwrap().map(|entry| entry.unwrap().path());
    let others = ["src-tauri", "tests", "tests/tables", "xtask"].map(|name| house.join(name));
    let manifests: Vec<PathBuf> = crates.chain(others).map(|folder| folder.join("Cargo.toml")).collect();
    assert!(manifests.len() > 10, "{manifests:?}");
    for manifest in manifests {
        let text = read_to_string(&manifest).unwrap();
        assert!(text.contains("\nversion.workspace = true\n"), "{}", manifest.display());
    }
}
