//! References: the published rates that are shipped, imported and written by hand, and what a person changes of them.

pub mod shown;

use crate::aims::yardsticks;
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words;
use chrono::NaiveDate;
use domain::fact::ReferenceFact;
use domain::words::ListType;
use kpi::benchmark::{Origin, Reference, is_of_responses};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::LazyLock;
use store::ReferenceRow;

/// What can be set of a reference.
const FIELDS: &str =
    "figure, sector, audience, list_type, country, basis, low, value, high, year, source, address";
/// How the names of those that a person wrote begin.
const OWN: &str = "own";
/// Above this a rate or a multiple is a slip.
const LARGEST: Decimal = Decimal::ONE_THOUSAND;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShippedFile {
    reference: Vec<Shipped>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shipped {
    name: String,
    figure: Option<String>,
    sector: Option<String>,
    audience: Option<String>,
    list_type: Option<String>,
    country: Option<String>,
    basis: String,
    low: Option<String>,
    value: String,
    high: Option<String>,
    year: Option<u16>,
    source: String,
    address: String,
}

static SHIPPED: LazyLock<Vec<Reference>> = LazyLock::new(|| {
    let file: ShippedFile = toml::from_str(include_str!("references/shipped.toml"))
        .expect("a test reads the references that are shipped");
    file.reference.into_iter().map(shipped).collect()
});

fn shipped(row: Shipped) -> Reference {
    let rate = |text: &String| text.parse().expect("a test reads the rates that are shipped");
    Reference {
        name: row.name,
        origin: Origin::Shipped,
        // One without a figure is of another kind, whatever its basis reads like.
        figure: Some(row.figure.unwrap_or_default()),
        fact: ReferenceFact {
            sector: row.sector,
            audience: row.audience,
            list_type: row.list_type.as_deref().and_then(ListType::from_key),
            country: row.country,
            basis: Some(row.basis),
            low: row.low.as_ref().map(rate),
            value: rate(&row.value),
            high: row.high.as_ref().map(rate),
            year: row.year,
            source: Some(row.source),
            address: Some(row.address),
        },
    }
}

/// A reference as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceLine {
    /// The name by which it is changed.
    pub name: String,
    /// `shipped`, `imported` or `by_hand`.
    pub origin: &'static str,
    /// The figure that it is of; nothing: none of the catalogue.
    pub figure: Option<String>,
    /// What it says, countries and bases in words.
    pub fact: ReferenceFact,
}

/// One's own median as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLine {
    /// `cold` or `warm`.
    pub list_type: &'static str,
    /// The line of business; nothing for all.
    pub sector: Option<String>,
    /// How many closed campaigns.
    pub campaigns: usize,
    /// The lowest, the middle and the highest of their response rates, as fractions.
    pub rates: [Decimal; 3],
    /// The sentence.
    pub text: String,
}

/// Returns every reference: the shipped ones, then the imported, then those written by hand.
pub(crate) async fn all(house: &House) -> Result<Vec<Reference>, Failure> {
    let mut all = SHIPPED.clone();
    all.extend(house.store.imported_references().await?.into_iter().filter_map(|row| {
        Some(Reference { name: row.name, origin: Origin::Imported, figure: row.figure, fact: row.fact? })
    }));
    for own in house.store.own_references().await? {
        let place = all.iter().position(|reference| reference.name == own.name);
        match (place, own.fact) {
            (Some(place), Some(fact)) => {
                all[place] = Reference { name: own.name, origin: Origin::ByHand, figure: own.figure, fact };
            }
            (Some(place), None) => drop(all.remove(place)),
            (None, Some(fact)) if own.name.starts_with(OWN) => {
                all.push(Reference { name: own.name, origin: Origin::ByHand, figure: own.figure, fact });
            }
            // What was changed has gone with its import.
            (None, _) => {}
        }
    }
    Ok(all)
}

