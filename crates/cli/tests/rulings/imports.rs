//! What comes in, what is set aside, and what is taken back.

use crate::house::{House, PIECES};

const RESPONSES: &str = "\
Référence pli;Date de réponse;Canal;Intérêt
P1;2026-03-10;téléphone;positif
P3;2026-03-11;téléphone;refus
";

#[test]
fn nothing_is_guessed_and_the_option_is_named() {
    let house = House::new("guess");
    house.write("bare.csv", "Référence pli;Raison sociale\nP1;Alpha\n");
    house.write("odd.csv", "foo;bar\n1;2\n");
    let posted = "posting date=2026-03-02";
    for (arguments, option) in [
        (vec!["import", "bare.csv"], "--campaign"),
        (vec!["import", "bare.csv", "--campaign", "C1"], "posting date"),
        (vec!["import", "odd.csv"], "--kind"),
        (vec!["import", "bare.csv", "--kind", "letters"], "pieces, totals"),
        (vec!["import", "bare.csv", "--map", "Nope=reference"], "Nope"),
        (vec!["import", "bare.csv", "--set", "colour=red"], "colour"),
        (vec!["import", "bare.csv", "--campaign", "C1", "--set", "posting date=31/31/2026"], "31/31/2026"),
    ] {
        let told = house.run(&[&arguments[..], &["--json"]].concat());
        assert_eq!((told.code, told.out.as_str()), (Some(1), ""), "{arguments:?}");
        let error: serde_json::Value = serde_json::from_str(&told.err).expect("the error is JSON");
        assert!(error["error"].to_string().contains(option), "{arguments:?}: {error}");
    }
    let told = house.run(&["import", "bare.csv", "--campaign", "C1", "--set", posted]);
    assert_eq!(told.code, Some(0), "{}", told.err);
}

#[test]
fn several_files_are_taken_all_or_none() {
    let house = House::new("all");
    house.write("pieces.csv", PIECES);
    house.write("odd.csv", "foo;bar\n1;2\n");
    assert_eq!(house.run(&["import", "pieces.csv", "odd.csv"]).code, Some(1));
    let told = house.run(&["imports", "--json"]);
    assert!(
        told.err.contains("not_found") || told.out.contains("\"imports\":[]"),
        "{}{}",
        told.out,
        told.err
    );
}

#[test]
fn a_dry_run_ends_as_the_real_one_and_writes_nothing() {
    let house = House::with_pieces("dry");
    let cases = [
        ("good.csv", RESPONSES.to_owned(), 0),
        ("half.csv", format!("{RESPONSES}P9;2026-03-10;mail;refus\n"), 4),
        ("none.csv", "Référence pli;Date de réponse;Canal\nP9;2026-03-10;mail\n".to_owned(), 1),
    ];
    for (file, text, code) in &cases {
        house.write(file, text);
        assert_eq!(house.run(&["import", file, "--dry-run"]).code, Some(*code), "{file}");
        assert_eq!(house.figure("response_lines", &[]), "– never_imported", "{file}");
    }
    for (file, _, code) in &cases {
        assert_eq!(house.run(&["import", file]).code, Some(*code), "{file}");
    }
}

