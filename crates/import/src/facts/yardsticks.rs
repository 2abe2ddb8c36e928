//! Rows that figures are measured against: published rates and targets.

use super::{Cells, Need};
use crate::words;
use domain::fact::{ReferenceFact, TargetFact};
use domain::field::Field;

pub(super) fn reference(cells: &mut Cells<'_>) -> Option<ReferenceFact> {
    let value = cells.rate(Field::ReferenceValue, Need::Required);
    Some(ReferenceFact {
        sector: cells.text(Field::Sector),
        audience: cells.text(Field::Audience),
        // A list of unknown type would be compared with the wrong one.
        list_type: cells.word(Field::ListType, words::list_type).and_then(|(list_type, _)| list_type),
        country: cells.text(Field::Country),
        basis: cells.text(Field::ReferenceBasis),
        low: cells.rate(Field::ReferenceLow, Need::Sound),
        high: cells.rate(Field::ReferenceHigh, Need::Sound),
        year: cells.year(Field::ReferenceYear),
        source: cells.text(Field::ReferenceSource),
        address: cells.text(Field::ReferenceAddress),
        value: value?,
    })
}

pub(super) fn target(cells: &mut Cells<'_>) -> Option<TargetFact> {
    let figure = cells.required_text(Field::TargetFigure);
    let value = cells.target();
    let period = cells.period(Field::TargetPeriod);
    let (from, to) = (cells.date(Field::TargetFrom, Need::Sound), cells.date(Field::TargetTo, Need::Sound));
    Some(TargetFact {
        campaign: cells.scope_text(Field::Campaign),
        from: from.or(period.map(|(from, _)| from)),
        to: to.or(period.map(|(_, to)| to)),
        figure: figure?,
        value: value?,
    })
}
