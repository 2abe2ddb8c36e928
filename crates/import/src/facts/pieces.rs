//! A row of a mailing list, perhaps with its outcome.

use super::contact::{contact, scope};
use super::{Cells, Need};
use crate::words;
use domain::fact::{PieceFact, PieceOutcome};
use domain::field::Field;
use domain::words::{Channel, Interest};

pub(super) fn piece(cells: &mut Cells<'_>) -> PieceFact {
    PieceFact {
        scope: scope(cells),
        role: cells.word(Field::Role, words::role).and_then(|(role, _)| role),
        list_source: cells.text(Field::ListSource),
        segment: cells.text(Field::Segment),
        offer: cells.text(Field::Offer),
        creative: cells.text(Field::Creative),
        format: cells.text(Field::Format),
        cost: cells.money(Field::PieceCost, Need::Optional),
        contact: contact(cells),
        outcome: outcome(cells),
    }
}

fn outcome(cells: &mut Cells<'_>) -> PieceOutcome {
    // Many lists write the day of the answer where others write "oui".
    let answered_on = cells.date_if_any(Field::Responded);
    let responded = if answered_on.is_some() { Some(true) } else { cells.yes_no(Field::Responded) };
    PieceOutcome {
        responded,
        response_date: cells.date(Field::ResponseDate, Need::Optional).or(answered_on),
        channel: cells
            .word(Field::Channel, words::channel)
            .map(|(channel, _)| channel.unwrap_or(Channel::Other)),
        interest: cells
            .word(Field::Interest, words::interest)
            .map(|(interest, _)| interest.unwrap_or(Interest::Neutral)),
        qualified: cells.yes_no(Field::Qualified),
        came_back: cells.yes_no_or_reason(),
        order_date: cells.date(Field::OrderDate, Need::Optional),
        revenue: cells.money(Field::Revenue, Need::Optional),
    }
}
