//! Rows behind a figure that a person corrects or leaves out, and what was decided so.

mod typed;

use crate::dto::aims::FieldEdit;
use crate::dto::rows::{ByHandPage, HandRow, RowChoice, RowCorrection, RowDetail, RowField, RowFieldSort};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::{Lang, say};
use crate::words;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format;
use domain::totals::Measure;
use kpi::{Unit, shown};
use std::collections::BTreeMap;
use store::{CorrectedField, FieldNow, LeftOutCount, RowNumber, Sort, StoreError};

/// Reasons told one by one in an explanation.
const REASONS: usize = 4;

/// Returns a row by its name, with what can be corrected of it.
///
/// # Errors
/// [`StoreError::NotARow`], [`StoreError::NoRow`].
pub async fn row(house: &House, name: &str, lang: Lang) -> Result<RowDetail, Failure> {
    let now = house.store.row_now(&name.parse()?).await?;
    let fields = now.fields.iter().map(|field| row_field(field, lang)).collect();
    let (why, at) = now.left_out.unzip();
    let at = at.or_else(|| now.corrected.last().map(|one| one.at.clone())).unwrap_or_default();
    let row = store::HandRow { row: now.row, why, at, parts: 0, corrected: now.corrected };
    Ok(RowDetail { row: hand_row(row, lang), fields })
}

/// Leaves rows out for a reason; the figures follow.
///
/// # Errors
/// [`Failure::NoReason`], [`StoreError::NotARow`], [`StoreError::NoRow`], [`StoreError::AlreadyLeftOut`].
pub async fn leave_out(house: &House, names: &[String], why: &str, now: &str) -> Result<(), Failure> {
    Ok(house.store.leave_out(&numbers(names)?, reason(why)?, now).await?)
}

/// Puts rows back that were left out.
///
/// # Errors
/// [`StoreError::NotARow`], [`StoreError::NotLeftOut`].
pub async fn put_back(house: &House, names: &[String]) -> Result<(), Failure> {
    Ok(house.store.put_back(&numbers(names)?).await?)
}

/// Corrects fields of a row for a reason, each by its name and what a person typed; returns the corrections' numbers.
///
/// # Errors
/// [`Failure::NoReason`], [`Failure::NoRowField`], [`Failure::BadField`], and what the store refuses.
pub async fn correct(
    house: &House,
    name: &str,
    pairs: &[(String, String)],
    (why, now): (&str, &str),
    lang: Lang,
) -> Result<Vec<u32>, Failure> {
    let number: RowNumber = name.parse()?;
    let why = reason(why)?;
    let row = house.store.row_now(&number).await?;
    let corrections = typed::corrections(&number.entity, &row, pairs, lang)?;
    let made = house.store.correct(&number, &corrections, why, now).await?;
    Ok(made.into_iter().filter_map(|id| u32::try_from(id).ok()).collect())
}

/// Does the same with what the window sends.
///
/// # Errors
/// As [`correct`].
pub async fn correct_typed(
    house: &House,
    name: &str,
    fields: Vec<FieldEdit>,
    said: (&str, &str),
    lang: Lang,
) -> Result<Vec<u32>, Failure> {
    let pairs: Vec<_> = fields.into_iter().map(|typed| (typed.field, typed.value)).collect();
    correct(house, name, &pairs, said, lang).await
}

/// Takes corrections back by their numbers.
///
/// # Errors
/// [`StoreError::NoCorrection`].
pub async fn take_back(house: &House, corrections: &[u32]) -> Result<(), Failure> {
    let numbers: Vec<i64> = corrections.iter().copied().map(i64::from).collect();
    Ok(house.store.take_back(&numbers).await?)
}

/// Takes every correction of a row back, and returns how many there were.
///
/// # Errors
/// [`StoreError::NotARow`], [`StoreError::NoRow`].
pub async fn take_all_back(house: &House, name: &str) -> Result<u32, Failure> {
    let row = house.store.row_now(&name.parse()?).await?;
    let numbers: Vec<i64> = row.corrected.iter().map(|one| one.number).collect();
    house.store.take_back(&numbers).await?;
    Ok(u32::try_from(numbers.len()).unwrap_or(u32::MAX))
}

/// Returns a page of what was left out and of what was corrected by hand, from 0.
pub async fn by_hand(house: &House, page: u32, lang: Lang) -> Result<ByHandPage, Failure> {
    let (left_out_total, left_out) = house.store.left_out_by_hand(page).await?;
    let (corrected_total, corrected) = house.store.corrected_by_hand(page).await?;
    let rows = |rows: Vec<store::HandRow>| rows.into_iter().map(|row| hand_row(row, lang)).collect();
    Ok(ByHandPage {
        left_out_total: u32::try_from(left_out_total).unwrap_or(u32::MAX),
        left_out: rows(left_out),
        corrected_total: u32::try_from(corrected_total).unwrap_or(u32::MAX),
        corrected: rows(corrected),
    })
}

