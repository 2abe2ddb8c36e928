//! The long view: cohorts, whether customers come back, what they should still bring, months and seasons.

use crate::house::House;
use chrono::{Days, NaiveDate};
use serde_json::Value;
use std::fmt::Write as _;

/// The day that counts as today.
const TODAY: &str = "2026-11-23";

fn reference(name: &str) -> House {
    let house = House::new(name);
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/reference/");
    let paths = ["pieces.csv", "responses.csv", "orders.csv"].map(|file| format!("{fixtures}{file}"));
    let arguments: Vec<&str> = std::iter::once("import").chain(paths.iter().map(String::as_str)).collect();
    assert_eq!(house.run(&arguments).code, Some(0));
    house
}

fn grid(house: &House, measure: &str, more: &[&str]) -> Value {
    house.json(&[&["cohorts", "--measure", measure], more].concat())
}

/// Returns the values of a row, with a star where provisional and the reason where unknown.
fn values(cells: &Value) -> Vec<String> {
    let one = |cell: &Value| match cell["value"].as_str() {
        Some(value) if cell["flags"].to_string().contains("provisional") => format!("{value}*"),
        Some(value) => value.to_owned(),
        None => format!("– {}", cell["unknown"]["reason"].as_str().unwrap_or("no reason")),
    };
    cells.as_array().expect("a list").iter().map(one).collect()
}

#[test]
fn the_long_view_takes_the_filters_the_basis_and_the_rule() {
    let house = House::new("long-filters");
    house.takes(
        "pieces.csv",
        "Référence pli;Campagne;Date d'envoi;Référence client;Secteur;Code postal;Commercial\n\
        P1;C1;2026-03-02;K1;Bois;75001;Dupuis\nP2;C1;2026-03-02;K2;Bois;69003;Dupuis\n\
        P3;C1;2026-03-02;K3;Fer;69003;Lambert\nP4;C2;2026-05-04;K3;Fer;69003;Lambert\n",
    );
    house.takes(
        "orders.csv",
        "N° de commande;Date de commande;Référence client;Montant HT\nO1;2026-04-20;K1;1000\nO2;2026-05-20;K3;300\n",
    );
    let pieces = |more: &[&str]| -> Vec<Value> {
        let told = grid(&house, "revenue", more);
        told["cohorts"].as_array().expect("a list").iter().map(|row| row["pieces"]["value"].clone()).collect()
    };
    assert_eq!(pieces(&[]), ["3", "1"]);
    for (filter, left) in [
        (["--where", "sector=Bois"], vec!["2"]),
        (["--where", "departement=69"], vec!["2", "1"]),
        (["--where", "salesperson=Dupuis"], vec!["2"]),
        (["--campaign", "C2"], vec!["1"]),
    ] {
        assert_eq!(pieces(&filter), left, "{filter:?}");
    }
    let revenue = |month: &str, more: &[&str]| {
        let told = house.json(&[&["long", "revenue"], more].concat());
        let months = told["figures"][0]["months"].as_array().expect("a list").clone();
        let of_month = months.into_iter().find(|one| one["month"] == month).expect("within a year");
        of_month["value"]["value"].as_str().map(str::to_owned)
    };
    let (march, april, may) = ("2026-03", "2026-04", "2026-05");
    assert_eq!([march, may].map(|month| revenue(month, &[]).unwrap_or_default()), ["1000", "300"]);
    let event = ["--basis", "event"];
    assert_eq!([april, may].map(|month| revenue(month, &event).unwrap_or_default()), ["1000", "300"]);
    let first = ["--attribution", "first"];
    assert_eq!([march, may].map(|month| revenue(month, &first).unwrap_or_default()), ["1300", "0"]);
    assert_eq!(revenue(may, &["--where", "sector=Bois"]), None);
    let told = house.run(&["cohorts", "--basis", "event"]);
    assert!(told.out.contains("The basis changes nothing here"), "{}", told.out);
}

