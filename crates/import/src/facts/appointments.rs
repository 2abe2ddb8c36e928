//! A row of appointments.

use super::contact::{contact, scope};
use super::{Cells, Need};
use crate::words;
use domain::fact::AppointmentFact;
use domain::field::Field;

pub(super) fn appointment(cells: &mut Cells<'_>) -> Option<AppointmentFact> {
    let planned_on = cells.date(Field::AppointmentDate, Need::Sound);
    let obtained_on = cells.date(Field::ObtainedOn, Need::Sound);
    if planned_on.is_none() && obtained_on.is_none() && !cells.is_set_aside() {
        cells.missing(Field::AppointmentDate);
    }
    let outcome = cells.word(Field::AppointmentOutcome, words::appointment_outcome);
    let (scope, contact) = (scope(cells), contact(cells));
    planned_on.or(obtained_on)?;
    Some(AppointmentFact {
        scope,
        contact,
        number: cells.text(Field::AppointmentNumber),
        obtained_on,
        planned_on,
        outcome: outcome.as_ref().and_then(|(outcome, _)| *outcome),
        outcome_text: outcome.map(|(_, text)| text),
    })
}
