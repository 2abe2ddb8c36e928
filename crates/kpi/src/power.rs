//! How many pieces a test between two letters takes, and what a test of some size would show.
//!
//! All three answer the same equation, at 95 % confidence and, where it is given, 80 % power.
//! Where several versions are compared at once, each is held to the level of Holm's first step, 5 % over their number:
//! the strictest that it may meet, so that pieces promised to tell do tell.
//! *Source*: J. L. Fleiss, Statistical Methods for Rates and Proportions (1981), without continuity correction;
//! S. Holm, Scandinavian Journal of Statistics 6 (1979), 65–70.

use crate::interval::{EXPECTED_AT_LEAST, OUTSIDE, Z_95};
use statrs::function::erf::{erfc, erfc_inv};
use std::f64::consts::SQRT_2;

/// The normal quantile of a power of 80 %.
const Z_POWER_80: f64 = 0.841_621_233_572_914_3;
/// That power.
const POWER: f64 = 0.8;
/// Halvings of the search for the smallest difference: past the precision of a rate.
const HALVINGS: u32 = 60;

/// Returns the z that a difference must pass to be proven, where so many versions are compared with one at once.
///
/// *Formula*: the normal quantile of 1 - 0.05 / (2 m).
pub fn critical(comparisons: usize) -> f64 {
    if comparisons <= 1 { Z_95 } else { SQRT_2 * erfc_inv(OUTSIDE / comparisons as f64) }
}

/// Returns how many pieces each version needs so that these rates are told apart among so many comparisons, `None` where
/// they are equal.
///
/// *Formula*: (z √(2 p̄ (1 - p̄)) + z₀.₈ √(p1 (1 - p1) + p2 (1 - p2)))² / (p1 - p2)², rounded up; z is [`critical`].
///
/// # Example
/// ```
/// assert_eq!(kpi::power::sample_size(0.02, 0.03, 1), Some(3826));
/// assert_eq!(kpi::power::sample_size(0.02, 0.03, 3), Some(5103));
/// ```
pub fn sample_size(p1: f64, p2: f64, comparisons: usize) -> Option<u64> {
    let (under_chance, under_difference) = deviations(p1, p2);
    let n =
        ((critical(comparisons) * under_chance + Z_POWER_80 * under_difference) / (p1 - p2)).powi(2).ceil();
    n.is_finite().then_some(n as u64)
}

/// Returns the probability that a test of versions of `n` pieces each proves the difference of these rates, among so many
/// comparisons.
///
/// *Formula*: Φ((|p1 - p2| √n - z √(2 p̄ (1 - p̄))) / √(p1 (1 - p1) + p2 (1 - p2))), and with -|p1 - p2| for the
/// chance that the contrary is proven.
pub fn power(p1: f64, p2: f64, n: u64, comparisons: usize) -> f64 {
    let critical = critical(comparisons);
    let (under_chance, under_difference) = deviations(p1, p2);
    let proven = |difference: f64| {
        let beyond = difference * (n as f64).sqrt() - critical * under_chance;
        if under_difference > 0.0 {
            erfc(-beyond / under_difference / SQRT_2) / 2.0
        } else {
            // All against nothing: certain, one way or the other.
            f64::from(u8::from(beyond > 0.0))
        }
    };
    let difference = (p1 - p2).abs();
    proven(difference) + proven(-difference)
}

/// Returns the smallest rise over a rate that a test of versions of `n` pieces each is likely to prove (80 %) among so many
/// comparisons, as a fraction; `None` where so few pieces prove nothing.
///
/// It is at least what lets five responders be expected: below, the normal approximation does not hold.
///
/// # Example
/// ```
/// // 2 % to 3 % takes 3 826 pieces a version.
/// let points = kpi::power::detectable(0.02, 3826, 1).unwrap() * 100.0;
/// assert!((0.99..=1.0).contains(&points));
/// ```
pub fn detectable(rate: f64, n: u64, comparisons: usize) -> Option<f64> {
    let shows = |difference: f64| {
        (rate + difference) * n as f64 >= EXPECTED_AT_LEAST
            && power(rate, rate + difference, n, comparisons) >= POWER
    };
    let (mut too_small, mut enough) = (0.0, 1.0 - rate);
    if !(enough > 0.0 && shows(enough)) {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(too_small, enough);
        if shows(middle) { enough = middle } else { too_small = middle }
    }
    Some(enough)
}

