//! The visits that salespeople made, as their calendar exports them.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::call_centre::{Answer, open_day};
use super::mailing::{Group, Piece, salesperson_of};
use crate::dice::Dice;
use crate::sheet::{Cell, Sheet, day};

/// One appointment.
pub(super) struct Visit {
    /// Place of the piece in the mailing list.
    pub piece: usize,
    /// The day on which it is to take place, or took place.
    pub day: NaiveDate,
    obtained: NaiveDate,
    outcome: &'static str,
}

impl Visit {
    /// Returns whether the salesperson was there.
    pub(super) fn was_held(&self) -> bool {
        self.outcome == HELD
    }
}

const HELD: &str = "tenu";
const PLANNED: &str = "prévu";

/// The calendar was exported on this day: what comes later is still planned.
const EXPORTED: (i32, u32, u32) = (2026, 11, 20);

/// Draws the appointments of qualified leads: four of five get one, some of them only in December.
pub(super) fn draw(pieces: &[Piece], answers: &[Answer], dice: &mut Dice) -> Vec<Visit> {
    let (year, month, last) = EXPORTED;
    let mut seen = BTreeSet::new();
    let mut visits = Vec::new();
    for answer in answers.iter().filter(|answer| answer.qualified && seen.insert(answer.piece)) {
        if pieces[answer.piece].group == Group::T || !dice.happens(810) {
            continue;
        }
        let wait = if dice.happens(90) { 62 + dice.below(14) } else { 6 + dice.below(18) };
        let obtained = open_day(answer.day + Days::new(u64::from(dice.below(4))));
        let on = open_day(obtained + Days::new(u64::from(wait)));
        let drawn = [HELD, "annulé", "absent"][dice.weighted(&[80, 12, 8])];
        let outcome = if on > day(year, month, last) { PLANNED } else { drawn };
        visits.push(Visit { piece: answer.piece, day: on, obtained, outcome });
    }
    visits.sort_by_key(|visit| (visit.day, visit.piece));
    visits
}

/// Returns the calendar, with one visit to somebody who was mailed nothing of that reference.
pub(super) fn sheet(pieces: &[Piece], visits: &[Visit]) -> Sheet {
    let mut rows: Vec<Vec<Cell>> =
        (1..).zip(visits).map(|(number, visit)| row(number, &pieces[visit.piece], visit)).collect();
    rows.push(
        ["RDV-999", "CHF26-A-70113", "12/10/2026", "21/10/2026", HELD, "Hugo Lambert"]
            .map(Cell::text)
            .to_vec(),
    );
    Sheet {
        name: "Agenda",
        title: None,
        headings: &["N° RDV", "Réf. courrier", "Pris le", "Date RDV", "Statut", "Commercial"],
        rows,
    }
}

fn row(number: u32, piece: &Piece, visit: &Visit) -> Vec<Cell> {
    vec![
        Cell::text(format!("RDV-{number:03}")),
        Cell::text(&piece.reference),
        Cell::Day(visit.obtained),
        Cell::Day(visit.day),
        Cell::text(visit.outcome),
        Cell::text(salesperson_of(piece)),
    ]
}
