//! What a campaign cost, line by line: what files tell, and what a person writes, changes and deletes.

use crate::campaigns;
use crate::charts::names::item_name;
use crate::dto::campaign::{CostLine, CostList};
use crate::dto::dashboard::Choice;
use crate::dto::figure::Unit;
use crate::failure::Failure;
use crate::figures::{decimal_text, definitions, figure, groups};
use crate::house::House;
use crate::lang::{Lang, say};
use crate::targets::own::amount_typed;
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::filter::Filter;
use domain::format;
use domain::money::Money;
use domain::term::Term;
use domain::totals::Measure;
use domain::words::CostItem;
use kpi::shown;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use store::{OwnCost, ToldCost};

/// What can be set of a cost.
const FIELDS: [&str; 4] = ["item", "amount", "day", "note"];
/// Signs of a note at most.
const LONGEST: usize = 400;

/// Returns the lines that a campaign's costs are made of, and what they come to.
///
/// # Errors
/// [`store::StoreError::NoCampaign`].
pub async fn list(house: &House, code: &str, lang: Lang, today: NaiveDate) -> Result<CostList, Failure> {
    campaigns::row(house, code).await?;
    let told = house.store.told_costs(code).await?;
    let own = house.store.own_costs(Some(code)).await?;
    let filter = Filter::campaign(code);
    let grouped = groups(house, &filter, &[], today).await?;
    let entry = definitions(&["cost_total".to_owned()])?;
    let total = entry.first().zip(grouped.first()).map(|(entry, group)| figure(entry, group, &filter, lang));
    let mut lines: Vec<CostLine> = told.iter().map(|cost| told_line(cost, lang)).collect();
    lines.extend(own.iter().map(|cost| own_line(cost, lang)));
    Ok(CostList {
        total,
        items: CostItem::ALL
            .iter()
            .map(|item| Choice { code: item.key().to_owned(), name: item_name(*item, lang).to_owned() })
            .collect(),
        lines,
    })
}

fn told_line(cost: &ToldCost, lang: Lang) -> CostLine {
    let row = cost.row.as_ref();
    CostLine {
        row: row.map(|row| row.number.to_string()),
        own: None,
        file: row.map(|row| row.file.clone()),
        sheet: row.and_then(|row| row.sheet.clone()).filter(|sheet| !sheet.is_empty()),
        line: row.map(|row| row.row),
        corrected: row.is_some_and(|row| row.corrected),
        ..line(cost.item, cost.amount, cost.day, cost.label.clone(), lang)
    }
}

fn own_line(cost: &OwnCost, lang: Lang) -> CostLine {
    CostLine { own: cost.id, ..line(cost.item, cost.amount, cost.day, cost.note.clone(), lang) }
}

fn line(item: CostItem, amount: Money, day: Option<NaiveDate>, text: Option<String>, lang: Lang) -> CostLine {
    CostLine {
        row: None,
        own: None,
        item: item.key().to_owned(),
        item_name: item_name(item, lang).to_owned(),
        amount: decimal_text(amount.amount, Unit::Money),
        currency: amount.currency.code().to_owned(),
        day: day.map(|day| day.to_string()),
        text,
        file: None,
        sheet: None,
        line: None,
        corrected: false,
    }
}

/// Writes a cost by its fields, a new one where no number is given, and returns its number; a number that was deleted
/// is given again.
///
/// # Errors
/// [`Failure::NoSetting`]; [`Failure::BadValue`] also where a new one says not for what or how much.
pub async fn save(
    house: &House,
    code: &str,
    number: Option<u32>,
    pairs: &[(String, String)],
) -> Result<u32, Failure> {
    if let Some((field, _)) = pairs.iter().find(|(field, _)| !FIELDS.contains(&field.as_str())) {
        return Err(Failure::NoSetting { name: field.clone(), allowed: "item, amount, day, note" });
    }
    let before = match number {
        None => None,
        Some(_) => house.store.own_costs(Some(code)).await?.into_iter().find(|cost| cost.id == number),
    };
    let currency = currency(house, code, before.as_ref()).await?;
    let cost = OwnCost { id: number, ..typed(code, before, currency, pairs)? };
    Ok(house.store.put_own_cost(&cost).await?)
}

/// Changes a cost that there is.
///
/// # Errors
/// [`store::StoreError::NoSuch`], and as [`save`].
pub async fn change(
    house: &House,
    code: &str,
    number: u32,
    pairs: &[(String, String)],
) -> Result<(), Failure> {
    if !house.store.own_costs(Some(code)).await?.iter().any(|cost| cost.id == Some(number)) {
        return Err(store::StoreError::NoSuch { entity: "own_cost", row: number.into() }.into());
    }
    save(house, code, Some(number), pairs).await.map(drop)
}

/// Deletes a cost that a person wrote.
///
/// # Errors
/// [`store::StoreError::NoSuch`].
pub async fn remove(house: &House, code: &str, number: u32) -> Result<(), Failure> {
    Ok(house.store.remove_own_cost(code, number).await?)
}

