//! From sums to a figure: its value, its parts, its interval, and why it is unknown.

pub mod channel;
mod gain;

use crate::bootstrap::{Means, draw};
use crate::definition::{Definition, Interval, Unit};
use crate::formula::{Formula, Side, divisor_of, measures_of};
use crate::interval::{Sample, Z_95, median_ranks, net_score, student, wilson};
use crate::survival::Curve;
use domain::currency::Currency;
use domain::money::E4;
use domain::spread::Spread;
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use domain::words::Basis;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Under this denominator a figure is shown and flagged.
const FEW: u64 = 30;
/// A score counts in hundredths.
const POINTS: f64 = 100.0;
/// Of what is drawn, so that the same sums always have the same interval.
const SEED: u64 = 20_260_302;
/// Decimals kept of a bound: far past what is shown, short of what `f64` would invent.
const BOUND_DECIMALS: u32 = 12;

/// What a formula gives for one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The figure, unrounded.
    pub value: Term,
    /// What was divided; the value itself where nothing is.
    pub numerator: Term,
    /// What it was divided by; for a median, how many values it is the middle of.
    pub denominator: Option<Term>,
    /// Lower bound at 95 %.
    pub low: Option<Decimal>,
    /// Upper bound at 95 %.
    pub high: Option<Decimal>,
    /// What the reader must be told.
    pub flags: Vec<Flag>,
}

/// A caution that stands beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// Under 30 in the denominator.
    TooFew,
    /// It could be chance: its interval holds zero, or cannot be made.
    NotProven,
    /// A campaign's window is still open; set by whoever knows the day.
    Provisional,
}

impl Flag {
    /// Returns its name on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooFew => "too_few",
            Self::NotProven => "not_proven",
            Self::Provisional => "provisional",
        }
    }
}

/// Returns a figure for the sums of one group.
///
/// Counted by event, a formula whose measures have different dates is unknown; of a channel, one that divides the cost
/// of pieces which no channel answered.
pub fn evaluate(definition: &Definition, totals: &Totals, basis: Basis) -> Figure {
    if let Some(totals) = channel::sums(definition, totals) {
        return of_sums(definition, &totals, basis);
    }
    let unknown = Term::Unknown(Reason::NoChannel);
    figure(unknown, unknown, None)
}

fn of_sums(definition: &Definition, totals: &Totals, basis: Basis) -> Figure {
    let mut figure = match definition.formula {
        Formula::Value(side) => plain(side, totals),
        Formula::Ratio { over, under, times } => divided(over, under, times, totals),
        Formula::Median(values) => {
            let spread = (values.of)(totals);
            one_by_one(spread.median(), spread.counted(), values.source, definition.unit, totals)
        }
        Formula::Mean(values) => {
            let spread = (values.of)(totals);
            one_by_one(spread.mean(), spread.counted(), values.source, definition.unit, totals)
        }
        Formula::Survival { done, open } => {
            let curve = Curve::of((done.of)(totals), (open.of)(totals));
            one_by_one(
                curve.median_term(done.source),
                curve.len().into(),
                done.source,
                definition.unit,
                totals,
            )
        }
    };
    if basis == Basis::Event && has_different_dates(definition) {
        figure.value = Term::Unknown(Reason::DifferentDates);
    }
    if figure.value.value().is_some() {
        (figure.low, figure.high) = bounds(definition, &figure, totals);
        if gain::is_gain(definition.interval) && !gain::is_proven(&figure) {
            figure.flags.push(Flag::NotProven);
        }
        let counted = match definition.interval {
            Interval::Scaled => Some(totals.posted_or_held()),
            _ => figure.denominator,
        };
        if counted.is_some_and(|n| is_few(n, definition)) {
            figure.flags.push(Flag::TooFew);
        }
    }
    figure
}

