//! What sort of cell each field has.

use crate::cell::{boolean, date, email, number, phone, postal, siret};
use crate::plan::Reading;
use crate::words;
use crate::workbook::is_too_long;
use domain::currency::Currency;
use domain::field::Field;
use domain::money::Money;

/// A sort of cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Text,
    Date,
    Amount,
    Count,
    YesNo,
    PostalCode,
    Phone,
    Siret,
    Email,
    Currency,
    /// A closed column: unknown words keep their row.
    Word,
}

/// Returns the sort of a field.
pub(crate) const fn sort_of(field: Field) -> Sort {
    match field {
        Field::PostingDate | Field::ResponseDate | Field::ReturnDate | Field::OrderDate | Field::CostDate => {
            Sort::Date
        }
        Field::PieceCost
        | Field::Revenue
        | Field::AmountWithTax
        | Field::Margin
        | Field::CostAmount
        | Field::UnitPrice
        | Field::TotalCost => Sort::Amount,
        Field::Total(measure) => {
            if measure.is_money() {
                Sort::Amount
            } else {
                Sort::Count
            }
        }
        Field::Quantity => Sort::Count,
        Field::Responded | Field::Qualified | Field::CameBack => Sort::YesNo,
        Field::PostalCode => Sort::PostalCode,
        Field::Phone => Sort::Phone,
        Field::Siret => Sort::Siret,
        Field::Email => Sort::Email,
        Field::Currency => Sort::Currency,
        Field::Role | Field::Channel | Field::Interest | Field::ReturnReason | Field::CostItem => Sort::Word,
        _ => Sort::Text,
    }
}

/// Returns whether a value given for all rows can be understood; here an unknown word is a mistake.
pub(crate) fn check_constant(field: Field, raw: &str, reading: Reading) -> bool {
    let raw = raw.trim();
    let number = || number::parse(raw, reading.mark).map(|number| number.value);
    match sort_of(field) {
        Sort::Text => !raw.is_empty() && !is_too_long(raw),
        Sort::Date => date::parse(raw, reading.order, reading.epoch).is_some(),
        Sort::Amount => number().is_some_and(|value| Money::eur(value).to_e4().is_ok()),
        Sort::Count => number().is_some_and(|value| value.fract().is_zero() && !value.is_sign_negative()),
        Sort::YesNo => boolean::parse(raw).is_some(),
        Sort::PostalCode => postal::parse(raw).is_some(),
        Sort::Phone => phone::parse(raw).is_some(),
        Sort::Siret => siret::parse(raw).is_some(),
        Sort::Email => email::parse(raw).is_some(),
        Sort::Currency => raw.parse::<Currency>().is_ok(),
        Sort::Word => match field {
            Field::Role => words::role(raw).is_some(),
            Field::Channel => words::channel(raw).is_some(),
            Field::Interest => words::interest(raw).is_some(),
            Field::ReturnReason => words::return_reason(raw).is_some(),
            _ => words::cost_item(raw).is_some(),
        },
    }
}
