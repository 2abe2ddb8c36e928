//! Whom to call: points that add up, an order of calls, and what became of each band.

use crate::house::House;

const PIECES: &str = "\
Référence pli;Campagne;Date d'envoi;Segment;Code client;Société;Nom;Fonction;Téléphone;Secteur
P1;C1;2026-10-02;PME;K1;Vidal;Hélène Vidal;Gérante;0478000001;BTP
P2;C1;2026-10-02;PME;K2;Prat;Luc Prat;Responsable achats;0478000002;BTP
P3;C1;2026-10-02;TPE;K3;Roche;Sylvie Roche;Assistante;0478000003;Santé
P4;C1;2026-10-02;PME;K4;Faure;Marc Faure;Directeur;0478000004;BTP
P5;C1;2026-10-02;PME;K5;Blanc;Nadia Blanc;Directrice;0478000005;BTP
P6;C1;2026-10-02;PME;K6;Colin;Paul Colin;Gérant;0478000006;BTP
";
const RESPONSES: &str = "\
Référence pli;Date de réponse;Canal;Intérêt;Commentaire
P1;2026-10-08;téléphone;positif;Envoyez un devis
P2;2026-10-20;mail;positif;
P3;2026-11-20;coupon;neutre;
P4;2026-10-05;téléphone;positif;devis
P5;2026-10-06;téléphone;refus;pas de devis
P6;2026-10-06;téléphone;stop;
";

fn house(name: &str) -> House {
    let house = House::new(name);
    house.takes("pieces.csv", PIECES);
    house.takes("responses.csv", RESPONSES);
    assert_eq!(house.run(&["campaign", "C1", "--set", "sector=BTP"]).code, Some(0));
    house
}

#[test]
fn the_call_list_shows_each_sum_and_leaves_out_who_bought_refused_or_objected() {
    let house = house("score-calls");
    house.takes(
        "orders.csv",
        "N° de commande;Date de commande;Référence pli;Montant HT\nO1;2026-10-25;P4;1000\n",
    );
    let told = house.json(&["score"]);
    let leads = told["leads"].as_array().expect("a list");
    // By hand: 20 + 15 + 15 + 15 + 15 (6 days) + 20 (devis); 20 + 15 + 10 + 12 + 5 (18 days) + 12 (positive);
    // 8 + 10 + 5 + 8 + 2 (49 days) + 4.
    let found: Vec<_> = leads.iter().map(|lead| (lead["company"].as_str(), lead["score"].as_u64())).collect();
    assert_eq!(found, [(Some("Vidal"), Some(100)), (Some("Prat"), Some(74)), (Some("Roche"), Some(37))]);
    let first = &leads[0];
    assert_eq!(
        first["points"],
        serde_json::json!({ "sector": 20, "size": 15, "function": 15, "channel": 15, "speed": 15, "request": 20 })
    );
    assert_eq!((&first["phone"], &first["verbatim"]), (&"0478000001".into(), &"Envoyez un devis".into()));
    assert_eq!((&first["waiting_days"], &first["last_contact"]), (&46.into(), &"2026-10-08".into()));
    assert!(first["reason"].as_str().is_some_and(|why| why.contains("devis") && why.contains("telephone")));
    // Faure bought: of the three hot (Vidal, Prat, Faure) one; the others are Blanc, Colin and Roche.
    let bands: Vec<_> = told["bands"]
        .as_array()
        .expect("bands")
        .iter()
        .map(|band| (&band["leads"], &band["customers"]))
        .collect();
    assert_eq!(bands[0], (&3.into(), &1.into()), "{told}");
    assert_eq!(told["separation"], "not_proven");
    let alerts = house.json(&["alerts"]);
    let hot = alerts["alerts"].as_array().expect("a list").iter().find(|one| one["kind"] == "hot_leads");
    let text = hot.and_then(|one| one["text"].as_str()).expect("an alert");
    assert!(text.starts_with("2 hot leads wait") && text.contains("46 days"), "{text}");
    // An appointment after the response is a follow-up.
    house.takes("rdv.csv", "Date du rendez-vous;Référence pli;Tenu\n2026-11-02;P1;oui\n");
    assert_eq!(house.json(&["score"])["leads"][0]["company"], "Prat");
}

