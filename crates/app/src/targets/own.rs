//! The targets that there are, and what a person writes, changes and leaves out of them.

use super::{Target, TargetOrigin};
use crate::failure::Failure;
use crate::house::House;
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::fact::{TargetFact, TargetValue};
use domain::money::Money;
use kpi::{Definition, Unit};
use rust_decimal::Decimal;
use store::TargetRow;

/// What can be set of a target.
const FIELDS: &str = "figure, campaign, from, to, value";
/// How the names of those that a person wrote begin.
const OWN: &str = "own";
/// Above this an amount or a count is a slip.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// Returns every target: the imported, then those written by hand.
pub(crate) async fn all(house: &House) -> Result<Vec<Target>, Failure> {
    let mut all: Vec<Target> = Vec::new();
    for row in house.store.imported_targets().await? {
        all.extend(row.fact.map(|fact| Target { name: row.name, origin: TargetOrigin::Imported, fact }));
    }
    for own in house.store.own_targets().await? {
        let place = all.iter().position(|target| target.name == own.name);
        match (place, own.fact) {
            (Some(place), Some(fact)) => {
                all[place] = Target { name: own.name, origin: TargetOrigin::Changed, fact };
            }
            (Some(place), None) => drop(all.remove(place)),
            (None, Some(fact)) if own.name.starts_with(OWN) => {
                all.push(Target { name: own.name, origin: TargetOrigin::ByHand, fact });
            }
            // What was changed has gone with its import.
            (None, _) => {}
        }
    }
    Ok(all)
}

/// Returns how many imported targets are left out.
pub async fn left_out(house: &House) -> Result<Vec<String>, Failure> {
    let imported = house.store.imported_targets().await?;
    let own = house.store.own_targets().await?;
    let gone = own.into_iter().filter(|row| row.fact.is_none());
    Ok(gone.map(|row| row.name).filter(|name| imported.iter().any(|row| row.name == *name)).collect())
}

/// Changes fields of a target by their names.
///
/// # Errors
/// [`Failure::NoTarget`], [`Failure::NoSetting`], [`Failure::BadValue`].
pub async fn set(house: &House, name: &str, pairs: &[(String, String)]) -> Result<(), Failure> {
    let found = all(house).await?.into_iter().find(|target| target.name == name);
    let fact = found.ok_or_else(|| no_target(name))?.fact;
    keep(house, name, Some(fact), pairs).await
}

/// Adds a target and returns its name.
///
/// # Errors
/// [`Failure::NoSetting`], [`Failure::BadValue`] also where it says no figure or no value.
pub async fn add(house: &House, pairs: &[(String, String)]) -> Result<String, Failure> {
    let taken = house.store.own_targets().await?;
    let number = |row: &TargetRow| row.name.strip_prefix(OWN)?.parse::<u32>().ok();
    let next = taken.iter().filter_map(number).max().unwrap_or(0).saturating_add(1);
    let name = format!("{OWN}{next}");
    keep(house, &name, None, pairs).await?;
    Ok(name)
}

/// Leaves a target out; one that a person wrote is gone, an imported one can be had back with [`reset`].
///
/// # Errors
/// [`Failure::NoTarget`].
pub async fn delete(house: &House, name: &str) -> Result<(), Failure> {
    if !all(house).await?.iter().any(|target| target.name == name) {
        return Err(no_target(name));
    }
    if name.starts_with(OWN) {
        house.store.remove_own_target(name).await?;
        return Ok(());
    }
    Ok(house.store.put_own_target(&TargetRow { name: name.to_owned(), fact: None }).await?)
}

/// Takes back what a person changed of an imported target.
///
/// # Errors
/// [`Failure::NoTarget`] where nothing was changed of it.
pub async fn reset(house: &House, name: &str) -> Result<(), Failure> {
    if name.starts_with(OWN) || !house.store.remove_own_target(name).await? {
        return Err(no_target(name));
    }
    Ok(())
}

