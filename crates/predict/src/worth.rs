//! What a customer will still bring: purchases to come, each at its probable amount, later ones worth less.

use crate::amounts::Amounts;
use crate::likelihood::NotFitted;
use crate::precision::Precision;
use crate::purchases::{History, Purchases};
use std::collections::HashMap;

/// One customer: when and how often, and for how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Buyer {
    /// When and how often.
    pub history: History,
    /// Mean amount of the purchases after the first; 0 where there is none.
    pub mean: f64,
}

/// How far ahead one looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Horizon {
    /// How many periods.
    pub periods: u32,
    /// How long one is, in the unit of the histories.
    pub length: f64,
    /// By what share less an amount is worth a period later.
    pub discount: f64,
}

/// Both laws, fitted to the same customers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// When and how often.
    pub purchases: Purchases,
    /// For how much.
    pub amounts: Amounts,
}

/// Returns the model under which some customers were most likely.
///
/// # Errors
/// [`NotFitted`].
pub fn fit(buyers: &[Buyer]) -> Result<Model, NotFitted> {
    let histories: Vec<History> = buyers.iter().map(|buyer| buyer.history).collect();
    let seen: Vec<(u32, f64)> = buyers.iter().map(|buyer| (buyer.history.repeats, buyer.mean)).collect();
    Ok(Model { purchases: Purchases::fit(&histories)?, amounts: Amounts::fit(&seen)? })
}

/// Parameters of both laws: r, α, a, b, then p, q, v.
pub const SLOPES: usize = 7;

/// Those of the first law.
const OF_PURCHASES: usize = 4;

/// How what a customer will bring changes with the logarithm of each parameter; those of several customers add up.
pub type Slopes = [f64; SLOPES];

/// How far a parameter is moved, in logarithms, to see what changes.
const STEP: f64 = 1e-4;

/// How exactly a model is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    purchases: Precision,
    amounts: Precision,
}

impl Known {
    /// Returns the standard error of what has these slopes: how far the model may be off, not how far customers scatter
    /// about it.
    ///
    /// *Formula*: √(gᵀ I⁻¹ g); the two laws were fitted apart, so that their variances add up.
    pub fn error(&self, slopes: &Slopes) -> f64 {
        let (purchases, amounts) = slopes.split_at(OF_PURCHASES);
        (self.purchases.variance(purchases) + self.amounts.variance(amounts)).sqrt()
    }
}

impl Model {
    /// Returns how exactly the model is known from the customers whom it was fitted to.
    pub fn known(&self, buyers: &[Buyer]) -> Option<Known> {
        let histories: Vec<History> = buyers.iter().map(|buyer| buyer.history).collect();
        let seen: Vec<(u32, f64)> = buyers.iter().map(|buyer| (buyer.history.repeats, buyer.mean)).collect();
        let (purchases, amounts) = (self.purchases.precision(&histories)?, self.amounts.precision(&seen)?);
        Some(Known { purchases, amounts })
    }

    /// Returns what each customer will bring and how that changes with the parameters, in the customers' order.
    pub fn worths_and_slopes(&self, buyers: &[Buyer], horizon: Horizon) -> Vec<(f64, Slopes)> {
        let amount = |model: &Self, buyer: &Buyer| model.amounts.expected(buyer.history.repeats, buyer.mean);
        let ahead = self.aheads(buyers, horizon);
        let worth = |(ahead, buyer): (&f64, &Buyer)| (ahead * amount(self, buyer), [0.0; SLOPES]);
        let mut all: Vec<(f64, Slopes)> = ahead.iter().zip(buyers).map(worth).collect();
        for place in 0..SLOPES {
            let moved = self.moved(place);
            // A parameter moves one law alone.
            let other = (place < OF_PURCHASES).then(|| moved.aheads(buyers, horizon));
            for (at, ((worth, slopes), buyer)) in all.iter_mut().zip(buyers).enumerate() {
                let then = match &other {
                    Some(other) => other[at] * amount(self, buyer),
                    None => ahead[at] * amount(&moved, buyer),
                };
                slopes[place] = (then - *worth) / STEP;
            }
        }
        all
    }

    /// Returns the model with one parameter moved.
    fn moved(&self, place: usize) -> Self {
        let (mut purchases, mut amounts) = (self.purchases.parameters(), self.amounts.parameters());
        if let Some(parameter) = purchases.iter_mut().chain(&mut amounts).nth(place) {
            *parameter *= STEP.exp();
        }
        Self { purchases: Purchases::of(&purchases), amounts: Amounts::of(&amounts) }
    }

