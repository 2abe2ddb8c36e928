//! Known exports, remembered mappings and the sorts of values, in words.

use crate::lang::{Lang, say};
use chrono::NaiveDate;
use import::{Export, Found, PresetName, RecalledFrom, ValueSort};

/// Returns which export a file is: `export HubSpot des contacts`.
pub(crate) fn preset(preset: PresetName, lang: Lang) -> String {
    let (fr, en) = match preset.export {
        Export::Contacts => ("des contacts", "contacts"),
        Export::Companies => ("des sociétés", "companies"),
        Export::Leads => ("des pistes", "leads"),
        Export::Deals => ("des affaires", "deals"),
        Export::Activities => ("des rendez-vous", "activities"),
        Export::Invoices => ("des factures", "invoices"),
        Export::Orders => ("des commandes", "orders"),
    };
    let program = preset.program;
    say(lang, format!("export {program} {fr}"), format!("{program} export of {en}"))
}

/// Returns where something that was settled before comes from.
pub(crate) fn from(from: &RecalledFrom, lang: Lang) -> String {
    match from {
        RecalledFrom::Memory { at } => {
            let day = day(at, lang);
            say(lang, format!("Correspondance confirmée le {day}"), format!("Mapping confirmed on {day}"))
        }
        RecalledFrom::Template { name } => {
            say(lang, format!("Modèle «\u{a0}{name}\u{a0}»"), format!("Template “{name}”"))
        }
    }
}

/// Returns the day of a moment in words; what is no moment stays as it is.
pub(crate) fn day(at: &str, lang: Lang) -> String {
    let day = at.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
    day.map_or_else(|| at.to_owned(), |day| domain::format::date(day, lang))
}

/// Returns how values show what a column is: `196 des 200 valeurs sont des codes postaux`.
pub(crate) fn found(found: Found, lang: Lang) -> String {
    let (fr, en) = match found.sort {
        ValueSort::Email => ("des adresses e-mail", "e-mail addresses"),
        ValueSort::Siret => ("des numéros SIRET", "SIRET numbers"),
        ValueSort::PostalCode => ("des codes postaux", "postal codes"),
        ValueSort::Phone => ("des numéros de téléphone", "telephone numbers"),
        ValueSort::Date => ("des dates", "dates"),
        ValueSort::Amount => ("des montants", "amounts"),
        ValueSort::Number => ("des nombres", "numbers"),
        ValueSort::YesNo => ("oui ou non", "yes or no"),
        ValueSort::Civility => ("des civilités", "titles"),
        ValueSort::Interest => ("des niveaux d’intérêt", "levels of interest"),
        ValueSort::Channel => ("des canaux de réponse", "response channels"),
        ValueSort::ReturnReason => ("des motifs de PND", "return reasons"),
        ValueSort::CostItem => ("des postes de coût", "cost items"),
        ValueSort::Address => ("des adresses", "addresses"),
        ValueSort::Company => ("des noms de société", "company names"),
        ValueSort::KnownReference => ("faites comme les références connues", "made like known references"),
        ValueSort::Reference => ("des références", "references"),
    };
    let (fits, of) = (found.fits, found.of);
    say(lang, format!("{fits} des {of} valeurs sont {fr}"), format!("{fits} of {of} values are {en}"))
}
