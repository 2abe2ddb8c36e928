//! What a person types into a field, read as a cell of a spreadsheet would be.

use crate::cell::{boolean, date, email, number, phone, postal};
use crate::{Epoch, Mark, Order};
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::field::Field;
use rust_decimal::Decimal;

/// Returns the day of a text.
///
/// # Example
/// ```
/// let day = import::typed_day("20/3/2026", import::Order::DayFirst);
/// assert_eq!(day, "2026-03-20".parse().ok());
/// ```
pub fn typed_day(text: &str, order: Order) -> Option<NaiveDate> {
    match date::parse(text.trim(), order, Epoch::Y1900)? {
        date::Parsed::Sure(day) | date::Parsed::ByOrder(day) => Some(day),
    }
}

/// Returns the number of a text, with the currency that stands beside it.
///
/// # Example
/// ```
/// let number = import::typed_number("1 234,50 €", import::Mark::Comma);
/// assert_eq!(number.map(|(value, _)| value.to_string()), Some("1234.50".to_owned()));
/// assert_eq!(import::typed_number("12 %", import::Mark::Comma), None);
/// ```
pub fn typed_number(text: &str, mark: Mark) -> Option<(Decimal, Option<Currency>)> {
    let found = number::parse(text.trim(), number::proves(text.trim()).unwrap_or(mark))?;
    match found.unit {
        number::Unit::None => Some((found.value, None)),
        number::Unit::Money(currency) => Some((found.value, Some(currency))),
        number::Unit::Percent => None,
    }
}

/// Returns the yes or no of a text.
pub fn typed_yes_no(text: &str) -> Option<bool> {
    boolean::parse(text.trim())
}

/// Returns the text of a field as it is kept: an e-mail address, a telephone number or a postal code where it is one.
///
/// # Example
/// ```
/// use domain::field::Field;
/// assert_eq!(import::typed_text(Field::Email, "A.Durand@Exemple.fr"), Some("a.durand@exemple.fr".to_owned()));
/// assert_eq!(import::typed_text(Field::PostalCode, "1000"), Some("01000".to_owned()));
/// assert_eq!(import::typed_text(Field::Email, "durand"), None);
/// ```
pub fn typed_text(field: Field, text: &str) -> Option<String> {
    match field {
        Field::Email => email::parse(text.trim()),
        Field::Phone => phone::parse(text.trim()),
        Field::PostalCode => postal::parse(text.trim()),
        _ => Some(text.trim().to_owned()),
    }
}
