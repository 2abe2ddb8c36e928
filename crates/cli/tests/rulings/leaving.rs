//! What leaves the program by the command line: reports on bad disks, exports for other programs, the call list as cards.

use std::io::Write;
use std::process::Command;

use crate::house::{House, PIECES};

const TEMPLATES: [&str; 8] =
    ["summary", "comparison", "period", "funnel", "calls", "undelivered", "opinions", "dashboard"];

/// Runs a command where a folder `disk` is a file system of its own, made with these options; nothing where this machine
/// lets nobody make one, which is said.
fn on_a_disk(house: &House, options: &str, arguments: &[&str]) -> Option<(Option<i32>, String)> {
    std::fs::create_dir_all(house.folder.join("disk")).expect("a folder");
    let script = "mount -t tmpfs -o \"$1\" none disk || exit 77; shift; exec \"$@\"";
    let output = Command::new("unshare")
        .args(["-Urm", "sh", "-c", script, "sh", options, env!("CARGO_BIN_EXE_baromail")])
        .args(arguments)
        .args(["--db", "house.db", "--today", "2026-11-23"])
        .env("BAROMAIL_KEY", "5a".repeat(32))
        .current_dir(&house.folder)
        .output();
    let refused = match output {
        Ok(output) => {
            let err = String::from_utf8_lossy(&output.stderr).into_owned();
            if output.status.code() != Some(77) && !err.starts_with("unshare:") {
                return Some((output.status.code(), err));
            }
            err
        }
        Err(error) => error.to_string(),
    };
    skipped(refused.trim());
    None
}

/// Says past the test's own capture that a full disk is not tried here, and why.
fn skipped(why: &str) {
    let told = format!(
        "SKIPPED: a full or locked disk is not tried, for unshare makes no file system here: {why}\n"
    );
    std::io::stderr().write_all(told.as_bytes()).expect("an open stderr");
}

#[test]
fn a_full_or_locked_disk_is_named_for_every_template_and_nothing_stays_behind() {
    let house = House::with_pieces("leaving-disk");
    for template in TEMPLATES {
        for (options, lang, said) in
            [("size=8k", "fr", "le disque est plein"), ("ro", "en", "Choose a folder in which you may write")]
        {
            let arguments = ["report", template, "--out", "disk/x.pdf", "--lang", lang];
            let Some((code, err)) = on_a_disk(&house, options, &arguments) else { return };
            assert_eq!(code, Some(1), "{template} {options}: {err}");
            assert!(err.contains(said) && err.contains("x.pdf"), "{template} {options}: {err}");
        }
    }
    let left = std::fs::read_dir(house.folder.join("disk")).expect("the folder").count();
    assert_eq!(left, 0);
}

#[test]
fn a_logo_that_is_not_there_and_a_folder_in_the_place_of_the_file_are_named_for_every_template() {
    let house = House::with_pieces("leaving-logo");
    for template in TEMPLATES {
        let told = house.run(&["report", template, "--logo", "none.png", "--out", "x.pdf"]);
        assert_eq!(told.code, Some(1), "{template}: {}", told.err);
        assert!(told.err.contains("none.png"), "{template}: {}", told.err);
        let told = house.run(&["report", template, "--out", "."]);
        assert_eq!(told.code, Some(1), "{template}: {}", told.err);
    }
    assert!(!house.folder.join("x.pdf").exists());
}

#[test]
fn a_dashboard_is_printed_by_its_name_and_another_is_refused() {
    let house = House::with_pieces("leaving-board");
    let told = house.json(&["report", "--template", "dashboard", "--board", "dashboard", "--out", "b.pdf"]);
    assert_eq!(told["template"], "dashboard");
    assert!(std::fs::read(house.folder.join("b.pdf")).expect("a report").starts_with(b"%PDF"));
    let refused = house.run(&["report", "dashboard", "--board", "Lundi", "--out", "c.pdf"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("There are: Dashboard"), "{}", refused.err);
}

const PEOPLE: &str = "\
Référence client;Civilité;Prénom;Nom;Société;E-mail;Téléphone;Adresse;Code postal;Ville
K1;Mme;Hélène;Vidal;Électricité Bœuf;h.vidal@exemple.fr;0478000001;3 rue de l'Église;01000;Bourg
K2;M.;Luc;Prat;Garage Prat;;0478000002;;69003;Lyon
";

fn with_people(name: &str) -> House {
    let house = House::new(name);
    house.write("contacts.csv", PEOPLE);
    let told = house.run(&["import", "--kind", "contacts", "contacts.csv"]);
    assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
    house.takes("pieces.csv", PIECES);
    house.takes(
        "deals.csv",
        "N° opportunité;Opportunité;Référence pli;Date d'ouverture;Étape;Montant HT;Statut\n\
         D1;Toiture;P1;2026-10-10;Devis;2800;ouverte\n",
    );
    house.takes(
        "responses.csv",
        "Référence pli;Date de réponse;Canal;Intérêt\nP2;2026-03-09;téléphone;positif\n",
    );
    house
}

#[test]
fn what_is_exported_for_a_program_is_taken_in_again_as_its_own_export() {
    let house = with_people("leaving-crm");
    for program in ["HubSpot", "salesforce", "Pipedrive", "Odoo", "Sellsy", "Dolibarr", "EspoCRM"] {
        for lang in ["fr", "en"] {
            let file = format!("{program}-{lang}.xlsx");
            let told = house.json(&["export", &file, "--crm", program, "--lang", lang]);
            let tables = told["tables"].as_array().expect("tables");
            assert_eq!(tables[0]["rows"], 5, "{program}: {told}");
            let other = House::new(&format!("leaving-crm-{program}-{lang}"));
            std::fs::copy(house.folder.join(&file), other.folder.join(&file)).expect("a copy");
            let taken = other.run(&["import", &file]);
            // Nobody was mailed there: deals and people wait for their letter, and none is set aside.
            assert_eq!(taken.code, Some(0), "{program} {lang}: {}{}", taken.out, taken.err);
            let back = other.json(&["export", "back.csv", "contacts", "--lang", "en"]);
            assert!(back["tables"][0]["rows"].as_u64() >= Some(5), "{program} {lang}: {back}");
            // A postal code keeps its zero, a name its letters.
            let text = std::fs::read_to_string(other.folder.join("back.csv")).expect("an export");
            assert!(text.contains("Électricité Bœuf"), "{program} {lang}: {text}");
            assert!(text.contains("01000"), "{program} {lang}: {text}");
        }
    }
    let refused = house.run(&["export", "x.xlsx", "--crm", "Lotus"]);
    assert!(refused.err.contains("HubSpot, Salesforce"), "{}", refused.err);
    assert!(!house.folder.join("x.xlsx").exists());
}

#[test]
fn the_call_list_is_saved_as_cards_or_as_a_workbook() {
    let house = with_people("leaving-calls");
    let told = house.json(&["score", "--out", "calls.vcf"]);
    assert_eq!(told["people"], 1);
    let text = std::fs::read_to_string(house.folder.join("calls.vcf")).expect("cards");
    for line in ["BEGIN:VCARD\r\n", "VERSION:3.0\r\n", "FN:Luc Prat\r\n", "TEL;TYPE=WORK,VOICE:"] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert_eq!(house.run(&["score", "--out", "calls.xlsx"]).out.trim(), "1 person to call → calls.xlsx");
    assert!(std::fs::read(house.folder.join("calls.xlsx")).expect("a workbook").starts_with(b"PK"));
}