/// Returns what was left out by hand of what some measures count, and in how many sentences: one a kind of row.
pub(crate) async fn left_out_of(
    house: &House,
    measures: &[Measure],
    filter: &Filter,
    lang: Lang,
) -> Result<Vec<String>, Failure> {
    let mut by_entity: BTreeMap<String, Vec<LeftOutCount>> = BTreeMap::new();
    for count in house.store.count_left_out().await? {
        let here = filter.takes(Dimension::Campaign, count.campaign.as_deref());
        if here && measures.iter().any(|measure| count.counts_in(*measure)) {
            by_entity.entry(count.entity.clone()).or_default().push(count);
        }
    }
    Ok(by_entity.iter().map(|(entity, counts)| left_out_sentence(entity, counts, lang)).collect())
}

fn left_out_sentence(entity: &str, counts: &[LeftOutCount], lang: Lang) -> String {
    let rows: u64 = counts.iter().map(|count| count.rows.unsigned_abs()).sum();
    let mut reasons: Vec<(&str, u64)> = Vec::new();
    for count in counts {
        match reasons.iter_mut().find(|(why, _)| *why == count.why) {
            Some((_, rows)) => *rows += count.rows.unsigned_abs(),
            None => reasons.push((&count.why, count.rows.unsigned_abs())),
        }
    }
    let more = if reasons.len() > REASONS { " …" } else { "" };
    let told = |(why, rows): &(&str, u64)| {
        if reasons.len() == 1 {
            format!("«\u{a0}{why}\u{a0}»")
        } else {
            format!("«\u{a0}{why}\u{a0}» {rows}")
        }
    };
    let told: Vec<String> = reasons.iter().take(REASONS).map(told).collect();
    let (one, many) = words::undo::names(entity, lang);
    let rows = format::counted(rows, one, many, lang);
    let list = told.join(", ");
    say(
        lang,
        format!("Laissé de côté à la main\u{a0}: {rows} ({list}{more})."),
        format!("Left out by hand: {rows} ({}{more}).", list.replace("«\u{a0}", "“").replace("\u{a0}»", "”")),
    )
}

fn numbers(names: &[String]) -> Result<Vec<RowNumber>, StoreError> {
    names.iter().map(|name| name.parse()).collect()
}

fn reason(why: &str) -> Result<&str, Failure> {
    Some(why.trim()).filter(|why| !why.is_empty()).ok_or(Failure::NoReason)
}

fn hand_row(hand: store::HandRow, lang: Lang) -> HandRow {
    let row = hand.row;
    let amount = row.amount.map(|money| shown(domain::term::Term::money(money), Unit::Money, lang));
    let text = [row.who, row.text, amount].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let with = format::counted(
        hand.parts,
        crate::lang::one_of(lang, "fait de la même ligne", "fact of the same row"),
        crate::lang::one_of(lang, "faits de la même ligne", "facts of the same row"),
        lang,
    );
    HandRow {
        name: row.number.to_string(),
        kind: words::undo::names(&row.number.entity, lang).0.to_owned(),
        file: row.file,
        sheet: row.sheet.unwrap_or_default(),
        row: row.row,
        campaign: row.campaign,
        date: row.date.map(|day| day.to_string()),
        reference: row.reference,
        text,
        why: hand.why,
        day: day(&hand.at),
        with: (hand.parts > 0).then_some(with),
        corrections: hand.corrected.into_iter().map(|one| correction(one, lang)).collect(),
    }
}

fn day(at: &str) -> String {
    at.split('T').next().unwrap_or_default().to_owned()
}

fn correction(one: CorrectedField, lang: Lang) -> RowCorrection {
    let shown = |told: &Option<store::Told>| {
        told.as_ref().map(|told| words::change::of_value(told, one.field, lang)).unwrap_or_default()
    };
    RowCorrection {
        id: u32::try_from(one.number).unwrap_or(u32::MAX),
        field: one.field.key().to_owned(),
        name: words::field::name(one.field, lang).to_owned(),
        told: shown(&one.told),
        value: shown(&one.value),
        given: typed::given(one.value.as_ref(), lang),
        why: one.why,
        day: day(&one.at),
    }
}

fn row_field(now: &FieldNow, lang: Lang) -> RowField {
    let field = now.open.field;
    let shown = |told: &Option<store::Told>| {
        told.as_ref().map(|told| words::change::of_value(told, field, lang)).unwrap_or_default()
    };
    let choices = now.open.choices().into_iter().map(|key| RowChoice {
        value: key.to_owned(),
        name: words::meaning::name(field, key, lang).to_owned(),
    });
    RowField {
        field: field.key().to_owned(),
        name: words::field::name(field, lang).to_owned(),
        sort: sort(now.open.sort),
        required: now.open.required,
        value: typed::given(now.value.as_ref(), lang),
        shown: shown(&now.value),
        told: now.told.as_ref().map(shown),
        choices: choices.collect(),
    }
}

const fn sort(sort: Sort) -> RowFieldSort {
    match sort {
        Sort::Day => RowFieldSort::Day,
        Sort::Text => RowFieldSort::Text,
        Sort::Amount => RowFieldSort::Amount,
        Sort::Count => RowFieldSort::Count,
        Sort::Score => RowFieldSort::Score,
        Sort::YesNo => RowFieldSort::YesNo,
        Sort::Choice => RowFieldSort::Choice,
    }
}
