//! Why two contacts may be one, and what happened with them, in words.

use crate::lang::{Lang, one_of};
use std::collections::BTreeMap;
use store::{ContactPart, Likelihood, Shared};

/// Returns why two may be one.
pub(crate) fn reason(shared: Shared, same_name: bool, lang: Lang) -> String {
    let name = match (same_name, lang) {
        (true, Lang::Fr) => "Même nom",
        (false, Lang::Fr) => "Noms proches",
        (true, Lang::En) => "Same name",
        (false, Lang::En) => "Names nearly the same",
    };
    let what = match shared {
        Shared::Email => one_of(lang, "même e-mail", "same e-mail"),
        Shared::Siret => one_of(lang, "même SIRET", "same SIRET"),
        Shared::Phone => one_of(lang, "même téléphone", "same telephone"),
        Shared::Address => one_of(lang, "même adresse", "same address"),
        Shared::PostalCode => one_of(lang, "même code postal", "same postal code"),
    };
    format!("{name}, {what}")
}

/// Returns the stable name of how likely it is.
pub(crate) const fn likelihood(likelihood: Likelihood) -> &'static str {
    match likelihood {
        Likelihood::Sure => "sure",
        Likelihood::Likely => "likely",
        Likelihood::Possible => "possible",
    }
}

/// Returns what a part of a contact is called.
pub(crate) fn part(part: ContactPart, lang: Lang) -> &'static str {
    match part {
        ContactPart::Name => one_of(lang, "Nom", "Name"),
        ContactPart::Company => one_of(lang, "Société", "Company"),
        ContactPart::JobTitle => one_of(lang, "Fonction", "Job title"),
        ContactPart::Address => one_of(lang, "Adresse", "Address"),
        ContactPart::Email => one_of(lang, "E-mail", "E-mail"),
        ContactPart::Phone => one_of(lang, "Téléphone", "Telephone"),
        ContactPart::Siret => one_of(lang, "SIRET", "SIRET"),
        ContactPart::Reference => one_of(lang, "Référence", "Reference"),
        ContactPart::Sector => one_of(lang, "Secteur", "Sector"),
        ContactPart::Salesperson => one_of(lang, "Commercial", "Salesperson"),
        ContactPart::CompanySize => one_of(lang, "Effectif", "Company size"),
    }
}

/// A kind of what happens, with one and several of it in both languages.
type Noun = (&'static str, [&'static str; 2], [&'static str; 2]);

const KINDS: [Noun; 9] = [
    ("letters", ["pli", "plis"], ["letter", "letters"]),
    ("undelivered", ["non distribué", "non distribués"], ["undelivered", "undelivered"]),
    ("responses", ["réponse", "réponses"], ["response", "responses"]),
    ("appointments", ["rendez-vous", "rendez-vous"], ["appointment", "appointments"]),
    ("deals", ["opportunité", "opportunités"], ["deal", "deals"]),
    ("orders", ["commande", "commandes"], ["order", "orders"]),
    ("answers", ["avis", "avis"], ["opinion", "opinions"]),
    ("notes", ["note", "notes"], ["note", "notes"]),
    ("follow_ups", ["relance", "relances"], ["follow-up", "follow-ups"]),
];

/// Returns what happened with somebody, counted.
pub(crate) fn events(counts: &BTreeMap<String, u32>, lang: Lang) -> String {
    let part = |(kind, fr, en): &Noun| {
        let times = *counts.get(*kind)?;
        let [one, several] = one_of(lang, fr, en);
        let noun = if times == 1 { one } else { several };
        Some(format!("{times}\u{a0}{noun}"))
    };
    KINDS.iter().filter_map(part).collect::<Vec<_>>().join(", ")
}
