//! Holdouts, windows, totals beside rows, and what is unknown.

use crate::house::House;

const RESPONSES: &str =
    "Référence client;Date de réponse;Canal\nK1;2026-03-10;mail\nK3;2026-03-11;mail\nK5;2026-03-11;mail\n";

#[test]
fn a_holdout_is_shown_by_cell_and_left_out_elsewhere() {
    let house = House::with_pieces("holdout");
    house.takes("responses.csv", RESPONSES);
    house.takes("costs.csv", "Campagne;Poste;Montant HT\nC1;Création;100\n");
    assert_eq!(house.figure("response_rate", &[]), "0.6");
    assert_eq!(house.run(&["cell", "H", "--campaign", "C1", "--set", "role=holdout"]).code, Some(0));
    assert_eq!(house.by("response_rate", "cell", &[]), ["A=0.5", "B=0.5", "H=1"]);
    let told = house.json(&["kpi", "pieces_posted", "--by", "cell"]);
    let held = &told["groups"][2];
    assert_eq!((&held["role"], &held["kpis"]["pieces_posted"]["value"]), (&"holdout".into(), &"0".into()));
    assert_eq!(house.figure("response_rate", &[]), "0.5");
    assert_eq!(house.by("cost_total", "cell", &[]), ["A=50", "B=50", "H=– nothing_to_divide_by"]);
    assert_eq!(house.by("pieces_posted", "departement", &[]), ["01=2", "75=2"]);
    let compared = house.json(&["compare", "--control", "H"]);
    assert_eq!(
        (&compared["cells"][0]["people"], &compared["cells"][0]["responders"]),
        (&"1".into(), &"1".into())
    );
}

#[test]
fn the_window_limits_every_order_but_one_with_the_pieces_reference() {
    let house = House::with_pieces("window");
    let orders = "N° de commande;Date de commande;Référence client;Montant HT\n";
    house.takes("in.csv", &format!("{orders}O1;2026-03-20;K1;1000\nO2;2026-07-20;K3;500\n"));
    assert_eq!(house.figure("revenue", &[]), "1000");
    let by_piece = "N° de commande;Date de commande;Référence pli;Montant HT\nO3;2026-09-20;P2;300\n";
    house.takes("piece.csv", by_piece);
    for (days, revenue) in [("200", "1800"), ("5", "300"), ("90", "1300")] {
        let set = format!("window_days={days}");
        assert_eq!(house.run(&["campaign", "C1", "--set", &set]).code, Some(0));
        assert_eq!(house.figure("revenue", &[]), revenue, "{days} days");
    }
    assert_eq!(house.json(&["check"])["ok"], true);
}

#[test]
fn a_margin_is_the_orders_own_else_the_campaigns_rate_else_unknown() {
    let house = House::with_pieces("margin");
    let orders = "N° de commande;Date de commande;Référence pli;Montant HT;Marge\n\
        O1;2026-03-20;P1;1000;\nO2;2026-03-21;P2;300;100\n";
    house.takes("orders.csv", orders);
    assert_eq!(house.figure("margin", &[]), "– never_imported");
    assert_eq!(house.run(&["campaign", "C1", "--set", "margin_rate=40 %"]).code, Some(0));
    assert_eq!(house.figure("margin", &[]), "500", "40 % of 1 000, and the order's own 100");
}

#[test]
fn a_setting_that_does_not_fit_is_refused_and_changes_nothing() {
    let house = House::with_pieces("settings");
    let before = house.json(&["campaign", "C1"]);
    for (set, named) in [
        ("window_days=-3", "window_days"),
        ("window_days=x", "window_days"),
        ("margin_rate=40", "40 %"),
        ("list_type=tepid", "cold, warm"),
        ("colour=red", "There is no setting “colour”"),
        ("name", "name=value"),
    ] {
        let told = house.run(&["campaign", "C1", "--set", set]);
        assert!(told.code == Some(1) && told.err.contains(named), "{set}: {}", told.err);
    }
    for arguments in [
        ["cell", "H", "--campaign", "C1", "--set", "role=boss"],
        ["cell", "H", "--campaign", "C1", "--set", "size=1"],
        ["cell", "Z", "--campaign", "C1", "--set", "role=test"],
        ["cell", "H", "--campaign", "Z", "--set", "role=test"],
    ] {
        assert_eq!(house.run(&arguments).code, Some(1), "{arguments:?}");
    }
    assert_eq!(house.run(&["campaign", "--set", "name=x"]).code, Some(2), "which campaign?");
    assert_eq!(house.run(&["cell", "--campaign", "C1", "--set", "role=test"]).code, Some(2), "which cell?");
    assert_eq!(house.json(&["campaign", "C1"]), before);
}

