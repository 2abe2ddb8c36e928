//! To which letters orders are credited: five rules, what is matched and what is credited.

use crate::house::House;

/// Three letters to client K1, 30 days apart; K2 had the last one alone. Windows last 90 days.
const PIECES: &str = "\
Référence pli;Campagne;Date d'envoi;Référence client
A1;A;2026-01-01;K1
B1;B;2026-01-31;K1
C1;C;2026-03-02;K1
C2;C;2026-03-02;K2
";

/// K1 orders 7 000 while all windows are open; then one order that names its letter, one outside every window, and one
/// of somebody to whom nothing was sent.
const ORDERS: &str = "\
N° de commande;Date de commande;Référence client;Référence pli;Montant HT
O1;2026-03-10;K1;;7000
O2;2026-03-11;;C2;500
O3;2026-10-01;K1;;40
O4;2026-03-12;K9;;8
";

fn sold(name: &str) -> House {
    let house = House::new(name);
    house.takes("pieces.csv", PIECES);
    house.takes("orders.csv", ORDERS);
    house
}

#[test]
fn each_rule_credits_orders_in_its_own_way() {
    let house = sold("rules");
    let by = |rule: &str, key: &str| house.by(key, "campaign", &["--attribution", rule]);
    assert_eq!(house.by("revenue", "campaign", &[]), ["A=0", "B=0", "C=7500"], "the last letter");
    for (rule, revenue, orders) in [
        ("last", ["A=0", "B=0", "C=7500"], ["A=0", "B=0", "C=2"]),
        ("first", ["A=7000", "B=0", "C=500"], ["A=1", "B=0", "C=1"]),
        // Thirds of 7 000, in ten-thousandths, and of one order.
        ("equal", ["A=2333.3334", "B=2333.3333", "C=2833.3333"], ["A=0.333333", "B=0.333333", "C=1.333333"]),
        // Half-lives of 30 days: 1, 2 and 4 sevenths.
        ("decay", ["A=1000", "B=2000", "C=4500"], ["A=0.142857", "B=0.285714", "C=1.571429"]),
        // The reference of a piece names its letter, a client's does not.
        ("code", ["A=0", "B=0", "C=500"], ["A=0", "B=0", "C=1"]),
    ] {
        assert_eq!(by(rule, "revenue"), revenue, "{rule}");
        assert_eq!(by(rule, "orders"), orders, "{rule}");
        let all = if rule == "code" { "500" } else { "7500" };
        assert_eq!(house.figure("revenue", &["--attribution", rule]), all, "{rule}");
    }
    let told = house.json(&["kpi", "revenue", "--attribution", "decay"]);
    assert_eq!(told["filters"], serde_json::json!({ "basis": "posting", "attribution": "decay" }));
    assert_eq!(house.json(&["kpi", "revenue"])["filters"]["attribution"], "last");
    assert_eq!(house.run(&["kpi", "revenue", "--attribution", "middle"]).code, Some(2));
    let printed = house.run(&["kpi", "orders", "--campaign", "A", "--attribution", "equal"]).out;
    assert!(printed.contains("0.33"), "{printed}");
}

#[test]
fn the_files_own_rule_is_a_setting_and_the_explanation_says_it() {
    let house = sold("rule-setting");
    let rules = |arguments: &[&str]| {
        let told = house.json(&[&["explain", "revenue", "--campaign", "B"], arguments].concat());
        told["rules"].to_string()
    };
    assert!(rules(&[]).contains("B: an order counts for the last letter received within 90\u{a0}days."));
    assert_eq!(house.json(&["settings"])["settings"]["attribution"], "last");
    assert_eq!(house.run(&["settings", "--set", "attribution=middle"]).code, Some(1));
    assert_eq!(house.run(&["settings", "--set", "attribution=equal"]).code, Some(0));
    assert_eq!(house.json(&["settings"])["settings"]["attribution"], "equal");
    assert_eq!(house.figure("revenue", &["--campaign", "B"]), "2333.3333");
    assert_eq!(house.json(&["kpi", "revenue"])["filters"]["attribution"], "equal");
    let equal = rules(&[]);
    assert!(equal.contains("B: an order is shared alike by all letters received"), "{equal}");
    assert!(equal.contains("the shares of an order always make the whole order"), "{equal}");
    assert!(rules(&["--attribution", "code"]).contains("names its letter"), "the option before the setting");
    assert_eq!(house.run(&["settings", "--set", "attribution=last"]).code, Some(0));
    assert_eq!(house.figure("revenue", &["--campaign", "B"]), "0");
}

#[test]
fn matched_and_credited_orders_are_told_apart() {
    let house = sold("standing");
    let orders = house.json(&["explain", "revenue"])["orders"].clone();
    for (what, count, revenue) in [
        ("told", "4", "7548"),
        ("matched", "3", "7540"),
        ("credited", "2", "7500"),
        ("unnamed", "0", "0"),
        ("elsewhere", "0", "0"),
        ("outside_window", "1", "40"),
        ("uncredited", "0", "0"),
        ("without_campaign", "1", "8"),
    ] {
        assert_eq!(
            (&orders[what]["orders"], &orders[what]["revenue"]),
            (&count.into(), &revenue.into()),
            "{what}"
        );
    }
    assert_eq!(orders["told"]["currency"], "EUR");
    let printed = house.run(&["explain", "orders"]).out;
    for line in [
        "Orders read, of all campaigns: 4 (€7,548).",
        "Of people whom these letters were mailed to: 3 (€7,540).",
        "Credited to these letters by the rule: 2 (€7,500).",
        "Outside the window: 1 (€40.00).",
        "Without a campaign, of people who were mailed nothing: 1 (€8.00).",
    ] {
        assert!(printed.contains(line), "{line} in {printed}");
    }
    assert!(!printed.contains("Credited to other letters"), "none are");
    // Of the letters of A: K1's two orders, one of them credited to C.
    let printed = house.run(&["explain", "orders", "--campaign", "A"]).out;
    assert!(printed.contains("Credited to other letters: 1 (€7,000)."), "{printed}");
    // A figure that counts no orders says nothing of them.
    let rate = house.json(&["explain", "response_rate"]);
    assert_eq!(rate["orders"], serde_json::json!({}));
    assert!(!rate["rules"].to_string().contains("order"), "{rate}");
}

#[test]
fn with_sure_joins_alone_nothing_extra_is_shown() {
    let house = sold("sure");
    let figure = house.json(&["kpi", "revenue"])["groups"][0]["kpis"]["revenue"].clone();
    assert!(figure.get("sure").is_none() && figure.get("with_probable").is_none(), "{figure}");
    assert!(!house.run(&["kpi", "revenue"]).out.contains("sure"));
}
