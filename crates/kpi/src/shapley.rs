//! What a change comes from: the change of a product, shared out exactly among its factors.
//!
//! A figure is a product of five factors: how many letters went out, how many of them were answered, how many answers
//! were qualified, how many of those were closed, and what one sale brought. Each factor is switched from its old value
//! to its new one in every order there is; its share is the mean of what the switch changes.

use domain::totals::Totals;
use rust_decimal::{Decimal, RoundingStrategy};

/// How many factors a figure has.
pub const FACTORS: usize = 5;
/// Decimals of a share: money is kept in ten-thousandths.
const DECIMALS: u32 = 4;

/// The factors of a figure, whose product it is: volume, response, qualification, closing, basket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factors([Decimal; FACTORS]);

impl Factors {
    /// Returns the factors of revenue: pieces × responders per piece × qualified per responder × orders per qualified ×
    /// revenue per order; nothing where one of them is unknown or divides by nothing.
    pub fn of_revenue(totals: &Totals) -> Option<Self> {
        let pieces = positive(totals.pieces_posted.value())?;
        let responders = positive(totals.responders.value())?;
        let qualified = positive(totals.qualified_leads.value())?;
        let orders = positive(totals.orders.value())?;
        let revenue = totals.revenue.value()?;
        Some(Self([
            pieces,
            responders / pieces,
            qualified / responders,
            orders / qualified,
            revenue / orders,
        ]))
    }

    /// Returns the factors of the cost per new customer: cost per piece, which volume lowers, × pieces per responder ×
    /// responders per qualified × qualified per new customer; what one buys has no part in it.
    pub fn of_customer_cost(totals: &Totals) -> Option<Self> {
        let cost = totals.cost().value()?;
        let pieces = positive(totals.pieces_posted.value())?;
        let responders = positive(totals.responders.value())?;
        let qualified = positive(totals.qualified_leads.value())?;
        let customers = positive(totals.new_customers.value())?;
        Some(Self([
            cost / pieces,
            pieces / responders,
            responders / qualified,
            qualified / customers,
            Decimal::ONE,
        ]))
    }

    /// Returns the figure itself, to the ten-thousandth; nothing where it is too large to be kept.
    pub fn product(&self) -> Option<Decimal> {
        self.0.iter().try_fold(Decimal::ONE, |product, factor| product.checked_mul(*factor)).map(rounded)
    }
}

fn positive(value: Option<Decimal>) -> Option<Decimal> {
    value.filter(|value| *value > Decimal::ZERO)
}

fn rounded(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero)
}

/// Returns what each factor brought to the change from one product to another; the shares add up to it exactly, to the
/// ten-thousandth. A factor that did not change has no share. Nothing where a product is too large to be kept.
///
/// *Formula*: the mean, over all orders of the factors, of what switching the factor changes; what rounding leaves goes
/// to the largest remainders.
///
/// *Source*: L. S. Shapley, A Value for n-Person Games, Contributions to the Theory of Games II (1953), 307–317.
///
/// # Example
/// Twice the letters, and one answer more in a hundred: 100 × 0.02 = 2 becomes 200 × 0.03 = 6. Letters first, they bring
/// 2 and the rate 2; the rate first, it brings 1 and the letters 3. The means are 2.5 and 1.5, together 4.
pub fn shares(old: &Factors, new: &Factors) -> Option<[Decimal; FACTORS]> {
    let change = new.product()?.checked_sub(old.product()?)?;
    let mut exact = [Decimal::ZERO; FACTORS];
    for (place, share) in exact.iter_mut().enumerate() {
        *share = share_of(place, old, new)?;
    }
    Some(adding_up(exact, change))
}

/// Returns the mean of what one factor's switch changes.
fn share_of(place: usize, old: &Factors, new: &Factors) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for switched in 0_u32..1 << FACTORS {
        if switched >> place & 1 == 1 {
            continue;
        }
        let others =
            (0..FACTORS).filter(|other| *other != place).try_fold(Decimal::ONE, |product, other| {
                let factor = if switched >> other & 1 == 1 { new.0[other] } else { old.0[other] };
                product.checked_mul(factor)
            })?;
        let changed = others.checked_mul(new.0[place] - old.0[place])?;
        sum = sum.checked_add(changed.checked_mul(orders_with(switched.count_ones()))?)?;
    }
    Some(sum / Decimal::from(120))
}

/// Returns in how many of the 120 orders exactly these factors are switched before the one that is looked at.
fn orders_with(before: u32) -> Decimal {
    let factorial = |n: u32| (1..=n).product::<u32>();
    Decimal::from(factorial(before) * factorial(FACTORS as u32 - 1 - before))
}

