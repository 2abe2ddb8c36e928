//! The invoicing program's export of October: customers of the campaign among others.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::call_centre::{Answer, open_day};
use super::mailing::{Group, Piece};
use crate::dice::Dice;
use crate::sheet::{Cell, Sheet, day};

/// Yearly contracts by size of the boiler room, in cents net of VAT.
const CONTRACTS: &[i64] = &[69_000, 89_000, 124_000, 148_000, 189_000, 235_000, 312_000, 448_000];

/// One invoice before it gets its number.
struct Invoice {
    day: NaiveDate,
    code: String,
    name: String,
    net: i64,
    margin: i64,
}

/// Returns which pieces of those that were posted led to a contract, with the day from which it could be billed.
pub(super) fn bought(pieces: &[Piece], answers: &[Answer]) -> BTreeMap<usize, NaiveDate> {
    buyers(pieces, answers).collect()
}

/// Returns October's invoices, with one client that no list knows and one amount that is not a number.
pub(super) fn sheet(pieces: &[Piece], answers: &[Answer], dice: &mut Dice) -> Sheet {
    let mut invoices: Vec<Invoice> =
        customers(pieces, answers).into_iter().map(|(piece, earliest)| bill(piece, earliest, dice)).collect();
    let again: Vec<Invoice> = invoices.iter().step_by(9).map(|first| spare_parts(first, dice)).collect();
    invoices.extend(again);
    invoices.sort_by(|left, right| (left.day, &left.code).cmp(&(right.day, &right.code)));
    let mut rows: Vec<Vec<Cell>> =
        (412..).zip(&invoices).map(|(number, invoice)| row(number, invoice)).collect();
    let next = 412 + rows.len();
    rows.push(odd_row(next, "C99871", "Copropriété Les Glycines", Cell::Cents(156_000)));
    if let Some(known) = invoices.first() {
        rows.push(odd_row(next + 1, &known.code, &known.name, Cell::text("à confirmer")));
    }
    Sheet {
        name: "Factures",
        title: None,
        headings: &["N° facture", "Date", "Réf. client", "Client", "Total HT", "Marge", "Règlement"],
        rows,
    }
}

/// Returns who bought, and the day from which they could: qualified leads, two that never answered, two of the holdout.
fn customers<'a>(pieces: &'a [Piece], answers: &[Answer]) -> Vec<(&'a Piece, NaiveDate)> {
    let first_day = day(2026, 10, 1);
    let mut customers: Vec<(&Piece, NaiveDate)> =
        buyers(pieces, answers).map(|(piece, earliest)| (&pieces[piece], earliest)).collect();
    let silent =
        |group| pieces.iter().filter(move |piece| piece.group == group).skip(211).step_by(97).take(2);
    customers.extend(silent(Group::B).chain(silent(Group::T)).map(|piece| (piece, first_day)));
    customers
}

/// Returns two of five leads that were qualified in time, each with the day from which it could be billed.
fn buyers(pieces: &[Piece], answers: &[Answer]) -> impl Iterator<Item = (usize, NaiveDate)> {
    let mut seen = BTreeSet::new();
    let first_day = day(2026, 10, 1);
    answers
        .iter()
        .filter(move |answer| {
            answer.qualified && answer.day <= day(2026, 10, 12) && seen.insert(answer.piece)
        })
        .filter(move |answer| pieces[answer.piece].group != Group::T)
        .enumerate()
        .filter(|(place, _)| place % 5 < 2)
        .map(move |(_, answer)| (answer.piece, first_day.max(answer.day + Days::new(9))))
}

fn bill(piece: &Piece, earliest: NaiveDate, dice: &mut Dice) -> Invoice {
    // The month ends on a Saturday.
    let last = day(2026, 10, 30);
    let span = (last - earliest).num_days().max(0) as u32;
    let net = dice.pick(CONTRACTS);
    Invoice {
        day: open_day(earliest + Days::new(u64::from(dice.below(span + 1)))),
        code: piece.company.code.clone(),
        name: piece.company.name.clone(),
        net,
        margin: net * i64::from(33 + dice.below(13)) / 100,
    }
}

fn spare_parts(first: &Invoice, dice: &mut Dice) -> Invoice {
    let net = 18_000 + i64::from(dice.below(400)) * 75;
    Invoice {
        day: day(2026, 10, 30).min(open_day(first.day + Days::new(6))),
        code: first.code.clone(),
        name: first.name.clone(),
        net,
        margin: net * 3 / 10,
    }
}

fn row(number: u32, invoice: &Invoice) -> Vec<Cell> {
    vec![
        Cell::text(format!("FA2610-{number:04}")),
        Cell::Day(invoice.day),
        Cell::text(&invoice.code),
        Cell::text(&invoice.name),
        Cell::Cents(invoice.net),
        Cell::Cents(invoice.margin),
        Cell::text(if number.is_multiple_of(3) { "chèque" } else { "virement" }),
    ]
}

fn odd_row(number: usize, code: &str, name: &str, net: Cell) -> Vec<Cell> {
    let head = [format!("FA2610-{number:04}"), "30/10/2026".to_owned(), code.to_owned(), name.to_owned()];
    [head.map(Cell::text).to_vec(), vec![net, Cell::Empty, Cell::text("virement")]].concat()
}