/// Returns whether a denominator is a count under 30; of orders shared over letters there may be parts.
fn is_few(counted: Term, definition: &Definition) -> bool {
    let shared = || match definition.formula {
        Formula::Ratio { under, .. } => measures_of(under.source).into_iter().all(Measure::is_attributed),
        Formula::Median(values) => measures_of(values.source).into_iter().all(Measure::is_attributed),
        _ => false,
    };
    match counted {
        Term::Known { value, currency: None } => {
            value >= Decimal::ZERO && value < FEW.into() && (value.is_integer() || shared())
        }
        _ => false,
    }
}

fn plain(side: Side, totals: &Totals) -> Figure {
    figure((side.compute)(totals), (side.compute)(totals), None)
}

fn divided(over: Side, under: Side, times: u32, totals: &Totals) -> Figure {
    let numerator = computed(over, totals);
    let denominator = computed(under, totals);
    let mut value = numerator / denominator;
    if let Some(measure) = measures_of_zero(value, under.source) {
        value = value.or_nothing_of(measure);
    }
    figure(value * Decimal::from(times), numerator, Some(denominator))
}

/// Computes one side, whose own division names what it lacks.
fn computed(side: Side, totals: &Totals) -> Term {
    let term = (side.compute)(totals);
    match divisor_of(side.source) {
        Some(measure) => term.or_nothing_of(measure),
        None => term,
    }
}

/// Names the first measure of the denominator, only when it is needed: reading the source takes time.
fn measures_of_zero(value: Term, source: &str) -> Option<Measure> {
    (value.reason() == Some(Reason::ZeroDenominator)).then(|| measures_of(source).first().copied())?
}

fn one_by_one(worked_out: Term, values: Decimal, source: &str, unit: Unit, totals: &Totals) -> Figure {
    let terms: Vec<_> = measures_of(source).into_iter().map(|m| (m, totals.get(m))).collect();
    let counted = Term::number(values);
    if let Some(reason) = terms.iter().find_map(|(_, term)| term.reason()) {
        return figure(Term::Unknown(reason), Term::Unknown(reason), Some(counted));
    }
    let Some((first, total)) = terms.first() else { return figure(worked_out, counted, None) };
    let known = if values.is_zero() && total.value().is_some_and(|n| !n.is_zero()) {
        // They were counted in a file of totals: nobody said each of them.
        Term::Unknown(Reason::NotThatFine(*first))
    } else {
        worked_out.or_nothing_of(*first)
    };
    let currency = terms.iter().find_map(|(_, term)| term.currency());
    let value = if unit == Unit::Money { amount(known, currency) } else { known };
    figure(value, value, Some(counted))
}

/// Turns ten-thousandths into an amount.
fn amount(e4: Term, currency: Option<Currency>) -> Term {
    match e4 {
        Term::Known { value, .. } => Term::Known { value: value / Decimal::from(E4), currency },
        unknown @ Term::Unknown(_) => unknown,
    }
}

const fn figure(value: Term, numerator: Term, denominator: Option<Term>) -> Figure {
    Figure { value, numerator, denominator, low: None, high: None, flags: Vec::new() }
}

fn has_different_dates(definition: &Definition) -> bool {
    let needs = definition.needs();
    let mut dates = needs.iter().map(|measure| measure.dated_by());
    dates.next().is_some_and(|first| dates.any(|date| date != first))
}

type Bounds = (Option<Decimal>, Option<Decimal>);

fn bounds(definition: &Definition, figure: &Figure, totals: &Totals) -> Bounds {
    match definition.formula {
        Formula::Median(values) | Formula::Mean(values) => {
            // Parts of orders are no sample.
            let Some(spread) = (values.of)(totals).whole() else { return (None, None) };
            let found = match definition.interval {
                Interval::Ranks => median_ranks(spread.len())
                    .map(|(low, high)| (Decimal::from(spread.nth(low)), Decimal::from(spread.nth(high)))),
                Interval::Student => {
                    student(&spread).and_then(|(low, high)| Some((bound(low)?, bound(high)?)))
                }
                _ => None,
            };
            let unit = if definition.unit == Unit::Money { Decimal::from(E4) } else { Decimal::ONE };
            found.map(|(low, high)| (low / unit, high / unit)).unzip()
        }
        Formula::Survival { done, open } if definition.interval == Interval::Greenwood => {
            let (low, high) = Curve::of((done.of)(totals), (open.of)(totals)).median_bounds();
            (low.map(Decimal::from), high.map(Decimal::from))
        }
        _ if gain::is_gain(definition.interval) => gain::bounds(definition.interval, figure, totals),
        _ => bounds_of_ratio(definition.interval, figure, totals).unzip(),
    }
}

