//! Gamma-Gamma: how much a customer spends each time, where one has seen only a few times.
//!
//! A customer's purchases scatter about a mean of its own, and the means over customers; the fewer purchases were seen,
//! the more a customer is taken for an average one. How much is spent is taken not to depend on how often.
//!
//! *Source*: P. S. Fader and B. G. S. Hardie, The Gamma-Gamma Model of Monetary Value (2013),
//! <http://www.brucehardie.com/notes/025/>, whose equation numbers stand below.

use crate::likelihood::{NotFitted, most_likely};
use crate::precision::Precision;
use domain::lifetime::FEWEST_REPEAT;
use statrs::function::gamma::ln_gamma;

/// The law of amounts.
///
/// *Unit*: `v` is money; `p` and `q` are shapes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amounts {
    /// Shape of a customer's purchases.
    pub p: f64,
    /// Shape of the customers' means.
    pub q: f64,
    /// Scale of the customers' means; γ in the source.
    pub v: f64,
}

impl Amounts {
    /// Returns the law under which some purchases were most likely: how many a customer made, and their mean amount.
    ///
    /// Customers without purchases, or whose mean is not above zero, tell nothing and are passed over.
    ///
    /// # Errors
    /// [`NotFitted::TooFew`] under 30 customers, [`NotFitted::NoTop`] also where the mean over customers is not finite.
    pub fn fit(seen: &[(u32, f64)]) -> Result<Self, NotFitted> {
        let seen = telling(seen);
        let n = seen.len();
        if n < FEWEST_REPEAT {
            return Err(NotFitted::TooFew { customers: n, repeat: n });
        }
        // In shares of the mean, so that the unit of money does not matter to the search.
        let unit = seen.iter().map(|(_, mean)| mean).sum::<f64>() / n as f64;
        let shares: Vec<(f64, f64)> =
            seen.iter().map(|(purchases, mean)| (*purchases, mean / unit)).collect();
        let mean = |parameters: &[f64]| Self::of(parameters).log_likelihood_of(&shares) / n as f64;
        let found = Self::of(&most_likely(&[2.0, 3.0, 1.0], mean)?);
        let law = Self { v: found.v * unit, ..found };
        if law.q > 1.0 { Ok(law) } else { Err(NotFitted::NoTop) }
    }

    /// Returns how well the parameters are known from the purchases that they were fitted to, in the order p, q, v.
    pub fn precision(&self, seen: &[(u32, f64)]) -> Option<Precision> {
        let seen = telling(seen);
        Precision::at(&self.parameters(), |parameters| Self::of(parameters).log_likelihood_of(&seen))
    }

    /// Returns p, q and v.
    pub const fn parameters(&self) -> [f64; 3] {
        [self.p, self.q, self.v]
    }

    /// Returns the law of p, q and v.
    pub(crate) fn of(parameters: &[f64]) -> Self {
        match *parameters {
            [p, q, v] => Self { p, q, v },
            _ => Self { p: f64::NAN, q: f64::NAN, v: f64::NAN },
        }
    }

    /// *Formula*: the sum of the logarithms of (1a).
    fn log_likelihood_of(&self, seen: &[(f64, f64)]) -> f64 {
        let Self { p, q, v } = *self;
        let of_q = q * v.ln() - ln_gamma(q);
        seen.iter()
            .map(|(x, mean)| {
                ln_gamma(p * x + q) - ln_gamma(p * x) + of_q + (p * x - 1.0) * mean.ln() + p * x * x.ln()
                    - (p * x + q) * (v + x * mean).ln()
            })
            .sum()
    }

    /// Returns what a customer will probably spend on one purchase, from how many were seen and their mean amount.
    ///
    /// *Formula*: (5); the mean over customers, p v / (q − 1), where none was seen.
    pub fn expected(&self, purchases: u32, mean: f64) -> f64 {
        let x = f64::from(purchases);
        self.p * (self.v + x * mean) / (self.p * x + self.q - 1.0)
    }
}

/// Returns the customers who tell something.
fn telling(seen: &[(u32, f64)]) -> Vec<(f64, f64)> {
    let told = seen.iter().filter(|(purchases, mean)| *purchases > 0 && *mean > 0.0);
    told.map(|(purchases, mean)| (f64::from(*purchases), *mean)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{close, lines, sample};

    fn seen() -> Vec<(u32, f64)> {
        sample().iter().map(|buyer| (buyer.history.repeats, buyer.mean)).collect()
    }

    #[test]
    fn the_fit_is_the_published_one() {
        // Section 4 of the note: p 6.25, q 3.74, γ 15.44 for the 946 customers who bought again.
        assert_eq!(seen().iter().filter(|(repeats, _)| *repeats > 0).count(), 946);
        let law = Amounts::fit(&seen()).unwrap();
        for (found, published) in [(law.p, 6.25), (law.q, 3.74), (law.v, 15.44)] {
            assert!((found - published).abs() < 0.01, "{found} is not {published}: {law:?}");
        }
        // lifetimes stops a little short of the top.
        let [p, q, v] = lines("fit_amounts")[0][..] else { panic!("three numbers") };
        for (found, other) in [(law.p, p), (law.q, q), (law.v, v)] {
            close(found, other, 2e-3);
        }
    }

    #[test]
    fn the_parameters_are_known_as_well_as_lifetimes_says() {
        let precision = Amounts::fit(&seen()).unwrap().precision(&seen()).unwrap();
        for (place, error) in lines("errors_amounts")[0].iter().enumerate() {
            let mut slopes = [0.0; 3];
            slopes[place] = 1.0;
            // lifetimes stops a little short of the top.
            close(precision.variance(&slopes).sqrt(), *error, 5e-3);
        }
    }

    #[test]
    fn the_amount_of_one_purchase_is_that_of_lifetimes() {
        let published = Amounts { p: 6.25, q: 3.74, v: 15.44 };
        for line in lines("value") {
            let [purchases, mean, expected] = line[..] else { panic!("three numbers") };
            close(published.expected(purchases as u32, mean), expected, 1e-12);
        }
    }

    #[test]
    fn the_unit_of_money_does_not_matter() {
        let law = Amounts::fit(&seen()).unwrap();
        let cents: Vec<(u32, f64)> =
            seen().iter().map(|(purchases, mean)| (*purchases, mean * 100.0)).collect();
        let in_cents = Amounts::fit(&cents).unwrap();
        close(in_cents.v, law.v * 100.0, 1e-5);
        close(in_cents.expected(3, 5_000.0), law.expected(3, 50.0) * 100.0, 1e-6);
    }

    #[test]
    fn amounts_without_a_spread_of_their_own_carry_no_law() {
        assert_eq!(Amounts::fit(&[(2, 50.0); 200]).unwrap_err(), NotFitted::NoTop);
        let few = Amounts::fit(&[(2, 50.0); 29]).unwrap_err();
        assert_eq!(few, NotFitted::TooFew { customers: 29, repeat: 29 });
        // Nobody bought again, or for nothing.
        assert!(matches!(Amounts::fit(&[(0, 0.0); 90]), Err(NotFitted::TooFew { customers: 0, .. })));
        assert!(matches!(Amounts::fit(&[(1, 0.0); 90]), Err(NotFitted::TooFew { customers: 0, .. })));
    }
}
