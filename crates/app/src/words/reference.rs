//! References in words: what a rate was observed on, and what it is compared with.

use super::failure::{Both, both};
use crate::lang::{Lang, one_of, say};
use domain::fact::ReferenceFact;
use domain::format::{NBSP, percent};
use domain::words::ListType;
use kpi::benchmark::{Own, Reference};

/// Returns a country as the language names it; what is not among the shipped ones stays as written.
pub(crate) fn country(text: &str, lang: Lang) -> &str {
    match text {
        "GB" => one_of(lang, "Royaume-Uni", "United Kingdom"),
        "DE" => one_of(lang, "Allemagne", "Germany"),
        "US" => one_of(lang, "États-Unis", "United States"),
        "FR" => "France",
        other => other,
    }
}

/// Returns to whom letters went.
pub(crate) fn audience(text: &str, lang: Lang) -> &str {
    match text {
        "consumers" => one_of(lang, "particuliers", "consumers"),
        "companies" => one_of(lang, "entreprises", "companies"),
        other => other,
    }
}

/// Returns what was divided by what.
pub(crate) fn basis(text: &str, lang: Lang) -> &str {
    match text {
        "responses_posted" => one_of(lang, "réponses / plis envoyés", "responses / pieces posted"),
        "responses_unaddressed" => {
            one_of(lang, "réponses / plis non adressés", "responses / unaddressed pieces")
        }
        "responses_declared" => {
            one_of(lang, "réponses déclarées / plis envoyés", "declared responses / pieces posted")
        }
        "orders_posted" => one_of(lang, "commandes / plis envoyés", "orders / pieces posted"),
        "revenue_cost" => one_of(lang, "chiffre d’affaires / coût", "revenue / cost"),
        "undelivered_posted" => one_of(lang, "non distribués / plis envoyés", "undelivered / pieces posted"),
        other => other,
    }
}

/// Returns whether a list knew the sender.
pub(crate) fn list_type(list: ListType, lang: Lang) -> &'static str {
    match list {
        ListType::Cold => one_of(lang, "à froid", "cold"),
        ListType::Warm => one_of(lang, "à chaud", "warm"),
    }
}

/// Returns a published rate with its source and year: `JICMAIL, 2024 (Royaume-Uni, particuliers, à froid) : 0,90 %`.
pub(crate) fn published(reference: &Reference, lang: Lang) -> String {
    let fact = &reference.fact;
    let source = fact.source.as_deref().unwrap_or("–");
    let year = fact.year.map_or_else(|| "–".to_owned(), |year| year.to_string());
    let of = observed_on(fact, lang);
    let rate = percent(fact.value, 2, lang);
    say(lang, format!("{source}, {year} ({of}){NBSP}: {rate}"), format!("{source}, {year} ({of}): {rate}"))
}

fn observed_on(fact: &ReferenceFact, lang: Lang) -> String {
    let parts = [
        fact.sector.as_deref(),
        fact.country.as_deref().map(|text| country(text, lang)),
        fact.audience.as_deref().map(|text| audience(text, lang)),
        fact.list_type.map(|list| list_type(list, lang)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Returns one's own median: `médiane de vos 4 campagnes closes à froid : 2,10 %`.
pub(crate) fn own(own: &Own, lang: Lang) -> String {
    let (n, list, rate) = (own.campaigns, list_type(own.list_type, lang), percent(own.median, 2, lang));
    let sector = own.sector.as_deref().map_or_else(String::new, |sector| format!(", {sector}"));
    say(
        lang,
        format!("médiane de vos {n}{NBSP}campagnes closes {list}{sector}{NBSP}: {rate}"),
        format!("median of your {n} closed {list} campaigns{sector}: {rate}"),
    )
}

/// Returns that there is no target of a name.
pub(super) fn no_target(name: &str) -> Both {
    both(
        format!("Il n’y a pas d’objectif «{NBSP}{name}{NBSP}»."),
        "Il a peut-être été supprimé\u{a0}: regardez de nouveau la liste.",
        format!("There is no target “{name}”."),
        "It may have been deleted: look at the list again.",
    )
}

/// Returns that there is no reference of a name.
pub(super) fn none(name: &str) -> Both {
    both(
        format!("Il n’y a pas de référence «{NBSP}{name}{NBSP}»."),
        "La commande «\u{a0}baromail references\u{a0}» les liste.",
        format!("There is no reference “{name}”."),
        "The command “baromail references” lists them.",
    )
}