#[test]
fn the_reference_campaign_is_one_cohort() {
    let house = reference("cohort");
    let told = grid(&house, "revenue", &[]);
    let row = &told["cohorts"][0];
    assert_eq!((&row["month"], &row["pieces"]["value"]), (&"2026-03".into(), &"5000".into()));
    assert_eq!((&row["responders"]["value"], &row["customers"]["value"]), (&"120".into(), &"12".into()));
    // By hand from orders.csv, posted on 2 March: five orders of 2 800 € by 1 April, ten by 1 May, then one of 2 800 and
    // three of 800 by 1 June, the last of 2 800 on 21 June. Eight months are over on 2 November.
    let expected = ["14000", "28000", "33200", "36000", "36000", "36000", "36000", "36000"];
    assert_eq!(values(&row["months"]), expected, "{told}");
    assert_eq!(row["revenue"]["value"], house.figure("revenue", &[]));

    let told = grid(&house, "response", &["--months", "6"]);
    let months = values(&told["cohorts"][0]["months"]);
    assert_eq!((months.len(), months[5].as_str()), (6, "0.024"));
    assert_eq!(told["cohorts"][0]["months"][5]["low"], "0.020109", "Wilson’s, as for the figure itself");

    // Three ordered again, on the day on which their third month began. On 23 November eight months are over for the
    // three customers from 16 to 23 March, five for all.
    let told = grid(&house, "retention", &[]);
    let expected = ["0", "0", "0.25", "0", "0", "0*", "0*", "0*"];
    assert_eq!(values(&told["cohorts"][0]["months"]), expected, "{told}");
    assert_eq!(told["cohorts"][0]["months"][7]["denominator"], "3");
    let french = house.run(&["cohorts", "--measure", "retention", "--lang", "fr"]);
    assert!(french.out.contains("mars 2026") && french.out.contains("25,00\u{a0}%"), "{}", french.out);
}

#[test]
fn cohorts_are_the_figures_by_month() {
    let house = House::new("cohorts-by-month");
    let mut pieces = "Référence pli;Campagne;Date d'envoi;Cellule;Rôle;Référence client\n".to_owned();
    let mut responses = "Référence pli;Date de réponse;Canal\n".to_owned();
    let mut orders = "N° de commande;Date de commande;Référence client;Montant HT\n".to_owned();
    let mut chance = 7_u64;
    let mut below = |end: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % end
    };
    for n in 0..300 {
        let campaign = below(4);
        let posted = day("2026-01-05") + Days::new(campaign * 45);
        let role = if n % 25 == 0 { "holdout" } else { "" };
        let _ = writeln!(pieces, "P{n};C{campaign};{posted};{role};{role};K{n}");
        if below(3) == 0 {
            let _ = writeln!(responses, "P{n};{};phone", posted + Days::new(below(120)));
        }
        for order in 0..below(3) {
            let on = posted + Days::new(below(140));
            let _ = writeln!(orders, "O{n}-{order};{on};K{n};{}", 50 + below(500));
        }
    }
    house.takes("pieces.csv", &pieces);
    for (kind, text) in [("responses", &responses), ("orders", &orders)] {
        house.write(&format!("{kind}.csv"), text);
        let told = house.run(&["import", &format!("{kind}.csv"), "--kind", kind]);
        assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
    }
    let last = |measure: &str| -> Vec<String> {
        let told = grid(&house, measure, &[]);
        let rows = told["cohorts"].as_array().expect("a list").clone();
        let last_known = |row: &Value| {
            let month = row["month"].as_str().unwrap_or("null").to_owned();
            let known =
                row["months"].as_array()?.iter().filter_map(|cell| cell["value"].as_str()).next_back()?;
            Some(format!("{month}={known}"))
        };
        rows.iter().filter_map(last_known).collect()
    };
    // Whatever came within five months of each posting, the last of which is in May, is in the last cell.
    assert_eq!(last("response"), house.by("response_rate", "month", &[]));
    assert_eq!(last("revenue"), house.by("revenue", "month", &[]));
    let told = grid(&house, "retention", &[]);
    let customers = |group: &str| house.by(group, "month", &[]);
    let (new, back) = (customers("new_customers"), customers("reactivated_customers"));
    for (row, (new, back)) in told["cohorts"].as_array().expect("a list").iter().zip(new.iter().zip(&back)) {
        let count = |told: &str| told.split_once('=').and_then(|(_, n)| n.parse::<u32>().ok());
        let sum = count(new).zip(count(back)).map(|(new, back)| (new + back).to_string());
        assert_eq!(row["customers"]["value"].as_str(), sum.as_deref());
    }
    // One campaign alone is its own cohort.
    let told = grid(&house, "revenue", &["--campaign", "C2"]);
    assert_eq!(told["cohorts"].as_array().map(Vec::len), Some(1));
    assert_eq!(told["cohorts"][0]["revenue"]["value"], house.figure("revenue", &["--campaign", "C2"]));
}

