//! What falls to each letter of an order.

use super::{Joins, Letter, Part};
use crate::error::Result;
use domain::attribution::{WHOLE, shared, weights};
use domain::words::{Attribution, JoinedBy};
use std::collections::HashSet;

/// Returns the parts of all orders; `letters` are sorted by order, the earliest letter first.
pub(super) fn parts(letters: &[Letter], rule: Attribution, joins: Joins) -> Result<Vec<Part>> {
    let mut parts = Vec::with_capacity(letters.len());
    let mut reached = HashSet::new();
    let mut from = 0;
    for order in letters.chunk_by(|one, next| one.order_id == next.order_id) {
        let chosen: Vec<usize> =
            (0..order.len()).filter(|place| is_chosen(&order[*place], rule, joins)).collect();
        let credited = of_order(order, &chosen, rule)?;
        if order[0].joined_by.as_deref() != Some(JoinedBy::SameRow.key()) {
            // By the last letter and by code alone, only that letter's own column tells of the same order.
            let told = if matches!(rule, Attribution::Last | Attribution::Code) {
                credited.iter().map(|part| part.letter).collect()
            } else {
                chosen
            };
            reached.extend(told.iter().filter_map(|place| order[*place].piece_id));
        }
        parts.extend(credited.into_iter().map(|part| Part { letter: part.letter + from, ..part }));
        from += order.len();
    }
    // A mailing list's own column gives way where a file of orders tells of the same piece.
    parts.retain(|part| {
        let letter = &letters[part.letter];
        letter.joined_by.as_deref() != Some(JoinedBy::SameRow.key())
            || letter.piece_id.is_none_or(|piece| !reached.contains(&piece))
    });
    Ok(parts)
}

fn is_chosen(letter: &Letter, rule: Attribution, joins: Joins) -> bool {
    letter.within
        && (joins == Joins::All || !letter.probable)
        && (rule != Attribution::Code || is_named(letter))
}

/// Returns whether a key code, a piece's reference or the list's own row names the letter.
fn is_named(letter: &Letter) -> bool {
    let by = letter.joined_by.as_deref().and_then(JoinedBy::from_key);
    matches!(by, Some(JoinedBy::PieceReference | JoinedBy::KeyCode | JoinedBy::SameRow))
        || (letter.told_key_code.is_some()
            && letter.told_key_code.as_deref() == letter.placed.cell.as_deref())
}

/// Returns the parts of one order, by the places of its letters.
fn of_order(order: &[Letter], chosen: &[usize], rule: Attribution) -> Result<Vec<Part>> {
    let Some(first) = order.first().filter(|_| !chosen.is_empty()) else { return Ok(Vec::new()) };
    let posted = chosen.iter().map(|place| order[*place].placed.posted()).collect::<Result<Vec<_>>>()?;
    let weights = weights(rule, &posted);
    let counts = shared(WHOLE, &weights);
    let amounts = shared(first.amount_e4, &weights);
    let own = first.margin_e4.map(|margin| shared(margin, &weights));
    let parts = chosen.iter().enumerate().map(|(turn, place)| Part {
        letter: *place,
        of_whole: counts[turn],
        amount: amounts[turn],
        margin: own
            .as_ref()
            .map(|own| own[turn])
            .or_else(|| order[*place].margin_rate_e4.map(|rate| at_rate(amounts[turn], rate))),
        customer: None,
        repeat: false,
    });
    Ok(parts.filter(|part| part.of_whole != 0).collect())
}

/// Returns the margin at a campaign's rate in ten-thousandths, rounded half away from zero.
fn at_rate(amount_e4: i64, rate_e4: i64) -> i64 {
    let product = i128::from(amount_e4) * i128::from(rate_e4);
    let margin = (product + 5_000 * product.signum()) / 10_000;
    i64::try_from(margin).unwrap_or(if margin < 0 { i64::MIN } else { i64::MAX })
}
