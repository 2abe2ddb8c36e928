//! What a person types for a field of a row.

use crate::failure::Failure;
use crate::lang::Lang;
use crate::words;
use domain::currency::Currency;
use domain::field::Field;
use domain::fold::fold;
use domain::format;
use domain::kind::Kind;
use domain::money::Money;
use import::{Mark, Order};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use store::{Correctable, FieldCorrection, NewValue, RowNow, Sort, Told};

/// Above this an amount or a count is a slip.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
/// The longest text that a field takes, in characters.
const LONGEST: usize = 2_000;

/// Returns the corrections that pairs of a field's name and a value make of a row.
pub(super) fn corrections(
    entity: &str,
    row: &RowNow,
    pairs: &[(String, String)],
    lang: Lang,
) -> Result<Vec<FieldCorrection>, Failure> {
    if pairs.is_empty() {
        return Err(no_field(row, "", lang));
    }
    let correction = |(name, text): &(String, String)| {
        let open = find(entity, row, name).ok_or_else(|| no_field(row, name, lang))?;
        let value = value(&open, &row.currency, text.trim(), lang).ok_or_else(|| Failure::BadField {
            field: open.field,
            value: text.clone(),
            sort: open.sort,
            required: open.required,
            choices: open.choices(),
        })?;
        Ok(FieldCorrection { field: open.field, value })
    };
    pairs.iter().map(correction).collect()
}

fn no_field(row: &RowNow, name: &str, lang: Lang) -> Failure {
    let names = row.fields.iter().map(|field| words::field::name(field.open.field, lang));
    Failure::NoRowField { name: name.to_owned(), allowed: names.collect::<Vec<_>>().join(", ") }
}

/// Returns the field that a name means: its key, what it is called in either language, or a heading of such files.
fn find(entity: &str, row: &RowNow, name: &str) -> Option<Correctable> {
    let folded = fold(name);
    let is = |field: Field| {
        field.key() == name
            || [Lang::Fr, Lang::En].iter().any(|lang| fold(words::field::name(field, *lang)) == folded)
    };
    let heading = kind(entity).and_then(|kind| import::field_in(name, kind));
    let mut fields = row.fields.iter().map(|field| field.open);
    fields.clone().find(|open| is(open.field)).or_else(|| fields.find(|open| Some(open.field) == heading))
}

fn kind(entity: &str) -> Option<Kind> {
    Some(match entity {
        "piece" => Kind::Pieces,
        "response" => Kind::Responses,
        "undelivered" => Kind::Undelivered,
        "cost" => Kind::Costs,
        "orders" => Kind::Orders,
        "appointment" => Kind::Appointments,
        "opportunity" | "opportunity_stage" => Kind::Opportunities,
        "survey_answer" => Kind::Surveys,
        "total_fact" => Kind::Totals,
        "contact" => Kind::Contacts,
        _ => return None,
    })
}

/// Returns what a field shall hold by a text; an empty one: nothing.
fn value(open: &Correctable, currency: &str, text: &str, lang: Lang) -> Option<NewValue> {
    if text.is_empty() {
        return (!open.required).then_some(NewValue::Nothing);
    }
    match open.sort {
        Sort::Day => {
            let order = if lang == Lang::Fr { Order::DayFirst } else { Order::MonthFirst };
            import::typed_day(text, order).map(|day| NewValue::Text(day.to_string()))
        }
        Sort::Text => import::typed_text(open.field, text)
            .filter(|text| text.chars().count() <= LONGEST)
            .map(NewValue::Text),
        Sort::Amount => amount(text, currency, lang).map(NewValue::Number),
        Sort::Count | Sort::Score => {
            let (count, _) = import::typed_number(text, mark(lang)).filter(|(_, unit)| unit.is_none())?;
            let top = if open.sort == Sort::Score { Decimal::TEN } else { LARGEST };
            let fits = count.is_integer() && (Decimal::ZERO..=top).contains(&count);
            count.to_i64().filter(|_| fits).map(NewValue::Number)
        }
        Sort::YesNo => import::typed_yes_no(text).map(|yes| NewValue::Number(i64::from(yes))),
        Sort::Choice => {
            let choices = open.choices();
            let key = choices.iter().copied().find(|key| *key == text);
            let key = key.or_else(|| import::meaning_of(open.field, text));
            key.filter(|key| choices.contains(key)).map(|key| NewValue::Text(key.to_owned()))
        }
    }
}

/// Returns ten-thousandths of the row's currency; another currency beside the number does not fit.
fn amount(text: &str, currency: &str, lang: Lang) -> Option<i64> {
    let (amount, beside) = import::typed_number(text, mark(lang))?;
    let currency: Currency = currency.parse().ok()?;
    let fits = beside.is_none_or(|beside| beside == currency) && amount.abs() <= LARGEST;
    Money { amount, currency }.to_e4().ok().filter(|_| fits)
}

const fn mark(lang: Lang) -> Mark {
    match lang {
        Lang::Fr => Mark::Comma,
        Lang::En => Mark::Point,
    }
}

/// Returns a value as it is typed: an ISO day, a number in the language's form, the key of a word.
pub(super) fn given(value: Option<&Told>, lang: Lang) -> String {
    match value {
        None => String::new(),
        Some(Told::Text(text)) => text.clone(),
        Some(Told::Number(number)) => number.to_string(),
        Some(Told::Amount(money)) => {
            let decimals = money.amount.normalize().scale().max(2);
            format::number(money.amount, decimals, lang)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_typed_as_spreadsheets_have_it() {
        for (text, lang, expected) in [
            ("1 234,50", Lang::Fr, Some(12_345_000)),
            ("1234.50", Lang::Fr, Some(12_345_000)),
            ("1 234,50 €", Lang::Fr, Some(12_345_000)),
            ("-20", Lang::En, Some(-200_000)),
            ("1,234.50", Lang::En, Some(12_345_000)),
            ("12 $", Lang::Fr, None),
            ("12 %", Lang::Fr, None),
            ("douze", Lang::Fr, None),
            ("99999999999", Lang::Fr, None),
        ] {
            assert_eq!(amount(text, "EUR", lang), expected, "{text}");
        }
    }
}