async fn keep(
    house: &House,
    name: &str,
    before: Option<TargetFact>,
    pairs: &[(String, String)],
) -> Result<(), Failure> {
    let said =
        |field: &str| pairs.iter().rev().find(|(named, _)| named == field).map(|(_, value)| value.trim());
    if let Some((field, _)) = pairs.iter().find(|(field, _)| !FIELDS.split(", ").any(|known| known == field))
    {
        return Err(Failure::NoSetting { name: field.clone(), allowed: FIELDS });
    }
    let figure = said("figure").or(before.as_ref().map(|fact| fact.figure.as_str())).unwrap_or_default();
    let entry = kpi::named(figure).ok_or_else(|| bad("figure", figure, "response_rate, revenue, nps …"))?;
    let value = match (said("value"), &before) {
        (None, Some(fact)) if fact.figure == entry.key => fact.value,
        (typed, _) => {
            let typed = typed.unwrap_or_default();
            let value = value_of(entry, typed).ok_or_else(|| bad("value", typed, "3 %, 1 200, 36 000"))?;
            in_its_currency(value, before.as_ref())
        }
    };
    let known = |field: &str, before: Option<NaiveDate>| match said(field) {
        None => Ok(before),
        Some("") => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| bad(field, text, "2026-03-31")),
    };
    let (from, to) = (
        known("from", before.as_ref().and_then(|fact| fact.from))?,
        known("to", before.as_ref().and_then(|fact| fact.to))?,
    );
    if let Some((_, to)) = from.zip(to).filter(|(from, to)| from > to) {
        return Err(bad("to", &to.to_string(), "from ≤ to"));
    }
    let campaign = match said("campaign") {
        None => before.and_then(|fact| fact.campaign),
        Some(code) => Some(code.to_owned()).filter(|code| !code.is_empty()),
    };
    let fact = TargetFact { figure: entry.key.to_owned(), campaign, from, to, value };
    house.store.put_own_target(&TargetRow { name: name.to_owned(), fact: Some(fact) }).await?;
    Ok(())
}

/// Returns an amount in the currency that it had before.
fn in_its_currency(value: TargetValue, before: Option<&TargetFact>) -> TargetValue {
    match (value, before.map(|fact| fact.value)) {
        (TargetValue::Money(money), Some(TargetValue::Money(had))) => {
            TargetValue::Money(Money { currency: had.currency, ..money })
        }
        (value, _) => value,
    }
}

/// Returns a value in the unit of its figure, typed as people do: `3 %` or `0,03`, `36 000 €`.
fn value_of(entry: &Definition, typed: &str) -> Option<TargetValue> {
    let plain = plain(typed)?;
    match entry.unit {
        Unit::Ratio | Unit::Growth => {
            let share = match plain.strip_suffix('%') {
                Some(percent) => number(percent, 4)? / Decimal::ONE_HUNDRED,
                // "3" may be meant for three in a hundred, and is not guessed.
                None => number(&plain, 6).filter(|share| *share <= Decimal::ONE)?,
            };
            let least = if entry.unit == Unit::Growth { Decimal::NEGATIVE_ONE } else { Decimal::ZERO };
            Some(TargetValue::Ratio(share.normalize())).filter(|_| share >= least)
        }
        Unit::Money => {
            Some(TargetValue::Money(Money { amount: amount_typed(typed)?, currency: Currency::EUR }))
        }
        Unit::Points => {
            number(&plain, 2).filter(|n| n.abs() <= Decimal::ONE_HUNDRED).map(TargetValue::Number)
        }
        Unit::Count => number(&plain, 0).filter(|n| *n >= Decimal::ZERO).map(TargetValue::Number),
        Unit::Times | Unit::Days => {
            number(&plain, 4).filter(|n| *n >= Decimal::ZERO).map(TargetValue::Number)
        }
    }
}

/// Returns an amount typed as people do: `36 000 €`, `12,50`.
pub(crate) fn amount_typed(typed: &str) -> Option<Decimal> {
    number(plain(typed)?.trim_end_matches('€'), 2).filter(|amount| *amount >= Decimal::ZERO)
}

