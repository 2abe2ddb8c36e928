//! Contacts and what happened with them, in words.

use super::Sentences;
use super::failure::{Both, both};
use super::meaning::name;
use crate::lang::{Lang, one_of, say};
use domain::field::Field;
use domain::format::NBSP;
use store::{Happening, StoreError};

/// Returns that there is no contact of a name.
pub(super) fn none(name: &str) -> Both {
    both(
        format!("Il n’y a pas de destinataire «{NBSP}{name}{NBSP}»."),
        "La commande «\u{a0}baromail contacts RECHERCHE\u{a0}» en cherche par nom, ville ou référence.",
        format!("There is no contact “{name}”."),
        "The command “baromail contacts SEARCH” looks for them by name, town or reference.",
    )
}

/// Returns what was refused of contacts, deals and appointments.
pub(super) fn refused(error: &StoreError, lang: Lang) -> Sentences {
    let (fr, en) = match error {
        StoreError::Unrecognisable(_) => both(
            "Aucune liste ne pourrait reconnaître cette personne\u{a0}: seul un nom est connu.".to_owned(),
            "Importez d’abord son adresse, son e-mail, son SIRET ou sa référence.",
            "No list could recognise this person: only a name is known.".to_owned(),
            "First import their address, e-mail, SIRET or reference.",
        ),
        StoreError::SamePerson { .. } => both(
            "Ces deux destinataires ne font déjà qu’un.".to_owned(),
            "Affichez l’écran de nouveau.",
            "These two contacts are one already.".to_owned(),
            "Show the screen again.",
        ),
        StoreError::NotMerged(_) => both(
            "Ce destinataire n’est fusionné avec aucun autre.".to_owned(),
            "La page d’un destinataire montre qui a été fusionné avec lui.",
            "This contact is not merged with any other.".to_owned(),
            "A contact’s page shows who was merged with them.",
        ),
        StoreError::NoSuch { entity, row } => {
            let (fr, en) = entity_names(entity);
            both(
                format!("{fr} n°{NBSP}{row} n’existe plus."),
                "Il a peut-être été annulé avec son import\u{a0}: affichez l’écran de nouveau.",
                format!("{en} number {row} is no longer there."),
                "It may have gone with its import: show the screen again.",
            )
        }
        other => both(
            format!("Refusé\u{a0}: {other}."),
            "Recommencez.",
            format!("Refused: {other}."),
            "Try again.",
        ),
    };
    one_of(lang, fr, en)
}

fn entity_names(entity: &str) -> (&'static str, &'static str) {
    match entity {
        "contact" => ("Le destinataire", "Contact"),
        "opportunity" => ("L’opportunité", "Deal"),
        "appointment" => ("Le rendez-vous", "Appointment"),
        "follow_up" => ("La relance", "Follow-up"),
        "own_cost" => ("Le coût saisi à la main", "Cost by hand"),
        "note" => ("La note", "Note"),
        "board" => ("Le tableau de bord", "Dashboard"),
        "scenario" => ("Le scénario", "Scenario"),
        "own_stage" => ("Le changement d’étape", "Move"),
        _ => ("L’opposition", "Opposition of contact"),
    }
}

/// Returns what happened, and what closed columns say of it.
pub(crate) fn happening(one: &Happening, lang: Lang) -> (String, String) {
    let word = one.word.as_deref();
    let said = |field| word.map(|key| name(field, key, lang).to_owned());
    let title = match one.kind.as_str() {
        "piece" if word == Some("holdout") => one_of(lang, "Pli non envoyé", "Letter held back"),
        "piece" => one_of(lang, "Pli envoyé", "Letter posted"),
        "undelivered" => one_of(lang, "Pli non distribué", "Letter undelivered"),
        "response" => one_of(lang, "Réponse", "Response"),
        "appointment" => one_of(lang, "Rendez-vous", "Appointment"),
        "opportunity" => one_of(lang, "Opportunité", "Deal"),
        "stage" => one_of(lang, "Étape", "Stage"),
        "order" => one_of(lang, "Commande", "Order"),
        _ => one_of(lang, "Avis", "Survey answer"),
    };
    let channel = || one.channel.as_deref().map(|key| name(Field::Channel, key, lang).to_owned());
    let parts = match one.kind.as_str() {
        "piece" => [said(Field::Role), None],
        "undelivered" => [said(Field::ReturnReason), None],
        "response" => [said(Field::Interest), channel()],
        "appointment" => [said(Field::AppointmentOutcome), None],
        "opportunity" => [said(Field::OpportunityStatus), None],
        "stage" => [said(Field::OpportunityStatus), one.channel.clone()],
        "survey" => [word.map(|score| format!("{score}{NBSP}/{NBSP}10")), one.channel.clone()],
        _ => [None, None],
    };
    (title.to_owned(), parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Returns where a row comes from.
pub(crate) fn source(file: &str, sheet: Option<&str>, line: u32, lang: Lang) -> String {
    let sheet = sheet.map_or_else(String::new, |sheet| {
        say(lang, format!(", feuille «{NBSP}{sheet}{NBSP}»"), format!(", sheet “{sheet}”"))
    });
    say(lang, format!("{file}{sheet}, ligne {line}"), format!("{file}{sheet}, row {line}"))
}

/// Returns how many follow-ups are overdue, and since when.
pub(crate) fn overdue(follow_ups: usize, days: i64, lang: Lang) -> String {
    let (noun_fr, verb_fr) = if follow_ups < 2 { ("relance", "est") } else { ("relances", "sont") };
    let (noun_en, verb_en) = if follow_ups == 1 { ("follow-up", "is") } else { ("follow-ups", "are") };
    let (day_fr, day_en) = if days == 1 { ("jour", "day") } else { ("jours", "days") };
    say(
        lang,
        format!("{follow_ups} {noun_fr} {verb_fr} en retard, la plus ancienne de {days} {day_fr}."),
        format!("{follow_ups} {noun_en} {verb_en} overdue, the oldest by {days} {day_en}."),
    )
}

/// Returns whom to see to first.
pub(crate) fn overdue_remedy(names: &[String], lang: Lang) -> String {
    let first = names.join(", ");
    say(lang, format!("Commencez par{NBSP}: {first}."), format!("Begin with: {first}."))
}
