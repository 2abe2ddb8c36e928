//! A value of a cell, in words: typed by the import, or as it is stored.

use crate::lang::{Lang, say};
use domain::field::Field;
use domain::format;
use domain::money::Money;
use import::Understood;
use rust_decimal::Decimal;

/// Returns what a cell became, in the format of the language.
pub(crate) fn of(value: &Understood, field: Field, lang: Lang) -> String {
    match value {
        Understood::Text(text) => text.clone(),
        Understood::Date(day) => format::date(*day, lang),
        Understood::Amount(amount) => money(*amount, lang),
        Understood::Count(count) => format::number(Decimal::from(*count), 0, lang),
        Understood::Share(share) => format::percent(*share, 2, lang),
        Understood::Year(year) => year.to_string(),
        Understood::Period(from, to) => {
            let (from, to) = (format::date(*from, lang), format::date(*to, lang));
            say(lang, format!("du {from} au {to}"), format!("{from} to {to}"))
        }
        Understood::YesNo(yes) => yes_no(*yes, lang),
        Understood::Word(key) => super::meaning::name(field, key, lang).to_owned(),
        Understood::UnknownWord(text) => {
            say(lang, format!("{text} (mot inconnu)"), format!("{text} (unknown word)"))
        }
    }
}

/// Returns an amount with as many decimals as it has, two at least.
pub(crate) fn money(amount: Money, lang: Lang) -> String {
    let decimals = amount.amount.normalize().scale().max(2);
    format::money(amount.amount, amount.currency, decimals, lang)
}

/// Returns yes or no.
pub(crate) fn yes_no(yes: bool, lang: Lang) -> String {
    let (fr, en) = if yes { ("oui", "yes") } else { ("non", "no") };
    say(lang, fr.to_owned(), en.to_owned())
}
