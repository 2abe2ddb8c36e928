//! How sure one is of what was gained over a control.

use super::{Bounds, Figure, bound, count_of};
use crate::definition::Interval;
use crate::interval::{Sample, Z_95, katz, newcombe};
use domain::arms::Arms;
use domain::money::E4;
use domain::term::Term;
use domain::totals::Totals;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Returns whether an interval is one of a gain.
pub(super) const fn is_gain(interval: Interval) -> bool {
    matches!(
        interval,
        Interval::RateRatio | Interval::Gained | Interval::GainedRevenue | Interval::GainedTurnedRound
    )
}

/// Returns whether both bounds are there and zero is outside.
pub(super) fn is_proven(figure: &Figure) -> bool {
    let sides = figure.low.zip(figure.high);
    sides.is_some_and(|(low, high)| low > Decimal::ZERO || high < Decimal::ZERO)
}

/// Returns the bounds of a gain; one or both are missing where the sides do not tell them.
pub(super) fn bounds(interval: Interval, figure: &Figure, totals: &Totals) -> Bounds {
    let Some(arms) = &totals.arms else { return (None, None) };
    match interval {
        Interval::RateRatio => {
            let ratio = sides(arms, |side| side.responders).and_then(|(test, control)| katz(test, control));
            both(ratio.map(|(low, high)| (low - 1.0, high - 1.0)))
        }
        Interval::Gained => both(gained(arms, |side| side.responders)),
        Interval::GainedRevenue => both(revenue(arms)),
        _ => turned_round(figure, gained(arms, |side| side.orders)),
    }
}

fn sides(arms: &Arms, of: fn(&Totals) -> Term) -> Option<(Sample, Sample)> {
    let side = |side: &Totals| Sample::new(count_of(of(side))?, count_of(side.posted_or_held())?);
    side(&arms.test).zip(side(&arms.control))
}

fn gained(arms: &Arms, of: fn(&Totals) -> Term) -> Option<(f64, f64)> {
    let (test, control) = sides(arms, of)?;
    let (low, high) = newcombe(test, control);
    Some((low * test.n() as f64, high * test.n() as f64))
}

/// Each order is taken for a person of its own; credit notes are in the sum, not in the variance.
/// The part of an order that is shared over letters counts there with its whole amount: the interval is wide enough.
fn revenue(arms: &Arms) -> Option<(f64, f64)> {
    let people = |side: &Totals| count_of(side.posted_or_held()).map(|n| n as f64);
    let mean = |side: &Totals| Some(side.revenue.value()?.to_f64()? / people(side)?);
    let variance = |side: &Totals| {
        let n = people(side)?;
        let orders = &side.order_values;
        let unit = orders.unit() as f64;
        let values = || orders.iter().map(|(e4, times)| (e4 as f64 / E4 as f64, times as f64 / unit));
        let first: f64 = values().map(|(value, times)| value * times).sum::<f64>() / n;
        let second: f64 = values().map(|(value, times)| value * value * times).sum::<f64>() / n;
        Some((second - first * first) / n)
    };
    let n = people(&arms.test)?;
    let gained = (mean(&arms.test)? - mean(&arms.control)?) * n;
    let half = Z_95 * (variance(&arms.test)? + variance(&arms.control)?).sqrt() * n;
    Some((gained - half, gained + half))
}

/// With fewer orders gained each costs more; where it may be none, there is no upper bound.
fn turned_round(figure: &Figure, orders: Option<(f64, f64)>) -> Bounds {
    let cost = figure.numerator.value();
    let each = |orders: f64| cost?.checked_div(bound(orders)?);
    let Some((low, high)) = orders else { return (None, None) };
    (each(high).filter(|_| high > 0.0), each(low).filter(|_| low > 0.0))
}

fn both(bounds: Option<(f64, f64)>) -> Bounds {
    bounds.and_then(|(low, high)| Some((bound(low)?, bound(high)?))).unzip()
}
