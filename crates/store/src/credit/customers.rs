//! Who became a customer of which campaign, by which order.

use super::{Letter, Part};
use domain::totals::Measure;
use std::collections::HashMap;

/// A buyer as far as an order tells: the contact, else the piece, else the order alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Buyer {
    Contact(i64),
    Piece(i64),
    Order(i64),
}

/// The orders of one buyer in one campaign.
#[derive(Debug, Default)]
struct Bought {
    first: Option<(bool, String, i64)>,
    last_seen: Option<i64>,
    orders: u32,
}

/// Marks the parts of the order that made each buyer a customer of a campaign: the first one, new without an order
/// before the letter was posted.
pub(super) fn mark(letters: &[Letter], parts: &mut [Part]) {
    let mut bought: HashMap<(Option<i64>, Buyer), Bought> = HashMap::new();
    for part in parts.iter().filter(|part| letters[part.letter].amount_e4 > 0) {
        let letter = &letters[part.letter];
        let of = bought.entry((letter.campaign_id, buyer(letter))).or_default();
        let turn = turn(letter);
        if of.first.as_ref().is_none_or(|first| turn < *first) {
            of.first = Some(turn);
        }
        // Parts stand by order: those of one follow each other.
        if of.last_seen.replace(letter.order_id) != Some(letter.order_id) {
            of.orders += 1;
        }
    }
    for part in parts.iter_mut().filter(|part| letters[part.letter].amount_e4 > 0) {
        let letter = &letters[part.letter];
        let of = bought.get(&(letter.campaign_id, buyer(letter)));
        let made = of.filter(|of| of.first.as_ref().is_some_and(|first| first.2 == letter.order_id));
        part.customer = made.map(|_| kind(letter));
        part.repeat = made.is_some_and(|of| of.orders > 1);
    }
}

fn buyer(letter: &Letter) -> Buyer {
    match (letter.contact_id, letter.piece_id) {
        (Some(contact), _) => Buyer::Contact(contact),
        (None, Some(piece)) => Buyer::Piece(piece),
        (None, None) => Buyer::Order(letter.order_id),
    }
}

/// Returns when an order comes among those of its buyer: one without a day last.
fn turn(letter: &Letter) -> (bool, String, i64) {
    let day = &letter.placed.day;
    (day.is_none(), day.clone().unwrap_or_default(), letter.order_id)
}

fn kind(letter: &Letter) -> Measure {
    let known = letter.contact_id.and(letter.known_since.as_deref());
    let before =
        known.zip(letter.placed.posting_date.as_deref()).is_some_and(|(known, posted)| known < posted);
    if before { Measure::ReactivatedCustomers } else { Measure::NewCustomers }
}
