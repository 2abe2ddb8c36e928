//! What a person types into a field, read as a cell of a spreadsheet would be.

use crate::cell::{boolean, date, number};
use crate::{Epoch, Mark, Order};
use chrono::NaiveDate;
use domain::currency::Currency;
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
