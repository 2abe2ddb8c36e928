//! How sure one is of money per piece: what the pieces would have brought, had others like them been drawn.

use domain::spread::Spread;
use statrs::distribution::{Binomial, ContinuousCDF, Discrete, Normal};

/// How often the pieces are drawn anew.
const DRAWS: usize = 2_000;
/// From so many buyers on, their mean follows the normal law as well as this needs, and drawing each takes long.
const MANY: u64 = 1_000;
/// What is left outside on each side.
const SIDE: f64 = 0.025;
/// Standard deviations around the mean beyond which a number of buyers is never drawn.
const REACH: f64 = 12.0;

/// Means of what pieces brought, one for each draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Means(Vec<f64>);

/// Returns the means of 2 000 draws, with replacement, of `n` pieces: those that brought something, and zero for the
/// others. The same values and seed give the same means.
///
/// `None` where more brought something than there are pieces, or in parts.
///
/// *Method*: a draw has a binomial number of buyers, each of them any of those there were: the same as drawing piece by
/// piece.
/// *Source*: B. Efron, Annals of Statistics 7 (1979), 1–26.
pub fn draw(buyers: &Spread, n: u64, seed: u64) -> Option<Means> {
    let buyers = buyers.whole()?;
    let count = buyers.len();
    if n == 0 || count > n {
        return None;
    }
    let mut dice = Dice(seed);
    if count > MANY {
        return normal(&buyers, n, &mut dice);
    }
    let mut values = Vec::new();
    for (value, times) in buyers.iter() {
        values.resize(values.len() + usize::try_from(times).ok()?, value as f64);
    }
    let numbers = Numbers::of(count, n)?;
    let mean = |dice: &mut Dice| {
        let drawn = numbers.at(dice.fraction());
        (0..drawn).map(|_| values[dice.below(values.len())]).sum::<f64>() / n as f64
    };
    Some(Means((0..DRAWS).map(|_| mean(&mut dice)).collect()))
}

impl Means {
    /// Returns the 95 % interval, by the percentiles of the draws.
    pub fn interval(&self) -> (f64, f64) {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        (quantile(&sorted, SIDE), quantile(&sorted, 1.0 - SIDE))
    }
}

/// Returns a quantile of values in order, between the two nearest in proportion.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (low, part) = (place.floor() as usize, place.fract());
    let at = |place: usize| sorted[place.min(sorted.len() - 1)];
    at(low) + part * (at(low + 1) - at(low))
}

fn normal(buyers: &Spread, n: u64, dice: &mut Dice) -> Option<Means> {
    let n = n as f64;
    let values = || buyers.iter().map(|(value, times)| (value as f64, times as f64));
    let mean = values().map(|(value, times)| value * times).sum::<f64>() / n;
    let square = values().map(|(value, times)| value * value * times).sum::<f64>() / n;
    let law = Normal::new(mean, ((square - mean * mean) / n).sqrt()).ok()?;
    Some(Means((0..DRAWS).map(|_| law.inverse_cdf(dice.fraction())).collect()))
}

/// How many buyers a draw has: from `low` on, the share of draws that have no more.
struct Numbers {
    low: u64,
    up_to: Vec<f64>,
}

impl Numbers {
    fn of(count: u64, n: u64) -> Option<Self> {
        let share = count as f64 / n as f64;
        let reach = REACH * (count as f64 * (1.0 - share)).sqrt();
        let low = (count as f64 - reach).floor().max(0.0) as u64;
        let high = ((count as f64 + reach).ceil() as u64).min(n);
        let law = Binomial::new(share, n).ok()?;
        let mut sum = 0.0;
        let up_to = (low..high).map(|number| {
            sum += law.pmf(number);
            sum
        });
        Some(Self { low, up_to: up_to.collect() })
    }

    fn at(&self, fraction: f64) -> u64 {
        self.low + self.up_to.partition_point(|share| *share <= fraction) as u64
    }
}

/// Numbers as good as thrown, the same each time.
///
/// *Source*: G. Steele, D. Lea, C. Flood: Fast splittable pseudorandom number generators, OOPSLA 2014 (`SplitMix64`).
struct Dice(u64);

impl Dice {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number between 0 and 1, neither of them.
    const fn fraction(&mut self) -> f64 {
        ((self.next() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// Returns a whole number below a limit.
    const fn below(&mut self, limit: usize) -> usize {
        ((self.next() as u128 * limit as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::texts;

    fn spread(values: &[f64]) -> Spread {
        let mut spread = Spread::default();
        for value in values {
            spread.add(*value as i64, 1);
        }
        spread
    }

    fn numbers(text: &str) -> Vec<f64> {
        text.split(' ').map(|number| number.parse().unwrap()).collect()
    }

    /// The standard error of a mean, zeros included.
    fn error(values: &[f64], n: f64) -> f64 {
        let mean = values.iter().sum::<f64>() / n;
        let squares = values.iter().map(|value| value * value).sum::<f64>() / n;
        ((squares - mean * mean) / n).sqrt()
    }

    /// 2 000 draws know a percentile of a normal law to 0,06 standard errors: three and a half times that is allowed.
    #[test]
    fn the_interval_of_a_mean_is_that_of_scipy_within_a_fifth_of_its_error() {
        for line in texts("bootstrap") {
            let cells: Vec<&str> = line.split('\t').collect();
            let (values, n) = (numbers(cells[1]), cells[0].parse::<u64>().unwrap());
            let bounds: Vec<f64> = cells[2..4].iter().map(|cell| cell.parse().unwrap()).collect();
            let (low, high) = draw(&spread(&values), n, 1).unwrap().interval();
            let allowed = 0.2 * error(&values, n as f64);
            assert!((low - bounds[0]).abs() < allowed, "{low} for {} ± {allowed}: {line}", bounds[0]);
            assert!((high - bounds[1]).abs() < allowed, "{high} for {} ± {allowed}: {line}", bounds[1]);
        }
    }

    #[test]
    fn many_buyers_follow_the_normal_law_and_few_agree_with_it() {
        let many: Vec<f64> = (0..1_200).map(|place| f64::from(place % 40) * 10.0).collect();
        let error = error(&many, 100_000.0);
        let mean = many.iter().sum::<f64>() / 100_000.0;
        let (low, high) = draw(&spread(&many), 100_000, 7).unwrap().interval();
        for (bound, expected) in [(low, mean - 1.96 * error), (high, mean + 1.96 * error)] {
            assert!((bound - expected).abs() < 0.2 * error, "{bound} for {expected} ± {error}");
        }
    }

    #[test]
    fn the_same_pieces_have_the_same_interval_and_too_many_buyers_none() {
        let values = spread(&[10.0, 20.0, 90.0]);
        assert_eq!(draw(&values, 50, 1), draw(&values, 50, 1));
        assert_ne!(draw(&values, 50, 1), draw(&values, 50, 2));
        assert_eq!(draw(&values, 2, 1), None);
        assert_eq!(draw(&Spread::default(), 50, 1).unwrap().interval(), (0.0, 0.0));
        assert_eq!(draw(&spread(&[5.0, 5.0]), 2, 1).unwrap().interval(), (5.0, 5.0));
        let mut parts = Spread::default();
        parts.add_part(10, 1);
        assert_eq!(draw(&parts, 50, 1), None);
    }
}
