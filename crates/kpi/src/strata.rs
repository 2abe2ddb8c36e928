//! What the tested gained over their controls, in one campaign or in several that are never pooled.

use crate::interval::{Sample, wilson};

/// What was tested and its control, in one campaign.
pub type Pair = (Sample, Sample);

/// A sum of counts with its 95 % interval.
struct Bounded {
    sum: f64,
    low: f64,
    high: f64,
}

/// Returns the 95 % interval of how many more succeeded among the tested than at the rates of their own controls.
///
/// *Formula*: O - E with O = Σ n1 p1 and E = Σ n1 p2, its bounds made of the Wilson intervals of all rates; of one
/// campaign it is n1 times Newcombe's interval.
/// *Source*: R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10; for sums, G. Y. Zou and A. Donner,
/// Statistics in Medicine 27 (2008), 1693–1702.
pub fn gained(pairs: &[Pair]) -> Option<(f64, f64)> {
    let (observed, expected) = (observed(pairs), expected(pairs));
    let gained = observed.sum - expected.sum;
    let below = (observed.sum - observed.low).hypot(expected.high - expected.sum);
    let above = (observed.high - observed.sum).hypot(expected.sum - expected.low);
    (!pairs.is_empty()).then_some((gained - below, gained + above))
}

/// Returns the 95 % interval of the successes of the tested over those that the rates of their own controls would have
/// given; `None` where the controls had none.
///
/// It holds 1 exactly where [`gained`] holds 0, so that the two never say different things.
///
/// *Formula*: the R for which O - R E is as far from 0 as the bounds of O and of R E allow.
/// *Source*: R. G. Newcombe, Statistical Methods in Medical Research 25 (2016), 1774–1792 (MOVER-R); for sums, G. Y. Zou
/// and A. Donner, Statistics in Medicine 27 (2008), 1693–1702.
pub fn ratio(pairs: &[Pair]) -> Option<(f64, f64)> {
    let (observed, expected) = (observed(pairs), expected(pairs));
    if expected.low <= 0.0 {
        return None;
    }
    let product = observed.sum * expected.sum;
    let root = |bound: f64, other: f64| {
        let of_expected = other * (2.0 * expected.sum - other);
        let of_observed = bound * (2.0 * observed.sum - bound);
        ((product * product - of_expected * of_observed).max(0.0).sqrt(), of_expected, of_observed)
    };
    let (apart, _, of_observed) = root(observed.low, expected.high);
    let low = if observed.sum > 0.0 { of_observed / (product + apart) } else { 0.0 };
    let (apart, of_expected, _) = root(observed.high, expected.low);
    Some((low, (product + apart) / of_expected))
}

/// Returns how many of the tested succeeded.
fn observed(pairs: &[Pair]) -> Bounded {
    sum(pairs.iter().map(|(test, _)| (test.n(), *test)))
}

/// Returns how many of the tested would have succeeded at the rates of their controls.
fn expected(pairs: &[Pair]) -> Bounded {
    sum(pairs.iter().map(|(test, control)| (test.n(), *control)))
}

/// Returns the sum of rates times people; what each may be off by adds up in squares.
fn sum(rates: impl Iterator<Item = (u64, Sample)>) -> Bounded {
    let (mut sum, mut below, mut above) = (0.0, 0.0_f64, 0.0_f64);
    for (people, sample) in rates {
        let (n, rate, (low, high)) = (people as f64, sample.rate(), wilson(sample));
        sum += n * rate;
        below = below.hypot(n * (rate - low));
        above = above.hypot(n * (high - rate));
    }
    Bounded { sum, low: sum - below, high: sum + above }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::lines;

    /// Reads (responders, pieces) of each test and its control, then two bounds.
    fn read(line: &[f64]) -> (Vec<Pair>, (f64, f64)) {
        let (counts, bounds) = line.split_at(line.len() - 2);
        let sample = |k: f64, n: f64| Sample::new(k as u64, n as u64).unwrap();
        let pairs = counts.chunks(4).map(|c| (sample(c[0], c[1]), sample(c[2], c[3]))).collect();
        (pairs, (bounds[0], bounds[1]))
    }

    fn agree(kind: &str, of: fn(&[Pair]) -> Option<(f64, f64)>) {
        for line in lines(kind) {
            let (pairs, (low, high)) = read(&line);
            let ours = of(&pairs).unwrap();
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1e-3);
            assert!(near(ours.0, low) && near(ours.1, high), "{ours:?} is not that of {line:?}");
        }
    }

    #[test]
    fn in_one_campaign_and_in_several_they_agree_with_statsmodels_and_numpy() {
        agree("ratio_over", ratio);
        agree("gained_over", gained);
    }

    #[test]
    fn controls_without_success_have_no_ratio_and_a_test_without_has_an_upper_bound() {
        let pair = |k1, k2| (Sample::new(k1, 900).unwrap(), Sample::new(k2, 900).unwrap());
        assert_eq!((ratio(&[pair(1, 0)]), ratio(&[]), gained(&[])), (None, None, None));
        let (low, high) = ratio(&[pair(0, 9)]).unwrap();
        assert!(low == 0.0 && high > 0.0 && high < 1.0, "{low} {high}");
    }

    #[test]
    fn the_ratio_is_beyond_one_exactly_where_something_was_gained() {
        for (k1, k2) in (0..60).flat_map(|k1| (1..60).map(move |k2| (k1, k2))) {
            let pairs = [
                (Sample::new(k1, 900).unwrap(), Sample::new(k2, 400).unwrap()),
                (Sample::new(3, 500).unwrap(), Sample::new(1, 200).unwrap()),
            ];
            let ((low, high), (fewest, most)) = (ratio(&pairs).unwrap(), gained(&pairs).unwrap());
            assert_eq!((low > 1.0, high < 1.0), (fewest > 0.0, most < 0.0), "{k1} {k2}");
        }
    }
}