/// Returns the standard deviation, for one piece of each, of the difference of two rates: were they equal, and as they are.
fn deviations(p1: f64, p2: f64) -> (f64, f64) {
    let mean = f64::midpoint(p1, p2);
    ((2.0 * mean * (1.0 - mean)).sqrt(), (p1 * (1.0 - p1) + p2 * (1.0 - p2)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::lines;

    #[test]
    fn quantiles_are_those_of_scipy() {
        assert_eq!(lines("quantiles"), [vec![Z_95, Z_POWER_80]]);
    }

    #[test]
    fn the_power_and_what_it_can_see_agree_with_statsmodels() {
        for line in lines("power") {
            let [p1, p2, n, theirs] = line[..] else { panic!("{line:?}") };
            let ours = power(p1, p2, n as u64, 1);
            assert!((ours - theirs).abs() < 1e-9, "{ours} is not {theirs} in {line:?}");
        }
        for line in lines("detectable") {
            let [rate, n, theirs] = line[..] else { panic!("{line:?}") };
            let ours = detectable(rate, n as u64, 1).unwrap();
            assert!((ours / theirs - 1.0).abs() < 1e-9, "{ours} is not {theirs} in {line:?}");
        }
    }

    #[test]
    fn many_comparisons_ask_for_more_as_statsmodels_says() {
        for line in lines("critical") {
            let ours = critical(line[0] as usize);
            assert!((ours / line[1] - 1.0).abs() < 1e-9, "{ours} is not that of {line:?}");
        }
        for line in lines("detectable_among") {
            let [rate, n, comparisons, theirs] = line[..] else { panic!("{line:?}") };
            let ours = detectable(rate, n as u64, comparisons as usize).unwrap();
            assert!((ours / theirs - 1.0).abs() < 1e-8, "{ours} is not that of {line:?}");
        }
        for line in lines("pieces_among") {
            let [p1, p2, comparisons, theirs] = line[..] else { panic!("{line:?}") };
            assert_eq!(sample_size(p1, p2, comparisons as usize), Some(theirs as u64), "{line:?}");
        }
    }

    #[test]
    fn the_three_answer_one_equation() {
        for (rate, other, m) in [(0.02, 0.03, 1), (0.005, 0.02, 3), (0.3, 0.31, 8)] {
            let n = sample_size(rate, other, m).unwrap();
            assert!(power(rate, other, n, m) >= POWER && power(rate, other, n - 1, m) < POWER);
            let seen = detectable(rate, n, m).unwrap();
            assert!(seen <= other - rate && detectable(rate, n - 1, m).unwrap() > other - rate);
        }
    }

    #[test]
    fn the_sample_size_is_that_of_fleiss_by_hand() {
        // 2 % against 3 %: (1.959964 √0.04875 + 0.841621 √0.0487)² / 0.01² = 3825.2
        assert_eq!(sample_size(0.02, 0.03, 1), Some(3826));
        assert_eq!(sample_size(0.02, 0.02, 1), None);
    }

    #[test]
    fn what_cannot_be_shown_is_nothing_and_no_number_is_wild() {
        assert_eq!(detectable(1.0, 5_000, 1), None);
        assert_eq!(detectable(0.9, 3, 1), None);
        assert_eq!(detectable(0.02, 0, 1), None);
        assert_eq!(detectable(0.0, 4, 1), None);
        assert!((detectable(0.0, 1_000, 1).unwrap() * 1_000.0 - 7.8).abs() < 0.1);
        for (p1, p2, n) in [(0.0, 0.0, 10), (0.0, 1.0, 0), (0.0, 1.0, 9), (1.0, 1.0, 9)] {
            assert!((0.0..=1.0).contains(&power(p1, p2, n, 1)));
        }
    }
}
