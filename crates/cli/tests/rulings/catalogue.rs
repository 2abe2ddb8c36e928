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
        let told = house.run(&["import", file, "--lang", "fr"]);
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
    assert_eq!(explained["parts"][0]["files"][0]["file"], "surveys.csv", "{explained}");
    assert_eq!(house.json(&["check"])["ok"], true);
    assert_eq!(house.run(&["imports", "undo", "2"]).code, Some(0));
    assert_eq!(house.figure("nps", &[]), "– never_imported");
}

#[test]
fn deals_tell_the_cycle_its_steps_and_where_they_wait() {
    let house = told("cycle", &["opportunities.csv", "stages.csv"]);
    // Posted on 2 March; won on 14 April, 6 May and 20 May: 43, 65 and 79 days; lost: O-103.
    assert_eq!(house.figure("sales_cycle_median", &[]), "65");
    assert_eq!(house.figure("sales_cycle_mean", &[]), "62.3333");
    assert_eq!(house.by("sales_cycle_median", "cell", &[]), ["A=61", "B=65"]);
    assert_eq!(house.figure("stage_conversion.opportunity", &[]), "– never_imported", "no order");
    // Opened on 18, 20 and 25 March: 27, 61 and 42 days.
    assert_eq!(house.figure("stage_duration_median.opportunity", &[]), "42");
    // O-101: Contact 7 days, Devis 20; O-102: Contact 13, Négociation 48; all went on.
    assert_eq!(house.figure("stage_conversion", &[]), "1");
    assert_eq!(
        house.by("stage_duration_median", "stage", &[]),
        ["Contact=10", "Devis=20", "Négociation=48", "null=– nothing_to_divide_by"]
    );
    assert_eq!(house.by("stage_conversion", "stage", &["--where", "stage=Devis"]), ["Devis=1"]);
    assert_eq!(house.json(&["check"])["ok"], true);
    let explained = house.json(&["explain", "stage_conversion"]);
    assert_eq!(explained["parts"][0]["files"][0]["rows"], 4, "{explained}");
}

const CYCLE_RESPONSES: &str = "Réf. pli;Date de réponse;Qualifié\nBTP-001;2026-03-09;oui\nBTP-002;2026-03-12;oui\n\
    BTP-007;2026-03-10;non\nBTP-005;2026-03-10;oui\n";

#[test]
fn a_setting_starts_the_cycle_at_the_first_response() {
    let house = told("cycle-setting", &["opportunities.csv"]);
    house.takes("responses.csv", CYCLE_RESPONSES);
    assert_eq!(house.figure("sales_cycle_median", &[]), "54", "43 and 65 days from the posting");
    assert_eq!(house.run(&["settings", "--set", "cycle_start=first_response"]).code, Some(0));
    assert_eq!(house.json(&["settings"])["settings"]["cycle_start"], "first_response");
    assert_eq!(house.figure("sales_cycle_median", &[]), "46.5", "36 and 57 days from the response");
    assert_eq!(house.run(&["settings", "--set", "cycle_start=order"]).code, Some(1));
    assert_eq!(house.run(&["settings", "--set", "colour=red"]).code, Some(1));
    assert_eq!(house.run(&["settings", "--set", "cycle_start=posting"]).code, Some(0));
    // One still open since 2 March: two of three are signed on the 65th day.
    assert_eq!(house.figure("sales_cycle_median.with_open", &[]), "65");
}