    /// Returns what a customer will probably still spend within a horizon, from today on, later amounts worth less.
    ///
    /// *Formula*: Σ (purchases expected in period i) × (amount of one) / (1 + discount)ⁱ.
    /// *Source*: P. S. Fader, B. G. S. Hardie and K. L. Lee, RFM and CLV: Using Iso-Value Curves for Customer Base
    /// Analysis, Journal of Marketing Research 42 (2005), 415–430, period by period.
    pub fn worth(&self, buyer: &Buyer, horizon: Horizon) -> f64 {
        self.worths(std::slice::from_ref(buyer), horizon).into_iter().sum()
    }

    /// Returns the same for many customers, in their order.
    pub fn worths(&self, buyers: &[Buyer], horizon: Horizon) -> Vec<f64> {
        let worth =
            |(ahead, buyer): (f64, &Buyer)| ahead * self.amounts.expected(buyer.history.repeats, buyer.mean);
        self.aheads(buyers, horizon).into_iter().zip(buyers).map(worth).collect()
    }

    /// Returns the purchases ahead of each customer; what several did alike is worked out once.
    fn aheads(&self, buyers: &[Buyer], horizon: Horizon) -> Vec<f64> {
        let mut known: HashMap<(u32, u64, u64), f64> = HashMap::new();
        let mut ahead = |buyer: &Buyer| {
            let History { repeats, last, age } = buyer.history;
            *known
                .entry((repeats, last.to_bits(), age.to_bits()))
                .or_insert_with(|| self.purchases_ahead(buyer.history, horizon))
        };
        buyers.iter().map(&mut ahead).collect()
    }

    /// Returns the purchases of a horizon, those of later periods counting less.
    fn purchases_ahead(&self, history: History, horizon: Horizon) -> f64 {
        let mut before = 0.0;
        let mut worth = 1.0;
        let mut ahead = 0.0;
        for period in 1..=horizon.periods {
            let until = self.purchases.expected(history, f64::from(period) * horizon.length);
            worth /= 1.0 + horizon.discount;
            ahead += (until - before) * worth;
            before = until;
        }
        ahead
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{close, lines, sample};

    const PUBLISHED: Model = Model {
        purchases: Purchases { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
        amounts: Amounts { p: 6.25, q: 3.74, v: 15.44 },
    };

    #[test]
    fn what_customers_will_bring_is_what_lifetimes_says() {
        // Its month has 4.345 weeks.
        let horizon = Horizon { periods: 36, length: 4.345, discount: 0.01 };
        for line in lines("worth") {
            let [repeats, last, age, mean, expected] = line[..] else { panic!("five numbers") };
            let buyer = Buyer { history: History { repeats: repeats as u32, last, age }, mean };
            close(PUBLISHED.worth(&buyer, horizon), expected, 1e-9);
        }
    }

    #[test]
    fn without_discount_it_is_purchases_times_amount() {
        let buyer = Buyer { history: History { repeats: 2, last: 30.43, age: 38.86 }, mean: 22.35 };
        let year = Horizon { periods: 12, length: 4.0, discount: 0.0 };
        let expected =
            PUBLISHED.purchases.expected(buyer.history, 48.0) * PUBLISHED.amounts.expected(2, 22.35);
        close(PUBLISHED.worth(&buyer, year), expected, 1e-12);
        assert!(PUBLISHED.worth(&buyer, Horizon { periods: 0, ..year }).abs() < f64::EPSILON);
        assert!(PUBLISHED.worth(&buyer, Horizon { discount: 0.01, ..year }) < expected);
    }

    #[test]
    fn how_exactly_all_is_known_is_what_autograd_says_and_what_drawing_again_says() {
        let days = |weeks: f64| (weeks * 7.0).round() / 7.0;
        let mut buyers = sample();
        for Buyer { history, .. } in &mut buyers {
            (history.last, history.age) = (days(history.last), days(history.age));
        }
        let model = fit(&buyers).unwrap();
        let month = Horizon { periods: 36, length: 365.25 / 12.0 / 7.0, discount: 0.01 };
        let mut all = [0.0; SLOPES];
        for (_, slopes) in model.worths_and_slopes(&buyers, month) {
            for (sum, slope) in all.iter_mut().zip(slopes) {
                *sum += slope;
            }
        }
        let error = model.known(&buyers).unwrap().error(&all);
        close(error, lines("error_together")[0][0], 0.01);
        // 200 samples of as many customers, each fitted anew: their own spread is known to a twentieth.
        close(error, lines("drawn_together")[0][0], 0.15);
    }

    #[test]
    fn both_laws_are_fitted_to_the_sample_or_neither() {
        let model = fit(&sample()).unwrap();
        assert!((model.purchases.r - 0.243).abs() < 0.0005 && (model.amounts.p - 6.25).abs() < 0.01);
        let free: Vec<Buyer> = sample().iter().map(|buyer| Buyer { mean: 0.0, ..*buyer }).collect();
        assert!(matches!(fit(&free), Err(NotFitted::TooFew { .. })), "nobody ever paid");
    }
}
