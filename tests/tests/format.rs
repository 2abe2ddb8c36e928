//! The golden table of numbers, money and dates: the window (`ui/src/format.golden.test.ts`) reads the same lines.

use domain::format::{date, money, money_decimals, number, percent};
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
    if what == "date" {
        return date(value.parse().expect("a date"), lang);
    }
    let amount = value.parse().expect("a number");
    match what {
        "number" => number(amount, extra.parse().expect("decimals"), lang),
        "percent" => percent(amount, extra.parse().expect("decimals"), lang),
        "money" => money(amount, extra.parse().expect("a currency"), money_decimals(amount), lang),
        other => panic!("no such kind of line: {other}"),
    }
}
