//! BG/NBD: how often customers buy while they are customers, and when they silently stop.
//!
//! A customer buys at a rate of its own, and after each purchase stays away for good with a chance of its own; rates
//! are spread over customers by a gamma law, chances by a beta law.
//!
//! *Source*: P. S. Fader, B. G. S. Hardie and K. L. Lee, “Counting Your Customers” the Easy Way: An Alternative to the
//! Pareto/NBD Model, Marketing Science 24 (2005), 275–284, whose equation numbers stand below.

use crate::gauss::slope;
use crate::likelihood::{NotFitted, most_likely};
use crate::precision::Precision;
use domain::lifetime::{FEWEST_CUSTOMERS, FEWEST_REPEAT};
use statrs::function::beta::ln_beta;
use statrs::function::gamma::ln_gamma;

/// What one customer did since the first purchase, which itself does not count.
///
/// *Unit*: any unit of time, the same for all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct History {
    /// Purchases after the first.
    pub repeats: u32,
    /// When the last of them was; 0 where there is none.
    pub last: f64,
    /// How long the customer has been watched; never before `last`.
    pub age: f64,
}

/// The law of purchases: rates by a gamma law, chances to stop by a beta law.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Purchases {
    /// Shape of the rates.
    pub r: f64,
    /// How much time the rates are spread over, in the unit of the histories.
    pub alpha: f64,
    /// Weight of stopping.
    pub a: f64,
    /// Weight of going on.
    pub b: f64,
}

impl Purchases {
    /// Returns the law under which some histories were most likely.
    ///
    /// # Errors
    /// [`NotFitted::TooFew`] under 100 customers or 30 who bought again, [`NotFitted::NoTop`].
    pub fn fit(histories: &[History]) -> Result<Self, NotFitted> {
        let customers = histories.len();
        let repeat = histories.iter().filter(|history| history.repeats > 0).count();
        if customers < FEWEST_CUSTOMERS || repeat < FEWEST_REPEAT {
            return Err(NotFitted::TooFew { customers, repeat });
        }
        let mean_age = histories.iter().map(|history| history.age).sum::<f64>() / customers as f64;
        let alike = counted(histories);
        let mean = |parameters: &[f64]| Self::of(parameters).log_likelihood_of(&alike) / customers as f64;
        most_likely(&[1.0, mean_age.max(f64::MIN_POSITIVE), 1.0, 1.0], mean).map(|found| Self::of(&found))
    }

    /// Returns how well the parameters are known from the histories that they were fitted to, in the order r, α, a, b.
    pub fn precision(&self, histories: &[History]) -> Option<Precision> {
        let alike = counted(histories);
        Precision::at(&self.parameters(), |parameters| Self::of(parameters).log_likelihood_of(&alike))
    }

    /// Returns r, α, a and b.
    pub const fn parameters(&self) -> [f64; 4] {
        [self.r, self.alpha, self.a, self.b]
    }

    /// Returns the law of r, α, a and b.
    pub(crate) fn of(parameters: &[f64]) -> Self {
        match *parameters {
            [r, alpha, a, b] => Self { r, alpha, a, b },
            _ => Self { r: f64::NAN, alpha: f64::NAN, a: f64::NAN, b: f64::NAN },
        }
    }

    /// Returns the logarithm of the likelihood of some histories.
    ///
    /// *Formula*: the sum of the logarithms of (6).
    pub fn log_likelihood(&self, histories: &[History]) -> f64 {
        self.log_likelihood_of(&counted(histories))
    }

    fn log_likelihood_of(&self, alike: &[(History, u32)]) -> f64 {
        let Self { r, alpha, a, b } = *self;
        let (ln_gamma_r, ln_beta_ab) = (ln_gamma(r), ln_beta(a, b));
        // Customers stand by their purchases, so that each number of these is worked out once.
        let mut known = (u32::MAX, 0.0);
        alike
            .iter()
            .map(|(History { repeats, last, age }, customers)| {
                let x = f64::from(*repeats);
                if known.0 != *repeats {
                    let of_x = ln_gamma(r + x) - ln_gamma_r + r * alpha.ln() + ln_beta(a, b + x) - ln_beta_ab;
                    known = (*repeats, of_x);
                }
                let still = -(r + x) * (alpha + age).ln();
                let law = if *repeats == 0 {
                    still
                } else {
                    let gone = a.ln() - (b + x - 1.0).ln() - (r + x) * (alpha + last).ln();
                    let most = still.max(gone);
                    most + ((still - most).exp() + (gone - most).exp()).ln()
                };
                f64::from(*customers) * (known.1 + law)
            })
            .sum()
    }