/// Returns what was typed without spaces and with a point for its decimals; nothing where it can mean two things.
fn plain(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace('\u{2212}', "-");
    (!is_two_things(&plain)).then(|| plain.replace(',', "."))
}

fn number(text: &str, decimals: u32) -> Option<Decimal> {
    let number = text.parse::<Decimal>().ok()?.normalize();
    (number.abs() <= LARGEST && number.scale() <= decimals).then_some(number)
}

/// Returns whether a comma parts thousands for one reader and decimals for another: `36,000`.
fn is_two_things(plain: &str) -> bool {
    plain.trim_end_matches(['€', '%']).rsplit_once(',').is_some_and(|(whole, rest)| {
        rest.len() == 3
            && rest.bytes().all(|byte| byte.is_ascii_digit())
            && whole.trim_start_matches('-') != "0"
    })
}

fn bad(field: &str, value: &str, allowed: &'static str) -> Failure {
    Failure::BadValue { field: field.to_owned(), value: value.to_owned(), allowed }
}

fn no_target(name: &str) -> Failure {
    Failure::NoTarget { name: name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(said: &[(&str, &str)]) -> Vec<(String, String)> {
        said.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_value_is_typed_as_people_do_in_the_unit_of_its_figure() {
        let entry = |key| kpi::find(key).unwrap();
        let share = |hundredths| Some(TargetValue::Ratio(Decimal::new(hundredths, 2)));
        for (key, typed, value) in [
            ("response_rate", "3 %", share(3)),
            ("response_rate", "0,03", share(3)),
            ("response_rate", "3", None),
            ("response_rate", "-1 %", None),
            ("roi_margin", "120\u{a0}%", share(120)),
            ("roi_margin", "\u{2212}50 %", share(-50)),
            ("orders", "1\u{202f}200", Some(TargetValue::Number(Decimal::from(1200)))),
            ("orders", "1,5", None),
            ("revenue", "36 000 €", Some(TargetValue::Money(Money::eur(Decimal::from(36_000))))),
            ("revenue", "36,000", None),
            ("revenue", "36000,5", Some(TargetValue::Money(Money::eur(Decimal::new(360_005, 1))))),
            ("roas", "0,125", Some(TargetValue::Number(Decimal::new(125, 3)))),
            ("nps", "101", None),
            ("nps", "beaucoup", None),
        ] {
            assert_eq!(value_of(entry(key), typed), value, "{key} {typed}");
        }
    }

    #[tokio::test]
    async fn a_target_is_written_changed_and_taken_away_and_a_wrong_field_is_named() {
        let house = House::for_a_try().await.unwrap();
        let said =
            [("figure", "response_rate"), ("value", "3 %"), ("from", "2026-01-01"), ("to", "2026-12-31")];
        let name = add(&house, &pairs(&said)).await.unwrap();
        set(&house, &name, &pairs(&[("value", "2,5 %"), ("to", "")])).await.unwrap();
        let kept = all(&house).await.unwrap();
        assert_eq!((kept.len(), kept[0].origin, kept[0].fact.to), (1, TargetOrigin::ByHand, None));
        assert_eq!(kept[0].fact.value, TargetValue::Ratio(Decimal::new(25, 3)));
        for (field, value) in [
            ("value", "3"),
            ("figure", "météo"),
            ("to", "2025-01-01"),
            ("from", "hier"),
            ("figure", "revenue"),
        ] {
            let wrong = set(&house, &name, &pairs(&[(field, value)])).await;
            let at = if (field, value) == ("figure", "revenue") { "value" } else { field };
            assert!(matches!(wrong, Err(Failure::BadValue { field, .. }) if field == at), "{field} {value}");
        }
        assert!(matches!(add(&house, &[]).await, Err(Failure::BadValue { field, .. }) if field == "figure"));
        delete(&house, &name).await.unwrap();
        assert_eq!(all(&house).await.unwrap(), []);
        assert!(matches!(delete(&house, &name).await, Err(Failure::NoTarget { .. })));
    }
}
