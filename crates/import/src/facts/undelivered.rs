//! A row of returned pieces.

use super::contact::{contact, scope};
use super::{Cells, Need};
use crate::words;
use domain::fact::UndeliveredFact;
use domain::field::Field;
use domain::words::UndeliveredReason;

pub(super) fn undelivered(cells: &mut Cells<'_>) -> UndeliveredFact {
    let reason = cells.word(Field::ReturnReason, words::return_reason);
    UndeliveredFact {
        scope: scope(cells),
        contact: contact(cells),
        date: cells.date(Field::ReturnDate, Need::Optional),
        reason: reason.as_ref().map(|(reason, _)| reason.unwrap_or(UndeliveredReason::Other)),
        reason_text: reason.map(|(_, text)| text),
    }
}
