//! Figures of one channel: a channel is that of a response, and most pieces have none.
//!
//! Over the pieces that a channel answered, every response rate would be 100 %. A rate by channel is therefore what came
//! by it over all pieces mailed, so that the channels add up to the whole; what divides the cost of letters, most of
//! which no channel answered, is unknown.

use super::gain;
use crate::definition::Definition;
use crate::formula::{Formula, measures_of};
use domain::totals::{Measure, Totals};
use std::borrow::Cow;

/// Returns the sums that a figure is made of, `None` where a channel has no such figure.
pub fn sums<'a>(definition: &Definition, totals: &'a Totals) -> Option<Cow<'a, Totals>> {
    let Some(mailed) = &totals.mailed else { return Some(Cow::Borrowed(totals)) };
    if gain::is_gain(definition.interval) {
        return None;
    }
    let Formula::Ratio { over, under, .. } = definition.formula else { return Some(Cow::Borrowed(totals)) };
    let names = |source, is: fn(Measure) -> bool| measures_of(source).into_iter().any(is);
    let (of_cost, over_cost) = (names(over.source, Measure::is_cost), names(under.source, Measure::is_cost));
    let over_pieces = names(under.source, is_of_pieces);
    if names(over.source, is_of_pieces) || (over_cost && !of_cost) {
        return None;
    }
    if of_cost {
        // A share of the cost, or the cost of a piece, is that of the pieces that the channel answered.
        let alone = measures_of(over.source).into_iter().all(Measure::is_cost);
        return (alone && (over_cost || over_pieces)).then_some(Cow::Borrowed(totals));
    }
    if !over_pieces {
        return Some(Cow::Borrowed(totals));
    }
    let mut spanning = totals.clone();
    spanning.pieces_posted = mailed.pieces_posted;
    spanning.people_held = mailed.people_held;
    spanning.undelivered = mailed.undelivered;
    Some(Cow::Owned(spanning))
}

const fn is_of_pieces(measure: Measure) -> bool {
    matches!(measure, Measure::PiecesPosted | Measure::PeopleHeld | Measure::Undelivered)
}
