//! `packaging/licences.json` tells what the program is made of today; `cargo xtask licences` writes it anew.

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::Path;

use serde_json::Value;

const STALE: &str = "run `cargo xtask licences`, look at what changed, and commit it";

#[test]
fn every_crate_of_the_lock_file_is_listed_or_known_not_to_be_shipped() {
    let list = list();
    let told: BTreeSet<String> = named(&list, "crate").chain(left_out(&list)).collect();
    assert_eq!(told, locked(), "the list and Cargo.lock differ: {STALE}");
}

#[test]
fn every_package_of_the_interface_is_listed() {
    let lock: Value = serde_json::from_str(&house("ui/package-lock.json")).unwrap();
    let packages = lock["packages"].as_object().unwrap().iter();
    let shipped =
        packages.filter(|(path, one)| !path.is_empty() && one["dev"] != true && one["devOptional"] != true);
    let shipped: BTreeSet<String> = shipped
        .map(|(path, one)| {
            let name = path.rsplit("node_modules/").next().unwrap();
            format!("{name} {}", one["version"].as_str().unwrap())
        })
        .collect();
    assert!(shipped.iter().any(|name| name.starts_with("svelte ")), "{shipped:?}");
    assert_eq!(
        named(&list(), "npm").collect::<BTreeSet<_>>(),
        shipped,
        "the list and package-lock.json differ: {STALE}"
    );
}

#[test]
fn every_component_has_a_text_of_its_licence() {
    let list = list();
    let texts = list["texts"].as_array().unwrap();
    for one in list["components"].as_array().unwrap() {
        let files = one["files"].as_array().unwrap();
        let says = files.iter().any(|file| match file["text"].as_u64() {
            Some(place) => {
                texts[usize::try_from(place).unwrap()].as_str().is_some_and(|text| text.len() > 100)
            }
            None => file["notice"].as_str().is_some_and(|notice| notice.contains("https://")),
        });
        assert!(says, "{} has no text", one["name"]);
        assert!(one["licence"].as_str().is_some_and(|licence| !licence.is_empty()), "{}", one["name"]);
    }
}

#[test]
fn what_is_no_package_is_listed_too() {
    let others: BTreeSet<String> = named(&list(), "other").collect();
    for name in ["Inter", "MapSVG", "OpenSSL", "SQLCipher", "SQLite"] {
        assert!(others.iter().any(|other| other.starts_with(name)), "{name}");
    }
}

fn list() -> Value {
    serde_json::from_str(&house("packaging/licences.json")).unwrap()
}

fn named<'a>(list: &'a Value, kind: &'a str) -> impl Iterator<Item = String> + use<'a> {
    let of_kind = list["components"].as_array().unwrap().iter().filter(move |one| one["kind"] == kind);
    of_kind.map(|one| format!("{} {}", one["name"].as_str().unwrap(), one["version"].as_str().unwrap()))
}

fn left_out(list: &Value) -> impl Iterator<Item = String> {
    list["leftOut"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned())
}

/// Returns the crates of the registry in the lock file.
fn locked() -> BTreeSet<String> {
    let lock = house("Cargo.lock");
    let entries = lock.split("[[package]]").filter(|entry| entry.contains("\nsource = "));
    let said = |entry: &str, key: &str| {
        let line =
            entry.lines().find_map(|line| line.strip_prefix(&format!("{key} = \"")).map(str::to_owned));
        line.map(|line| line.trim_end_matches('"').to_owned()).unwrap_or_default()
    };
    entries.map(|entry| format!("{} {}", said(entry, "name"), said(entry, "version"))).collect()
}

fn house(path: &str) -> String {
    read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}
