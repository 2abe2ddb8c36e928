//! Contacts, their timeline, the pipeline and appointments by the command line.

use crate::house::House;

const PIECES: &str = "\
Référence pli;Campagne;Date d'envoi;Cellule;Code client;Société;Nom;Téléphone;Ville;Code postal
P1;C1;2026-10-02;A;K1;Électricité Bœuf;Hélène Vidal;0478000001;Besançon;25000
P2;C1;2026-10-02;A;K2;Garage Prat;Luc Prat;0478000002;Lyon;69003
";

fn house(name: &str) -> House {
    let house = House::new(name);
    house.takes("pieces.csv", PIECES);
    house.takes(
        "responses.csv",
        "Référence pli;Date de réponse;Canal;Intérêt;Commentaire\nP1;2026-10-08;téléphone;positif;Envoyez un devis\n",
    );
    house.takes("rdv.csv", "Date du rendez-vous;Référence pli;Tenu\n2026-11-02;P1;oui\n2026-12-01;P2;\n");
    house.takes(
        "deals.csv",
        "N° opportunité;Référence pli;Date d'ouverture;Étape;Montant HT;Statut\n\
         D1;P1;2026-10-10;Devis;2800;ouverte\nD2;P2;2026-11-10;Contact;500;perdue\n",
    );
    house.takes(
        "orders.csv",
        "N° de commande;Date de commande;Référence pli;Montant HT\nO1;2026-11-15;P1;2800\n",
    );
    house
}

#[test]
fn contacts_are_found_without_accents_and_one_shows_all_that_happened() {
    let house = house("people-contacts");
    let found = house.json(&["contacts", "boeuf", "BESANC"]);
    assert_eq!(found["total"], 1);
    let one = &found["contacts"][0];
    assert_eq!((&one["name"], &one["town"]), (&"Électricité Bœuf".into(), &"25000 Besançon".into()));
    assert_eq!(
        (&one["responded"], &one["customer"], &one["latest"]),
        (&true.into(), &true.into(), &"2026-11-15".into())
    );
    assert_eq!(house.json(&["contacts"])["total"], 2);
    assert_eq!(house.json(&["contacts", "--campaign", "C9"])["total"], 0);

    let told = house.json(&["contact", "K1"]);
    let kinds: Vec<&str> =
        told["timeline"].as_array().expect("a list").iter().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds, ["piece", "response", "opportunity", "appointment", "order"], "{told}");
    let response = &told["timeline"][1];
    assert_eq!(
        (&response["text"], &response["source"]),
        (&"Envoyez un devis".into(), &"responses.csv, row 2".into())
    );
    assert_eq!(house.json(&["contact", "P1"])["reference"], "K1");
    let french = house.run(&["contact", "K1", "--lang", "fr"]);
    assert!(
        french.out.contains("Pli envoyé") && french.out.contains("responses.csv, ligne 2"),
        "{}",
        french.out
    );
    let nobody = house.run(&["contact", "K9"]);
    assert!(nobody.code == Some(1) && nobody.err.contains("baromail contacts"), "{}", nobody.err);
}

#[test]
fn deals_stand_in_their_stages_and_appointments_go_to_a_calendar() {
    let house = house("people-pipeline");
    let told = house.json(&["pipeline"]);
    let stages: Vec<_> = told["stages"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["stage"].as_str(), one["state"].as_str(), one["count"].as_u64()))
        .collect();
    let expected = [
        (Some("Devis"), Some("open"), Some(1)),
        (Some(""), Some("won"), Some(0)),
        (Some(""), Some("lost"), Some(1)),
    ];
    assert_eq!(stages, expected, "{told}");
    let first = &told["stages"][0];
    assert_eq!((&first["sums"][0]["value"], &first["deals"][0]["days"]), (&"2800".into(), &44.into()));
    assert!(house.run(&["pipeline", "--lang", "fr"]).out.contains("perdues"));

    let list = house.json(&["appointments"]);
    assert_eq!(
        (&list["appointments"][0]["outcome"], &list["appointments"][1]["date"]),
        (&"held".into(), &"2026-12-01".into())
    );
    let saved = house.json(&["appointments", "--ics", "rdv.ics"]);
    assert_eq!(saved["appointments"], 2);
    let calendar = std::fs::read_to_string(house.folder.join("rdv.ics")).expect("it was saved");
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), 2);
    assert!(
        calendar.contains("DTSTART;VALUE=DATE:20261201\r\n")
            && calendar.contains("SUMMARY:Appointment: Garage Prat")
    );
}
