//! Undo and redo, backups, what waits, the watched folder, and a program that is ended in the middle.

use crate::house::{House, PIECES};
use std::process::{Command, Stdio};
use std::time::Duration;

const RESPONSES: &str = "\
Référence pli;Date de réponse;Canal;Intérêt
P1;2026-03-10;téléphone;positif
P3;2026-03-11;téléphone;refus
";

#[test]
fn an_undo_tells_what_goes_with_it_and_is_undone() {
    let house = House::with_pieces("redo");
    house.takes("responses.csv", RESPONSES);
    let before = house.json(&["kpi"]);
    let told = house.run(&["imports", "undo", "1", "--dry-run", "--json"]);
    assert_eq!(told.code, Some(1), "the real one would be refused");
    let plan: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!((&plan["gone"]["piece"], &plan["campaigns"][0]), (&5.into(), &"C1".into()));
    assert_eq!(plan["dependents"][0]["file"], "responses.csv");
    assert!(house.run(&["imports", "undo", "1"]).err.contains("2 (responses.csv)"));
    assert_eq!(house.run(&["imports", "undo", "1", "--with-dependents"]).code, Some(0));
    assert_eq!(house.json(&["campaign"])["campaigns"].as_array().map(Vec::len), Some(0));
    let list = house.json(&["imports"]);
    assert_eq!((&list["imports"][0]["state"], &list["imports"][0]["redo"]), (&"undone".into(), &true.into()));
    assert_eq!(house.run(&["imports", "redo", "2"]).code, Some(0), "both come back together");
    assert_eq!(house.json(&["kpi"]), before);
    assert_eq!(house.run(&["imports", "redo", "1"]).code, Some(1), "nothing is left to give back");

    house.run(&["imports", "undo", "2"]);
    house.takes("responses.csv", RESPONSES);
    let told = house.run(&["imports", "redo", "2"]);
    assert!(told.code == Some(1) && told.err.contains("imported again: number 3"), "{}", told.err);
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn the_same_file_again_leaves_every_byte_of_the_database() {
    let house = House::with_pieces("bytes");
    let bytes = || std::fs::read(house.folder.join("house.db")).expect("the database is there");
    let before = bytes();
    let told = house.json(&["import", "pieces.csv"]);
    assert_eq!(told["written"], false);
    assert!(bytes() == before, "the file changed");
    assert!(!house.folder.join("backups").exists(), "nothing was written, so nothing is kept");
}

#[test]
fn a_program_ended_in_the_middle_of_an_import_leaves_all_or_nothing() {
    const ROWS: u32 = 20_000;
    for wait in [20, 120, 300, 700, 1500, 3000] {
        let house = House::new(&format!("killed-{wait}"));
        let headings = "Référence pli;Campagne;Date d'envoi;Nom;Code postal;Ville".to_owned();
        let rows = (0..ROWS).map(|n| format!("P{n};C1;2026-03-02;Nom {n};69003;Lyon"));
        let lines: Vec<String> = std::iter::once(headings).chain(rows).collect();
        house.write("pieces.csv", lines.join("\n"));
        let mut program = Command::new(env!("CARGO_BIN_EXE_baromail"))
            .current_dir(&house.folder)
            .args(["import", "pieces.csv", "--db", "house.db"])
            .env("BAROMAIL_KEY", "5a".repeat(32))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(wait));
        program.kill().expect("it can be ended");
        program.wait().expect("it ends");

        let list = house.run(&["imports", "--json"]);
        let whole = list.out.contains(&format!("\"rows\":{ROWS}"));
        let nothing = list.out.contains("\"imports\":[]") || list.err.contains("not_found");
        assert!(whole || nothing, "{wait}: {}{}", list.out, list.err);
        assert_eq!(house.run(&["import", "pieces.csv"]).code, Some(0), "{wait}");
        assert_eq!(house.figure("pieces_posted", &[]), ROWS.to_string(), "{wait}");
        assert_eq!(house.json(&["check"])["ok"], true, "{wait}");
    }
}

