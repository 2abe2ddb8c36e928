//! Random letters and orders, whole files of them and undos between.

use super::{by, probably, read_anew};
use crate::credit::{Credited, Joins, Wanted, letters};
use crate::detail::Detail;
use crate::histories::{config, files, run, take};
use crate::testing::{Db, by_reference, db, eur, of_campaign, order, person, piece, rows};
use crate::{Dependents, Outcome};
use domain::attribution::WHOLE;
use domain::fact::{ContactFact, Facts, OrderFact, PieceFact, Scope};
use domain::filter::Filter;
use domain::slice::Slice;
use domain::totals::Measure;
use domain::words::{Attribution, Basis};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

type Dice = (u8, u8, u8, u8);

const CAMPAIGNS: [&str; 3] = ["P", "Q", "R"];
const NAMES: [&str; 3] = ["Durand", "Martin", "Petit"];
const POSTED: [&str; 5] = ["2025-11-01", "2026-01-05", "2026-02-01", "2026-02-02", "2026-03-01"];
const ORDERED: [&str; 5] = ["2025-10-01", "2026-01-31", "2026-02-15", "2026-03-20", "2026-05-30"];

fn one<const N: usize>(of: [&'static str; N], die: u8) -> &'static str {
    of[usize::from(die) % N]
}

fn letter((a, b, c, d): Dice) -> PieceFact {
    let reference = if d.is_multiple_of(2) { format!("R{}", d % 8) } else { String::new() };
    let cell = format!("{}{}", one(CAMPAIGNS, a), ["A", "B"][usize::from(c % 2)]);
    let mut fact = piece(one(CAMPAIGNS, a), one(POSTED, b), &cell, &reference);
    fact.contact = person(one(NAMES, c));
    if d.is_multiple_of(5) {
        fact.outcome.revenue = Some(eur(1_000 * i64::from(d)));
        fact.outcome.order_date = Some(one(ORDERED, d).parse().unwrap());
    }
    fact
}

/// An order by name, reference, campaign or key code, sometimes a credit note, sometimes with its own margin.
fn sale((a, b, c, d): Dice) -> OrderFact {
    let keyed = Scope { cell: Some(format!("{}A", one(CAMPAIGNS, b))), ..Scope::default() };
    let (scope, contact) = match a % 6 {
        0 => (by_reference(&format!("R{}", b % 8)), ContactFact::default()),
        1 => (of_campaign(one(CAMPAIGNS, b)), person(one(NAMES, c))),
        2 => (keyed, person(one(NAMES, c))),
        3 => (keyed, ContactFact::default()),
        _ => (Scope::default(), person(one(NAMES, c))),
    };
    let cents = 33_331 * (i64::from(d) - 40);
    let margin = d.is_multiple_of(3).then(|| eur(cents / 3));
    OrderFact { scope, margin, ..order(contact, one(ORDERED, b.wrapping_add(d)), cents) }
}

async fn filled(pieces: &[Dice], sales: &[Vec<Dice>]) -> (Db, Vec<crate::ImportId>) {
    let db = db().await;
    db.import(Facts::Pieces(rows(pieces.iter().copied().map(letter).collect()))).await;
    let mut runs = Vec::new();
    for file in sales {
        let done = db.import(Facts::Orders(rows(file.iter().copied().map(sale).collect()))).await;
        if done.outcomes.iter().any(|outcome| !matches!(outcome, Outcome::Refused(_))) {
            runs.push(done.id);
        }
    }
    (db, runs)
}

/// What was credited of each order must be all of it, or nothing.
async fn adds_up(db: &Db) {
    let mut connection = db.store.readers().acquire().await.unwrap();
    for rule in Attribution::ALL {
        let found = letters(&mut connection, Detail::ALL, Wanted::All).await.unwrap();
        let orders: BTreeMap<i64, (i64, Option<i64>, bool)> = found
            .iter()
            .map(|letter| {
                let attributed = found.iter().any(|other| other.order_id == letter.order_id && other.within);
                (letter.order_id, (letter.amount_e4, letter.margin_e4, attributed))
            })
            .collect();
        let credited = Credited::of(found, *rule, Joins::All).unwrap();
        let mut sums: BTreeMap<i64, (i64, i64, i64)> = BTreeMap::new();
        for share in credited.shares() {
            let sum = sums.entry(share.letter.order_id).or_default();
            sum.0 += share.part.of_whole;
            sum.1 += share.part.amount;
            sum.2 += share.part.margin.unwrap_or_default();
            assert!(share.part.of_whole > 0 && share.letter.within);
        }
        for (order, (part, amount, margin)) in &sums {
            let (whole, own, _) = orders[order];
            assert_eq!((*part, *amount), (WHOLE, whole), "{rule:?}");
            assert!(own.is_none_or(|own| own == *margin), "{rule:?}");
        }
        let columns = credited.letters.iter().filter(|l| l.joined_by.as_deref() == Some("same_row"));
        let columns: Vec<i64> = columns.map(|letter| letter.order_id).collect();
        if *rule != Attribution::Code {
            for (order, (.., attributed)) in orders.iter().filter(|(order, _)| !columns.contains(order)) {
                assert_eq!(sums.contains_key(order), *attributed, "{rule:?}");
            }
        }
    }
}

/// The last letter by the orders themselves is the last letter by the maintained sums.
async fn agrees_with_the_maintained_sums(db: &Db) {
    for basis in [Basis::Posting, Basis::Event] {
        let filter = Filter { basis, ..by(Attribution::Last) };
        assert_eq!(read_anew(db, &filter).await, db.slices(&filter).await, "{basis:?}");
    }
}

async fn figures(db: &Db) -> Vec<Vec<Slice>> {
    let mut told = Vec::new();
    for rule in Attribution::ALL {
        told.push(db.slices(&by(*rule)).await);
    }
    told
}

/// Every figure of orders is that of its rows, and those of all campaigns those of the standing.
async fn is_borne_out(db: &Db) {
    for rule in Attribution::ALL {
        let filter = by(*rule);
        let standing = db.store.order_standing(&filter).await.unwrap();
        let slices = db.slices(&filter).await;
        let sum = |measure| {
            let known = slices.iter().filter_map(|slice| slice.totals.get(measure).value());
            known.sum::<rust_decimal::Decimal>().normalize()
        };
        assert_eq!(standing.credited.orders.value().unwrap().normalize(), sum(Measure::Orders), "{rule:?}");
        assert_eq!(standing.credited.revenue.value().unwrap().normalize(), sum(Measure::Revenue), "{rule:?}");
        let parts = [standing.elsewhere, standing.outside, standing.uncredited, standing.credited];
        let revenue = |tallied: crate::Tallied| tallied.revenue.value().unwrap();
        let matched =
            parts.map(revenue).into_iter().sum::<rust_decimal::Decimal>() - revenue(standing.unnamed);
        assert_eq!(matched, revenue(standing.matched), "{rule:?}");
        let behind = db.store.rows_behind(Measure::Revenue, &filter, 0, 200).await.unwrap();
        let rows = behind.rows.iter().filter_map(|row| row.amount).map(|money| money.amount);
        assert_eq!(rows.sum::<rust_decimal::Decimal>().normalize(), sum(Measure::Revenue), "{rule:?}");
    }
}

async fn holds(pieces: &[Dice], sales: &[Vec<Dice>]) {
    let (db, runs) = filled(pieces, sales).await;
    adds_up(&db).await;
    agrees_with_the_maintained_sums(&db).await;
    is_borne_out(&db).await;
    let Some(last) = runs.last() else { return };
    let after = figures(&db).await;
    db.store.undo(*last, Dependents::Undo).await.unwrap();
    agrees_with_the_maintained_sums(&db).await;
    let (without, _) = filled(pieces, &sales[..sales.len() - 1]).await;
    if runs.len() == sales.len() {
        assert_eq!(figures(&db).await, figures(&without).await);
    }
    db.store.redo(*last).await.unwrap();
    assert_eq!(figures(&db).await, after);
    probably(&db, "id % 2 = 0 AND joined_by <> 'same_row'").await;
    adds_up(&db).await;
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn shares_add_up_whatever_was_mailed_and_sold(
        pieces in vec(any::<Dice>(), 1..12), sales in vec(vec(any::<Dice>(), 1..6), 1..4),
    ) {
        run(holds(&pieces, &sales));
    }

    #[test]
    fn files_of_every_kind_leave_the_last_letter_the_same_read_either_way(files in files(8)) {
        run(async {
            let db = db().await;
            take(&db, &files).await;
            adds_up(&db).await;
            agrees_with_the_maintained_sums(&db).await;
        });
    }
}