/// Returns one's own medians and the references, as a person reads them.
pub async fn list(
    house: &House,
    lang: Lang,
    today: NaiveDate,
) -> Result<(Vec<OwnLine>, Vec<ReferenceLine>), Failure> {
    let own = yardsticks(house, today).await?.own().into_iter().map(|own| OwnLine {
        list_type: own.list_type.key(),
        campaigns: own.campaigns,
        rates: [own.low, own.median, own.high],
        text: words::reference::own(&own, lang),
        sector: own.sector,
    });
    let own = own.collect();
    Ok((own, all(house).await?.into_iter().map(|reference| line(reference, lang)).collect()))
}

fn line(reference: Reference, lang: Lang) -> ReferenceLine {
    let said = |text: &Option<String>, word: fn(&str, Lang) -> &str| {
        text.as_deref().map(|text| word(text, lang).to_owned())
    };
    let figure = match &reference.figure {
        Some(figure) => Some(figure.clone()).filter(|figure| !figure.is_empty()),
        None => is_of_responses(&reference).then(|| "response_rate".to_owned()),
    };
    ReferenceLine {
        origin: match reference.origin {
            Origin::Shipped => "shipped",
            Origin::Imported => "imported",
            Origin::ByHand => "by_hand",
        },
        figure,
        fact: ReferenceFact {
            country: said(&reference.fact.country, words::reference::country),
            audience: said(&reference.fact.audience, words::reference::audience),
            basis: said(&reference.fact.basis, words::reference::basis),
            ..reference.fact
        },
        name: reference.name,
    }
}

/// Changes fields of a reference by their names.
///
/// # Errors
/// [`Failure::NoReference`], [`Failure::NoSetting`], [`Failure::BadValue`].
pub async fn set(house: &House, name: &str, pairs: &[(String, String)]) -> Result<(), Failure> {
    let found = all(house).await?.into_iter().find(|reference| reference.name == name);
    let Reference { figure, fact, .. } = found.ok_or_else(|| no_reference(name))?;
    keep(house, name, figure, fact, pairs).await
}

/// Adds a reference and returns its name.
///
/// # Errors
/// [`Failure::NoSetting`], [`Failure::BadValue`] also where it says no value.
pub async fn add(house: &House, pairs: &[(String, String)]) -> Result<String, Failure> {
    let taken = house.store.own_references().await?;
    let number = |row: &ReferenceRow| row.name.strip_prefix(OWN)?.parse::<u32>().ok();
    let next = taken.iter().filter_map(number).max().unwrap_or(0).saturating_add(1);
    let name = format!("{OWN}{next}");
    keep(house, &name, None, ReferenceFact::default(), pairs).await?;
    Ok(name)
}

async fn keep(
    house: &House,
    name: &str,
    mut figure: Option<String>,
    mut fact: ReferenceFact,
    pairs: &[(String, String)],
) -> Result<(), Failure> {
    for (field, value) in pairs {
        change(&mut figure, &mut fact, field, value.trim())?;
    }
    let ends =
        fact.low.is_none_or(|low| low <= fact.value) && fact.high.is_none_or(|high| fact.value <= high);
    if fact.value <= Decimal::ZERO || !ends {
        let value = fact.value.normalize().to_string();
        return Err(Failure::BadValue {
            field: "value".to_owned(),
            value,
            allowed: "low ≤ value ≤ high, 2,4 %",
        });
    }
    house.store.put_own_reference(&ReferenceRow { name: name.to_owned(), figure, fact: Some(fact) }).await?;
    Ok(())
}

