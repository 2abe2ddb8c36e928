//! Figures of the catalogue on imported spreadsheets, each worked out by hand beside it.

use crate::house::House;

fn fixture(file: &str) -> String {
    let path = format!("{}/../../tests/fixtures/kinds/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the fixture is there")
}

/// Eight people, two salespeople: what `tests/fixtures/kinds` tells of them, rows set aside included.
fn told(name: &str, files: &[&str]) -> House {
    let house = House::new(name);
    for file in ["pieces.csv"].iter().chain(files) {
        house.write(file, fixture(file));
        let told = house.run(&["import", file]);
        assert!(matches!(told.code, Some(0 | 4)), "{file}: {}{}", told.out, told.err);
    }
    house
}

#[test]
fn opinions_make_a_score_by_moment_too() {
    let house = told("opinions", &[]);
    assert_eq!(house.figure("nps", &[]), "– never_imported");
    let house = told("opinions", &["surveys.csv"]);
    // 10, 9, 8 and 6: two promoters less one detractor among four; whoever answered without a name counts nowhere.
    assert_eq!(house.figure("nps", &[]), "25");
    assert_eq!(
        house.by("nps", "moment", &[]),
        ["après chantier=100", "après devis=-50", "null=– nothing_to_divide_by"]
    );
    assert_eq!(house.figure("nps", &["--where", "moment=après devis"]), "-50");
    let told = house.json(&["kpi", "nps"]);
    let nps = &told["groups"][0]["kpis"]["nps"];
    assert_eq!(
        (&nps["numerator"], &nps["denominator"], &nps["unit"]),
        (&"1".into(), &"4".into(), &"points".into())
    );
    // 25 ± 1.96 × 100 √((0.5 + 0.25 − 0.0625) / 4)
    assert_eq!((&nps["low"], &nps["high"]), (&"-56.255814".into(), &"100".into()));
    let may = ["--basis", "event", "--from", "2026-05-05", "--to", "2026-05-06"];
    assert_eq!(house.figure("nps", &may), "-50");
    assert_eq!(house.figure("nps_answer_rate", &[]), "– never_imported");
    house.takes("orders.csv", "N° de commande;Date de commande;Code client;Montant HT\nO1;2026-04-20;C001;900\nO2;2026-04-21;C002;900\n\
        O3;2026-04-21;C003;100\nO4;2026-04-22;C004;100\nO5;2026-04-22;C006;100\n");
    assert_eq!(house.figure("nps_answer_rate", &[]), "0.8", "4 answers of 5 customers");
    let explained = house.json(&["explain", "nps"]);
    assert!(explained.to_string().contains("Trop cher."), "{explained}");
    assert_eq!(house.json(&["check"])["ok"], true);
    assert_eq!(house.run(&["imports", "undo", "2"]).code, Some(0));
    assert_eq!(house.figure("nps", &[]), "– never_imported");
}

#[test]
fn a_tracking_sheet_tells_promoters_and_detractors() {
    let house = House::new("opinions-told");
    house.takes(
        "suivi.csv",
        "Campagne;Plis envoyés;Réponses;Promoteurs;Passifs;Détracteurs;Clients\nREF26;5000;120;5;3;1;12\n",
    );
    assert_eq!(house.figure("nps", &[]), "44.444444");
}