#[test]
fn the_same_rows_change_nothing_and_a_corrected_row_changes() {
    let house = House::with_pieces("same");
    house.takes("responses.csv", RESPONSES);
    let again = house.json(&["import", "responses.csv"]);
    assert_eq!((&again["written"], again["imports"][0]["already"].is_null()), (&false.into(), false));
    let turned = "Référence pli;Date de réponse;Canal;Intérêt\nP3;2026-03-11;téléphone;positif\n\
        P1;2026-03-10;téléphone;positif\nP2;2026-03-12;mail;positif\n";
    house.write("turned.csv", turned);
    let told = house.json(&["import", "turned.csv"]);
    let told = &told["imports"][0];
    assert_eq!((&told["new"], &told["changed"], &told["same"]), (&1.into(), &1.into(), &1.into()));
    assert_eq!(house.figure("positive_response_rate", &[]), "0.6");
    assert_eq!(house.run(&["imports", "undo", "3"]).code, Some(0));
    assert_eq!(house.figure("positive_response_rate", &[]), "0.2");
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn an_undone_import_counts_no_longer_and_may_come_again() {
    let house = House::with_pieces("undo");
    house.takes("responses.csv", RESPONSES);
    assert_eq!(house.run(&["imports", "undo", "1"]).code, Some(1), "the responses build on the pieces");
    assert_eq!(house.run(&["imports", "undo", "2"]).code, Some(0));
    assert_eq!(house.figure("response_rate", &[]), "– never_imported");
    let again = house.json(&["import", "responses.csv"]);
    assert_eq!((&again["written"], &again["imports"][0]["new"]), (&true.into(), &2.into()));
    assert_eq!(house.run(&["imports", "undo", "99"]).code, Some(1));
}

#[test]
fn a_reference_of_two_campaigns_is_set_aside_until_the_campaign_is_said() {
    let house = House::with_pieces("two");
    house.takes("c2.csv", &PIECES.replace("C1", "C2").replace("2026-03", "2026-06"));
    house.write("responses.csv", RESPONSES.replace("2026-03", "2026-06"));
    let told = house.run(&["import", "responses.csv"]);
    assert_eq!(told.code, Some(1));
    assert!(
        told.out.contains("several campaigns (C1, C2)") && told.out.contains("--campaign"),
        "{}",
        told.out
    );
    assert_eq!(house.run(&["import", "responses.csv", "--campaign", "C2"]).code, Some(0));
    assert_eq!(house.by("response_lines", "campaign", &[]), ["C1=– never_imported", "C2=2"]);
}

#[test]
fn rows_set_aside_are_counted_saved_corrected_and_taken() {
    for name in ["rejects.csv", "rejects.xlsx"] {
        let house = House::with_pieces(name);
        house.write("responses.csv", format!("{RESPONSES}P2;no day;mail;refus\nP4;2026-01-01;mail;refus\n"));
        assert_eq!(house.run(&["import", "responses.csv", "--rejects", name]).code, Some(4));
        assert_eq!(house.json(&["imports"])["imports"][1]["set_aside"], 2);
        let saved = std::fs::read(house.folder.join(name)).expect("the rows are saved");
        assert_eq!(saved.starts_with(b"PK"), name.ends_with("xlsx"), "a workbook is one");
        if name.ends_with("csv") {
            let text = String::from_utf8(saved).expect("UTF-8");
            house.write(name, text.replace("no day", "2026-03-12").replace("2026-01-01", "2026-03-12"));
            assert_eq!(house.run(&["import", name]).code, Some(0));
            assert_eq!(house.figure("response_lines", &[]), "4");
        } else {
            let told = house.run(&["import", name]);
            assert!(told.out.contains("no day") && told.out.contains("before the posting"), "{}", told.out);
        }
    }
}

#[test]
fn columns_and_values_can_be_said_by_hand() {
    let house = House::new("map");
    house.write("list.csv", "Zut;Flûte\nP1;A\nP2;A\n");
    let arguments =
        ["import", "list.csv", "--kind", "pieces", "--map", "Zut=reference", "--map", "Flûte=cell"];
    let told = house.run(
        &[&arguments[..], &["--campaign", "C1", "--set", "posting date=2026-03-02", "--set", "offer=O=1"]]
            .concat(),
    );
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert_eq!(house.by("pieces_posted", "cell", &[]), ["A=2"]);
    assert_eq!(house.by("pieces_posted", "offer", &[]), ["O=1=2"]);
    assert_eq!(house.by("pieces_posted", "mailing", &[]), ["C1/2026-03-02=2"]);
}

#[test]
fn an_unknown_word_keeps_its_row_as_neutral() {
    let house = House::with_pieces("voted");
    house.write(
        "r.csv",
        "Référence pli;Date de réponse;Intérêt\nP1;2026-03-10;voted\nP2;2026-03-10;positif\n",
    );
    let told = house.json(&["import", "r.csv"]);
    let issue = &told["imports"][0]["issues"][0];
    assert_eq!((&issue["count"], told["imports"][0]["set_aside"].as_u64()), (&1.into(), Some(0)));
    assert!(issue["examples"][0]["place"] == "r.csv!C2", "{issue}");
    assert_eq!(house.figure("response_rate", &[]), "0.4");
    assert_eq!(house.figure("positive_response_rate", &[]), "0.2");
}

#[test]
fn a_file_whose_dates_nothing_proves_is_the_same_file_in_the_other_language() {
    let house = House::with_pieces("languages");
    house.write(
        "responses.csv",
        "Référence pli;Date de réponse;Canal\nP1;04/05/2026;tél\nP2;06/05/2026;tél\n",
    );
    assert_eq!(house.run(&["import", "responses.csv", "--lang", "fr"]).code, Some(0));
    let again = house.json(&["import", "responses.csv"]);
    assert_eq!(again["written"], false, "{again}");
    assert_eq!(house.json(&["imports"])["imports"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_nothing_proves_is_read_as_in_the_last_file_with_these_headings() {
    let house = House::with_pieces("usual");
    let headings = "Machin;Date de réponse;Canal\n";
    house.write("one.csv", format!("{headings}P1;04/05/2026;tél\n"));
    let said = ["--map", "Machin=reference", "--kind", "responses"];
    let told = house.run(&[&["import", "one.csv", "--lang", "fr"][..], &said].concat());
    assert_eq!(told.code, Some(0), "{}", told.err);
    house.write("two.csv", format!("{headings}P2;06/05/2026;tél\n"));
    assert_eq!(house.run(&["import", "two.csv"]).code, Some(0), "in English");
    let by_event = ["--basis", "event", "--from", "2026-05-01", "--to", "2026-05-31"];
    assert_eq!(house.figure("response_lines", &by_event), "2", "both in May, none in June");
}
