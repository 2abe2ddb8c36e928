//! The references as the window shows them.

use super::{OWN, SHIPPED, all, list};
use crate::dto::aims::{ReferenceItem, ReferenceList};
use crate::dto::dashboard::Choice;
use crate::dto::figure::Unit;
use crate::failure::Failure;
use crate::figures::{capitalised, decimal_text};
use crate::house::House;
use crate::lang::Lang;
use chrono::NaiveDate;
use domain::fact::ReferenceFact;
use rust_decimal::Decimal;

/// Returns one's own medians, the references, and those that were left out.
pub async fn shown(house: &House, lang: Lang, today: NaiveDate) -> Result<ReferenceList, Failure> {
    let (own, lines) = list(house, lang, today).await?;
    let kept = all(house).await?;
    let by_hand: Vec<String> = house.store.own_references().await?.into_iter().map(|row| row.name).collect();
    let items = kept.into_iter().zip(lines).map(|(reference, line)| {
        let changed = !line.name.starts_with(OWN) && by_hand.contains(&line.name);
        item(&reference.fact, line, changed, lang)
    });
    Ok(ReferenceList {
        items: items.collect(),
        own: own.into_iter().map(|own| capitalised(&own.text)).collect(),
        left_out: left_out(house).await?,
    })
}

fn item(raw: &ReferenceFact, line: super::ReferenceLine, changed: bool, lang: Lang) -> ReferenceItem {
    let entry = line.figure.as_deref().and_then(kpi::find);
    let rate = |rate: Decimal| decimal_text(rate, Unit::Ratio);
    ReferenceItem {
        changed,
        origin: line.origin.to_owned(),
        figure_name: entry.map(|entry| capitalised(entry.name.get(lang))),
        unit: entry.map_or(Unit::Ratio, |entry| crate::figures::unit(entry.unit)),
        figure: line.figure,
        sector: raw.sector.clone(),
        audience: raw.audience.clone(),
        audience_name: line.fact.audience,
        list_type: raw.list_type.map(|list| list.key().to_owned()),
        country: raw.country.clone(),
        country_name: line.fact.country,
        basis: raw.basis.clone(),
        basis_name: line.fact.basis,
        low: raw.low.map(rate),
        value: rate(raw.value),
        high: raw.high.map(rate),
        year: raw.year,
        source: raw.source.clone(),
        address: raw.address.clone(),
        name: line.name,
    }
}

/// Returns the shipped and imported references that a person left out.
async fn left_out(house: &House) -> Result<Vec<Choice>, Failure> {
    let imported = house.store.imported_references().await?;
    let source = |name: &str| {
        let shipped = SHIPPED.iter().find(|one| one.name == name).map(|one| &one.fact);
        let told = || imported.iter().find(|row| row.name == name).and_then(|row| row.fact.as_ref());
        let fact = shipped.or_else(told)?;
        let year = fact.year.map(|year| year.to_string());
        let parts = [fact.source.clone(), fact.sector.clone(), year];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    let gone = house.store.own_references().await?.into_iter().filter(|row| row.fact.is_none());
    Ok(gone.filter_map(|row| Some(Choice { name: source(&row.name)?, code: row.name })).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::references::{add, delete, reset, set};

    #[tokio::test]
    async fn a_shipped_reference_is_changed_left_out_and_had_back() {
        let house = House::for_a_try().await.unwrap();
        let today = "2026-11-26".parse().unwrap();
        let before = shown(&house, Lang::Fr, today).await.unwrap();
        let first = before.items[0].name.clone();
        let pair = |field: &str, value: &str| (field.to_owned(), value.to_owned());
        let wider = [pair("value", "1,1 %"), pair("low", ""), pair("high", "")];
        set(&house, &first, &wider).await.unwrap();
        let changed = shown(&house, Lang::Fr, today).await.unwrap();
        assert_eq!((changed.items[0].changed, changed.items[0].value.as_str()), (true, "0.011"));
        delete(&house, &first).await.unwrap();
        let without = shown(&house, Lang::Fr, today).await.unwrap();
        assert_eq!(without.items.len() + 1, before.items.len());
        assert_eq!(without.left_out.iter().map(|one| &one.code).collect::<Vec<_>>(), [&first]);
        reset(&house, &first).await.unwrap();
        let back = shown(&house, Lang::Fr, today).await.unwrap();
        assert_eq!((back.items[0].value.clone(), back.left_out.len()), (before.items[0].value.clone(), 0));
        let own = add(&house, &[pair("value", "2 %"), pair("country", "FR")]).await.unwrap();
        let all = shown(&house, Lang::En, today).await.unwrap();
        let mine = all.items.iter().find(|item| item.name == own).unwrap();
        assert_eq!((mine.origin.as_str(), mine.changed), ("by_hand", false));
        assert_eq!((mine.country.as_deref(), mine.country_name.as_deref()), (Some("FR"), Some("France")));
    }
}
