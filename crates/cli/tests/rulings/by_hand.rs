//! Rows that a person leaves out or corrects, with a reason.

use crate::house::House;

fn house(name: &str) -> House {
    let house = House::with_pieces(name);
    house.takes("r.csv", "Référence pli;Date de réponse;Canal\nP1;2026-03-10;mail\nP2;2026-03-12;mail\n");
    house.takes(
        "o.csv",
        "N° de commande;Date de commande;Référence pli;Montant HT\nO1;2026-03-20;P1;150\nO2;2026-03-21;P2;50\n",
    );
    house
}

/// The name of the first row behind a measure.
fn first(house: &House, key: &str, measure: &str) -> String {
    let told = house.json(&["explain", key, "--rows"]);
    told["rows"][measure]["page"][0]["name"].as_str().expect("a row has a name").to_owned()
}

#[test]
fn a_row_is_left_out_by_its_name_and_the_figure_says_so() {
    let house = house("left-out");
    let row = first(&house, "response_rate", "responders");
    assert_eq!(row, "response:1");
    assert_eq!(house.figure("response_rate", &[]), "0.4");
    let told = house.json(&["leave-out", &row, "--why", "our own office"]);
    assert_eq!(told["left_out"][0]["why"], "our own office", "{told}");
    assert_eq!((&told["left_out"][0]["file"], &told["left_out"][0]["row"]), (&"r.csv".into(), &2.into()));
    assert_eq!(house.figure("response_rate", &[]), "0.2");
    let said = house.json(&["explain", "response_rate"])["left_out_by_hand"].to_string();
    assert!(said.contains("Left out by hand: 1\u{a0}response (“our own office”)."), "{said}");
    assert_eq!(house.json(&["explain", "revenue"])["left_out_by_hand"].to_string(), "[]");
    // The same row in another file does not bring it back.
    house.takes("again.csv", "Référence pli;Canal;Date de réponse\nP1;mail;2026-03-10\n");
    assert_eq!(house.figure("response_rate", &[]), "0.2");
    assert_eq!(house.json(&["check"])["ok"], true);
    house.json(&["put-back", &row]);
    assert_eq!(house.figure("response_rate", &[]), "0.4");
    assert_eq!(house.json(&["leave-out"])["left_out_total"], 0);
}

#[test]
fn a_corrected_row_stands_over_later_files() {
    let house = house("corrected");
    let row = first(&house, "revenue", "revenue");
    let fields = house.json(&["correct", &row])["fields"].to_string();
    assert!(fields.contains("amount net of VAT") && fields.contains("order_date"), "{fields}");
    let told = house.json(&["correct", &row, "--set", "amount=1 250,50", "--why", "read on the invoice"]);
    assert_eq!(told["row"]["corrections"][0]["value"], "€1,250.50", "{told}");
    assert_eq!(house.figure("revenue", &[]), "1300.5");
    house.takes(
        "later.csv",
        "N° de commande;Date de commande;Référence pli;Montant HT\nO1;2026-03-20;P1;175\n",
    );
    assert_eq!(house.figure("revenue", &[]), "1300.5", "a person's word stands");
    let told = house.json(&["correct", &row]);
    let amount = &told["fields"].as_array().expect("fields")[1];
    assert_eq!(amount["told"], "€175.00", "the file's value is kept beneath: {told}");
    assert_eq!(house.json(&["check"])["ok"], true);
    house.json(&["correct", &row, "--reset"]);
    assert_eq!(house.figure("revenue", &[]), "225");
}

#[test]
fn what_cannot_be_done_to_a_row_is_told_with_what_to_write() {
    let house = house("by-hand-refused");
    for (arguments, code, said) in [
        (&["leave-out", "orders:99", "--why", "x"][..], 1, "orders:99"),
        (&["leave-out", "row 12", "--why", "x"], 1, "explain KEY --rows"),
        (&["leave-out", "orders:1", "--why", " "], 1, "The reason is missing"),
        (&["leave-out", "orders:1"], 2, "--why"),
        (&["put-back", "orders:1"], 1, "is not left out"),
        (&["correct", "orders:1", "--set", "amount=twelve", "--why", "x"], 1, "1,234.50"),
        (&["correct", "orders:1", "--set", "amount=", "--why", "x"], 1, "cannot be empty"),
        (
            &["correct", "orders:1", "--set", "interest=positive", "--why", "x"],
            1,
            "amount net of VAT, margin",
        ),
        (
            &["correct", "response:1", "--set", "interest=voted", "--why", "x"],
            1,
            "positive, neutral, refusal",
        ),
    ] {
        let told = house.run(arguments);
        assert_eq!(told.code, Some(code), "{arguments:?} {}", told.err);
        assert!(told.err.contains(said), "{arguments:?} {}", told.err);
    }
    assert_eq!(house.figure("revenue", &[]), "200");
}

#[test]
fn a_cell_and_a_contact_say_what_a_person_wrote_until_it_is_taken_back() {
    let house = House::new("own-words");
    let list = "Référence pli;Campagne;Date d'envoi;Cellule;Offre;Nom;E-mail;Code postal;Ville;Secteur\n\
        P1;C1;2026-03-02;A;Devis;Durand;durand@exemple.fr;69003;Lyon;BTP\n\
        P2;C1;2026-03-02;A;Devis;Martin;martin@exemple.fr;69003;Lyon;BTP\n\
        P3;C1;2026-03-02;B;Audit;Petit;petit@exemple.fr;38000;Grenoble;Garage\n";
    house.takes("list.csv", list);
    assert_eq!(house.by("pieces_posted", "offer", &[]), ["Audit=1", "Devis=2"]);
    let set = |value: &str| {
        house.json(&["cell", "A", "--campaign", "C1", "--set", &format!("offer={value}")])["cells"][0].clone()
    };
    assert_eq!(set("Visite")["by_hand"]["offer"], "Visite");
    assert_eq!(house.by("pieces_posted", "offer", &[]), ["Audit=1", "Visite=2"]);
    assert_eq!(
        house.json(&["explain", "pieces_posted", "--where", "offer=Visite"])["parts"][0]["files"][0]["rows"],
        2
    );
    assert_eq!(set("")["by_hand"], serde_json::json!({}));
    assert_eq!(house.by("pieces_posted", "offer", &[]), ["Audit=1", "Devis=2"]);

    let told = house.json(&[
        "correct",
        "contact:1",
        "--set",
        "secteur=Couverture",
        "--set",
        "CP=1000",
        "--why",
        "called",
    ]);
    assert_eq!(told["row"]["file"], "list.csv", "{told}");
    assert_eq!(house.by("pieces_posted", "sector", &[]), ["BTP=1", "Couverture=1", "Garage=1"]);
    assert_eq!(house.by("pieces_posted", "departement", &[]), ["01=1", "38=1", "69=1"]);
    house.takes("again.csv", &list.replace("Durand", "DURAND"));
    assert_eq!(house.by("pieces_posted", "sector", &[]), ["BTP=1", "Couverture=1", "Garage=1"]);
    let refused = house.run(&["correct", "contact:1", "--set", "email=durand", "--why", "x"]);
    assert!(refused.code == Some(2) || refused.code == Some(1), "{}", refused.out);
    assert_eq!(house.json(&["check"])["ok"], true);
    house.json(&["correct", "contact:1", "--reset"]);
    assert_eq!(house.by("pieces_posted", "departement", &[]), ["38=1", "69=2"]);
}
