//! The deals that followed from visits, as the sales team keeps them: one line a deal, a column a stage.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::call_centre::open_day;
use super::mailing::{Piece, salesperson_of};
use super::visits::Visit;
use crate::dice::Dice;
use crate::sheet::{Cell, Sheet, day};

/// Yearly contracts, and boilers that are replaced, in cents net of VAT.
const WORTH: &[i64] = &[69_000, 89_000, 124_000, 148_000, 189_000, 235_000, 312_000, 448_000, 1_240_000];
const WHAT: &[&str] = &["Contrat d’entretien", "Contrat tous sites", "Bilan et réglage", "Chaudière neuve"];
const WHY_LOST: &[&str] = &["Prix", "Resté chez son prestataire", "Projet reporté", "Sans réponse"];

/// The sheet was last kept on this day.
const KEPT: (i32, u32, u32) = (2026, 11, 20);

/// One deal with the day on which it entered each stage.
struct Deal {
    piece: usize,
    what: &'static str,
    net: i64,
    entered: Vec<NaiveDate>,
    end: Option<(NaiveDate, &'static str, &'static str)>,
}

/// The stages in their order.
const STAGES: [&str; 3] = ["Visite", "Devis", "Négociation"];

/// Returns the deals of the visits that were held; those who bought are won.
pub(super) fn sheet(
    pieces: &[Piece],
    visits: &[Visit],
    bought: &BTreeMap<usize, NaiveDate>,
    dice: &mut Dice,
) -> Sheet {
    let held = visits.iter().filter(|visit| visit.was_held());
    let deals: Vec<Deal> =
        held.filter_map(|visit| deal(visit, bought.get(&visit.piece).copied(), dice)).collect();
    Sheet {
        name: "Affaires",
        title: Some("Affaires issues du courrier de rentrée"),
        headings: &[
            "N° affaire",
            "Affaire",
            "Réf. courrier",
            "Client",
            "Date de création",
            "Étape",
            "Montant HT",
            "Statut",
            "Date de clôture",
            "Motif de perte",
            "Commercial",
            "Date étape Visite",
            "Date étape Devis",
            "Date étape Négociation",
        ],
        rows: (1..).zip(&deals).map(|(number, deal)| row(number, &pieces[deal.piece], deal)).collect(),
    }
}

/// Returns what a visit led to; nine of ten lead to something.
fn deal(visit: &Visit, bought: Option<NaiveDate>, dice: &mut Dice) -> Option<Deal> {
    let (year, month, last) = KEPT;
    let kept = day(year, month, last);
    if bought.is_none() && dice.happens(100) {
        return None;
    }
    let mut entered = vec![visit.day];
    let gone = if bought.is_some() { 3 } else { 1 + dice.weighted(&[20, 45, 35]) };
    for _ in 1..gone {
        let next = open_day(entered[entered.len() - 1] + Days::new(u64::from(2 + dice.below(11))));
        if next > bought.unwrap_or(kept).min(kept) {
            break;
        }
        entered.push(next);
    }
    let lost_on = open_day(entered[entered.len() - 1] + Days::new(u64::from(4 + dice.below(20))));
    let end = match bought {
        Some(on) => Some((on.max(entered[entered.len() - 1]), "gagnée", "")),
        None if lost_on <= kept && dice.happens(420) => Some((lost_on, "perdue", dice.pick(WHY_LOST))),
        None => None,
    };
    Some(Deal { piece: visit.piece, what: dice.pick(WHAT), net: dice.pick(WORTH), entered, end })
}

fn row(number: u32, piece: &Piece, deal: &Deal) -> Vec<Cell> {
    let day_of = |stage: usize| deal.entered.get(stage).map_or(Cell::Empty, |day| Cell::Day(*day));
    let (closed, status, reason) = match deal.end {
        Some((on, status, reason)) => (Cell::Day(on), status, reason),
        None => (Cell::Empty, "en cours", ""),
    };
    vec![
        Cell::text(format!("AF26-{number:03}")),
        Cell::text(deal.what),
        Cell::text(&piece.reference),
        Cell::text(&piece.company.name),
        Cell::Day(deal.entered[0]),
        Cell::text(STAGES[deal.entered.len() - 1]),
        Cell::Cents(deal.net),
        Cell::text(status),
        closed,
        Cell::text(reason),
        Cell::text(salesperson_of(piece)),
        day_of(0),
        day_of(1),
        day_of(2),
    ]
}
