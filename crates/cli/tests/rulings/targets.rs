//! Targets, what was reached of them, and what deserves attention.

use crate::house::House;
use serde_json::Value;

/// Two hundred pieces of C1 posted on 2 March 2026, of which 4 were answered and 12 came back; 100 € spent.
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
    house.takes("u.csv", &numbered("Référence pli;Motif de retour", 12, |n| format!("P{};NPAI", 50 + n)));
    house.takes("c.csv", "Campagne;Poste;Montant HT\nC1;Création;100\n");
    house
}

fn alerts<'a>(told: &'a Value, kind: &str) -> Vec<&'a Value> {
    told["alerts"].as_array().expect("a list").iter().filter(|alert| alert["kind"] == kind).collect()
}

#[test]
fn a_target_is_written_changed_left_out_and_had_back() {
    let house = house("targets-by-hand");
    house.takes("t.csv", "Indicateur;Campagne;Objectif;Période\nCoût par réponse;C1;20 €;2026\n");
    let run = |arguments: &[&str]| house.run(&[&["targets"], arguments].concat()).code;
    let lines = || house.json(&["targets"])["targets"].as_array().expect("a list").clone();
    assert_eq!(run(&["add", "--set", "figure=response_rate", "--set", "value=2,5 %"]), Some(0));
    // By hand: 2 % over 2,5 % is 80 %.
    assert_eq!(house.figure("goal_attainment", &[]), "0.8");
    assert_eq!(run(&["set", "own1", "--set", "value=4 %"]), Some(0));
    assert_eq!(house.figure("goal_attainment", &[]), "0.5");
    assert_eq!(run(&["set", "own1", "--set", "value=beaucoup"]), Some(1));
    assert_eq!(run(&["add", "--set", "value=3 %"]), Some(1), "no figure");
    assert_eq!(run(&["set", "t1", "--set", "value=50"]), Some(0));
    let changed = lines().into_iter().find(|line| line["name"] == "t1").expect("the imported one");
    assert_eq!((&changed["origin"], &changed["target"]), (&"changed".into(), &"50".into()));
    assert_eq!(run(&["reset", "t1"]), Some(0));
    assert_eq!(lines().iter().find(|line| line["name"] == "t1").expect("it")["target"], "20");
    assert_eq!(run(&["delete", "t1"]), Some(0));
    assert_eq!(lines().len(), 1);
    assert_eq!((run(&["reset", "t1"]), run(&["delete", "own1"])), (Some(0), Some(0)));
    assert_eq!(lines().len(), 1);
    assert_eq!(run(&["delete", "own1"]), Some(1), "it is gone");
}

#[test]
fn attainment_is_the_figure_over_the_target_of_its_campaign_and_period() {
    let house = house("targets-attainment");
    assert_eq!(house.figure("goal_attainment", &[]), "– no_target");
    house.takes(
        "t.csv",
        "Indicateur;Campagne;Objectif;Période\nTaux de réponse;;4 %;2026\nTaux de réponse;C1;2,5 %;mars 2026\n\
         Coût par réponse;C1;20 €;2026\nTaux de réponse;C9;3 %;2026\nPlis envoyés;;100;2025\n",
    );
    // By hand: 4 / 200 = 2 %; 2,0 / 2,5 = 80 %. The campaign's own target comes before that of all.
    assert_eq!(house.figure("goal_attainment", &[]), "0.8");
    let told = house.json(&["targets"]);
    let line = |key: &str, campaign: Value| {
        let all = told["targets"].as_array().expect("a list");
        all.iter().find(|line| line["key"] == key && line["campaign"] == campaign).expect("a target").clone()
    };
    // 2 % over 4 %; a cost of 100 / 4 = 25 € where 20 € are aimed at is 20 / 25 = 80 %.
    let of_all = line("response_rate", Value::Null);
    assert_eq!((&of_all["goal_attainment"], &of_all["standing"]), (&"0.5".into(), &"missed".into()));
    let cost = line("cost_per_response", "C1".into());
    assert_eq!((&cost["goal_attainment"], &cost["target"]), (&"0.8".into(), &"20".into()));
    // A campaign of which nothing is known, and a period without a posting.
    assert_eq!(line("response_rate", "C9".into())["standing"], "unknown");
    assert_eq!(line("pieces_posted", Value::Null)["goal_attainment"], "0");
    house.takes("c2.csv", "Référence pli;Campagne;Date d'envoi\nQ1;C2;2026-04-02\n");
    assert_eq!(house.by("goal_attainment", "campaign", &[])[0], "C1=0.8");
    assert_eq!(house.figure("goal_attainment", &[]), "– not_everywhere", "nobody told of C2’s responses");
    house.takes("r2.csv", "Référence pli;Date de réponse;Canal\nQ1;2026-04-09;mail\n");
    // By hand: 5 of 201 are 2,48756 %, over the 4 % of all 0,621891.
    assert_eq!(house.figure("goal_attainment", &[]), "0.621891");
}

