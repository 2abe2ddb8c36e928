//! The fields that a column can become, with their names.

use crate::dto::import::FieldChoice;
use crate::lang::Lang;
use crate::words;
use domain::field::Field;

/// Returns every field with its name and the kinds of sheet in which it has a meaning.
pub fn choices(lang: Lang) -> Vec<FieldChoice> {
    Field::all()
        .map(|field| FieldChoice {
            field: field.key().to_owned(),
            name: words::field::name(field, lang).to_owned(),
            kinds: field.kinds().iter().map(|kind| kind.key().to_owned()).collect(),
        })
        .collect()
}
