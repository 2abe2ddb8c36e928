//! What sort of cell each field has.

use crate::cell::number::{Mark, Number, Unit};
use crate::cell::{boolean, date, email, number, period, phone, postal, siret};
use crate::plan::Reading;
use crate::words;
use crate::workbook::is_too_long;
use domain::currency::Currency;
use domain::field::Field;
use domain::money::Money;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

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
    /// A percentage, or a fraction of one.
    Rate,
    /// A whole number from 0 to 10.
    Score,
    /// Four digits.
    Year,
    /// A month, quarter, half-year or year.
    Period,
    /// A number, a percentage or an amount.
    Target,
    /// A closed column: unknown words keep their row.
    Word,
}

/// Returns the sort of a field.
pub(crate) const fn sort_of(field: Field) -> Sort {
    match field {
        Field::PostingDate
        | Field::ResponseDate
        | Field::ReturnDate
        | Field::OrderDate
        | Field::CostDate
        | Field::AppointmentDate
        | Field::ObtainedOn
        | Field::OpenedOn
        | Field::ClosedOn
        | Field::StageDate
        | Field::StageEntered
        | Field::SurveyDate
        | Field::SuppressionDate
        | Field::TargetFrom
        | Field::TargetTo => Sort::Date,
        Field::PieceCost
        | Field::Revenue
        | Field::AmountWithTax
        | Field::Margin
        | Field::CostAmount
        | Field::UnitPrice
        | Field::TotalCost
        | Field::OpportunityAmount => Sort::Amount,
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
        Field::ReferenceLow | Field::ReferenceValue | Field::ReferenceHigh => Sort::Rate,
        Field::ReferenceYear => Sort::Year,
        Field::Score => Sort::Score,
        Field::TargetPeriod => Sort::Period,
        Field::TargetValue => Sort::Target,
        Field::Role
        | Field::Channel
        | Field::Interest
        | Field::ReturnReason
        | Field::CostItem
        | Field::AppointmentOutcome
        | Field::OpportunityStatus
        | Field::SuppressionReason
        | Field::ListType => Sort::Word,
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
        Sort::Rate => rate(number::parse(raw, reading.mark)).is_some(),
        Sort::Score => score(raw, reading.mark).is_some(),
        Sort::Year => year(raw).is_some(),
        Sort::Period => period::parse(raw).is_some(),
        Sort::Target => number().is_some(),
        Sort::Word => match field {
            Field::Role => words::role(raw).is_some(),
            Field::Channel => words::channel(raw).is_some(),
            Field::Interest => words::interest(raw).is_some(),
            Field::ReturnReason => words::return_reason(raw).is_some(),
            Field::AppointmentOutcome => words::appointment_outcome(raw).is_some(),
            Field::OpportunityStatus => words::opportunity_status(raw).is_some(),
            Field::SuppressionReason => words::suppression_reason(raw).is_some(),
            Field::ListType => words::list_type(raw).is_some(),
            _ => words::cost_item(raw).is_some(),
        },
    }
}

/// Years that a published rate can be of.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2199;

/// Returns a year of four digits.
pub(super) fn year(raw: &str) -> Option<u16> {
    raw.strip_suffix(".0").unwrap_or(raw).parse().ok().filter(|year| YEARS.contains(year))
}

/// Returns a share of a whole: a percentage, or a plain fraction; a plain 4,4 could mean anything.
pub(super) fn rate(number: Option<Number>) -> Option<Decimal> {
    let number = number.filter(|number| !matches!(number.unit, Unit::Money(_)))?;
    (Decimal::ZERO..=Decimal::ONE).contains(&number.value).then_some(number.value)
}

/// Returns a score from 0 to 10, also where it is written `9/10`.
pub(super) fn score(raw: &str, mark: Mark) -> Option<u8> {
    let raw =
        raw.trim_end().strip_suffix("10").and_then(|rest| rest.trim_end().strip_suffix('/')).unwrap_or(raw);
    let number = number::parse(raw.trim(), mark).filter(|number| number.unit == Unit::None)?;
    let whole = number.value.fract().is_zero() && (Decimal::ZERO..=Decimal::TEN).contains(&number.value);
    if whole { number.value.to_u8() } else { None }
}
