//! The golden table of numbers, money and dates: the window (`ui/src/format.golden.test.ts`) reads the same lines.

use chrono::{Datelike, NaiveDate};
use domain::format::{date, money, money_decimals, month_name, number, percent, short_date, short_month};
use domain::lang::Lang;

const TABLE: &str = include_str!("../golden/format.tsv");

#[test]
fn numbers_money_and_dates_are_written_as_in_the_golden_table() {
    let lines: Vec<&str> = TABLE.lines().skip(1).collect();
    assert!(lines.len() > 20, "the table is there");
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [what, value, extra, french, english] = cells[..] else { panic!("five cells: {line:?}") };
        assert_eq!(written(what, value, extra, Lang::Fr), french, "{line}");
        assert_eq!(written(what, value, extra, Lang::En), english, "{line}");
    }
}

fn written(what: &str, value: &str, extra: &str, lang: Lang) -> String {
    if let Ok(day) = value.parse::<NaiveDate>() {
        return match what {
            "date" => date(day, lang),
            "short date" => format!("{} {}", short_date(day, lang), day.year()),
            "month" => format!("{} {}", month_name(day, lang), day.year()),
            "short month" => short_month(day, lang),
            other => panic!("no such kind of line: {other}"),
        };
    }
    let amount = value.parse().expect("a number");
    match what {
        "number" => number(amount, extra.parse().expect("decimals"), lang),
        "percent" => percent(amount, extra.parse().expect("decimals"), lang),
        "money" => money(amount, extra.parse().expect("a currency"), money_decimals(amount), lang),
        other => panic!("no such kind of line: {other}"),
    }
}