fn change(
    figure: &mut Option<String>,
    fact: &mut ReferenceFact,
    field: &str,
    value: &str,
) -> Result<(), Failure> {
    let bad = |allowed| Failure::BadValue { field: field.to_owned(), value: value.to_owned(), allowed };
    let text = || Some(value.to_owned()).filter(|text| !text.is_empty());
    let end = || match value {
        "" => Ok(None),
        text => rate(text).map(Some).ok_or_else(|| bad("0.024, 0,024, 2,4 %")),
    };
    match field.replace(['-', ' '], "_").as_str() {
        "figure" => {
            *figure = match value {
                "" => None,
                key => Some(
                    kpi::find(key)
                        .ok_or_else(|| bad("response_rate, roas, undelivered_rate …"))?
                        .key
                        .to_owned(),
                ),
            };
        }
        "sector" => fact.sector = text(),
        "audience" => fact.audience = text(),
        "country" => fact.country = text(),
        "basis" => fact.basis = text(),
        "source" => fact.source = text(),
        "address" => fact.address = text(),
        "low" => fact.low = end()?,
        "high" => fact.high = end()?,
        "value" => fact.value = end()?.ok_or_else(|| bad("0.024, 0,024, 2,4 %"))?,
        "year" => {
            fact.year = match value {
                "" => None,
                year => {
                    let year = year.parse().ok().filter(|year| (1900..=2100).contains(year));
                    Some(year.ok_or_else(|| bad("1900 … 2100"))?)
                }
            };
        }
        "list_type" => {
            fact.list_type = match value {
                "" => None,
                word => Some(ListType::from_key(word).ok_or_else(|| bad("cold, warm"))?),
            };
        }
        _ => return Err(Failure::NoSetting { name: field.to_owned(), allowed: FIELDS }),
    }
    Ok(())
}

/// Returns a rate of at most six decimals as a fraction: `2,4 %`, `0,024` and `0.024` are the same.
fn rate(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace(',', ".");
    let (number, scale) = match plain.strip_suffix('%') {
        Some(percent) => (percent, Decimal::ONE_HUNDRED),
        None => (plain.as_str(), Decimal::ONE),
    };
    let rate = number.parse::<Decimal>().ok()? / scale;
    (rate >= Decimal::ZERO && rate <= LARGEST && rate.normalize().scale() <= 6).then_some(rate)
}

/// Leaves a reference out; one that a person wrote is gone, any other can be had back with [`reset`].
///
/// # Errors
/// [`Failure::NoReference`].
pub async fn delete(house: &House, name: &str) -> Result<(), Failure> {
    if !all(house).await?.iter().any(|reference| reference.name == name) {
        return Err(no_reference(name));
    }
    if name.starts_with(OWN) {
        house.store.remove_own_reference(name).await?;
        return Ok(());
    }
    Ok(house
        .store
        .put_own_reference(&ReferenceRow { name: name.to_owned(), figure: None, fact: None })
        .await?)
}

/// Takes back what a person changed of a reference that is shipped or imported.
///
/// # Errors
/// [`Failure::NoReference`] where nothing was changed of it.
pub async fn reset(house: &House, name: &str) -> Result<(), Failure> {
    if name.starts_with(OWN) || !house.store.remove_own_reference(name).await? {
        return Err(no_reference(name));
    }
    Ok(())
}

fn no_reference(name: &str) -> Failure {
    Failure::NoReference { name: name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_names_its_source_and_only_response_rates_are_compared_with() {
        let compared: Vec<_> = SHIPPED.iter().filter(|one| is_of_responses(one)).collect();
        assert!(compared.iter().all(|one| one.fact.list_type.is_some() && one.fact.value < Decimal::ONE));
        let cold = kpi::benchmark::published(&SHIPPED, ListType::Cold, Some("BTP")).unwrap();
        assert_eq!((cold.name.as_str(), cold.fact.value), ("jicmail-2024-cold", Decimal::new(9, 3)));
        let warm = kpi::benchmark::published(&SHIPPED, ListType::Warm, None).unwrap();
        assert_eq!((warm.name.as_str(), warm.fact.value), ("jicmail-2024-warm", Decimal::new(79, 3)));
        for one in SHIPPED.iter() {
            assert!(one.fact.source.is_some() && one.fact.address.is_some(), "{}", one.name);
            assert!(!one.name.starts_with(OWN), "{}", one.name);
            let figure = one.figure.as_deref().unwrap_or_default();
            assert!(figure.is_empty() || kpi::find(figure).is_some(), "{figure}");
        }
    }

    #[test]
    fn a_rate_is_typed_as_people_do() {
        for text in ["2,4 %", "0,024", "0.024", "2.4%"] {
            assert_eq!(rate(text), Some(Decimal::new(24, 3)), "{text}");
        }
        for text in ["", "much", "-1 %", "1001", "0,0000001"] {
            assert_eq!(rate(text), None, "{text}");
        }
    }
}
