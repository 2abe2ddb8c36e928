//! The pipeline: deals in their stages, moved by hand, and appointments.

pub mod agenda;
pub mod ics;

use crate::contacts;
use crate::dto::figure::Unit;
use crate::dto::pipeline::{Amount, Board, DealCard, DealMove, DealTable, PipelineQuestion, StageColumn};
use crate::failure::Failure;
use crate::figures::{decimal_text, groups};
use crate::house::House;
use crate::lang::{Lang, one_of};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::fold::fold;
use domain::money::Money;
use domain::words::{Basis, OpportunityStatus};
use rust_decimal::Decimal;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{DealRow, Move, With};

/// Cards of a column: more are in the table.
const CARDS: usize = 50;
/// Deals of a page of the table.
const PAGE: usize = 200;
/// Signs of a stage and of a reason at most.
const LONGEST: usize = 200;
/// The figure that says how long deals stay in a stage.
const STAY: &str = "stage_duration_median";

/// Returns deals by stage.
pub async fn board(house: &House, asked: &PipelineQuestion, today: NaiveDate) -> Result<Board, Failure> {
    let deals = house.store.deals().await?;
    let medians = medians(house, today).await?;
    let mut stages = house.store.stages().await?;
    let fits: Vec<&DealRow> = deals.iter().filter(|deal| is_asked(deal, asked)).collect();
    let is_open = |deal: &&&DealRow| deal.state == OpportunityStatus::Open;
    // Whatever stage an open deal stands in has a column, the nameless one first.
    let named = |deal: &DealRow| deal.stage.clone().unwrap_or_default();
    for stage in fits.iter().filter(is_open).map(|deal| named(deal)).collect::<BTreeSet<_>>() {
        if !stages.contains(&stage) {
            stages.insert(0, stage);
        }
    }
    let mut columns: Vec<StageColumn> = Vec::new();
    for stage in stages {
        let of: Vec<&DealRow> =
            fits.iter().filter(is_open).filter(|deal| named(deal) == stage).copied().collect();
        columns.push(column(&stage, OpportunityStatus::Open, &of, &medians, today));
    }
    for state in [OpportunityStatus::Won, OpportunityStatus::Lost] {
        let mut of: Vec<&DealRow> = fits.iter().filter(|deal| deal.state == state).copied().collect();
        of.sort_by_key(|deal| (Reverse(deal.closed), deal.id));
        columns.push(column("", state, &of, &medians, today));
    }
    Ok(Board {
        all: size(deals.len()),
        columns,
        salespeople: distinct(deals.iter().filter_map(|deal| deal.with.salesperson.clone())),
        campaigns: distinct(deals.iter().filter_map(|deal| deal.campaign.clone())),
    })
}

/// Returns a page of deals as a table.
pub async fn table(house: &House, asked: &PipelineQuestion, today: NaiveDate) -> Result<DealTable, Failure> {
    let deals = house.store.deals().await?;
    let medians = medians(house, today).await?;
    let stages = house.store.stages().await?;
    let of_state = |deal: &&DealRow| asked.state.as_deref().is_none_or(|state| deal.state.key() == state);
    let fits = deals.iter().filter(|deal| is_asked(deal, asked)).filter(of_state);
    let mut lines: Vec<DealCard> = fits.map(|deal| card(deal, &medians, today)).collect();
    let place = |card: &DealCard| stages.iter().position(|stage| *stage == card.stage);
    lines.sort_by(|a, b| {
        let order = sorted(&asked.sort, a, b, &place);
        if asked.reversed { order.reverse() } else { order }
    });
    Ok(DealTable {
        total: size(lines.len()),
        per_page: size(PAGE),
        lines: lines.into_iter().skip((asked.page as usize).saturating_mul(PAGE)).take(PAGE).collect(),
    })
}

/// Moves a deal, and returns the number of the move, by which it can be taken back.
///
/// # Errors
/// [`Failure::BadValue`] for a state that there is not, and for a stage without a name or in which it stands already.
pub async fn move_deal(house: &House, to: &DealMove, lang: Lang, today: NaiveDate) -> Result<u32, Failure> {
    let bad = |field: &str, value: &str, allowed| Failure::BadValue {
        field: field.to_owned(),
        value: value.chars().take(LONGEST).collect(),
        allowed,
    };
    let ends =
        OpportunityStatus::from_key(&to.state).ok_or_else(|| bad("state", &to.state, "open, won, lost"))?;
    let typed = to.stage.trim();
    let stage = match (typed, ends) {
        ("", OpportunityStatus::Won) => one_of(lang, "Gagnée", "Won"),
        ("", OpportunityStatus::Lost) => one_of(lang, "Perdue", "Lost"),
        (stage, _) => stage,
    };
    if stage.is_empty() || stage.chars().count() > LONGEST {
        return Err(bad("stage", stage, "Devis, Négociation …"));
    }
    let reason = to.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    if let Some(reason) = reason.filter(|reason| reason.chars().count() > LONGEST) {
        return Err(bad("reason", reason, "1 … 200"));
    }
    let deals = house.store.deals().await?;
    let stands = |deal: &DealRow| deal.state == ends && deal.stage.as_deref() == Some(stage);
    if deals.iter().any(|deal| deal.id == to.deal && stands(deal)) {
        return Err(bad("stage", stage, "≠"));
    }
    let step =
        Move { stage: stage.to_owned(), on: today, ends: Some(ends), reason: reason.map(str::to_owned) };
    Ok(house.store.move_deal(to.deal, &step).await?)
}