#[test]
fn the_table_of_points_is_changed_and_had_back() {
    let house = house("score-table");
    house.json(&["score", "set", "function", "assist", "15"]);
    let of = |told: &serde_json::Value, company: &str| {
        let leads = told["leads"].as_array().expect("a list");
        leads.iter().find(|lead| lead["company"] == company).and_then(|lead| lead["score"].as_u64())
    };
    let told = house.json(&["score"]);
    assert_eq!(of(&told, "Roche"), Some(47), "37 + 15 − 5, kept in the file");
    let told = house.json(&["score", "remove", "function", "assist"]);
    assert_eq!(of(&told, "Roche"), Some(37));
    for wrong in [
        &["score", "set", "function", "assist", "16"][..],
        &["score", "set", "channel", "pigeon", "5"],
        &["score", "set", "speed", "soon", "5"],
        &["score", "set", "colour", "red", "5"],
        &["score", "remove", "function", "nobody"],
    ] {
        assert_eq!(house.run(wrong).code, Some(1), "{wrong:?}");
    }
    house.json(&["score", "set", "speed", "60", "3"]);
    assert_eq!(of(&house.json(&["score", "reset"]), "Vidal"), Some(100));
    let french = house.run(&["score", "--lang", "fr"]);
    assert!(french.out.contains("Vidal") && french.out.contains("chauds"), "{}", french.out);
}

#[test]
fn the_size_of_the_company_is_its_own_columns_before_the_lists_segment() {
    let house = House::new("score-size");
    house.takes(
        "pieces.csv",
        "Référence pli;Campagne;Date d'envoi;Segment;Code client;Société;Effectif\n\
        P1;C1;2026-10-02;PME;K1;Vidal;\nP2;C1;2026-10-02;PME;K2;Prat;12\nP3;C1;2026-10-02;;K3;Roche;1 200\n",
    );
    house.takes(
        "crm.csv",
        "Code client;Nom;Société;Fonction;Tranche d'effectif\nK4;Faure;Faure;;10 à 19 salariés\nK1;Vidal;Vidal;;\n",
    );
    let responses =
        "Référence pli;Date de réponse;Canal\nP1;2026-10-08;mail\nP2;2026-10-08;mail\nP3;2026-10-08;mail\n";
    house.takes("responses.csv", responses);
    let sizes = |house: &House| {
        let told = house.json(&["score"]);
        let leads = told["leads"].as_array().expect("a list").clone();
        let of = |company: &str| {
            leads
                .iter()
                .find(|lead| lead["company"] == company)
                .and_then(|lead| lead["points"]["size"].as_u64())
        };
        ["Vidal", "Prat", "Roche"].map(|company| of(company).expect("a lead"))
    };
    assert_eq!(sizes(&house), [15, 10, 15], "by its segment, 10-49, 250+");
    // A file that says more completes the contact; its undo takes that back.
    let more = "Code client;Nom;Société;Fonction;Nombre d'employés\nK1;Vidal;Vidal;;4\n";
    house.takes("more.csv", more);
    assert_eq!(sizes(&house), [5, 10, 15]);
    let last = house.json(&["imports"])["imports"].as_array().expect("a list").len().to_string();
    assert_eq!(house.run(&["imports", "undo", &last]).code, Some(0));
    assert_eq!(sizes(&house), [15, 10, 15]);
    assert_eq!(house.run(&["imports", "redo", &last]).code, Some(0));
    assert_eq!(sizes(&house), [5, 10, 15]);
    house.json(&["score", "set", "size", "0-9", "13"]);
    assert_eq!(sizes(&house)[0], 13);
    assert_eq!(house.run(&["score", "set", "size", "9-0", "13"]).code, Some(1));
    assert_eq!(house.json(&["check"])["ok"], true);
}