#[test]
fn each_step_counts_from_the_day_of_the_one_before() {
    let house = told("steps", &["appointments.csv", "opportunities.csv"]);
    house.takes("responses.csv", CYCLE_RESPONSES);
    assert_eq!(house.figure("stage_conversion.posted", &[]), "0.5", "4 of 8");
    assert_eq!(house.figure("stage_conversion.responder", &[]), "0.75", "3 of 4");
    // Qualified with the response: 9, 12 and 10 March; appointments obtained on 10 (BTP-001), 11 (before it) and 12.
    assert_eq!(house.figure("stage_duration_median.responder", &[]), "0");
    assert_eq!(house.figure("stage_duration_median.qualified", &[]), "1.5");
    // Obtained on 10, 11, 12 and 13 March, deals opened on 18, 20, 21 and 25.
    assert_eq!(house.figure("stage_duration_median.appointment", &[]), "9");
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn figures_per_salesperson_divide_by_those_who_are_named() {
    let house = told("salespeople", &[]);
    assert_eq!(house.figure("appointments_per_salesperson", &[]), "– never_imported");
    let house = told("salespeople", &["appointments.csv", "opportunities.csv"]);
    // Dupuis follows C001 and C002, Lambert C005 and C007: five appointments, two wins.
    assert_eq!(house.figure("appointments_per_salesperson", &[]), "2.5");
    assert_eq!(house.figure("wins_per_salesperson", &[]), "1");
    assert_eq!(
        house.by("wins_per_salesperson", "salesperson", &[]),
        ["Dupuis=1", "Lambert=1", "null=– no_salesperson"]
    );
    house.takes("orders.csv", "N° de commande;Date de commande;Code client;Montant HT\nO1;2026-04-20;C001;900\nO2;2026-04-21;C007;600\n");
    assert_eq!(house.figure("revenue_per_salesperson", &[]), "750");
}

#[test]
fn customers_are_kept_when_they_order_in_the_year_after_the_posting() {
    let house = told("kept", &[]);
    let orders = "N° de commande;Date de commande;Code client;Montant HT;Marge brute\n";
    house.takes(
        "before.csv",
        &format!(
            "{orders}O1;2025-06-20;C001;900;300\nO2;2025-12-21;C002;900;300\nO3;2025-12-21;C003;100;30\n\
        O4;2024-12-22;C004;100;30\nO5;2026-01-22;C005;100;30\n"
        ),
    );
    assert_eq!(house.figure("retention_rate", &[]), "0", "four were active, C004 longer ago than a year");
    house.takes(
        "after.csv",
        &format!(
            "{orders}P1;2026-03-20;C001;900;300\nP2;2026-04-21;C001;900;300\n\
        P3;2026-10-21;C002;100;30\nP4;2026-04-22;C004;100;40\nP5;2026-04-22;C006;500;200\n"
        ),
    );
    // C001 and C002 ordered again, the latter after the window of its letter.
    assert_eq!(house.figure("retention_rate", &[]), "0.5");
    assert_eq!(house.by("retention_rate", "cell", &[]), ["A=0.666667", "B=0"]);
    // Customers by the letter: C001 twice, C004, C006.
    assert_eq!(house.figure("repeat_rate", &[]), "0.333333");
    // Margin of 840 over three customers, half of whom are lost each year.
    assert_eq!(house.figure("clv_simple", &[]), "560");
    assert_eq!(house.figure("clv_to_cac", &[]), "– never_imported");
    house.takes("costs.csv", "Campagne;Poste;Montant HT\nBTP26;Affranchissement;140\n");
    // Only C006 is new: the others had ordered before, C004 long ago. 560 over 140 for one.
    assert_eq!(house.figure("clv_to_cac", &[]), "4");
    let explained = house.json(&["explain", "retention_rate"]);
    assert_eq!(explained["parts"][0]["files"][0]["rows"], 2, "the two pieces of those kept: {explained}");
    assert_eq!(house.json(&["check"])["ok"], true);
    assert_eq!(house.run(&["imports", "undo", "2"]).code, Some(0));
    assert_eq!(house.figure("retention_rate", &[]), "– never_imported");
}

#[test]
fn the_loyalty_of_the_reference_campaign_comes_from_a_tracking_sheet() {
    let house = House::new("loyalty-told");
    house.takes("suivi.csv", "Campagne;Plis envoyés;Réponses;Nouveaux clients;Clients réactivés;Marge brute;Clients actifs;Clients conservés;Affranchissement\n\
        REF26;5000;120;12;0;14400;80;68;6750\n");
    assert_eq!(house.figure("retention_rate", &[]), "0.85");
    assert_eq!(house.figure("clv_simple", &[]), "8000");
    assert_eq!(house.figure("clv_to_cac", &[]), "14.222222");
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

#[test]
fn a_test_is_measured_against_its_control() {
    let house = House::new("lift");
    let files = ["pieces.csv", "responses.csv", "costs.csv", "orders.csv"];
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/reference/");
    let paths = files.map(|file| format!("{fixtures}{file}"));
    let arguments: Vec<&str> = std::iter::once("import").chain(paths.iter().map(String::as_str)).collect();
    assert_eq!(house.run(&arguments).code, Some(0));
    // A, the control: 48 of 2 500, 5 orders, 12 000 €; B: 72 of 2 500, 10 orders, 24 000 €; cost 6 750 € for both.
    assert_eq!(house.by("lift", "cell", &[]), ["A=– no_control", "B=0.5"]);
    assert_eq!(house.figure("incremental_responses", &[]), "24");
    assert_eq!(house.figure("incremental_revenue", &["--cell", "B"]), "12000");
    assert_eq!(house.figure("cost_per_incremental_order", &[]), "675");
    let told = house.json(&["kpi", "incremental_revenue", "lift"]);
    let kpis = &told["groups"][0]["kpis"];
    assert_eq!(kpis["incremental_revenue"]["flags"][0], "not_proven", "{told}");
    assert_eq!((&kpis["lift"]["low"], &kpis["lift"]["high"]), (&"0.045986".into(), &"1.148228".into()));
}

#[test]
fn each_campaign_is_held_against_its_own_control() {
    let house = House::new("lift-of-two");
    house.takes(
        "suivi.csv",
        "Campagne;Cellule;Date d'envoi;Plis envoyés;Réponses\nP;A;2026-03-02;1000;100\nP;B;2026-03-02;100;11\n\
        Q;A;2026-04-02;100;20\nQ;B;2026-04-02;1000;220\n",
    );
    let control =
        |campaign| house.run(&["cell", "A", "--campaign", campaign, "--set", "role=control"]).code == Some(0);
    assert!(control("P"));
    assert_eq!(house.figure("incremental_responses", &[]), "– not_every_control");
    assert!(control("Q"));
    // A tenth more in each; pooled, 231 of 1 100 against 120 of 1 100 would be nine tenths more.
    assert_eq!(house.figure("lift", &[]), "0.1");
    assert_eq!(house.by("incremental_responses", "campaign", &[]), ["P=1", "Q=20"]);
    assert_eq!(house.figure("incremental_responses", &[]), "21");
    let told = house.json(&["kpi", "incremental_responses"]);
    assert_eq!(told["groups"][0]["kpis"]["incremental_responses"]["flags"][0], "not_proven");
}

#[test]
fn figures_group_by_region_and_by_parts_of_the_year_two_together_too() {
    let house = House::new("groupings");
    house.takes(
        "pieces.csv",
        "Référence pli;Campagne;Date d'envoi;Code postal\nP1;C1;2026-03-20;75001\nP2;C1;2026-03-20;69003\n\
        P3;C1;2026-07-02;01000\nP4;C2;2025-12-02;\n",
    );
    let by = |dimension| house.by("pieces_posted", dimension, &[]);
    assert_eq!(by("region"), ["Auvergne-Rhône-Alpes=2", "Île-de-France=1", "null=1"]);
    assert_eq!(by("month"), ["2025-12=1", "2026-03=2", "2026-07=1"]);
    assert_eq!(by("quarter"), ["2025-Q4=1", "2026-Q1=2", "2026-Q3=1"]);
    assert_eq!(by("year"), ["2025=1", "2026=3"]);
    let told = house.json(&["kpi", "pieces_posted", "--by", "year", "--by", "region"]);
    let groups: Vec<_> = told["groups"].as_array().expect("a list").iter().collect();
    assert_eq!(groups.len(), 3);
    assert_eq!(groups[1]["by"]["region"], "Auvergne-Rhône-Alpes");
    assert_eq!(groups[1]["kpis"]["pieces_posted"]["value"], "2");
}