/// Takes a move back.
pub async fn unmove_deal(house: &House, number: u32) -> Result<(), Failure> {
    Ok(house.store.unmove_deal(number).await?)
}

/// Returns how long deals stay in each stage in the middle, as the figure of the catalogue says it.
async fn medians(house: &House, today: NaiveDate) -> Result<HashMap<String, Decimal>, Failure> {
    let Some(entry) = kpi::find(STAY) else { return Ok(HashMap::new()) };
    let of_stage = |group: &crate::figures::Group| {
        let stage = group.key.first()?.1.clone()?;
        Some((stage, kpi::evaluate(entry, &group.totals, Basis::Posting).value.value()?))
    };
    let grouped = groups(house, &Filter::default(), &[Dimension::Stage], today).await?;
    Ok(grouped.iter().filter_map(of_stage).collect())
}

fn is_asked(deal: &DealRow, asked: &PipelineQuestion) -> bool {
    (asked.salesperson.is_none() || asked.salesperson == deal.with.salesperson)
        && (asked.campaign.is_none() || asked.campaign == deal.campaign)
}

fn column(
    stage: &str,
    kept: OpportunityStatus,
    deals: &[&DealRow],
    medians: &HashMap<String, Decimal>,
    today: NaiveDate,
) -> StageColumn {
    let mut sums: BTreeMap<String, Decimal> = BTreeMap::new();
    for money in deals.iter().filter_map(|deal| deal.amount) {
        *sums.entry(money.currency.code().to_owned()).or_default() += money.amount;
    }
    let amount = |(currency, value)| Amount { value: decimal_text(value, Unit::Money), currency };
    StageColumn {
        stage: stage.to_owned(),
        state: kept.key().to_owned(),
        count: size(deals.len()),
        sums: sums.into_iter().map(amount).collect(),
        without_amount: size(deals.iter().filter(|deal| deal.amount.is_none()).count()),
        median: medians.get(stage).map(|days| decimal_text(*days, Unit::Days)),
        cards: deals.iter().take(CARDS).map(|deal| card(deal, medians, today)).collect(),
    }
}

fn card(deal: &DealRow, medians: &HashMap<String, Decimal>, today: NaiveDate) -> DealCard {
    let own = deal.name.clone().or_else(|| deal.number.clone());
    let title = title(&deal.with).or_else(|| own.clone()).unwrap_or_else(|| "–".to_owned());
    let open = deal.state == OpportunityStatus::Open;
    let days = deal.since.filter(|_| open).map(|since| (today - since).num_days());
    let stage = deal.stage.clone().unwrap_or_default();
    let median = medians.get(&stage);
    DealCard {
        deal: deal.id,
        name: own.filter(|own| *own != title),
        title,
        contact: deal.with.contact,
        salesperson: deal.with.salesperson.clone(),
        campaign: deal.campaign.clone(),
        state: deal.state.key().to_owned(),
        amount: deal.amount.map(|Money { amount, currency }| Amount {
            value: decimal_text(amount, Unit::Money),
            currency: currency.code().to_owned(),
        }),
        since: deal.since.map(|day| day.to_string()),
        long: days.zip(median).is_some_and(|(days, median)| Decimal::from(days) > *median),
        days: days.and_then(|days| i32::try_from(days).ok()),
        opened: deal.opened.map(|day| day.to_string()),
        closed: deal.closed.filter(|_| !open).map(|day| day.to_string()),
        reason: deal.reason.clone(),
        stage,
    }
}

fn title(with: &With) -> Option<String> {
    with.contact?;
    let (name, _) =
        contacts::names(with.company.clone(), with.first_name.clone(), with.last_name.clone(), None);
    Some(name).filter(|name| name != "–")
}

/// Compares two deals; what is not known comes last before the order is turned round.
fn sorted(by: &str, a: &DealCard, b: &DealCard, place: &impl Fn(&DealCard) -> Option<usize>) -> Ordering {
    let amount = |card: &DealCard| card.amount.as_ref().and_then(|one| one.value.parse::<Decimal>().ok());
    let known_first = |a: Option<String>, b: Option<String>| (a.is_none(), a).cmp(&(b.is_none(), b));
    let order = match by {
        "name" => fold(&a.title).cmp(&fold(&b.title)),
        "stage" => (a.state.as_str() != "open", place(a)).cmp(&(b.state.as_str() != "open", place(b))),
        "amount" => Reverse(amount(a)).cmp(&Reverse(amount(b))),
        "opened" => known_first(a.opened.clone(), b.opened.clone()),
        "closed" => known_first(a.closed.clone(), b.closed.clone()),
        "salesperson" => known_first(a.salesperson.clone(), b.salesperson.clone()),
        _ => Reverse(a.days).cmp(&Reverse(b.days)),
    };
    order.then(a.deal.cmp(&b.deal))
}

fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect::<BTreeSet<_>>().into_iter().collect();
    names.sort_by_cached_key(|name| fold(name));
    names
}

fn size(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
