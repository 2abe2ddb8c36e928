//! Mailings thought through by the command line.

use crate::house::House;

#[test]
fn a_simulation_begins_with_real_figures_assumes_otherwise_and_is_kept_by_name() {
    let house = House::with_pieces("simulate");
    let told = house.json(&["simulate", "--from", "C1"]);
    assert_eq!(told["assumed"]["pieces"], "5");
    let missing = &told["kpis"]["roi_margin"]["unknown"]["text"];
    assert!(missing.as_str().is_some_and(|text| text.starts_with("Missing: ")), "{missing}");
    let sets = [
        "pieces=5000",
        "creation=900",
        "other=0",
        "list=0.12",
        "printing=0.34",
        "handling=0.09",
        "postage=0,62",
        "response_rate=2,4 %",
        "qualification-rate=37.5",
        "appointment_rate=80",
        "closing_rate=25",
        "basket=4000",
        "margin_rate=40",
    ];
    let mut arguments = vec!["simulate", "--against", "3", "--save", "Worked example"];
    for set in sets {
        arguments.extend(["--set", set]);
    }
    // The costs and rates of the campaign of the worked examples: 6 750 € for 120 responders and 14 400 € of margin.
    let told = house.json(&arguments);
    for (key, by_hand) in
        [("cost_per_response", "56.25"), ("roi_margin", "1.133333"), ("break_even_response_rate", "0.01125")]
    {
        assert_eq!(told["kpis"][key]["value"], by_hand, "{key}");
    }
    // Fleiss by hand: (1.959964 √(2 x 0.027 x 0.973) + 0.841621 √(0.024 x 0.976 + 0.03 x 0.97))² / 0.006² = 11 454.3.
    assert!(
        told["test"][0].as_str().is_some_and(|text| text.contains("11,455 pieces per letter")),
        "{}",
        told["test"]
    );
    let again = house.json(&["simulate", "--scenario", "worked EXAMPLE", "--set", "response_rate=1.125"]);
    assert_eq!(again["kpis"]["roi_margin"]["value"], "0", "at the break-even rate");
    assert_eq!(house.json(&["simulate", "--list"])["scenarios"][0]["name"], "Worked example");
    for wrong in [
        &["simulate", "--set", "pieces=many"][..],
        &["simulate", "--set", "weather=1"],
        &["simulate", "--against", "x"],
    ] {
        assert_eq!(house.run(wrong).code, Some(1), "{wrong:?}");
    }
    assert_eq!(house.json(&["simulate", "--delete", "Worked example"])["scenarios"], serde_json::json!([]));
    assert_eq!(house.run(&["simulate", "--scenario", "Worked example"]).code, Some(1));
}
