//! Closings: a period is closed with a number and the sums it was made from; what comes later says so.

use crate::dto::closings::ClosingItem;
use crate::failure::Failure;
use crate::figures::{Group, groups};
use crate::house::House;
use crate::lang::{Lang, say};
use crate::reports::period::{self, Period};
use chrono::NaiveDate;
use domain::filter::Filter;
use domain::format::date;
use domain::totals::Totals;
use domain::words::Basis;
use kpi::shapley::{Factors, shares};
use kpi::{Unit, shown};
use rust_decimal::Decimal;
use store::ClosingRow;

/// Why a period cannot be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It goes on until this day.
    Runs(NaiveDate),
    /// Everything up to this day is closed.
    Closed(NaiveDate),
}

/// Closes a period: the one named, else the one after the last closing, else the last one that is over.
///
/// # Errors
/// [`Failure::BadValue`] for a text that names no period, [`Failure::CannotClose`] for one that is not over, or that
/// begins before the last closing ends.
pub async fn close(house: &House, name: Option<&str>, today: NaiveDate) -> Result<ClosingRow, Failure> {
    let closings = house.store.closings().await?;
    let last = closings.last();
    let period = match name {
        Some(name) => period::read(name)?,
        None => next(house, last, today).await?,
    };
    let refused = |why| Failure::CannotClose { name: period::name(period).unwrap_or_default(), why };
    if period.to >= today {
        return Err(refused(Refusal::Runs(period.to)));
    }
    if let Some(last) = last.filter(|last| period.from <= last.to) {
        return Err(refused(Refusal::Closed(last.to)));
    }
    let closing = ClosingRow {
        number: last.map_or(1, |last| last.number + 1),
        from: period.from,
        to: period.to,
        closed_on: today,
        period: happened(house, period, today).await?,
        standing: standing_of(house, period.to, today).await?,
    };
    house.store.put_closing(&closing).await?;
    Ok(closing)
}

/// Takes the latest closing back.
///
/// # Errors
/// [`Failure::NoClosing`] for any other.
pub async fn reopen(house: &House, number: u32) -> Result<(), Failure> {
    if house.store.remove_closing(number).await? { Ok(()) } else { Err(Failure::NoClosing { number }) }
}

async fn next(house: &House, last: Option<&ClosingRow>, today: NaiveDate) -> Result<Period, Failure> {
    let rhythm = period::rhythm(house, today).await?;
    let proposed = period::last(today, rhythm);
    let Some(last) = last else { return Ok(proposed) };
    let offered = period::offered(today, rhythm);
    let after =
        offered.iter().filter(|period| period.from > last.to).min_by_key(|period| (period.from, period.to));
    Ok(after.copied().unwrap_or(proposed))
}

/// Returns what is known to have happened in a period.
pub(crate) async fn happened(house: &House, period: Period, today: NaiveDate) -> Result<Totals, Failure> {
    let filter =
        Filter { from: Some(period.from), to: Some(period.to), basis: Basis::Event, ..Filter::default() };
    totals(house, &filter, today).await
}

/// Returns all letters posted up to a day, with what is known to have followed.
pub async fn standing_of(house: &House, to: NaiveDate, today: NaiveDate) -> Result<Totals, Failure> {
    totals(house, &Filter { to: Some(to), ..Filter::default() }, today).await
}

async fn totals(house: &House, filter: &Filter, today: NaiveDate) -> Result<Totals, Failure> {
    let grouped = groups(house, filter, &[], today).await?;
    Ok(grouped.into_iter().next().map_or_else(Totals::never_imported, |group: Group| group.totals))
}

/// Returns the closings as both doors show them, the latest first.
pub async fn list(house: &House, lang: Lang) -> Result<Vec<ClosingItem>, Failure> {
    let closings = house.store.closings().await?;
    let latest = closings.last().map(|closing| closing.number);
    Ok(closings.iter().rev().map(|closing| item(closing, latest == Some(closing.number), lang)).collect())
}

/// Returns a closing as both doors show it.
pub fn item(closing: &ClosingRow, latest: bool, lang: Lang) -> ClosingItem {
    let day = |day| date(day, lang);
    let period = Period { from: closing.from, to: closing.to };
    ClosingItem {
        number: closing.number,
        period: period::name(period).unwrap_or_default(),
        from: closing.from.to_string(),
        to: closing.to.to_string(),
        closed_on: closing.closed_on.to_string(),
        text: say(
            lang,
            format!(
                "n°\u{a0}{} · du {} au {}, close le {}",
                closing.number,
                day(closing.from),
                day(closing.to),
                day(closing.closed_on)
            ),
            format!(
                "no.\u{a0}{} · {} to {}, closed on {}",
                closing.number,
                day(closing.from),
                day(closing.to),
                day(closing.closed_on)
            ),
        ),
        revenue: shown(closing.period.revenue, Unit::Money, lang),
        latest,
    }
}

/// What a change comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// The figure before.
    pub before: Decimal,
    /// The figure after.
    pub after: Decimal,
    /// Shares of volume, response, qualification, closing and basket, which add up to the change.
    pub shares: [Decimal; 5],
}

/// Breaks the change of revenue between two standings; nothing where a step is unknown or empty in one of them.
pub fn revenue_change(before: &Totals, after: &Totals) -> Option<Broken> {
    broken(&Factors::of_revenue(before)?, &Factors::of_revenue(after)?)
}

/// Breaks the change of the cost per new customer.
pub fn customer_cost_change(before: &Totals, after: &Totals) -> Option<Broken> {
    broken(&Factors::of_customer_cost(before)?, &Factors::of_customer_cost(after)?)
}

fn broken(before: &Factors, after: &Factors) -> Option<Broken> {
    Some(Broken { before: before.product()?, after: after.product()?, shares: shares(before, after)? })
}