#[test]
fn alerts_say_what_to_do_and_stay_dismissed() {
    let house = house("alerts");
    house.takes(
        "t.csv",
        "Indicateur;Campagne;Objectif;Période\nTaux de réponse;C1;2,5 %;2026\nCoût par réponse;C1;20 €;2026\n\
         Taux de réponse;;9 %;mars 2026\nCA;;1 000 €;2027\n",
    );
    let told = house.json(&["alerts"]);
    let below = alerts(&told, "below_target");
    assert_eq!(below.len(), 2, "a sum whose period goes on may still be reached: {told}");
    // Wilson for 4 of 200 is [0,78 %; 5,03 %] (computed by hand with z = 1,96): below 9 %, not surely below 2,5 %.
    let [sure, unsure] = [0, 1].map(|at| below[at]);
    assert_eq!((&sure["tone"], &unsure["tone"]), (&"act".into(), &"test".into()), "{told}");
    let text = unsure["text"].as_str().expect("a text");
    for part in ["2.00%", "0.78 – 5.03%", "2.50%", "80.00%", "chance"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(unsure["remedy"].as_str().is_some_and(|remedy| remedy.contains("wait for its end")), "{unsure}");
    assert_eq!(
        (&unsure["link"]["figure"], &unsure["link"]["campaign"]),
        (&"response_rate".into(), &"C1".into())
    );
    assert_eq!(alerts(&told, "cost_above_target").len(), 1);
    let undelivered = alerts(&told, "undelivered");
    // 12 of 200 came back: 6 %.
    assert!(undelivered[0]["text"].as_str().is_some_and(|text| text.contains("6.0%")), "{told}");
    let name = undelivered[0]["name"].as_str().expect("a name");
    let after = house.json(&["alerts", "dismiss", name]);
    assert_eq!(alerts(&after, "undelivered").len(), 0);
    assert_eq!(alerts(&house.json(&["alerts"]), "undelivered").len(), 0, "kept in the file");
    assert_eq!(alerts(&house.json(&["alerts", "--all"]), "undelivered")[0]["dismissed"], true);
    assert_eq!(alerts(&house.json(&["alerts", "recall", name]), "undelivered").len(), 1);
    for wrong in [["alerts", "dismiss", "nothing"], ["alerts", "recall", name]] {
        assert_eq!(house.run(&wrong).code, Some(1), "{wrong:?}");
    }
    let french = house.run(&["alerts", "--lang", "fr"]);
    assert!(french.out.contains("pour un objectif de"), "{}", french.out);
}

#[test]
fn a_closed_window_and_a_stage_that_waits_are_told() {
    let house = house("alerts-time");
    // 245 days after 2 March 2026 is 2 November: three weeks before today, 23 November.
    assert_eq!(house.run(&["campaign", "C1", "--set", "window_days=245"]).code, Some(0));
    house.takes(
        "deals.csv",
        "N° opportunité;Réf. pli;Opportunité;Date de création;Étape;Statut\nD1;P1;Toit;2026-09-01;Devis;ouverte\n\
         D2;P2;Mur;2026-10-20;Devis;ouverte\nD3;P3;Cave;2026-11-20;Devis;ouverte\nD4;P4;Sol;2026-09-01;Devis;perdue\n",
    );
    let told = house.json(&["alerts"]);
    let matured = alerts(&told, "matured");
    assert!(
        matured[0]["text"]
            .as_str()
            .is_some_and(|text| text.replace('\u{a0}', " ").contains("2 November 2026")),
        "{told}"
    );
    // Of the open deals two stand longer than 30 days: since 1 September (83 days) and 20 October.
    let waits = alerts(&told, "stage_waits");
    let text = waits[0]["text"].as_str().expect("a text");
    assert!(text.contains("2 deals") && text.contains("83 days") && text.contains("Devis"), "{text}");
    assert!(waits[0]["remedy"].as_str().is_some_and(|remedy| remedy.contains("Toit, Mur")), "{told}");
}
