//! The letters that came back.

use chrono::Days;

use super::mailing::{Group, Piece, posted_on};
use crate::dice::Dice;
use crate::sheet::{Cell, Sheet};

/// A letter that came back.
pub(super) struct Returned {
    /// Its place in the mailing list.
    pub piece: usize,
    day: chrono::NaiveDate,
    reason: &'static str,
}

const REASONS: &[(u32, &str)] = &[
    (60, "Destinataire inconnu à l'adresse"),
    (14, "Défaut d'accès ou d'adressage"),
    (12, "A déménagé"),
    (6, "Refusé par le destinataire"),
    (5, "Cessation d'activité"),
    (3, "Pli avisé et non réclamé"),
];

/// Draws what came back: the rented list is the older one.
pub(super) fn draw(pieces: &[Piece], dice: &mut Dice) -> Vec<Returned> {
    let weights: Vec<u32> = REASONS.iter().map(|reason| reason.0).collect();
    let mut returned = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        if piece.group != Group::T && dice.happens(if piece.rented { 66 } else { 19 }) {
            let day = posted_on() + Days::new(u64::from(5 + dice.below(20)));
            returned.push(Returned { piece: place, day, reason: REASONS[dice.weighted(&weights)].1 });
        }
    }
    returned.sort_by_key(|back| (back.day, back.piece));
    returned
}

/// Returns the list of returned letters, with one reference that was mistyped.
pub(super) fn sheet(pieces: &[Piece], returned: &[Returned]) -> Sheet {
    let mut rows: Vec<Vec<Cell>> = returned
        .iter()
        .map(|back| {
            vec![Cell::text(&pieces[back.piece].reference), Cell::Day(back.day), Cell::text(back.reason)]
        })
        .collect();
    rows.push(vec![Cell::text("CHF26-B-20611"), Cell::text("24/09/2026"), Cell::text(REASONS[0].1)]);
    Sheet { name: "NPAI", title: None, headings: &["Réf. pli", "Date de retour", "Motif"], rows }
}
