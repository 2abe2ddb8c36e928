//! What a person writes in one of many ways comes back as what was meant.

use crate::support::{Sample, Told, facts, tell};
use chrono::{Datelike, Days, NaiveDate};
use import::Hints;
use proptest::prelude::*;
use rust_decimal::Decimal;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Groups digits in threes with a sign between.
fn grouped(number: u64, sign: &str) -> String {
    let digits = number.to_string();
    let mut groups: Vec<&str> = Vec::new();
    let mut end = digits.len();
    while end > 0 {
        let start = end.saturating_sub(3);
        groups.insert(0, &digits[start..end]);
        end = start;
    }
    groups.join(sign)
}

/// An amount of cents in one of the ways in which French sheets have it.
fn amount(cents: i64, way: usize) -> String {
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let plain = match way % 7 {
        0 => format!("{whole},{rest:02}"),
        1 => format!("{},{rest:02}", grouped(whole, " ")),
        2 => format!("{},{rest:02}\u{a0}€", grouped(whole, "\u{a0}")),
        3 => format!("{},{rest:02} €", grouped(whole, "\u{202f}")),
        4 => format!("{},{rest:02}", grouped(whole, ".")),
        5 => format!("{},{rest:02} EUR", grouped(whole, "'")),
        _ => format!("\u{a0}{whole},{rest:02}  "),
    };
    if cents < 0 { format!("-{}", plain.trim_start()) } else { plain }
}

/// A day in one of the ways in which people write it, its day before its month.
fn day(date: NaiveDate, way: usize) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let name = MONTHS[date.month0() as usize];
    match way % 8 {
        0 => date.format("%d/%m/%Y").to_string(),
        1 => format!("{day}/{month}/{year}"),
        2 => date.format("%d.%m.%Y 14:30").to_string(),
        3 => date.format("%Y-%m-%d").to_string(),
        4 => format!("{}{} {name} {year}", day, if day == 1 { "er" } else { "" }),
        5 => date.format("%Y%m%d").to_string(),
        6 => date.format("%d-%m-%y").to_string(),
        _ => (date - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days().to_string(),
    }
}

fn told(text: &str) -> Result<Told, TestCaseError> {
    tell(&Sample::new("essai.csv", text.as_bytes()), &Hints::default(), Vec::new())
        .map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn amounts_come_back_however_they_were_written(
        amounts in prop::collection::vec((-1_000_000_000_i64..100_000_000_000, 0_usize..7), 1..20)
    ) {
        let mut text = "Poste;Fournisseur;Montant HT\n".to_owned();
        for (cents, way) in &amounts {
            for part in ["impression;X;", &amount(*cents, *way), "\n"] {
                text.push_str(part);
            }
        }
        let told = told(&text)?;
        prop_assert_eq!(told.issues(), Vec::<String>::new(), "{}", text);
        let read: Vec<Decimal> = facts!(told, Costs).iter().map(|cost| cost.amount.for_pieces(1).amount).collect();
        let meant: Vec<Decimal> = amounts.iter().map(|(cents, _)| Decimal::new(*cents, 2)).collect();
        prop_assert_eq!(read, meant, "{}", text);
    }

    #[test]
    fn days_come_back_however_they_were_written(
        days in prop::collection::vec((0_u64..30_000, 0_usize..8), 1..20)
    ) {
        let first = NaiveDate::from_ymd_opt(1971, 1, 1).unwrap();
        let dates: Vec<(NaiveDate, usize)> = days.iter().map(|(days, way)| (first + Days::new(*days), *way)).collect();
        let mut text = "Réf. pli;Date retour;Canal\nR;31/12/2026;tél\n".to_owned();
        for (date, way) in &dates {
            // Two digits of a year mean 1970 to 2069.
            let way = if *way == 6 && !(1970..2070).contains(&date.year()) { 0 } else { *way };
            for part in ["R;", &day(*date, way), ";tél\n"] {
                text.push_str(part);
            }
        }
        let told = told(&text)?;
        let read: Vec<NaiveDate> = facts!(told, Responses).iter().skip(1).map(|response| response.date).collect();
        let meant: Vec<NaiveDate> = dates.iter().map(|(date, _)| *date).collect();
        prop_assert_eq!(read, meant, "{}", text);
    }

    #[test]
    fn the_separator_is_found_whatever_the_cells_hold(
        separator in prop::sample::select(vec![b';', b',', b'\t', b'|']),
        cells in prop::collection::vec(("[a-zé ;,|\"'/]{0,14}", "[A-Z ;,|\"'\t-]{0,14}"), 1..12),
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["Référence", "Société", "Ville"]).unwrap();
        for (number, (company, town)) in cells.iter().enumerate() {
            writer.write_record([format!("R{number}").as_str(), company, town]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let told = tell(
            &Sample::new("essai.csv", text.as_bytes()),
            &Hints { kind: Some(domain::kind::Kind::Pieces), ..Hints::default() },
            Vec::new(),
        );
        let told = told.map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(told.inspection.evidence.separator.map(|decided| decided.value), Some(char::from(separator)), "{}", text);
        let meant: Vec<Vec<String>> = cells
            .iter()
            .enumerate()
            .map(|(number, (company, town))| vec![format!("R{number}"), company.trim().to_owned(), town.trim().to_owned()])
            .collect();
        prop_assert_eq!(told.raw, meant, "{}", text);
    }
}
