//! What a customer will still bring: purchases to come, each at its probable amount, later ones worth less.

use crate::amounts::Amounts;
use crate::likelihood::NotFitted;
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

impl Model {
    /// Returns what a customer will probably still spend within a horizon, from today on, later amounts worth less.
    ///
    /// *Formula*: Σ (purchases expected in period i) × (amount of one) / (1 + discount)ⁱ.
    /// *Source*: P. S. Fader, B. G. S. Hardie and K. L. Lee, RFM and CLV: Using Iso-Value Curves for Customer Base
    /// Analysis, Journal of Marketing Research 42 (2005), 415–430, period by period.
    pub fn worth(&self, buyer: &Buyer, horizon: Horizon) -> f64 {
        self.worths(std::slice::from_ref(buyer), horizon).into_iter().sum()
    }

    /// Returns the same for many customers, in their order; what several did alike is worked out once.
    pub fn worths(&self, buyers: &[Buyer], horizon: Horizon) -> Vec<f64> {
        let mut known: HashMap<(u32, u64, u64), f64> = HashMap::new();
        let mut worth = |buyer: &Buyer| {
            let History { repeats, last, age } = buyer.history;
            let ahead = *known
                .entry((repeats, last.to_bits(), age.to_bits()))
                .or_insert_with(|| self.purchases_ahead(buyer.history, horizon));
            ahead * self.amounts.expected(repeats, buyer.mean)
        };
        buyers.iter().map(&mut worth).collect()
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
    fn both_laws_are_fitted_to_the_sample_or_neither() {
        let model = fit(&sample()).unwrap();
        assert!((model.purchases.r - 0.243).abs() < 0.0005 && (model.amounts.p - 6.25).abs() < 0.01);
        let free: Vec<Buyer> = sample().iter().map(|buyer| Buyer { mean: 0.0, ..*buyer }).collect();
        assert!(matches!(fit(&free), Err(NotFitted::TooFew { .. })), "nobody ever paid");
    }
}
