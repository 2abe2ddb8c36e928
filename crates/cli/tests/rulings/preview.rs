//! What a dry run tells and leaves, cells from the standard input, and the same file twice.

use crate::house::House;
use serde_json::json;

const RESPONSES: &str = "\
Référence pli;Date de réponse;Intérêt
P1;2026-03-10;positif
P2;31/09/2026;positif
P3;;refus
";

#[test]
fn a_dry_run_tells_what_the_columns_hold_and_where_it_is_wrong() {
    let house = House::with_pieces("dry-json");
    house.write("r.csv", RESPONSES);
    let told = house.run(&["import", "r.csv", "--dry-run", "--json"]);
    assert_eq!(told.code, Some(4), "{}", told.err);
    let told: serde_json::Value = serde_json::from_str(&told.out).expect("one document");
    let sheet = &told["imports"][0];
    let dates = &sheet["columns"][1];
    assert_eq!((&dates["valid"], &dates["to_fix"], &dates["empty"]), (&json!(1), &json!(2), &json!(0)));
    assert_eq!(dates["bad"][0]["raw"], "31/09/2026");
    let codes: Vec<_> =
        sheet["issues"].as_array().expect("a list").iter().map(|group| &group["code"]).collect();
    assert!(codes.contains(&&json!("not_a_date")) && codes.contains(&&json!("missing_value")), "{codes:?}");
    assert_eq!((&sheet["left_out"], &sheet["corrected"]), (&json!(0), &json!(0)));
}

#[test]
fn a_dry_run_makes_no_file_where_there_was_none() {
    let house = House::new("dry-new");
    house.write("pieces.csv", crate::house::PIECES);
    let before = std::fs::read_dir(&house.folder).expect("a folder").count();
    let told = house.run(&["import", "pieces.csv", "--dry-run"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert_eq!(std::fs::read_dir(&house.folder).expect("a folder").count(), before);
    let without_key = house.run_with_key(&["import", "pieces.csv", "--dry-run"], None);
    assert_eq!(without_key.code, Some(1), "the real one would need a key");
}

#[test]
fn cells_come_from_the_standard_input_too() {
    let house = House::with_pieces("stdin");
    let cells = "Référence pli\tDate de réponse\tVerbatim\nP1\t10/03/2026\t\"deux\nlignes\"\n";
    let told = house.run_on(&["import", "-"], cells);
    assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
    assert_eq!(house.figure("response_lines", &[]), "1");
    assert_eq!(house.run_on(&["import", "-"], "").code, Some(1), "nothing is no table");
}

#[test]
fn the_same_file_again_leaves_every_byte_of_the_database_alone() {
    let house = House::with_pieces("bytes");
    let path = house.folder.join("house.db");
    let before = std::fs::read(&path).expect("the database");
    for _twice in 0..2 {
        let told = house.run(&["import", "pieces.csv"]);
        assert_eq!(told.code, Some(0), "{}", told.err);
        assert!(told.out.contains("Nothing to do"), "{}", told.out);
    }
    assert!(std::fs::read(&path).expect("the database") == before, "the file's bytes differ");
}