#[test]
fn a_backup_is_made_before_an_import_and_can_be_put_back() {
    let house = House::with_pieces("backup");
    assert_eq!(house.json(&["backup"])["backups"].as_array().map(Vec::len), Some(0), "nothing was to lose");
    house.json(&["backup", "mine.db"]);
    house.takes("responses.csv", RESPONSES);
    let kept = house.json(&["backup"]);
    assert_eq!(
        (&kept["backups"][0]["why"], kept["backups"].as_array().map(Vec::len)),
        (&"import".into(), Some(1))
    );

    let plan = house.json(&["restore", "mine.db", "--dry-run"]);
    assert_eq!((&plan["now"]["imports"], &plan["then"]["imports"]), (&2.into(), &1.into()));
    let bytes = || std::fs::read(house.folder.join("house.db")).expect("the database is there");
    let before = bytes();
    let wrong = house.run_with_key(&["restore", "mine.db"], Some(&"00".repeat(32)));
    assert_eq!(wrong.code, Some(1));
    assert!(bytes() == before, "a wrong key leaves every byte");
    let done = house.json(&["restore", "mine.db"]);
    assert_eq!(house.figure("response_lines", &[]), "– never_imported");
    let kept = done["kept"].as_str().expect("the file before it is kept");
    house.json(&["restore", kept]);
    assert_eq!(house.figure("response_lines", &[]), "2");
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn what_waits_is_listed_and_joined_by_hand() {
    let house = House::new("waits");
    house.takes(
        "pieces.csv",
        "Référence pli;Campagne;Date d'envoi;Raison sociale;Adresse;Code postal;Ville\n\
        P1;C1;2026-03-02;SARL Dupont & Fils;1 bis, av. de la Gare;69003;Lyon\n\
        P2;C1;2026-03-02;Menuiserie Roux;3 rue Hugo;69003;Lyon\n",
    );
    house.takes(
        "responses.csv",
        "Campagne;Date de réponse;Canal;Intérêt;Raison sociale;Adresse;Code postal;Ville\n\
        C1;2026-03-10;mail;positif;DUPONT ET FILS;1B avenue de la gare;69433;LYON CEDEX 03\n\
        C1;2026-03-11;mail;positif;Menuiserie Rous;3 rue Hugo;69003;Lyon\n",
    );
    let waiting = house.json(&["match"]);
    assert_eq!((&waiting["total"], &waiting["waiting"][0]["line"]), (&1.into(), &3.into()), "{waiting}");
    let row = waiting["waiting"][0]["row"].to_string();
    let found = house.json(&["match", "find", "response", &row, "roux"]);
    assert_eq!(found["pieces"][0]["reference"], "P2");
    let piece = found["pieces"][0]["piece"].to_string();
    house.json(&["match", "join", "response", &row, &piece]);
    assert_eq!(house.json(&["match"])["total"], 0);
    house.json(&["match", "unjoin", "response", &row]);
    assert_eq!(house.json(&["match"])["total"], 1);
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn a_watched_folder_is_emptied_into_done_and_to_correct() {
    let house = House::new("watched");
    let folder = house.folder.join("in");
    std::fs::create_dir_all(folder.join("done")).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("written");
    write("pieces.csv", PIECES);
    write("odd.csv", "foo;bar\n1;2\n");
    write("~$pieces.xlsx", "");
    write("done/pieces.csv", "another");
    let told = house.run(&["watch", "in", "--once"]);
    assert_eq!(told.code, Some(4), "{}{}", told.out, told.err);
    assert_eq!(house.figure("pieces_posted", &[]), "5");
    let there = |name: &str| folder.join(name).is_file();
    for name in [
        "done/pieces.csv",
        "done/pieces (2).csv",
        "done/pieces (2).csv - report.txt",
        "to correct/odd.csv",
        "to correct/odd.csv - report.txt",
        "~$pieces.xlsx",
    ] {
        assert!(there(name), "{name}");
    }
    assert!(!there("pieces.csv") && !there("odd.csv"));
    let why = std::fs::read_to_string(folder.join("to correct/odd.csv - report.txt")).expect("a report");
    assert!(why.contains("--kind"), "{why}");
}