/// Rounds shares so that they add up to the whole: down, then one unit more for the largest remainders.
fn adding_up(exact: [Decimal; FACTORS], whole: Decimal) -> [Decimal; FACTORS] {
    let unit = Decimal::new(1, DECIMALS);
    let mut shares =
        exact.map(|share| share.round_dp_with_strategy(DECIMALS, RoundingStrategy::ToNegativeInfinity));
    let mut places: Vec<usize> = (0..FACTORS).filter(|place| !exact[*place].is_zero()).collect();
    places.sort_by_key(|place| (std::cmp::Reverse(exact[*place] - shares[*place]), *place));
    let mut left = whole - shares.iter().sum::<Decimal>();
    // Products are kept to 28 digits: what they lose can be a unit more than there are factors, never many.
    for place in places.iter().cycle().take(FACTORS * 4) {
        if left >= unit {
            shares[*place] += unit;
            left -= unit;
        } else if left <= -unit {
            shares[*place] -= unit;
            left += unit;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::reference_totals;
    use proptest::prelude::*;

    fn factors(numbers: [(i64, u32); FACTORS]) -> Factors {
        Factors(numbers.map(|(number, decimals)| Decimal::new(number, decimals)))
    }

    #[test]
    fn the_example_of_the_book_comes_out_as_on_paper() {
        // 1 000 × 2 % × 40 % × 50 % × 2 000 = 8 000; 2 000 × 1.5 % × 50 % × 40 % × 2 500 = 15 000.
        // An independent enumeration of the 120 orders in exact fractions gives these shares (docs/closings.md).
        let old = factors([(1000, 0), (2, 2), (4, 1), (5, 1), (2000, 0)]);
        let new = factors([(2000, 0), (15, 3), (5, 1), (4, 1), (2500, 0)]);
        let shares = shares(&old, &new).unwrap();
        assert_eq!(shares.iter().sum::<Decimal>(), Decimal::from(7000));
        let expected = [789_875, -344_500, 260_500, -266_375, 260_500].map(|share| Decimal::new(share, 2));
        assert_eq!(shares, expected);
    }

    #[test]
    fn a_factor_that_did_not_change_has_no_share_and_one_alone_has_it_all() {
        let old = factors([(5000, 0), (24, 3), (375, 3), (333, 3), (2400, 0)]);
        for place in 0..FACTORS {
            let mut new = old;
            new.0[place] *= Decimal::TWO;
            let shares = shares(&old, &new).unwrap();
            let change = new.product().unwrap() - old.product().unwrap();
            for (other, share) in shares.iter().enumerate() {
                assert_eq!(*share, if other == place { change } else { Decimal::ZERO }, "{place} {other}");
            }
        }
        assert_eq!(shares(&old, &old), Some([Decimal::ZERO; FACTORS]));
    }

    #[test]
    fn the_factors_of_the_reference_campaign_give_its_figures() {
        let totals = reference_totals();
        assert_eq!(Factors::of_revenue(&totals).unwrap().product(), Some(Decimal::from(36_000)));
        assert_eq!(Factors::of_customer_cost(&totals).unwrap().product(), Some(Decimal::new(5625, 1)));
        assert_eq!(Factors::of_revenue(&Totals::never_imported()), None);
        let huge = factors([(i64::MAX, 0); FACTORS]);
        assert_eq!((huge.product(), shares(&huge, &huge)), (None, None));
    }

    proptest! {
        #[test]
        fn shares_add_up_to_the_change_to_the_last_ten_thousandth(
            old in proptest::array::uniform5((1_i64..5_000, 1_i64..5_000)),
            new in proptest::array::uniform5((1_i64..5_000, 1_i64..5_000)),
        ) {
            let read = |pairs: [(i64, i64); FACTORS]| Factors(pairs.map(|(a, b)| Decimal::from(a) / Decimal::from(b)));
            let (old, new) = (read(old), read(new));
            let shares = shares(&old, &new).unwrap();
            let change = new.product().unwrap() - old.product().unwrap();
            prop_assert_eq!(shares.iter().sum::<Decimal>(), change);
            // Turned round in time, each share changes its sign, to the unit that rounding moves.
            let back = super::shares(&new, &old).unwrap();
            for (there, back) in shares.iter().zip(back) {
                prop_assert!((there + back).abs() <= Decimal::new(3, DECIMALS));
            }
        }
    }
}
