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

/// One person under two names: a list has the e-mail of the firm, a later one their own reference.
fn twice(name: &str) -> House {
    let house = House::new(name);
    house.takes(
        "pieces.csv",
        "Référence pli;Campagne;Date d'envoi;Cellule;Société;Prénom;Nom;E-mail;Adresse;Ville;Code postal\n\
         P1;C1;2026-09-02;A;Garage Prat;Luc;Prat;luc@prat.fr;3 rue des Lilas;Lyon;69003\n\
         P2;C1;2026-09-02;A;Bâti Sud;Ève;Roux;eve@batisud.fr;1 quai Sud;Lyon;69002\n",
    );
    house.takes(
        "pieces2.csv",
        "Référence pli;Campagne;Date d'envoi;Cellule;Code client;Société;Prénom;Nom;Téléphone;Adresse;Ville;Code postal\n\
         Q1;C2;2026-10-02;A;K9;SARL Garage Prat;Luc;PRAT;0478000002;3, r. des Lilas;LYON;69003\n",
    );
    house.takes(
        "orders.csv",
        "N° de commande;Date de commande;E-mail;Montant HT\nO1;2026-10-20;luc@prat.fr;2800\n",
    );
    house
}

#[test]
fn people_who_are_in_the_file_twice_are_proposed_made_one_and_separated() {
    let house = twice("people-twice");
    let proposed = house.json(&["duplicates"]);
    assert_eq!((&proposed["total"], &proposed["sure"]), (&1.into(), &1.into()), "{proposed}");
    let pair = &proposed["pairs"][0];
    assert_eq!((&pair["reason"], &pair["likelihood"]), (&"Same name, same address".into(), &"sure".into()));
    assert!(house.run(&["duplicates", "--lang", "fr"]).out.contains("Même nom, même adresse"));

    let before = house.json(&["contacts"])["total"].clone();
    let shown = house.run(&["merge", "luc@prat.fr", "K9", "--preview"]);
    assert!(shown.out.contains("Would go over to contact:1: 1\u{a0}letter."), "{}", shown.out);
    assert_eq!(house.json(&["contacts"])["total"], before);

    house.json(&["merge", "luc@prat.fr", "K9", "--take", "company"]);
    assert_eq!(house.json(&["contacts"])["total"].as_u64(), before.as_u64().map(|all| all - 1));
    let one = house.json(&["contact", "K9"]);
    assert_eq!(
        (&one["name"], &one["email"], &one["phone"]),
        (&"SARL Garage Prat".into(), &"luc@prat.fr".into(), &"0478000002".into())
    );
    let campaigns: Vec<_> =
        one["timeline"].as_array().expect("a list").iter().map(|row| &row["campaign"]).collect();
    // The order names the first, and follows the last letter to both.
    assert_eq!(campaigns, ["C1", "C2", "C2"]);
    assert_eq!(one["merged"][0]["contact"], "contact:3");
    assert_eq!(house.json(&["duplicates"])["total"], 0);
    assert_eq!(house.run(&["check"]).code, Some(0));

    house.json(&["separate", "K9"]);
    assert_eq!(house.json(&["contacts"])["total"], before);
    assert_eq!(house.json(&["contact", "luc@prat.fr"])["timeline"][1]["campaign"], "C1");
    let again = house.run(&["separate", "K9"]);
    assert!(again.code == Some(1) && again.err.contains("not merged"), "{}", again.err);
    assert_eq!(house.run(&["check"]).code, Some(0));
}

#[test]
fn who_is_said_not_to_be_one_is_not_proposed_until_that_is_taken_back() {
    let house = twice("people-distinct");
    assert_eq!(house.json(&["duplicates", "--not", "luc@prat.fr", "K9"])["total"], 0);
    assert_eq!(house.json(&["duplicates"])["total"], 0);
    assert_eq!(house.json(&["duplicates", "--perhaps", "contact:1", "contact:3"])["total"], 1);
    let same = house.run(&["merge", "K9", "K9"]);
    assert!(same.code == Some(1) && same.err.contains("one already"), "{}", same.err);
    let part = house.run(&["merge", "luc@prat.fr", "K9", "--take", "colour"]);
    assert!(part.code == Some(1) && part.err.contains("colour"), "{}", part.err);
    assert_eq!(house.json(&["duplicates"])["total"], 1);
}
