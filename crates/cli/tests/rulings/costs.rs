//! Costs that a person writes, beside those of files.

use crate::house::House;

/// Two hundred pieces of C1, of which 4 were answered; creation for 100 € by a file.
fn house(name: &str) -> House {
    let house = House::new(name);
    let numbered = |head: &str, n: usize, row: fn(usize) -> String| {
        (1..=n).map(row).fold(format!("{head}\n"), |text, row| text + &row + "\n")
    };
    house.takes(
        "p.csv",
        &numbered("Référence pli;Campagne;Date d'envoi", 200, |n| format!("P{n};C1;2026-03-02")),
    );
    house.takes(
        "r.csv",
        &numbered("Référence pli;Date de réponse;Canal", 4, |n| format!("P{n};2026-03-09;mail")),
    );
    house.takes("c.csv", "Campagne;Poste;Montant HT\nC1;Création;100\n");
    house
}

#[test]
fn a_cost_by_hand_is_written_changed_and_deleted_and_figures_follow() {
    let house = house("costs-by-hand");
    let run = |arguments: &[&str]| house.run(&[&["costs", "C1"], arguments].concat()).code;
    // By hand: 100 € over 4 responses; then 100 + 60 = 160 over 4 is 40.
    assert_eq!(house.figure("cost_per_response", &[]), "25");
    assert_eq!(
        run(&["add", "--set", "item=postage", "--set", "amount=60,00 €", "--set", "note=Facture 7"]),
        Some(0)
    );
    assert_eq!(house.figure("cost_per_response", &[]), "40");
    assert_eq!(house.figure("cost_total", &[]), "160");
    let told = house.json(&["costs", "C1"]);
    let lines = told["costs"].as_array().expect("a list");
    assert_eq!(
        (&lines[0]["file"], &lines[0]["line"], &lines[0]["row"]),
        (&"c.csv".into(), &2.into(), &"cost:1".into())
    );
    assert_eq!((&lines[1]["number"], &lines[1]["text"]), (&1.into(), &"Facture 7".into()));
    assert_eq!((&lines[1]["amount"], &told["total"]["value"]), (&"60".into(), &"160".into()));
    let said = house.json(&["explain", "cost_per_response"])["rules"].to_string();
    assert!(said.contains("Costs written by hand: C1, 1\u{a0}line,"), "{said}");
    assert_eq!(house.json(&["check"])["ok"], true);
    // 100 + 300 = 400 over 4 is 100.
    assert_eq!(run(&["set", "1", "--set", "amount=300"]), Some(0));
    assert_eq!(house.figure("cost_per_response", &[]), "100");
    assert_eq!(run(&["set", "1", "--set", "amount=beaucoup"]), Some(1));
    assert_eq!(run(&["add", "--set", "item=stamps", "--set", "amount=1"]), Some(1));
    assert_eq!(run(&["set", "9", "--set", "amount=1"]), Some(1), "there is none");
    assert_eq!(run(&["delete", "1"]), Some(0));
    assert_eq!(house.figure("cost_per_response", &[]), "25");
    assert_eq!(run(&["delete", "1"]), Some(1), "it is gone");
    assert_eq!(house.run(&["costs", "C9"]).code, Some(1));
}

#[test]
fn undoing_the_file_of_costs_leaves_those_by_hand() {
    let house = house("costs-undo");
    house.run(&[
        "costs",
        "C1",
        "add",
        "--set",
        "item=printing",
        "--set",
        "amount=20",
        "--set",
        "day=2026-02-20",
    ]);
    assert_eq!(house.figure("cost_total", &[]), "120");
    assert_eq!(house.run(&["imports", "undo", "3"]).code, Some(0));
    assert_eq!(house.figure("cost_total", &[]), "20");
    assert_eq!(house.json(&["check"])["ok"], true);
    // Without any line nothing is known again.
    house.run(&["costs", "C1", "delete", "1"]);
    assert_eq!(house.figure("cost_total", &[]), "– never_imported");
}
