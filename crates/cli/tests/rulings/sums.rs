//! Totals beside rows, shares of costs, currencies.

use crate::house::House;

#[test]
fn rows_win_over_totals_and_the_gap_is_told() {
    let house = House::new("totals");
    let sheet = "Campagne;Date d'envoi;Cellule;Plis envoyés;Réponses;CA\n\
        C1;2026-03-02;A;10;3;1000\nC1;2026-03-02;B;10;1;500\nTOTAL;;;20;4;1500\n";
    house.takes("totals.csv", sheet);
    assert_eq!(house.by("response_rate", "cell", &[]), ["A=0.3", "B=0.1"], "réponses are responders");
    assert_eq!(house.figure("response_lines", &[]), "– never_imported");
    assert_eq!(house.figure("pieces_posted", &[]), "20", "the row of totals is not counted");
    house.takes("pieces.csv", crate::house::PIECES);
    assert_eq!(house.figure("pieces_posted", &[]), "5");
    assert_eq!(house.figure("revenue", &[]), "1500", "no row tells the revenue");
    let told = house.json(&["explain", "pieces_posted"]);
    let left_out = told["left_out"].to_string();
    assert!(left_out.contains("20") && left_out.contains("rows count 5"), "{left_out}");
}

#[test]
fn an_outcome_column_gives_way_to_a_file_about_the_same_piece() {
    let house = House::new("columns");
    let list = "Référence pli;Campagne;Date d'envoi;A répondu;Qualifié;CA\n\
        P1;C1;2026-03-02;oui;oui;100\nP2;C1;2026-03-02;non;;\nP3;C1;2026-03-02;x;;200\n";
    house.takes("list.csv", list);
    assert_eq!(house.figure("response_lines", &[]), "2");
    assert_eq!(house.figure("revenue", &[]), "300");
    house.takes(
        "r.csv",
        "Référence pli;Date de réponse;Canal\nP1;2026-03-10;mail\nP1;2026-03-11;mail\nP2;2026-03-12;mail\n",
    );
    assert_eq!(house.figure("response_lines", &[]), "4", "three of the file, and P3's column");
    assert_eq!(house.figure("response_rate", &[]), "1");
    assert_eq!(house.figure("qualified_leads", &[]), "1", "the file does not tell who is qualified");
    house.takes("o.csv", "N° de commande;Date de commande;Référence pli;Montant HT\nO1;2026-03-20;P1;150\n");
    assert_eq!(house.figure("revenue", &[]), "350");
    let left_out = house.json(&["explain", "revenue"])["left_out"].to_string();
    assert!(left_out.contains("€300") && left_out.contains("€100"), "{left_out}");
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn cost_shares_add_up_to_the_cent_and_a_filter_keeps_its_own() {
    let house = House::with_pieces("shares");
    house.takes("costs.csv", "Campagne;Poste;Montant HT\nC1;Création;100\nC1;Impression;0,01\n");
    for dimension in ["cell", "list_source", "departement"] {
        let cents = house.by("cost_total", dimension, &[]).iter().map(|told| cents(told)).sum::<i64>();
        assert_eq!(cents, 10_001, "{dimension}");
    }
    let shared = house.by("cost_total", "cell", &[]);
    let filtered = ["A", "B", "H"].map(|cell| {
        let told = house.json(&["kpi", "cost_total", "cost_per_piece", "--cell", cell]);
        let kpis = &told["groups"][0]["kpis"];
        assert_eq!(kpis["cost_per_piece"]["numerator"], kpis["cost_total"]["value"]);
        format!("{cell}={}", kpis["cost_total"]["value"].as_str().unwrap_or("–"))
    });
    let near = |a: &str, b: &str| (cents(a) - cents(b)).abs() <= 1;
    assert!(shared.iter().zip(&filtered).all(|(a, b)| near(a, b)), "{shared:?} {filtered:?}");
}

#[test]
fn two_currencies_are_not_added() {
    let house = House::with_pieces("currencies");
    house.takes("costs.csv", "Campagne;Poste;Montant HT;Devise\nC1;Création;100;EUR\nC1;Impression;50;USD\n");
    assert_eq!(house.figure("cost_total", &[]), "– two_currencies");
    assert_eq!(house.figure("cost_per_piece", &[]), "– two_currencies");
}

#[test]
fn amounts_with_vat_alone_and_impossible_counts_are_set_aside() {
    let house = House::with_pieces("impossible");
    house.write(
        "ttc.csv",
        "N° de commande;Date de commande;Référence pli;Montant TTC\nO1;2026-03-20;P1;1200\n",
    );
    house.write("neg.csv", "Campagne;Plis envoyés;Réponses\nC7;-10;3\nC8;10;3,5\n");
    for (file, place, remedy) in [("ttc.csv", "ttc.csv!D2", "net of VAT"), ("neg.csv", "neg.csv!B2", "minus")]
    {
        let told = house.run(&["import", file]);
        assert_eq!(told.code, Some(1), "{file}");
        assert!(told.out.contains(place) && told.out.contains(remedy), "{}", told.out);
    }
}

fn cents(told: &str) -> i64 {
    let (_, euros) = told.rsplit_once('=').expect("name=value");
    let (whole, part) = euros.split_once('.').unwrap_or((euros, ""));
    let number = |text: &str| text.parse::<i64>().expect("digits");
    number(whole) * 100 + number(&format!("{part:0<2}"))
}
