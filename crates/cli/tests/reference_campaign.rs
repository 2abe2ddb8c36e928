//! The reference campaign by the command line: its spreadsheets in, the catalogue's worked examples out.
//!
//! *Source of the figures*: the worked examples of the catalogue, computed by hand; Wilson's bounds of 120 in 5 000,
//! 48 in 2 500 and 72 in 2 500 by scipy (`binomtest(k, n).proportion_ci(method="wilson")`).

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// Ratios as fractions of six decimals, money in euros, each as the catalogue's example has it.
const FIGURES: &[(&str, &str)] = &[
    ("pieces_posted", "5000"),
    ("pieces_delivered", "4760"),
    ("undelivered_rate", "0.048"),
    ("response_rate", "0.024"),
    ("response_rate_delivered", "0.02521"),
    ("positive_response_rate", "0.0216"),
    ("response_lines", "130"),
    ("response_lines_rate", "0.026"),
    ("response_delay_median", "18.5"),
    ("qualified_leads", "45"),
    ("qualification_rate", "0.375"),
    ("interest_rate", "0.9"),
    ("posted_to_qualified_rate", "0.009"),
    ("responder_to_opportunity_rate", "0.233333"),
    ("qualified_to_opportunity_rate", "0.622222"),
    ("responder_to_customer_rate", "0.1"),
    ("opportunity_to_customer_rate", "0.428571"),
    ("win_rate", "0.545455"),
    ("appointments", "36"),
    ("appointments_held", "30"),
    ("show_rate", "0.833333"),
    ("new_customers", "12"),
    ("reactivated_customers", "0"),
    ("orders", "15"),
    ("revenue", "36000"),
    ("margin", "14400"),
    ("revenue_per_piece", "7.2"),
    ("revenue_per_responder", "300"),
    ("revenue_per_qualified", "800"),
    ("average_order_value", "2400"),
    ("revenue_per_sale", "2800"),
    ("cost_total", "6750"),
    ("cost_share.postage", "0.459259"),
    ("cost_share.printing", "0.251852"),
    ("cost_share.creation", "0.133333"),
    ("cost_share.list", "0.088889"),
    ("cost_share.handling", "0.066667"),
    ("cost_per_piece", "1.35"),
    ("cost_per_thousand", "1350"),
    ("cost_per_response", "56.25"),
    ("cost_per_qualified_lead", "150"),
    ("cost_per_appointment", "187.5"),
    ("cost_per_new_customer", "562.5"),
    ("cost_item_yield.postage", "4.645161"),
    ("roi_revenue", "4.333333"),
    ("roi_margin", "1.133333"),
    ("roas", "5.333333"),
    ("break_even_response_rate", "0.01125"),
];

#[test]
fn the_spreadsheets_give_the_worked_examples() {
    let house = House::with_the_reference_campaign("figures");
    let groups = house.json(&["kpi", "--json"]);
    let kpis = &groups["groups"][0]["kpis"];
    for (key, expected) in FIGURES {
        assert_eq!(kpis[key]["value"], *expected, "{key}: {}", kpis[key]);
    }
    let rate = &kpis["response_rate"];
    assert_eq!((&rate["low"], &rate["high"]), (&"0.020109".into(), &"0.028622".into()));
}

#[test]
fn by_cell_the_responders_are_48_and_72() {
    let house = House::with_the_reference_campaign("cells");
    let told = house.json(&["kpi", "response_rate", "--by", "cell", "--json"]);
    let expected = [
        ("A", "control", "48", "0.0192", "0.014512", "0.025363"),
        ("B", "test", "72", "0.0288", "0.022932", "0.036114"),
    ];
    let groups = told["groups"].as_array().expect("groups are a list");
    assert_eq!(groups.len(), expected.len());
    for (group, (cell, role, responders, value, low, high)) in groups.iter().zip(expected) {
        let rate = &group["kpis"]["response_rate"];
        let found = [&group["by"]["cell"], &group["role"], &rate["numerator"], &rate["denominator"]];
        assert_eq!(found, [cell, role, responders, "2500"]);
        assert_eq!([&rate["value"], &rate["low"], &rate["high"]], [value, low, high]);
    }
}

#[test]
fn the_same_files_again_change_nothing() {
    let house = House::with_the_reference_campaign("again");
    let before = house.json(&["kpi", "--json"]);
    let again = house.run(&House::import());
    assert!(again.status.success(), "{}", text(&again.stderr));
    assert_eq!(house.json(&["kpi", "--json"]), before);
    assert_eq!(house.json(&["check", "--json"])["ok"], true);
}

/// An encrypted file of its own for each test.
struct House {
    folder: PathBuf,
}

impl House {
    fn with_the_reference_campaign(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("the build folder takes files");
        let house = Self { folder };
        let done = house.run(&House::import());
        assert_eq!(done.status.code(), Some(0), "{}{}", text(&done.stdout), text(&done.stderr));
        house
    }

    fn import() -> Vec<String> {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/reference");
        let files = ["pieces", "undelivered", "responses", "costs", "orders", "totals"];
        let paths = files.map(|name| fixtures.join(name).with_extension("csv").display().to_string());
        [vec!["import".to_owned()], paths.to_vec()].concat()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        let told = self.run(&arguments);
        serde_json::from_slice(&told.stdout).unwrap_or_else(|error| panic!("{error}: {}", text(&told.stderr)))
    }

    fn run(&self, arguments: &[String]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_baromail"))
            .args(["--lang", "en", "--today", "2026-11-23", "--db"])
            .arg(self.folder.join("house.db"))
            .args(arguments)
            .env("BAROMAIL_KEY", "5a".repeat(32))
            .output()
            .expect("the program starts")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
