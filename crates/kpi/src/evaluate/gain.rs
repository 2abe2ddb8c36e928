//! How sure one is of what was gained over a control.

use super::{Bounds, Figure, bound, buyers, count_of};
use crate::definition::Interval;
use crate::interval::{Sample, Z_95};
use crate::strata::{Pair, gained, ratio};
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
    let Ok(arms) = totals.compared.whole() else { return (None, None) };
    match interval {
        Interval::RateRatio => {
            let found = pairs(arms, |side| side.responders).and_then(|pairs| ratio(&pairs));
            both(found.map(|(low, high)| (low - 1.0, high - 1.0)))
        }
        Interval::Gained => both(counted(arms, |side| side.responders)),
        Interval::GainedRevenue => both(revenue(arms)),
        _ => turned_round(figure, counted(arms, |side| side.orders)),
    }
}

fn pairs(arms: &[Arms], of: fn(&Totals) -> Term) -> Option<Vec<Pair>> {
    let side = |side: &Totals| Sample::new(count_of(of(side))?, count_of(side.posted_or_held())?);
    arms.iter().map(|arms| side(&arms.test).zip(side(&arms.control))).collect()
}

fn counted(arms: &[Arms], of: fn(&Totals) -> Term) -> Option<(f64, f64)> {
    gained(&pairs(arms, of)?)
}

/// What each person brought is one value, zero for most: their variance tells that of the sum.
fn revenue(arms: &[Arms]) -> Option<(f64, f64)> {
    let (mut gained, mut variance) = (0.0, 0.0);
    for arms in arms {
        let n = people(&arms.test)?;
        let ((mean1, variance1), (mean2, variance2)) = (brought(&arms.test)?, brought(&arms.control)?);
        gained += n * (mean1 - mean2);
        variance += n * n * (variance1 + variance2);
    }
    let half = Z_95 * variance.sqrt();
    Some((gained - half, gained + half))
}

fn people(side: &Totals) -> Option<f64> {
    count_of(side.posted_or_held()).map(|n| n as f64)
}

/// Returns what a person of a side brought on average, and the variance of that mean.
fn brought(side: &Totals) -> Option<(f64, f64)> {
    let (n, buyers) = (people(side)?, buyers(side)?);
    let mean = side.revenue.value()?.to_f64()? / n;
    let squares = buyers.iter().map(|(e4, times)| (e4 as f64 / E4 as f64).powi(2) * times as f64);
    Some((mean, (squares.sum::<f64>() / n - mean * mean) / n))
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
