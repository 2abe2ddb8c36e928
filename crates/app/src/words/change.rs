//! What changes of what is known, in words.

use super::{field, meaning, value};
use crate::dto::import::FieldChange;
use crate::lang::Lang;
use domain::field::Field;
use domain::format;
use rust_decimal::Decimal;
use store::{RowChange, Told};

/// Returns a change as a person reads it.
pub(crate) fn of(change: &RowChange, lang: Lang) -> FieldChange {
    let shown = |told: &Option<Told>| told.as_ref().map(|told| of_value(told, change.field, lang));
    FieldChange {
        name: field::name(change.field, lang).to_owned(),
        old: shown(&change.old).unwrap_or_default(),
        new: shown(&change.new).unwrap_or_default(),
    }
}

/// Returns a stored value as a person reads it.
pub(crate) fn of_value(told: &Told, field: Field, lang: Lang) -> String {
    match told {
        Told::Amount(amount) => value::money(*amount, lang),
        Told::Number(number) if matches!(field, Field::Qualified | Field::Responded | Field::CameBack) => {
            value::yes_no(*number != 0, lang)
        }
        Told::Number(number) => format::number(Decimal::from(*number), 0, lang),
        Told::Text(text) => match text.parse() {
            Ok(day) if text.len() == 10 => format::date(day, lang),
            _ => meaning::name(field, text, lang).to_owned(),
        },
    }
}