    /// Returns the probability that a customer still is one.
    ///
    /// *Formula*: from (7); 1 for whoever never bought again, since one stops only after a repeat purchase.
    pub fn alive(&self, history: History) -> f64 {
        if history.repeats == 0 {
            return 1.0;
        }
        let x = f64::from(history.repeats);
        let waited = (self.alpha + history.age).ln() - (self.alpha + history.last).ln();
        let odds_gone = (self.a.ln() - (self.b + x - 1.0).ln() + (self.r + x) * waited).exp();
        1.0 / (1.0 + odds_gone)
    }

    /// Returns how many purchases a customer will probably make in some time from now.
    ///
    /// *Formula*: (10) after Euler's transformation of ₂F₁, which takes the powers of (r + x) out of it, and divided by
    /// a − 1 before anything is subtracted, so that a near 1 loses nothing.
    pub fn expected(&self, history: History, time: f64) -> f64 {
        if time <= 0.0 {
            return 0.0;
        }
        let Self { r, alpha, a, b } = *self;
        let x = f64::from(history.repeats);
        let z = time / (alpha + history.age + time);
        let shrink = (-z).ln_1p();
        let e = a - 1.0;
        let weight = a + b + x - 1.0;
        let power = (e * shrink).exp();
        let first = if e.abs() < f64::EPSILON { -shrink } else { -(e * shrink).exp_m1() / e };
        weight * (first - power * slope(a + b - 1.0 - r, e, weight, z)) * self.alive(history)
    }
}

