//! Reports that are made by themselves, by the command line: listed, switched, made once, and what keeps them back.

use crate::house::House;
use serde_json::Value;
use std::path::Path;

fn json(house: &House, arguments: &[&str]) -> Value {
    let told = house.run(&[arguments, &["--json"]].concat());
    assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
    serde_json::from_str(&told.out).expect("one document")
}

#[test]
fn what_is_due_is_made_once_and_says_where() {
    let house = House::with_pieces("schedule_due");
    let listed = json(&house, &["schedule", "add", "--since", "2026-03-10"]);
    // No deal was won yet: no cycle proposes anything, and a month is the careful choice.
    assert_eq!(
        (&listed["proposed"], &listed["schedules"][0]["rhythm"]),
        (&Value::Null, &Value::from("monthly"))
    );
    assert_eq!(listed["schedules"][0]["next"], "2026-12-01");
    assert_eq!(json(&house, &["report", "--due", "--on", "2026-03-31"])["made"], Value::Array(vec![]));
    let made = json(&house, &["report", "--due", "--on", "2026-04-03"]);
    assert_eq!(
        (&made["made"][0]["due_on"], &made["problems"]),
        (&Value::from("2026-04-01"), &Value::Array(vec![]))
    );
    let file = made["made"][0]["file"].as_str().expect("a file");
    assert!(file.ends_with("Period report 2026-03.pdf"), "{file}");
    assert!(std::fs::read(house.folder.join(file)).expect("the report").starts_with(b"%PDF-"));
    let again = house.run(&["report", "--due", "--on", "2026-04-04"]);
    assert_eq!((again.code, again.out.as_str()), (Some(0), ""));
    assert_eq!(json(&house, &["schedule", "off", "1"])["schedules"][0]["on"], false);
    assert_eq!(house.run(&["report", "--due", "--on", "2026-06-04"]).out, "");
    let removed = json(&house, &["schedule", "remove", "1"]);
    assert_eq!(
        (removed["schedules"].as_array().map(Vec::len), removed["history"].as_array().map(Vec::len)),
        (Some(0), Some(1))
    );
}

#[test]
fn a_folder_that_is_gone_ends_with_one_and_the_report_stays_due() {
    let house = House::with_pieces("schedule_folder");
    let add = ["schedule", "add", "--rhythm", "weekly", "--folder", "gone", "--since", "2026-03-09"];
    assert_eq!(house.run(&add).code, Some(0));
    let told = house.run(&["report", "--due", "--on", "2026-03-10"]);
    assert_eq!((told.code, told.out.as_str()), (Some(1), ""));
    assert!(told.err.contains("gone") && told.err.contains("stays due"), "{}", told.err);
    std::fs::create_dir(house.folder.join("gone")).expect("a folder");
    let told = house.run(&["report", "--due", "--on", "2026-03-10"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert_eq!(
        Path::new(told.out.trim()).file_name().and_then(|name| name.to_str()),
        Some("Period report 2026-W10.pdf")
    );
}

#[test]
fn what_does_not_go_together_is_refused_with_what_does() {
    let house = House::with_pieces("schedule_refused");
    let told = house.run(&["schedule", "add", "summary", "--rhythm", "monthly"]);
    assert_eq!(told.code, Some(1));
    assert!(told.err.contains("window_end"), "{}", told.err);
    assert_eq!(house.run(&["schedule", "on", "9"]).code, Some(1));
    for wrong in [
        &["report"][..],
        &["report", "--due", "--out", "x.pdf"],
        &["report", "--on", "2026-03-10", "--out", "x.pdf"],
    ] {
        assert_eq!(house.run(wrong).code, Some(2), "{wrong:?}");
    }
}
