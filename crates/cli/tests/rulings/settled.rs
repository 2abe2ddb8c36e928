//! What is settled once: mappings, templates, words.

use crate::house::House;

const ODD: &str = "Truc;Machin;Bidule\nP1;10/03/2026;tél\nP3;11/03/2026;tél\n";

#[test]
fn a_confirmed_mapping_is_applied_to_the_next_file_with_the_same_headings_and_can_be_forgotten() {
    let house = House::with_pieces("settled-mapping");
    house.write("one.csv", ODD);
    assert_eq!(house.run(&["import", "one.csv"]).code, Some(1), "nobody said what these columns are");
    let said = ["--kind", "responses", "--map", "Truc=reference", "--map", "Machin=response_date"];
    let told = house.run(&[&["import", "one.csv"][..], &said].concat());
    assert_eq!(told.code, Some(0), "{}", told.err);
    // The same headings in another order and another case, with other rows.
    house.write("two.csv", "MACHIN;truc;bidule\n12/03/2026;P2;tél\n");
    let told = house.run(&["import", "two.csv"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert_eq!(house.figure("response_lines", &[]), "3");
    let kept = house.json(&["mappings"]);
    let kept = &kept["mappings"][0];
    assert_eq!((&kept["kind"], &kept["file"]), (&"responses".into(), &"one.csv".into()));
    assert_eq!(kept["headings"], serde_json::json!(["bidule", "machin", "truc"]));
    assert_eq!(house.run(&["mappings", "forget", "1"]).code, Some(0));
    house.write("three.csv", "Truc;Machin;Bidule\nP4;13/03/2026;tél\n");
    assert_eq!(house.run(&["import", "three.csv"]).code, Some(1));
}

#[test]
fn a_template_is_saved_shared_as_a_file_and_applied_by_name() {
    let house = House::with_pieces("settled-template");
    house.write("one.csv", ODD);
    let saved = house.json(&[
        "templates",
        "save",
        "Appels",
        "one.csv",
        "--kind",
        "responses",
        "--map",
        "Truc=reference",
        "--map",
        "Machin=response_date",
        "--set",
        "interest=positif",
    ]);
    let template = &saved["templates"][0];
    assert_eq!((&template["name"], &template["kind"]), (&"Appels".into(), &"responses".into()));
    assert_eq!(template["constants"]["interest"], "positif");
    assert_eq!(house.run(&["templates", "export", "Appels", "appels.baromail-template"]).code, Some(0));
    let other = House::with_pieces("settled-template-elsewhere");
    let text =
        std::fs::read(house.folder.join("appels.baromail-template")).expect("the template was written");
    other.write("appels.baromail-template", text);
    other.write("one.csv", ODD);
    assert_eq!(other.run(&["import", "one.csv", "--template", "Appels"]).code, Some(1), "not there yet");
    assert_eq!(other.run(&["templates", "import", "appels.baromail-template"]).code, Some(0));
    let told = other.run(&["import", "one.csv", "--template", "Appels"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert_eq!(other.figure("positive_response_rate", &[]), "0.4");
    assert_eq!(other.run(&["templates", "rename", "Appels", "Retours"]).code, Some(0));
    assert_eq!(other.run(&["templates", "delete", "Appels"]).code, Some(1));
    assert_eq!(other.run(&["templates", "delete", "Retours"]).code, Some(0));
    assert_eq!(other.json(&["templates"])["templates"], serde_json::json!([]));
}

#[test]
fn the_template_of_a_stranger_is_checked_and_nothing_of_a_bad_one_is_kept() {
    let house = House::with_pieces("settled-stranger");
    for (file, text) in [
        ("newer.baromail-template", "baromail_template = 9\nname = \"x\"\nkind = \"pieces\"\n"),
        ("strange.baromail-template", "baromail_template = 1\nname = \"x\"\nkind = \"spells\"\n"),
        ("hidden.baromail-template", "baromail_template = 1\nname = \"a\\u202eb\"\nkind = \"pieces\"\n"),
        ("binary.baromail-template", "PK\u{3}\u{4}"),
    ] {
        house.write(file, text);
        let told = house.run(&["templates", "import", file, "--json"]);
        assert_eq!((told.code, told.out.as_str()), (Some(1), ""), "{file}");
    }
    assert_eq!(house.json(&["templates"])["templates"], serde_json::json!([]));
}

#[test]
fn a_word_is_listed_once_translated_for_rows_that_are_here_and_for_files_to_come() {
    let house = House::with_pieces("settled-words");
    let rows = "Référence pli;Date de réponse;Canal;Intérêt\nP1;2026-03-10;pigeon;bouillant\n\
        P3;2026-03-11;pigeon;Bouillant\n";
    house.takes("responses.csv", rows);
    assert_eq!(house.figure("positive_response_rate", &[]), "0");
    let words = house.json(&["words"]);
    let unknown = serde_json::json!([
        { "field": "channel", "text": "pigeon", "counts_as": "other", "rows": 2 },
        { "field": "interest", "text": "Bouillant", "counts_as": "neutral", "rows": 2 },
    ]);
    assert_eq!(words["unknown"], unknown);
    let told = house.json(&["words", "set", "interest", "bouillant", "positive"]);
    assert_eq!((&told["words"][0]["meaning"], &told["words"][0]["rows"]), (&"positive".into(), &2.into()));
    assert_eq!(house.figure("positive_response_rate", &[]), "0.4");
    assert_eq!(house.run(&["words", "set", "channel", "Pigeon", "letter"]).code, Some(0));
    // The same file is the same: a translated word makes no other row of it.
    let again = house.json(&["import", "responses.csv"]);
    assert_eq!((&again["imports"][0]["new"], &again["imports"][0]["changed"]), (&0.into(), &0.into()));
    assert_eq!(house.run(&["words", "set", "interest", "bouillant", "certain"]).code, Some(1));
    assert_eq!(house.run(&["words", "set", "city", "Lyon", "positive"]).code, Some(1));
    house.takes("more.csv", "Référence pli;Date de réponse;Canal;Intérêt\nP2;2026-03-12;pigeon;bouillant\n");
    assert_eq!(house.figure("positive_response_rate", &[]), "0.6");
    assert_eq!(house.run(&["words", "delete", "interest", "BOUILLANT"]).code, Some(0));
    assert_eq!(house.figure("positive_response_rate", &[]), "0");
    assert_eq!(house.run(&["words", "delete", "interest", "bouillant"]).code, Some(1));
    assert!(house.json(&["check"])["ok"].as_bool().expect("a yes or no"));
}