/// Returns the histories that differ, by their purchases, and how many customers share each.
pub(crate) fn counted(histories: &[History]) -> Vec<(History, u32)> {
    let mut sorted = histories.to_vec();
    sorted.sort_by(|one, other| {
        (one.repeats.cmp(&other.repeats))
            .then(one.last.total_cmp(&other.last))
            .then(one.age.total_cmp(&other.age))
    });
    let mut alike: Vec<(History, u32)> = Vec::new();
    for history in sorted {
        match alike.last_mut().filter(|(known, _)| *known == history) {
            Some((_, customers)) => *customers += 1,
            None => alike.push((history, 1)),
        }
    }
    alike
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{close, lines, sample};
    use proptest::prelude::*;
    use rand_pcg::Pcg32;
    use rand_pcg::rand_core::Rng;

    const PUBLISHED: Purchases = Purchases { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

    fn histories() -> Vec<History> {
        sample().into_iter().map(|buyer| buyer.history).collect()
    }

    #[test]
    fn the_fit_is_the_published_one() {
        // Table 2 of the article: r 0.243, alpha 4.414, a 0.793, b 2.426, log-likelihood −9 582.4.
        let fitted = Purchases::fit(&histories()).unwrap();
        for (found, published) in
            [(fitted.r, 0.243), (fitted.alpha, 4.414), (fitted.a, 0.793), (fitted.b, 2.426)]
        {
            assert!((found - published).abs() < 0.0005, "{found} is not {published}: {fitted:?}");
        }
        assert!((fitted.log_likelihood(&histories()) + 9_582.4).abs() < 0.05);
        let [r, alpha, a, b, likelihood] = lines("fit")[0][..] else { panic!("five numbers") };
        for (found, other) in [(fitted.r, r), (fitted.alpha, alpha), (fitted.a, a), (fitted.b, b)] {
            close(found, other, 1e-4);
        }
        close(fitted.log_likelihood(&histories()), likelihood, 1e-9);
    }

    #[test]
    fn the_parameters_are_known_as_well_as_lifetimes_says() {
        // Its times are whole days.
        let days = |weeks: f64| (weeks * 7.0).round() / 7.0;
        let histories: Vec<History> = histories()
            .into_iter()
            .map(|one| History { last: days(one.last), age: days(one.age), ..one })
            .collect();
        let precision = Purchases::fit(&histories).unwrap().precision(&histories).unwrap();
        for (place, error) in lines("errors")[0].iter().enumerate() {
            let mut slopes = [0.0; 4];
            slopes[place] = 1.0;
            close(precision.variance(&slopes).sqrt(), *error, 2e-3);
        }
    }

    #[test]
    fn the_chance_to_be_a_customer_still_is_that_of_lifetimes() {
        for line in lines("alive") {
            let [repeats, last, age, expected] = line[..] else { panic!("four numbers") };
            close(PUBLISHED.alive(History { repeats: repeats as u32, last, age }), expected, 1e-12);
        }
    }

    #[test]
    fn expected_purchases_are_those_of_lifetimes() {
        for line in lines("expected") {
            let [repeats, last, age, weeks, expected] = line[..] else { panic!("five numbers") };
            let history = History { repeats: repeats as u32, last, age };
            close(PUBLISHED.expected(history, weeks), expected, 1e-9);
        }
    }

    #[test]
    fn a_chance_to_stop_of_weight_one_breaks_nothing() {
        let history = History { repeats: 3, last: 20.0, age: 30.0 };
        let at = |a: f64| Purchases { a, ..PUBLISHED }.expected(history, 52.0);
        close(at(1.0), f64::midpoint(at(1.0 - 1e-6), at(1.0 + 1e-6)), 1e-9);
        close(at(1.0 + 1e-12), at(1.0), 1e-9);
    }

    #[test]
    fn few_customers_or_few_who_bought_again_carry_no_model() {
        let all = histories();
        let few = Purchases::fit(&all[..99]).unwrap_err();
        assert!(matches!(few, NotFitted::TooFew { customers: 99, .. }), "{few}");
        let mut once: Vec<History> = all.iter().filter(|one| one.repeats == 0).copied().collect();
        once.extend(all.iter().filter(|one| one.repeats > 0).take(29));
        let customers = once.len();
        assert_eq!(Purchases::fit(&once).unwrap_err(), NotFitted::TooFew { customers, repeat: 29 });
        assert!(matches!(Purchases::fit(&[]), Err(NotFitted::TooFew { customers: 0, repeat: 0 })));
    }

    #[test]
    fn customers_who_are_all_alike_carry_no_model() {
        let alike = vec![History { repeats: 4, last: 40.0, age: 50.0 }; 200];
        assert_eq!(Purchases::fit(&alike).unwrap_err(), NotFitted::NoTop);
    }

    #[test]
    fn a_law_is_found_again_in_customers_drawn_from_it() {
        let law = Purchases { r: 0.8, alpha: 12.0, a: 1.3, b: 4.0 };
        let mut chance = Pcg32::new(20_261_125, 7);
        let drawn: Vec<History> = (0..20_000).map(|_| drawn(&law, &mut chance)).collect();
        let found = Purchases::fit(&drawn).unwrap();
        assert!(found.log_likelihood(&drawn) >= law.log_likelihood(&drawn));
        let ahead = |law: &Purchases| drawn.iter().map(|one| law.expected(*one, 52.0)).sum::<f64>();
        close(ahead(&found), ahead(&law), 0.05);
    }

    /// Draws one customer: a rate (gamma, by the sum of exponentials of its whole part and Ahrens and Dieter's way for
    /// the rest), a chance to stop (beta, as a share of two gammas), then purchases in 60 weeks.
    fn drawn(law: &Purchases, chance: &mut Pcg32) -> History {
        let rate = gamma(law.r, chance) / law.alpha;
        let (stop, go) = (gamma(law.a, chance), gamma(law.b, chance));
        let (mut repeats, mut last, mut now) = (0, 0.0, 0.0);
        loop {
            now -= uniform(chance).ln() / rate;
            if now > 60.0 {
                break;
            }
            (repeats, last) = (repeats + 1, now);
            if uniform(chance) < stop / (stop + go) {
                break;
            }
        }
        History { repeats, last, age: 60.0 }
    }

    fn gamma(shape: f64, chance: &mut Pcg32) -> f64 {
        let whole: f64 = (0..shape as u32).map(|_| -uniform(chance).ln()).sum();
        let rest = shape.fract();
        if rest == 0.0 {
            return whole;
        }
        let bound = 1.0 + rest / std::f64::consts::E;
        loop {
            let p = bound * uniform(chance);
            let (found, accepted) = if p <= 1.0 {
                let found = p.powf(1.0 / rest);
                (found, (-found).exp())
            } else {
                let found = -((bound - p) / rest).ln();
                (found, found.powf(rest - 1.0))
            };
            if uniform(chance) <= accepted {
                return whole + found;
            }
        }
    }

    fn uniform(chance: &mut Pcg32) -> f64 {
        (f64::from(chance.next_u32()) + 0.5) / 4_294_967_296.0
    }

    proptest! {
        #[test]
        fn more_time_brings_more_purchases_and_never_more_than_the_rate_would(
            r in 0.05_f64..20.0, alpha in 0.5_f64..200.0, a in 0.01_f64..10.0, b in 0.05_f64..20.0,
            repeats in 0_u32..200, age in 0.1_f64..500.0, share in 0.0_f64..1.0, time in 0.1_f64..600.0,
        ) {
            let law = Purchases { r, alpha, a, b };
            let last = if repeats == 0 { 0.0 } else { age * share };
            let history = History { repeats, last, age };
            let (less, more) = (law.expected(history, time), law.expected(history, time * 1.5));
            let alive = law.alive(history);
            prop_assert!((0.0..=1.0).contains(&alive));
            prop_assert!(less.is_finite() && less >= -1e-9 && more >= less * (1.0 - 1e-9) - 1e-9);
            // Whoever still is a customer buys at a rate of (r + x) / (alpha + age) at most, on average.
            let most = alive * time * (r + f64::from(repeats)) / (alpha + age);
            prop_assert!(less <= most * (1.0 + 1e-6), "{less} > {most}");
        }
    }
}
