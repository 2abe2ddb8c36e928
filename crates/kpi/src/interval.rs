//! Intervals and tests of proportions, over plain numbers.

use domain::spread::Spread;
use statrs::distribution::{Binomial, ContinuousCDF, DiscreteCDF, StudentsT};
use statrs::function::erf::erfc;
use statrs::function::factorial::ln_binomial;

/// The normal quantile of a two-sided 95 % interval.
pub const Z_95: f64 = 1.959_963_984_540_054;
/// What a 95 % interval leaves outside.
pub(crate) const OUTSIDE: f64 = 0.05;
/// Under this expected count the normal approximation of a two-by-two table is not used.
pub(crate) const EXPECTED_AT_LEAST: f64 = 5.0;
/// Room for rounding when two probabilities are compared.
const ALIKE: f64 = 1.0 + 1e-7;

/// `k` successes among `n` trials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    k: u64,
    n: u64,
}

/// How the p-value was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Two-proportion z test with the pooled variance.
    PooledZ,
    /// Fisher's exact test, because an expected count is under 5.
    FisherExact,
}

impl Sample {
    /// Returns `k` of `n`, `None` where nothing was tried or more succeeded than were tried.
    pub const fn new(k: u64, n: u64) -> Option<Self> {
        if n == 0 || k > n { None } else { Some(Self { k, n }) }
    }

    /// Returns how many were tried.
    pub const fn n(self) -> u64 {
        self.n
    }

    /// Returns the observed proportion.
    pub fn rate(self) -> f64 {
        self.k as f64 / self.n as f64
    }
}

/// Returns the 95 % interval of a proportion.
///
/// *Formula*: the score interval, without continuity correction.
/// *Source*: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209–212.
pub fn wilson(sample: Sample) -> (f64, f64) {
    let (p, n, z2) = (sample.rate(), sample.n as f64, Z_95 * Z_95);
    let centre = p + z2 / (2.0 * n);
    let half = Z_95 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z2 / n;
    // At the edges the bound is exact; rounding would leave it a hair beside.
    let low = if sample.k == 0 { 0.0 } else { (centre - half) / whole };
    let high = if sample.k == sample.n { 1.0 } else { (centre + half) / whole };
    (low, high)
}

/// Returns the 95 % interval of a net score: the share of those for less the share of those against, among `n`.
///
/// `None` where nobody was asked, or more were for or against than were asked.
///
/// *Formula*: p - d ± z √((p + d - (p - d)²) / n), within -1 and 1.
/// *Source*: the variance of a variable that is 1 for p, -1 for d and else 0.
pub fn net_score(promoters: u64, detractors: u64, n: u64) -> Option<(f64, f64)> {
    if n == 0 || promoters.checked_add(detractors)? > n {
        return None;
    }
    let (p, d, n) = (promoters as f64 / n as f64, detractors as f64 / n as f64, n as f64);
    let score = p - d;
    let half = Z_95 * ((p + d - score * score) / n).max(0.0).sqrt();
    Some(((score - half).max(-1.0), (score + half).min(1.0)))
}

/// Returns the places, from 0, of the two values in order that bound the median at 95 % or more.
///
/// `None` under six values, which no two can bound.
///
/// *Formula*: the largest r with P(B(n, 1/2) < r) ≤ 2.5 %: the r-th value from either end.
/// *Source*: W. J. Conover, Practical Nonparametric Statistics (1999), 3.2.
///
/// # Example
/// ```
/// assert_eq!(kpi::interval::median_ranks(12), Some((2, 9)));
/// ```
pub fn median_ranks(n: u64) -> Option<(u64, u64)> {
    let law = Binomial::new(0.5, n).ok()?;
    let fits = |r: u64| law.cdf(r - 1) <= OUTSIDE / 2.0;
    let (mut low, mut high) = (0, n / 2);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    (low > 0).then(|| (low - 1, n - low))
}

/// Returns the 95 % interval of a mean, `None` under two values.
///
/// *Formula*: mean ± t√(s²/n), t with n - 1 degrees of freedom; exact for normal values.
/// *Source*: Student, Biometrika 6 (1908), 1–25.
pub fn student(spread: &Spread) -> Option<(f64, f64)> {
    let n = spread.len() as f64;
    let law = StudentsT::new(0.0, 1.0, n - 1.0).ok()?;
    let values = || spread.iter().map(|(value, times)| (value as f64, times as f64));
    let mean = values().map(|(value, times)| value * times).sum::<f64>() / n;
    let squares: f64 = values().map(|(value, times)| times * (value - mean).powi(2)).sum();
    let half = law.inverse_cdf(1.0 - OUTSIDE / 2.0) * (squares / (n - 1.0) / n).sqrt();
    Some((mean - half, mean + half))
}

/// Returns the 95 % interval of the difference of two proportions, the first minus the second.
///
/// *Formula*: hybrid score interval, made of the two Wilson intervals.
/// *Source*: R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10.
pub fn newcombe(first: Sample, second: Sample) -> (f64, f64) {
    let (p1, p2) = (first.rate(), second.rate());
    let ((low1, high1), (low2, high2)) = (wilson(first), wilson(second));
    let difference = p1 - p2;
    (difference - (p1 - low1).hypot(high2 - p2), difference + (high1 - p1).hypot(p2 - low2))
}

/// Returns the z of a difference of two proportions; 0 where both are all or nothing alike.
///
/// *Formula*: (p1 - p2) / √(p (1 - p) (1/n1 + 1/n2)), p pooled.
pub fn pooled_z(first: Sample, second: Sample) -> f64 {
    let p = (first.k + second.k) as f64 / (first.n + second.n) as f64;
    let variance = p * (1.0 - p) * (1.0 / first.n as f64 + 1.0 / second.n as f64);
    if variance > 0.0 { (first.rate() - second.rate()) / variance.sqrt() } else { 0.0 }
}