fn bounds_of_ratio(interval: Interval, figure: &Figure, totals: &Totals) -> Option<(Decimal, Decimal)> {
    match interval {
        Interval::None
        | Interval::Ranks
        | Interval::Student
        | Interval::Greenwood
        | Interval::RateRatio
        | Interval::Gained
        | Interval::GainedRevenue
        | Interval::GainedTurnedRound => None,
        Interval::Drawn => {
            let (low, high) = brought(totals)?.interval();
            Some((money_bound(low)?, money_bound(high)?))
        }
        Interval::Foreseen => foreseen(figure, totals),
        Interval::Wilson => proportion(figure.numerator, figure.denominator?),
        Interval::NetScore => {
            let count = |measure| count_of(totals.get(measure));
            let (promoters, detractors) = (count(Measure::Promoters)?, count(Measure::Detractors)?);
            let (low, high) = net_score(promoters, detractors, count_of(figure.denominator?)?)?;
            Some((bound(low * POINTS)?, bound(high * POINTS)?))
        }
        Interval::TurnedRound => {
            let (low, high) = proportion(figure.denominator?, totals.pieces_posted)?;
            let n = totals.pieces_posted.value()?;
            let cost = figure.numerator.value()?;
            Some((cost.checked_div(n * high)?, cost.checked_div(n * low)?))
        }
        Interval::Scaled => {
            let (low, high) = proportion(totals.responders, totals.posted_or_held())?;
            let rate = figure.denominator?.value()?;
            Some((low.checked_div(rate)?, high.checked_div(rate)?))
        }
    }
}

/// Returns what a model foresees as far off as it may be: by its logarithm, for what is foreseen is above nothing.
fn foreseen(figure: &Figure, totals: &Totals) -> Option<(Decimal, Decimal)> {
    let value = figure.value.value()?.to_f64()?;
    let share = (totals.lifetime.error.value()? / totals.lifetime.foreseen.value()?).to_f64()?;
    let off = (Z_95 * share).exp();
    Some((bound(value / off)?, bound(value * off)?))
}

fn proportion(k: Term, n: Term) -> Option<(Decimal, Decimal)> {
    let (low, high) = wilson(Sample::new(count_of(k)?, count_of(n)?)?);
    Some((bound(low)?, bound(high)?))
}

/// Returns the means of what each piece brought, zeros included, by draws; nothing where none brought anything.
fn brought(totals: &Totals) -> Option<Means> {
    let buyers = buyers(totals).filter(|buyers| !buyers.is_empty())?;
    draw(buyers, count_of(totals.posted_or_held())?, SEED)
}

/// Returns what each buyer brought; nothing where revenue came as a total, which is no sum of buyers.
fn buyers(totals: &Totals) -> Option<&Spread> {
    let buyers = &totals.buyer_values;
    let sum = buyers.iter().map(|(e4, times)| i128::from(e4) * i128::from(times)).sum();
    let revenue = totals.revenue.value()?.checked_mul(Decimal::from(E4))?;
    (Decimal::try_from_i128_with_scale(sum, 0).ok()? == revenue).then_some(buyers)
}

/// Returns a bound in the currency's unit, of an amount in ten-thousandths.
fn money_bound(e4: f64) -> Option<Decimal> {
    bound(e4 / E4 as f64)
}

fn bound(value: f64) -> Option<Decimal> {
    Decimal::try_from(value).ok().map(|value| value.round_dp(BOUND_DECIMALS))
}

/// Returns a term as a count; money and fractions are none.
fn count_of(term: Term) -> Option<u64> {
    match term {
        Term::Known { value, currency: None } if value.is_integer() => u64::try_from(value).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
