//! A row of answers to a survey.

use super::contact::{contact, scope};
use super::{Cells, Need};
use domain::fact::SurveyFact;
use domain::field::Field;

pub(super) fn survey(cells: &mut Cells<'_>) -> Option<SurveyFact> {
    let points = cells.score();
    let (scope, contact) = (scope(cells), contact(cells));
    Some(SurveyFact {
        scope,
        contact,
        date: cells.date(Field::SurveyDate, Need::Optional),
        moment: cells.text(Field::Moment),
        verbatim: cells.text(Field::Verbatim),
        score: points?,
    })
}
