//! What customers answered: by moment and tag, found by words, quoted beside the score.

use crate::house::House;

const SURVEYS: &str = "\
Campagne;Référence client;Note;Date;Moment;Verbatim
C1;K1;10;2026-05-01;livraison;Une équipe très réactive
C1;K2;3;2026-05-02;livraison;Délai de livraison trop long
C1;K3;9;2026-05-03;signature;Tout était clair
;K77;0;2026-05-04;livraison;Jamais rappelé
";

fn house(name: &str) -> House {
    let house = House::with_pieces(name);
    house.takes("surveys.csv", SURVEYS);
    house
}

#[test]
fn opinions_are_scored_by_moment_and_tag_and_those_without_a_campaign_are_told() {
    let house = house("opinions-told");
    let told = house.json(&["opinions"]);
    assert_eq!((&told["all"]["opinions"], &told["all"]["promoters"]), (&4.into(), &2.into()), "{told}");
    assert_eq!(
        told["all"]["nps"]["value"].as_str(),
        house.json(&["kpi", "nps"])["groups"][0]["kpis"]["nps"]["value"].as_str()
    );
    let moments = told["by_moment"].as_array().expect("moments");
    let of = |name: &str| moments.iter().find(|group| group["name"] == name).expect(name);
    assert_eq!((&of("livraison")["opinions"], &of("livraison")["nps"]["value"]), (&3.into(), &"0".into()));
    assert_eq!(told["waiting"], 1);
    let why = "1\u{a0}opinion without a campaign does not count: no letter to the person is known.";
    assert_eq!(told["waiting_why"][0], why);
    let explained = house.json(&["explain", "nps"]);
    assert_eq!(explained["left_out"][0], why, "{explained}");
    let alone = house.json(&["opinions", "--campaign", "none"]);
    assert_eq!(alone["all"]["nps"]["value"], "-100", "{alone}");
    assert_eq!(alone["opinions"][0]["waits"], "no letter to the person is known");
}

#[test]
fn a_tag_is_one_whatever_its_spelling_and_opinions_are_found_by_it() {
    let house = house("opinions-tags");
    let row = house.json(&["opinions", "--search", "DELAI long"])["opinions"][0]["name"].clone();
    let row = row.as_str().expect("one is found");
    let told = house.json(&["tag", row, "--add", "Délai", "--add", "à rappeler"]);
    assert_eq!(told["tags"].to_string(), r#"["à rappeler","Délai"]"#, "{told}");
    let other =
        house.json(&["opinions", "--group", "promoter", "--moment", "livraison"])["opinions"][0]["name"]
            .clone();
    house.json(&["tag", other.as_str().expect("one"), "--add", "DELAI"]);
    let told = house.json(&["opinions", "--tag", "delai"]);
    assert_eq!(
        (&told["all"]["opinions"], &told["by_tag"][0]["name"]),
        (&2.into(), &"Délai".into()),
        "{told}"
    );
    assert_eq!(told["by_tag"][0]["nps"]["value"], "0");
    house.json(&["tag", row, "--remove", "délai", "--remove", "à rappeler"]);
    assert_eq!(house.json(&["opinions", "--tag", "Délai"])["all"]["opinions"], 1);
    for (arguments, said) in [
        (&["tag", "orders:1", "--add", "x"][..], "orders:1"),
        (&["tag", row, "--add", " ? "], "40 characters"),
        (&["opinions", "--campaign", "C9"], "C9"),
    ] {
        let told = house.run(arguments);
        assert_eq!((told.code, told.err.contains(said)), (Some(1), true), "{arguments:?} {}", told.err);
    }
}

#[test]
fn what_says_most_is_quoted_beside_the_score_and_nobody_is_named() {
    let house = house("opinions-quoted");
    let told = house.json(&["explain", "nps"]);
    let quotes: Vec<&str> =
        told["quotes"].as_array().expect("quotes").iter().filter_map(|one| one["text"].as_str()).collect();
    assert_eq!(quotes, ["Délai de livraison trop long", "Une équipe très réactive", "Tout était clair"]);
    assert_eq!(told["quotes"][0]["about"], "C1 · livraison · 2\u{a0}May 2026");
    let one = house.json(&["explain", "nps", "--where", "moment=signature"]);
    assert_eq!(one["quotes"].as_array().map(Vec::len), Some(1), "{one}");
    assert!(house.json(&["explain", "response_rate"])["quotes"].as_array().is_some_and(Vec::is_empty));
}