/// Returns the two-sided p-value of the difference of two proportions, and by which test.
pub fn p_value(first: Sample, second: Sample) -> (f64, Test) {
    if smallest_expected(first, second) < EXPECTED_AT_LEAST {
        (fisher(first, second), Test::FisherExact)
    } else {
        (erfc(pooled_z(first, second).abs() / std::f64::consts::SQRT_2), Test::PooledZ)
    }
}

/// Returns the two-sided p-value of Fisher's exact test.
///
/// *Formula*: the sum of the hypergeometric probabilities of all tables that are no more probable than the observed.
pub fn fisher(first: Sample, second: Sample) -> f64 {
    let successes = first.k + second.k;
    let fewest = successes.saturating_sub(second.n);
    let most = successes.min(first.n);
    let all = ln_binomial(first.n + second.n, successes);
    let probability = |k: u64| (ln_binomial(first.n, k) + ln_binomial(second.n, successes - k) - all).exp();
    let observed = probability(first.k) * ALIKE;
    (fewest..=most).map(probability).filter(|p| *p <= observed).sum::<f64>().min(1.0)
}

/// Returns p-values corrected for their number, in the given order.
///
/// *Source*: S. Holm, Scandinavian Journal of Statistics 6 (1979), 65–70.
pub fn holm(raw: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..raw.len()).collect();
    order.sort_by(|a, b| raw[*a].total_cmp(&raw[*b]));
    let mut corrected = vec![0.0; raw.len()];
    let mut floor = 0.0_f64;
    for (rank, place) in order.into_iter().enumerate() {
        floor = floor.max(raw[place] * (raw.len() - rank) as f64).min(1.0);
        corrected[place] = floor;
    }
    corrected
}

fn smallest_expected(first: Sample, second: Sample) -> f64 {
    let (n1, n2) = (first.n as f64, second.n as f64);
    let successes = (first.k + second.k) as f64;
    successes.min(n1 + n2 - successes) * n1.min(n2) / (n1 + n2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::lines;

    fn sample(k: f64, n: f64) -> Sample {
        Sample::new(k as u64, n as u64).unwrap()
    }

    fn assert_close(ours: f64, theirs: f64, line: &[f64]) {
        let room = 1e-9 * theirs.abs().max(1e-3);
        assert!((ours - theirs).abs() <= room, "{ours} is not {theirs} in {line:?}");
    }

    #[test]
    fn wilson_agrees_with_statsmodels() {
        for line in lines("wilson") {
            let (low, high) = wilson(sample(line[0], line[1]));
            assert_close(low, line[2], &line);
            assert_close(high, line[3], &line);
        }
    }

    #[test]
    fn the_net_score_agrees_with_the_variance_that_numpy_finds() {
        for line in lines("net_score") {
            let (low, high) = net_score(line[0] as u64, line[1] as u64, line[2] as u64).unwrap();
            assert_close(low, line[3], &line);
            assert_close(high, line[4], &line);
        }
        assert_eq!(net_score(0, 0, 0), None);
        assert_eq!(net_score(3, 2, 4), None);
        assert_eq!(net_score(4, 0, 4), Some((1.0, 1.0)));
    }

    fn spread(values: &[f64]) -> Spread {
        let mut spread = Spread::default();
        for value in values {
            spread.add(*value as i64, 1);
        }
        spread
    }

    #[test]
    fn the_ranks_of_a_median_agree_with_scipy() {
        for line in lines("ranks") {
            let places = (line[1] >= 0.0).then_some((line[1] as u64, line[2] as u64));
            assert_eq!(median_ranks(line[0] as u64), places, "{line:?}");
        }
        assert_eq!(median_ranks(0), None);
    }

    #[test]
    fn the_interval_of_a_mean_agrees_with_scipy() {
        for line in lines("student") {
            let (values, bounds) = line.split_at(line.len() - 2);
            let (low, high) = student(&spread(values)).unwrap();
            assert_close(low, bounds[0], &line);
            assert_close(high, bounds[1], &line);
        }
        assert_eq!(student(&spread(&[5.0])), None);
    }

    #[test]
    fn newcombe_agrees_with_statsmodels() {
        for line in lines("newcombe") {
            let (low, high) = newcombe(sample(line[0], line[1]), sample(line[2], line[3]));
            assert_close(low, line[4], &line);
            assert_close(high, line[5], &line);
        }
    }

    #[test]
    fn the_pooled_test_agrees_with_statsmodels() {
        for line in lines("pooled") {
            let (first, second) = (sample(line[0], line[1]), sample(line[2], line[3]));
            assert_close(pooled_z(first, second), line[4], &line);
            let (p, test) = p_value(first, second);
            assert_eq!(test, Test::PooledZ);
            assert!((p / line[5] - 1.0).abs() < 1e-8, "{p} is not {} in {line:?}", line[5]);
        }
    }

    #[test]
    fn small_counts_take_the_exact_test_and_agree_with_scipy() {
        for line in lines("fisher") {
            let (p, test) = p_value(sample(line[0], line[1]), sample(line[2], line[3]));
            assert_eq!(test, Test::FisherExact, "{line:?}");
            assert_close(p, line[4], &line);
        }
    }

    #[test]
    fn holm_agrees_with_statsmodels() {
        for line in lines("holm") {
            let (raw, corrected) = line.split_at(line.len() / 2);
            for (ours, theirs) in holm(raw).into_iter().zip(corrected) {
                assert_close(ours, *theirs, &line);
            }
        }
    }

    #[test]
    fn what_is_no_proportion_is_no_sample() {
        assert_eq!(Sample::new(0, 0), None);
        assert_eq!(Sample::new(5, 4), None);
    }
}
