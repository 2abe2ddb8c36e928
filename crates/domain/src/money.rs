//! Exact amounts of money, net of VAT, and their sharing out.

use crate::currency::Currency;
use rust_decimal::Decimal;

/// Ten-thousandths in one unit of currency: how amounts are stored.
pub const E4: i64 = 10_000;

/// An amount net of VAT in one currency.
///
/// *Unit*: the currency's main unit (euros, not cents), at most four decimals.
/// Two amounts are added with [`Money::plus`], which refuses two currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// The amount.
    pub amount: Decimal,
    /// What it is counted in.
    pub currency: Currency,
}

/// Why an amount could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Two currencies met in one sum.
    #[error("{0} and {1} cannot be added")]
    TwoCurrencies(Currency, Currency),
    /// More than four decimals: stored amounts would have to be rounded.
    #[error("{0} has more than four decimals")]
    TooFine(Decimal),
    /// Beyond what a file can hold (about 922 thousand billion).
    #[error("{0} is too large")]
    TooLarge(Decimal),
}

impl Money {
    /// Returns an amount in euros.
    pub const fn eur(amount: Decimal) -> Self {
        Self { amount, currency: Currency::EUR }
    }

    /// Returns the amount from its ten-thousandths.
    pub fn from_e4(e4: i64, currency: Currency) -> Self {
        Self { amount: Decimal::new(e4, 4).normalize(), currency }
    }

    /// Returns the amount in ten-thousandths.
    ///
    /// # Errors
    /// [`MoneyError::TooFine`] past four decimals, [`MoneyError::TooLarge`] past 63 bits.
    pub fn to_e4(self) -> Result<i64, MoneyError> {
        let scaled =
            self.amount.checked_mul(Decimal::from(E4)).ok_or(MoneyError::TooLarge(self.amount))?.normalize();
        if scaled.scale() > 0 {
            return Err(MoneyError::TooFine(self.amount));
        }
        i64::try_from(scaled.mantissa()).map_err(|_| MoneyError::TooLarge(self.amount))
    }

    /// Returns the sum of two amounts of one currency.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::TwoCurrencies(self.currency, other.currency));
        }
        let amount = self.amount.checked_add(other.amount).ok_or(MoneyError::TooLarge(self.amount))?;
        Ok(Self { amount, ..self })
    }
}

/// Returns `whole` shared out in proportion to `weights`: parts add up to the whole, exactly.
///
/// *Formula*: largest remainder (Hamilton's method); ties go to the earlier part.
/// The unit of sharing is the cent where the whole is a number of cents, else the ten-thousandth.
/// Without any weight everything falls to the first part.
pub fn share_out(whole_e4: i64, weights: &[u64]) -> Vec<i64> {
    share_in(whole_e4, weights, if whole_e4 % 100 == 0 { 100 } else { 1 })
}

/// Returns the same to the last unit of the whole, however many cents it is.
pub fn share_finely(whole: i64, weights: &[u64]) -> Vec<i64> {
    share_in(whole, weights, 1)
}

fn share_in(whole: i64, weights: &[u64], unit: i64) -> Vec<i64> {
    let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    let mut parts = vec![0_i64; weights.len()];
    if weights.is_empty() {
        return parts;
    }
    if total == 0 {
        parts[0] = whole;
        return parts;
    }
    let units = i128::from(whole / unit);
    let mut remainders = Vec::with_capacity(weights.len());
    let mut given = 0_i128;
    for (place, weight) in weights.iter().enumerate() {
        let (floor, remainder) = divided(units * i128::from(*weight), total);
        given += floor;
        parts[place] = (floor * i128::from(unit)) as i64;
        remainders.push((remainder, place));
    }
    let left = (units - given) as usize;
    // Which parts have the greatest remainders is asked, not in what order they stand.
    if left > 0 {
        remainders.select_nth_unstable_by(left - 1, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    }
    for (_, place) in &remainders[..left] {
        parts[*place] += unit;
    }
    parts
}

/// Returns the quotient, rounded down, and the remainder; what fits 64 bits is divided several times faster.
fn divided(value: i128, by: i128) -> (i128, i128) {
    match (i64::try_from(value), i64::try_from(by)) {
        (Ok(value), Ok(by)) => (value.div_euclid(by).into(), value.rem_euclid(by).into()),
        _ => (value.div_euclid(by), value.rem_euclid(by)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_hundred_euros_in_three_parts_lose_no_cent() {
        assert_eq!(share_out(1_000_000, &[1, 1, 1]), [333_400, 333_300, 333_300]);
    }

    #[test]
    fn what_does_not_fit_64_bits_is_shared_alike() {
        let weights = [u64::from(u32::MAX), 3, u64::from(u32::MAX) - 3, 0];
        let parts = share_finely(i64::MAX, &weights);
        assert_eq!(parts.iter().map(|part| i128::from(*part)).sum::<i128>(), i128::from(i64::MAX));
        let total: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        for (part, weight) in parts.iter().zip(weights) {
            let quota = i128::from(i64::MAX) * i128::from(weight) / total;
            assert!((quota..=quota + 1).contains(&i128::from(*part)), "{part} of {weight}");
        }
        assert_eq!(share_out(-1_000_000, &[1, 1, 1]), [-333_300, -333_300, -333_400]);
    }

    #[test]
    fn more_than_four_decimals_are_refused() {
        let fine = Money::eur(Decimal::new(12_345_678, 6));
        assert_eq!(fine.to_e4(), Err(MoneyError::TooFine(fine.amount)));
        assert_eq!(Money::eur(Decimal::new(1_234_500, 6)).to_e4(), Ok(12_345));
    }

    #[test]
    fn two_currencies_are_never_added() {
        let dollars = Money { amount: Decimal::ONE, currency: "USD".parse().unwrap() };
        assert!(Money::eur(Decimal::ONE).plus(dollars).is_err());
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_whole(
            whole in -1_000_000_000_i64..1_000_000_000,
            weights in prop::collection::vec(0_u64..1_000_000, 1..40),
        ) {
            prop_assert_eq!(share_out(whole, &weights).iter().sum::<i64>(), whole);
        }
    }
}