#[test]
fn what_is_not_known_of_a_cohort_says_why() {
    let house = House::new("cohort-unknown");
    house.takes("pieces.csv", "Référence pli;Campagne;Date d'envoi\nP1;C1;2026-11-02\n");
    let row = |measure: &str| grid(&house, measure, &[])["cohorts"][0].clone();
    assert_eq!(values(&row("response")["months"]), ["– never_imported"]);
    assert_eq!(values(&row("retention")["months"]), ["– never_imported"]);
    house.takes("responses.csv", "Référence pli;Date de réponse;Canal\nP1;2026-11-05;mail\n");
    // The month from 2 November is not over on the 23rd.
    assert_eq!(values(&row("response")["months"]), ["– not_over"]);
    assert_eq!(row("response")["responders"]["value"], "1");
    house.takes(
        "suivi.csv",
        "Campagne;Date d'envoi;Plis envoyés;Réponses;Nouveaux clients;Clients réactivés\nT1;2026-03-02;500;12;4;0\n",
    );
    assert_eq!(values(&row("response")["months"])[0], "– not_that_fine", "a sheet tells no days");
    assert_eq!(values(&row("retention")["months"])[0], "– not_that_fine");
    let empty = House::new("cohort-empty");
    empty.takes("references.csv", "Secteur;Liste;Taux;Source\nBTP;froid;1,5 %;revue\n");
    let told = empty.run(&["cohorts"]);
    assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
    assert!(told.out.contains("Nothing to show"), "{}", told.out);
}

