//! A row of deals: the deal as it stands, or its entry into a stage.

use super::contact::{contact, scope};
use super::{Cells, Need};
use crate::words;
use domain::fact::{OpportunityFact, StageEntry};
use domain::field::Field;
use domain::fold::fold;
use domain::words::OpportunityStatus;

/// Words of a heading that stand before the stage that it names.
const BEFORE_A_STAGE: &[&str] = &[
    "date", "etape", "entree", "passage", "stage", "entered", "en", "de", "du", "a", "dans", "l", "la", "le",
    "",
];

pub(super) fn opportunity(cells: &mut Cells<'_>) -> Option<OpportunityFact> {
    let (scope, contact) = (scope(cells), contact(cells));
    let status = cells.word(Field::OpportunityStatus, words::opportunity_status);
    let stage = cells.text(Field::Stage);
    let fact = OpportunityFact {
        scope,
        contact,
        number: cells.scope_text(Field::OpportunityNumber),
        name: cells.text(Field::OpportunityName),
        opened_on: cells.date(Field::OpenedOn, Need::Sound),
        closed_on: cells.date(Field::ClosedOn, Need::Sound),
        // A stage called "Gagné" says that the deal is won where no column does.
        status: status.as_ref().and_then(|(status, _)| *status).or_else(|| stage.as_deref().and_then(ends)),
        status_text: status.map(|(_, text)| text),
        entered: entered(cells, stage.as_deref()),
        stage,
        amount: cells.money(Field::OpportunityAmount, Need::Sound),
    };
    if cells.is_set_aside() {
        return None;
    }
    let nameless = fact.number.is_none() && fact.name.is_none();
    if nameless && fact.contact.is_empty() && fact.scope.reference.is_none() {
        cells.missing(Field::OpportunityNumber);
        return None;
    }
    if fact.opened_on.is_none() && fact.closed_on.is_none() && fact.entered.is_empty() {
        cells.missing(Field::OpenedOn);
        return None;
    }
    Some(fact)
}

fn entered(cells: &mut Cells<'_>, stage: Option<&str>) -> Vec<StageEntry> {
    let on = cells.date(Field::StageDate, Need::Sound);
    let entry = |(stage, on): (&str, _)| StageEntry { stage: stage.to_owned(), on, ends: ends(stage) };
    let named = cells.dates_by_heading(Field::StageEntered);
    let named = named.iter().map(|(heading, on)| (stage_of(heading), *on));
    stage.zip(on).into_iter().chain(named).map(entry).collect()
}

/// Returns the stage that a heading names: "Devis" of "Date étape Devis".
fn stage_of(heading: &str) -> &str {
    let mut rest = heading.trim();
    while let Some((word, after)) = rest.split_once(char::is_whitespace) {
        if !BEFORE_A_STAGE.contains(&fold(word).as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    rest.trim_matches(['"', '«', '»', '“', '”', ':', ' ', '\u{a0}'])
}

/// Returns the status that a stage's name says, where the deal ends with it.
fn ends(stage: &str) -> Option<OpportunityStatus> {
    words::opportunity_status(stage).filter(|status| *status != OpportunityStatus::Open)
}

#[cfg(test)]
mod tests {
    use super::stage_of;

    #[test]
    fn a_heading_names_its_stage() {
        for (heading, stage) in [
            ("Date étape Devis", "Devis"),
            ("Date entrée en négociation", "négociation"),
            ("Date entered \"Closed Won\"", "Closed Won"),
            ("Devis", "Devis"),
        ] {
            assert_eq!(stage_of(heading), stage, "{heading}");
        }
    }
}