#[test]
fn by_event_there_are_counts_and_money_only() {
    let house = House::with_pieces("event");
    house.takes("responses.csv", RESPONSES);
    house.takes("costs.csv", "Campagne;Poste;Montant HT;Date\nC1;Création;100;2026-02-10\n");
    let event = ["--basis", "event", "--from", "2026-03-11", "--to", "2026-03-31"];
    assert_eq!(house.figure("response_lines", &event), "2");
    assert_eq!(house.figure("pieces_posted", &event), "0");
    assert_eq!(house.figure("cost_total", &event), "0", "the invoice came in February");
    assert_eq!(house.figure("response_rate", &event), "– different_dates");
    assert_eq!(house.figure("cost_total", &["--basis", "event", "--to", "2026-02-28"]), "100");
    assert_eq!(house.figure("cost_total", &["--from", "2026-03-01"]), "100", "by posting, with its pieces");
    let told = house.json(&["kpi", "orders", "--basis", "event"]);
    assert_eq!(told["filters"]["basis"], "event");
}

#[test]
fn a_missing_dimension_is_a_group_without_a_name() {
    let house = House::with_pieces("unknown");
    assert_eq!(house.by("pieces_posted", "departement", &[]), ["01=2", "75=2", "null=1"]);
    assert_eq!(house.by("pieces_posted", "list_source", &[]), ["Loué=2", "Maison=2", "null=1"]);
    assert_eq!(house.figure("pieces_posted", &["--where", "departement=unknown"]), "1");
}

#[test]
fn what_does_not_exist_is_said_rather_than_shown_empty() {
    let house = House::with_pieces("absent");
    for arguments in [
        ["kpi", "orders", "--campaign", "C9"],
        ["kpi", "orders", "--mailing", "C9/2026-03-02"],
        ["kpi", "orders", "--by", "colour"],
        ["kpi", "orders", "--where", "colour=red"],
        ["explain", "orders", "--campaign", "C9"],
        ["chart", "response_rate", "--campaign", "C9"],
    ] {
        let out = if arguments[0] == "chart" { &["--out", "x.svg"][..] } else { &[] };
        let told = house.run(&[&arguments[..], out].concat());
        assert_eq!(told.code, Some(1), "{arguments:?}: {}", told.out);
        assert!(told.err.contains("There is no") || told.err.contains("One cannot"), "{}", told.err);
    }
    let told = house.run(&["kpi", "pieces_postd"]);
    assert!(told.code == Some(1) && told.err.contains("pieces_posted"), "{}", told.err);
}

#[test]
fn a_rate_by_channel_is_what_came_by_it_over_all_pieces() {
    let house = House::with_pieces("channels");
    house.takes(
        "responses.csv",
        "Référence client;Date de réponse;Canal\nK1;2026-03-10;mail\nK2;2026-03-11;téléphone\nK2;2026-03-12;mail\nK4;2026-03-14;mail\n",
    );
    house.takes("costs.csv", "Campagne;Poste;Montant HT\nC1;Création;100\n");
    assert_eq!(house.by("response_rate", "channel", &[]), ["email=0.4", "phone=0.2", "null=0"]);
    assert_eq!(house.figure("response_rate", &[]), "0.6", "the sum of the channels");
    assert_eq!(house.by("pieces_posted", "channel", &[]), ["email=2", "phone=1", "null=2"]);
    assert_eq!(house.figure("response_rate", &["--where", "channel=phone"]), "0.2");
    assert_eq!(house.by("cost_total", "channel", &[]), ["email=40", "phone=20", "null=40"]);
    assert_eq!(house.by("cost_per_response", "channel", &[])[1], "phone=– no_channel");
    let explained = house.json(&["explain", "response_rate", "--where", "channel=phone"]);
    assert_eq!(explained["worked"], "1\u{a0}responder ÷ 5\u{a0}pieces posted", "{explained}");
    let pieces = &explained["parts"][1];
    assert_eq!((&pieces["text"], &pieces["files"][0]["rows"]), (&"5\u{a0}pieces posted".into(), &5.into()));
    let told = house.json(&["kpi", "response_rate", "--by", "channel", "--by", "cell"]);
    let groups = told["groups"].as_array().expect("a list");
    let of_b = groups.iter().find(|group| group["by"]["channel"] == "email" && group["by"]["cell"] == "B");
    assert_eq!(of_b.expect("a group")["kpis"]["response_rate"]["denominator"], "2");
}
