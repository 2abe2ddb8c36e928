//! What the response rate is compared with: one's own median first, then one published rate, cold never with warm.

use crate::house::House;
use std::fmt::Write as _;

/// Mails a hundred pieces of a campaign on a day, so many of which were answered.
fn mail(house: &House, campaign: &str, day: &str, responders: usize) {
    let mut pieces = "Référence pli;Campagne;Date d'envoi\n".to_owned();
    let mut responses = "Campagne;Référence pli;Date de réponse;Canal\n".to_owned();
    for n in 0..100 {
        let _ = writeln!(pieces, "{campaign}-{n};{campaign};{day}");
        if n < responders {
            let _ = writeln!(responses, "{campaign};{campaign}-{n};{day};mail");
        }
    }
    house.takes(&format!("{campaign}.csv"), &pieces);
    house.takes(&format!("{campaign}-responses.csv"), &responses);
}

fn set(house: &House, campaign: &str, what: &str) {
    assert_eq!(house.run(&["campaign", campaign, "--set", what]).code, Some(0), "{campaign} {what}");
}

#[test]
fn cold_and_warm_are_told_apart_before_anything_is_compared() {
    let house = House::new("benchmark-list-type");
    mail(&house, "C1", "2026-03-02", 2);
    assert_eq!(house.figure("benchmark_index", &[]), "– cold_or_warm");
    set(&house, "C1", "list_type=cold");
    // By hand: 2 % over the 0,9 % of cold mail published in 2024 is 2,222222; over the warm 7,9 % it is 0,253165.
    assert_eq!(house.figure("benchmark_index", &[]), "2.222222");
    set(&house, "C1", "list_type=warm");
    assert_eq!(house.figure("benchmark_index", &[]), "0.253165");
    mail(&house, "C2", "2026-03-02", 3);
    set(&house, "C2", "list_type=cold");
    assert_eq!(house.by("benchmark_index", "campaign", &[]), ["C1=0.253165", "C2=3.333333"]);
    assert_eq!(house.figure("benchmark_index", &[]), "– cold_or_warm", "the two together");
    let told = house.json(&["explain", "response_rate", "--campaign", "C2"]);
    let label = told["compared"][0]["label"].as_str().expect("a label");
    assert!(label.contains("JICMAIL") && label.contains("2024") && label.contains("cold"), "{label}");
}

#[test]
fn the_own_median_comes_first_once_three_campaigns_are_closed() {
    let house = House::new("benchmark-own");
    for (campaign, responders) in [("C1", 1), ("C2", 2), ("C3", 4)] {
        mail(&house, campaign, "2026-03-02", responders);
        set(&house, campaign, "list_type=cold");
    }
    // C3 is still open on 23 November 2026: two closed campaigns are too few.
    set(&house, "C3", "window_days=400");
    assert_eq!(house.figure("benchmark_index", &["--campaign", "C1"]), "1.111111");
    assert_eq!(house.json(&["references"])["own"], serde_json::json!([]));
    set(&house, "C3", "window_days=90");
    // By hand: of 1 %, 2 % and 4 % the middle one is 2 %.
    assert_eq!(house.by("benchmark_index", "campaign", &[]), ["C1=0.5", "C2=1", "C3=2"]);
    let own = &house.json(&["references"])["own"][0];
    assert_eq!(
        (&own["median"], &own["campaigns"], &own["list_type"]),
        (&"0.02".into(), &3.into(), &"cold".into())
    );
    // A warm campaign has no three like it.
    mail(&house, "W1", "2026-03-02", 9);
    set(&house, "W1", "list_type=warm");
    assert_eq!(house.figure("benchmark_index", &["--campaign", "W1"]), "1.139241", "9 % over 7,9 %");
    for campaign in ["C1", "C2", "C3"] {
        set(&house, campaign, "sector=BTP");
    }
    mail(&house, "C4", "2026-03-02", 10);
    set(&house, "C4", "list_type=cold");
    // By hand: of 1, 2, 4 and 10 % the median is (2 + 4) / 2 = 3 %, that of the sector still 2 %.
    assert_eq!(house.figure("benchmark_index", &["--campaign", "C4"]), "3.333333");
    assert_eq!(house.figure("benchmark_index", &["--campaign", "C3"]), "2");
}

#[test]
fn references_are_imported_changed_left_out_and_had_back() {
    let house = House::new("benchmark-references");
    mail(&house, "C1", "2026-10-02", 2);
    set(&house, "C1", "list_type=cold");
    set(&house, "C1", "sector=BTP");
    house.takes(
        "references.csv",
        "Secteur;Type de liste;Pays;Base;Taux;Année;Source\nBTP;froide;France;réponse / envoyés;2,5 %;2025;Enquête\n",
    );
    assert_eq!(house.figure("benchmark_index", &[]), "0.8", "2,0 / 2,5");
    house.json(&["references", "set", "i1", "--set", "value=1,6 %", "--set", "year=2026"]);
    assert_eq!(house.figure("benchmark_index", &[]), "1.25", "2,0 / 1,6");
    house.json(&["references", "delete", "i1"]);
    assert_eq!(house.figure("benchmark_index", &[]), "2.222222", "the shipped one again");
    house.json(&["references", "reset", "i1"]);
    assert_eq!(house.figure("benchmark_index", &[]), "0.8");
    let added =
        ["value=4 %", "list_type=cold", "country=France", "sector=btp", "source=Fédération", "year=2026"];
    let sets = added.iter().flat_map(|set| ["--set", *set]);
    house.json(&[&["references", "add"], &sets.collect::<Vec<_>>()[..]].concat());
    assert_eq!(house.figure("benchmark_index", &[]), "0.5", "the later year");
    for wrong in [
        &["references", "set", "nothing", "--set", "value=1 %"][..],
        &["references", "set", "i1", "--set", "value=none"],
        &["references", "set", "i1", "--set", "colour=red"],
        &["references", "set", "i1", "--set", "low=3 %"],
        &["references", "add", "--set", "source=S"],
        &["references", "reset", "own1"],
    ] {
        assert_eq!(house.run(wrong).code, Some(1), "{wrong:?}");
    }
    assert_eq!(house.json(&["check"])["ok"], true);
}