/// Returns the currency that a cost is in: its own before, that of the campaign's other costs, else the euro.
async fn currency(house: &House, code: &str, before: Option<&OwnCost>) -> Result<Currency, Failure> {
    if let Some(cost) = before {
        return Ok(cost.amount.currency);
    }
    let told = house.store.told_costs(code).await?;
    let own = house.store.own_costs(Some(code)).await?;
    let known = told.first().map(|cost| cost.amount).or_else(|| own.first().map(|cost| cost.amount));
    Ok(known.map_or(Currency::EUR, |money| money.currency))
}

fn typed(
    code: &str,
    before: Option<OwnCost>,
    currency: Currency,
    pairs: &[(String, String)],
) -> Result<OwnCost, Failure> {
    let said =
        |field: &str| pairs.iter().rev().find(|(named, _)| named == field).map(|(_, text)| text.trim());
    let bad = |field: &str, allowed| Failure::BadValue {
        field: field.to_owned(),
        value: said(field).unwrap_or_default().to_owned(),
        allowed,
    };
    let item = match (said("item"), &before) {
        (None, Some(cost)) => Some(cost.item),
        (word, _) => word.and_then(CostItem::from_key),
    };
    let amount = match (said("amount"), &before) {
        (None, Some(cost)) => Some(cost.amount.amount),
        (text, _) => text.and_then(amount_typed).filter(|amount| !amount.is_zero()),
    };
    let day = match said("day") {
        None => before.as_ref().and_then(|cost| cost.day),
        Some("") => None,
        Some(text) => Some(text.parse().map_err(|_| bad("day", "2026-03-31"))?),
    };
    let note = match said("note") {
        None => before.and_then(|cost| cost.note),
        Some(text) if text.chars().count() > LONGEST => return Err(bad("note", "1 … 400")),
        Some(text) => Some(text.to_owned()).filter(|text| !text.is_empty()),
    };
    Ok(OwnCost {
        id: None,
        campaign: code.to_owned(),
        item: item.ok_or_else(|| bad("item", "creation, list, printing, handling, postage, other"))?,
        amount: Money { amount: amount.ok_or_else(|| bad("amount", "1 200, 36,50"))?, currency },
        day,
        note,
    })
}

/// Returns what a person wrote of what some measures count, one sentence a campaign.
pub(crate) async fn by_hand_in(
    house: &House,
    needs: &[Measure],
    campaigns: &[String],
    lang: Lang,
) -> Result<Vec<String>, Failure> {
    let mut sums: BTreeMap<(String, String), (u64, Decimal, Currency)> = BTreeMap::new();
    for cost in house.store.own_costs(None).await? {
        let measure = Measure::from_key(&format!("cost_{}", cost.item.key()));
        if campaigns.contains(&cost.campaign) && measure.is_some_and(|measure| needs.contains(&measure)) {
            let Money { amount, currency } = cost.amount;
            let sum = sums.entry((cost.campaign, currency.code().to_owned())).or_insert((
                0,
                Decimal::ZERO,
                currency,
            ));
            *sum = (sum.0 + 1, sum.1 + amount, currency);
        }
    }
    Ok(sums.into_iter().map(|((code, _), sum)| by_hand_sentence(&code, sum, lang)).collect())
}

fn by_hand_sentence(code: &str, (lines, amount, currency): (u64, Decimal, Currency), lang: Lang) -> String {
    let amount = shown(Term::money(Money { amount, currency }), kpi::Unit::Money, lang);
    let (one, many) = match lang {
        Lang::Fr => ("ligne", "lignes"),
        Lang::En => ("line", "lines"),
    };
    let lines = format::counted(lines, one, many, lang);
    say(
        lang,
        format!("Coûts saisis à la main\u{a0}: {code}, {lines}, {amount} (onglet Coûts de la campagne)."),
        format!("Costs written by hand: {code}, {lines}, {amount} (the campaign’s Costs tab)."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pairs: &[(&str, &str)]) -> Result<OwnCost, Failure> {
        let pairs: Vec<_> = pairs.iter().map(|(field, text)| ((*field).into(), (*text).into())).collect();
        typed("P", None, Currency::EUR, &pairs)
    }

    #[test]
    fn a_cost_is_typed_as_people_do() {
        let cost =
            said(&[("item", "printing"), ("amount", "1\u{202f}200,50 €"), ("note", " Devis 118 ")]).unwrap();
        assert_eq!((cost.item, cost.amount.amount), (CostItem::Printing, Decimal::new(120_050, 2)));
        assert_eq!((cost.day, cost.note.as_deref()), (None, Some("Devis 118")));
    }

    #[test]
    fn what_cannot_be_names_its_field() {
        let long = "x".repeat(LONGEST + 1);
        for (pairs, field) in [
            (vec![("amount", "10")], "item"),
            (vec![("item", "impression"), ("amount", "10")], "item"),
            (vec![("item", "list")], "amount"),
            (vec![("item", "list"), ("amount", "0")], "amount"),
            (vec![("item", "list"), ("amount", "-5")], "amount"),
            (vec![("item", "list"), ("amount", "36,000")], "amount"),
            (vec![("item", "list"), ("amount", "10"), ("day", "demain")], "day"),
            (vec![("item", "list"), ("amount", "10"), ("note", long.as_str())], "note"),
        ] {
            let refused = said(&pairs);
            assert!(
                matches!(&refused, Err(Failure::BadValue { field: named, .. }) if named == field),
                "{pairs:?}"
            );
        }
    }
}