#[test]
fn customers_of_the_public_sample_should_bring_what_lifetimes_says() {
    // CDNOW's customers as the orders of one mailing: the same repeat purchases, last days and amounts.
    let today = day(TODAY);
    let sample = include_str!("../../../predict/reference/cdnow.tsv");
    let mut pieces = "Référence pli;Campagne;Date d'envoi;Référence client\n".to_owned();
    let mut orders = "N° de commande;Date de commande;Référence client;Montant HT\n".to_owned();
    // The first of them bought 272 days ago, the last 189: all within the window of 90 days.
    let posted = today - Days::new(272);
    for (n, line) in sample.lines().enumerate() {
        let cells: Vec<f64> = line.split('\t').filter_map(|cell| cell.parse().ok()).collect();
        let [repeats, last, age, mean] = cells[..] else { panic!("four numbers: {line}") };
        let (repeats, last) = (repeats as u64, (last * 7.0).round() as u64);
        let first = today - Days::new((age * 7.0).round() as u64);
        let _ = writeln!(pieces, "P{n};CD;{posted};K{n}");
        let _ = writeln!(orders, "O{n};{first};K{n};30");
        for order in 1..=repeats {
            let on = first + Days::new(last * order / repeats);
            let _ = writeln!(orders, "O{n}-{order};{on};K{n};{mean:.2}");
        }
    }
    let house = House::new("cdnow");
    house.takes("pieces.csv", &pieces);
    house.takes("orders.csv", &orders.replace('.', ","));
    assert_eq!(house.figure("new_customers", &[]), "2357");
    assert_eq!(house.figure("clv_predicted", &[]), "– never_imported", "no margin");
    assert_eq!(house.run(&["campaign", "CD", "--set", "margin_rate=40%"]).code, Some(0));
    let told = house.json(&["kpi", "clv_predicted"]);
    let figure = &told["groups"][0]["kpis"]["clv_predicted"];
    let number = |text: &Value| text.as_str().and_then(|text| text.parse::<f64>().ok()).expect("a number");
    assert_eq!((&figure["denominator"], &figure["currency"]), (&"2357".into(), &"EUR".into()));
    // reference/make_reference.py: 145 249.98 together, at a margin rate of 40 %.
    let expected = 145_249.983 * 0.4;
    assert!((number(&figure["numerator"]) / expected - 1.0).abs() < 5e-4, "{figure}");
    assert!((number(&figure["value"]) - expected / 2357.0).abs() < 0.02, "{figure}");
    // There too: a standard error of 12 318.98, 8.48 % of it; e^0.1662 either way.
    for (bound, off) in [("low", -1.0), ("high", 1.0_f64)] {
        let expected = number(&figure["value"]) * (off * 1.959_964 * 12_318.98 / 145_249.98).exp();
        assert!((number(&figure[bound]) / expected - 1.0).abs() < 2e-3, "{bound}: {figure}");
    }
    let explained = house.json(&["explain", "clv_predicted"]);
    assert!(
        explained["worked"].as_str().is_some_and(|text| text.contains("customers followed")),
        "{explained}"
    );
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn a_few_customers_foresee_nothing() {
    let house = reference("few");
    let told = house.json(&["kpi", "clv_predicted"]);
    let unknown = &told["groups"][0]["kpis"]["clv_predicted"]["unknown"];
    assert_eq!(unknown["reason"], "too_few_customers");
    assert_eq!(
        unknown["text"],
        "too few to foresee: 12\u{a0}customers followed, 3 of whom bought again; it takes 100 and 30"
    );
}

/// A tracking sheet of 24 months until October 2026, 100 pieces and two responders each, four in March.
fn two_years(campaigns: u32) -> String {
    let mut sheet = "Campagne;Date d'envoi;Plis envoyés;Réponses;CA\n".to_owned();
    for place in 0..24 {
        let (year, month) = (2024 + (10 + place) / 12, (10 + place) % 12 + 1);
        let responders = if month == 3 { 4 } else { 2 };
        let revenue = if year == 2026 { 900 } else { 600 };
        let campaign = place % campaigns;
        let _ = writeln!(sheet, "C{campaign};{year}-{month:02}-05;100;{responders};{revenue}");
    }
    sheet
}

#[test]
fn a_month_stands_beside_that_of_the_year_before_and_seasons_beside_the_mean() {
    let house = House::new("seasons");
    house.takes("suivi.csv", &two_years(6));
    let told = house.json(&["long", "--months", "12"]);
    assert_eq!(told["no_seasons"], Value::Null, "{told}");
    let figures = told["figures"].as_array().expect("a list");
    let keys: Vec<_> = figures.iter().filter_map(|figure| figure["key"].as_str()).collect();
    assert_eq!(keys, ["response_rate", "revenue", "cost_per_response", "roi_margin"]);
    let (rate, revenue) = (&figures[0], &figures[1]);
    let months = rate["months"].as_array().expect("a list");
    assert_eq!((months.len(), &months[0]["month"]), (12, &"2025-12".into()));
    let march = &months[3];
    assert_eq!((&march["value"]["value"], &march["year_before"]["value"]), (&"0.04".into(), &"0.04".into()));
    assert_eq!((&march["difference"], &march["change"]), (&"0".into(), &"0".into()));
    // 900 after 600.
    let change = &revenue["months"][3];
    assert_eq!((&change["difference"], &change["change"]), (&"300".into(), &"0.5".into()));
    // March: 8 of 200; all: 52 of 2 400. Twelve times 1 500 in two years of March, over 17 400.
    let season = |figure: &Value, month: usize| figure["seasons"][month - 1]["index"].clone();
    assert_eq!((season(rate, 3), season(rate, 4)), ("1.846154".into(), "0.923077".into()));
    assert_eq!((season(revenue, 3), season(revenue, 12)), ("1.034483".into(), "0.827586".into()));
    // Nothing was posted in November 2026, and no cost is known.
    assert_eq!(months[11]["value"]["unknown"]["reason"], "nothing_to_divide_by");
    assert_eq!(figures[2]["months"][3]["value"]["unknown"]["reason"], "never_imported");
    assert_eq!(season(&figures[2], 3), Value::Null);
    let by_month = house.by("response_rate", "month", &[]);
    assert!(by_month.contains(&"2026-03=0.04".to_owned()), "{by_month:?}");
    assert_eq!(house.json(&["long", "--months", "24"])["figures"][0]["months"][2]["month"], "2025-02");
    let french = house.run(&["long", "response_rate", "--lang", "fr"]);
    assert!(french.out.contains("mars 2026") && french.out.contains("×\u{a0}1,85"), "{}", french.out);
    assert_eq!(house.run(&["long", "--months", "13"]).code, Some(2));
    assert_eq!(house.run(&["long", "weather"]).code, Some(1));
}

#[test]
fn seasons_are_hidden_until_there_are_two_years_and_six_campaigns() {
    let house = House::new("no-seasons");
    house.takes("suivi.csv", &two_years(5));
    let told = house.json(&["long", "revenue"]);
    let why = "No seasonality yet: it takes 24 full months and 6 campaigns; there are 24\u{a0}months and 5\u{a0}campaigns.";
    assert_eq!(told["no_seasons"], why);
    assert_eq!(told["figures"][0]["seasons"], Value::Array(Vec::new()));
    let one = reference("no-seasons-one");
    let told = one.run(&["long", "--lang", "fr"]);
    assert!(told.out.contains("il y a 8\u{a0}mois et 1\u{a0}campagne."), "{}", told.out);
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
