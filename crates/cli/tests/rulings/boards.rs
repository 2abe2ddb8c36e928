//! Dashboards by the command line.

use crate::house::House;

#[test]
fn a_dashboard_prints_what_stands_on_it_with_the_filters_and_another_one_is_refused_by_name() {
    let house = House::with_pieces("boards");
    let list = house.json(&["dashboard", "--list"]);
    let first = &list["dashboards"][0];
    assert_eq!((&first["id"], &first["name"]), (&1.into(), &"Dashboard".into()));
    assert_eq!(first["items"][0]["name"], "response_rate");
    let shown = house.json(&["dashboard", "DASHBOARD", "--cell", "A"]);
    let parts = shown["parts"].as_array().expect("parts");
    assert_eq!(parts.len(), first["items"].as_array().expect("items").len());
    let rate = &parts[0]["figure"];
    assert_eq!(
        rate["value"],
        house.json(&["kpi", "response_rate", "--cell", "A"])["groups"][0]["kpis"]["response_rate"]["value"]
    );
    assert_eq!(shown["filters"]["cell"], serde_json::json!(["A"]));
    assert!(parts.iter().any(|part| part["chart"]["title"].is_string()));
    let text = house.run(&["dashboard"]);
    assert!(text.out.starts_with("Dashboard\n") && text.out.contains("Response rate"), "{}", text.out);
    let refused = house.run(&["dashboard", "Lundi"]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.contains("“Lundi”") && refused.err.contains("There are: Dashboard"),
        "{}",
        refused.err
    );
    house.run(&["settings", "--set", "role=salesperson"]);
    let list = house.json(&["dashboard", "--list"]);
    assert_eq!(list["dashboards"][0]["items"][0]["kind"], "notices");
}
