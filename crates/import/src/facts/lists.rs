//! Rows of people: those whom one knows, and those who must not be mailed.

use super::contact::contact;
use super::{Cells, Need};
use crate::words;
use domain::fact::{ContactFact, SuppressionFact};
use domain::field::Field;
use domain::words::SuppressionReason;

pub(super) fn known(cells: &mut Cells<'_>) -> Option<ContactFact> {
    let contact = contact(cells);
    if is_nobody(&contact) {
        cells.missing(Field::LastName);
        return None;
    }
    Some(contact)
}

pub(super) fn suppression(cells: &mut Cells<'_>) -> Option<SuppressionFact> {
    let contact = known(cells)?;
    let reason = cells.word(Field::SuppressionReason, words::suppression_reason);
    Some(SuppressionFact {
        contact,
        reason: reason.as_ref().map(|(reason, _)| reason.unwrap_or(SuppressionReason::Other)),
        reason_text: reason.map(|(_, text)| text),
        date: cells.date(Field::SuppressionDate, Need::Optional),
    })
}

/// Returns whether nothing says who it is: a postal code alone is nobody's.
fn is_nobody(contact: &ContactFact) -> bool {
    contact.reference.is_none()
        && contact.siret.is_none()
        && contact.company.is_none()
        && contact.last_name.is_none()
        && contact.first_name.is_none()
        && contact.email.is_none()
        && contact.phone.is_none()
}
