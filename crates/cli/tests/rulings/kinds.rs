//! The kinds that came after the first six, each from its file of `tests/fixtures/kinds`.

use crate::house::House;
use serde_json::Value;

fn fixture(file: &str) -> String {
    let path = format!("{}/../../tests/fixtures/kinds/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture is there")
}

fn mailed(name: &str) -> House {
    let house = House::new(name);
    house.takes("pieces.csv", &fixture("pieces.csv"));
    house
}

/// Imports a text and returns its rows: new, changed, already there, set aside.
fn rows(house: &House, file: &str, text: &str) -> [u64; 4] {
    house.write(file, text);
    let told = house.run(&["import", file, "--json"]);
    assert!(matches!(told.code, Some(0 | 4)), "{file}: {}{}", told.out, told.err);
    let told: Value = serde_json::from_str(&told.out).expect("one JSON document");
    ["new", "changed", "same", "set_aside"].map(|key| told["imports"][0][key].as_u64().expect("a number"))
}

#[test]
fn each_kind_comes_in_once_changes_where_a_row_changed_and_goes_back() {
    for (file, first, before, after) in [
        ("appointments.csv", [6, 0, 0, 3], "19/03/2026;Dupuis;non", "19/03/2026;Dupuis;oui"),
        ("opportunities.csv", [5, 0, 0, 3], "8 250,50", "8 300,50"),
        ("surveys.csv", [5, 0, 0, 3], "après devis;8;", "après devis;4;"),
        ("contacts.csv", [1, 3, 0, 1], "Achats", "Directrice"),
        ("suppressions.csv", [3, 0, 0, 1], "Décès", "Opposition"),
        ("references.csv", [5, 0, 0, 1], "7,9 %", "7,2 %"),
        ("targets.csv", [4, 0, 0, 4], "80 %", "85 %"),
    ] {
        let house = mailed(&format!("kind-{file}"));
        let text = fixture(file);
        let [new, changed, _, aside] = first;
        let taken = new + changed;
        assert_eq!(rows(&house, file, &text), first, "{file}");
        let again = house.json(&["import", file]);
        assert!(again["imports"][0]["already"].is_string(), "{file}: {again}");
        let corrected = text.replacen(before, after, 1);
        assert_ne!(corrected, text, "{file}");
        assert_eq!(rows(&house, "corrected.csv", &corrected), [0, 1, taken - 1, aside], "{file}");
        assert_eq!(house.run(&["imports", "undo", "3"]).code, Some(0), "{file}");
        // What the corrected row replaced is there again.
        assert_eq!(rows(&house, "once-more.csv", &format!("{text}\n")), [0, 0, taken, aside], "{file}");
        assert_eq!(house.json(&["check"])["ok"], true, "{file}");
    }
}

#[test]
fn appointments_feed_their_figures() {
    let house = mailed("appointments");
    assert_eq!(house.figure("appointments", &[]), "– never_imported");
    house.write("rdv.csv", fixture("appointments.csv"));
    assert_eq!(house.run(&["import", "rdv.csv"]).code, Some(4));
    // Of six taken, one waits: its person was never written to.
    assert_eq!(house.figure("appointments", &[]), "5");
    assert_eq!(house.figure("appointments_held", &[]), "2");
    assert_eq!(house.figure("show_rate", &[]), "0.4");
    assert_eq!(house.by("appointments", "cell", &[]), ["A=2", "B=3"]);
    let march = ["--basis", "event", "--from", "2026-03-11", "--to", "2026-03-12"];
    assert_eq!(house.figure("appointments", &march), "2");
    assert_eq!(house.run(&["imports", "undo", "2"]).code, Some(0));
    assert_eq!(house.figure("show_rate", &[]), "– never_imported");
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn deals_feed_their_figures_and_their_history_says_how_they_ended() {
    let house = mailed("deals");
    house.write("deals.csv", fixture("opportunities.csv"));
    assert_eq!(house.run(&["import", "deals.csv"]).code, Some(4));
    assert_eq!(house.figure("opportunities", &[]), "4");
    assert_eq!(house.figure("win_rate", &[]), "0.666667");
    assert_eq!(house.figure("revenue_per_sale", &[]), "7775");
    let stages = fixture("stages.csv");
    assert_eq!(rows(&house, "stages.csv", &stages), [6, 0, 0, 2]);
    assert_eq!(house.figure("win_rate", &[]), "0.75");
    assert_eq!(rows(&house, "same.csv", &format!("{stages}\n")), [0, 0, 6, 2]);
    for import in ["4", "3"] {
        assert_eq!(house.run(&["imports", "undo", import]).code, Some(0));
    }
    assert_eq!(house.figure("win_rate", &[]), "0.666667");
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn a_column_for_each_stage_is_a_history_too() {
    let house = mailed("stage-columns");
    assert_eq!(rows(&house, "wide.csv", &fixture("stage_columns.csv")), [2, 0, 0, 1]);
    assert_eq!(house.figure("opportunities", &[]), "2");
    assert_eq!(house.figure("revenue_per_sale", &[]), "12400");
}

#[test]
fn a_list_with_opposed_people_is_taken_and_says_so() {
    let house = House::new("opposed");
    house.write("oppositions.csv", fixture("suppressions.csv"));
    assert_eq!(house.run(&["import", "oppositions.csv"]).code, Some(4));
    house.write("pieces.csv", fixture("pieces.csv"));
    let told = house.json(&["import", "pieces.csv"]);
    let issue = &told["imports"][0]["issues"][0];
    assert_eq!((&issue["count"], issue["effect"].as_str()), (&2.into(), Some("notice")), "{told}");
    let said = issue["examples"].to_string().replace('\u{a0}', " ");
    assert!(said.contains("objected to mailings since 15 January 2026"), "{issue}");
    assert_eq!(told["imports"][0]["new"], 8);
}

#[test]
fn every_kind_in_one_command_is_one_run_in_the_right_turn() {
    let house = House::new("mixed");
    let files = [
        "targets.csv",
        "surveys.csv",
        "opportunities.csv",
        "stages.csv",
        "appointments.csv",
        "references.csv",
        "pieces.csv",
        "suppressions.csv",
        "contacts.csv",
    ];
    for file in files {
        house.write(file, fixture(file));
    }
    let told = house.run(&[&["import"], &files[..], &["--json"]].concat());
    assert_eq!(told.code, Some(4), "{}{}", told.out, told.err);
    let told: Value = serde_json::from_str(&told.out).expect("one JSON document");
    let imports = told["imports"].as_array().expect("a list");
    let kinds: Vec<_> = imports.iter().map(|import| import["kind"].as_str().expect("a kind")).collect();
    assert_eq!(
        kinds,
        [
            "contacts",
            "suppressions",
            "pieces",
            "appointments",
            "opportunities",
            "opportunities",
            "surveys",
            "references",
            "targets"
        ]
    );
    assert_eq!(imports[2]["issues"][0]["count"], 2, "two of the list are opposed");
    assert_eq!(house.figure("show_rate", &[]), "0.4");
    assert_eq!(house.figure("win_rate", &[]), "0.75");
    assert_eq!(house.json(&["check"])["ok"], true);
}
