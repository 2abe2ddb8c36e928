//! A number of a formula that may be unknown, with the reason why.

use crate::currency::Currency;
use crate::money::Money;
use crate::totals::Measure;
use rust_decimal::Decimal;
use std::ops::{Add, Div, Mul, Sub};

/// Why a figure is not known; shown to the user in place of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// No file ever said anything of this measure for these campaigns.
    NeverImported(Measure),
    /// Files tell this measure of some of these campaigns, and not of all.
    NotEverywhere(Measure),
    /// The denominator is zero: nothing was posted, nobody answered, nothing was spent.
    NothingToDivideBy(Measure),
    /// A denominator of several measures is zero.
    ZeroDenominator,
    /// Two currencies meet in the sum.
    TwoCurrencies,
    /// Counted by event, the two parts of a ratio have different dates.
    DifferentDates,
    /// The detail asked for is finer than what was imported (totals by campaign, asked by cell).
    NotThatFine(Measure),
    /// Nothing published or of one's own is like these campaigns.
    NoReference,
    /// Nobody said whether these campaigns' lists are cold or warm, or some are both: they are never compared.
    ColdOrWarm,
    /// No target was set.
    NoTarget,
    /// Nothing was held back or mailed the standard piece that one could compare with.
    NoControl,
    /// Some campaigns have a control, and some have none: what these gained is not known.
    NotEveryControl,
    /// The tested did no better than the control.
    NothingGained,
    /// A piece that nobody answered has no channel, so that a channel has no such figure.
    NoChannel,
    /// No file names a salesperson.
    NoSalesperson,
    /// Half of what is waited for has not come yet.
    NotYet(Measure),
    /// Too few customers whose orders can be followed, or too few of them who bought again, to foresee anything.
    TooFewCustomers {
        /// How many there are.
        customers: u32,
        /// How many of them bought again.
        repeat: u32,
    },
    /// No model fits the customers' orders.
    NoModel,
    /// The time that is asked about is not over.
    NotOver,
    /// The sum exceeds what the program can hold.
    TooLarge,
}

/// A number that may be unknown.
///
/// An unknown part makes the whole unknown, and the first reason is kept.
/// A division by zero is unknown too; it is neither an error nor zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Known: a plain number, or money where a currency is given.
    Known {
        /// The number.
        value: Decimal,
        /// What it is counted in, for money.
        currency: Option<Currency>,
    },
    /// Not known.
    Unknown(Reason),
}

impl Term {
    /// Returns a known plain number.
    pub fn number(value: impl Into<Decimal>) -> Self {
        Self::Known { value: value.into(), currency: None }
    }

    /// Returns a known amount.
    pub const fn money(money: Money) -> Self {
        Self::Known { value: money.amount, currency: Some(money.currency) }
    }

    /// Returns the number, where it is known.
    pub const fn value(self) -> Option<Decimal> {
        match self {
            Self::Known { value, .. } => Some(value),
            Self::Unknown(_) => None,
        }
    }

    /// Returns why it is unknown, where it is.
    pub const fn reason(self) -> Option<Reason> {
        match self {
            Self::Known { .. } => None,
            Self::Unknown(reason) => Some(reason),
        }
    }

    /// Returns the currency, for known money.
    pub const fn currency(self) -> Option<Currency> {
        match self {
            Self::Known { currency, .. } => currency,
            Self::Unknown(_) => None,
        }
    }

    /// Returns this ratio with a nearer reason: which measure is the zero that one would divide by.
    #[must_use]
    pub fn or_nothing_of(self, measure: Measure) -> Self {
        match self {
            Self::Unknown(Reason::ZeroDenominator) => Self::Unknown(Reason::NothingToDivideBy(measure)),
            term => term,
        }
    }

    /// Combines two numbers of one currency (or of none).
    fn alike(self, other: Self, operate: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Self {
        match (self, other) {
            (Self::Unknown(reason), _) | (_, Self::Unknown(reason)) => Self::Unknown(reason),
            (Self::Known { value: a, currency: x }, Self::Known { value: b, currency: y }) => {
                // A zero without a currency is what a sum of no amounts leaves.
                let currency = match (x, y) {
                    (x, y) if x == y => x,
                    (None, y) if a.is_zero() => y,
                    (x, None) if b.is_zero() => x,
                    _ => return Self::Unknown(Reason::TwoCurrencies),
                };
                operate(a, b).map_or(Self::Unknown(Reason::TooLarge), |value| Self::Known { value, currency })
            }
        }
    }
}

impl Add for Term {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.alike(other, Decimal::checked_add)
    }
}

impl Sub for Term {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.alike(other, Decimal::checked_sub)
    }
}

impl Mul<Decimal> for Term {
    type Output = Self;

    fn mul(self, factor: Decimal) -> Self {
        match self {
            Self::Known { value, currency } => value
                .checked_mul(factor)
                .map_or(Self::Unknown(Reason::TooLarge), |value| Self::Known { value, currency }),
            unknown @ Self::Unknown(_) => unknown,
        }
    }
}

impl Div for Term {
    type Output = Self;

    /// Money by money is a plain number, money by a number stays money.
    fn div(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown(reason), _) | (_, Self::Unknown(reason)) => Self::Unknown(reason),
            (Self::Known { .. }, Self::Known { value, .. }) if value.is_zero() => {
                Self::Unknown(Reason::ZeroDenominator)
            }
            (Self::Known { value: a, currency: x }, Self::Known { value: b, currency: y }) => {
                let currency = match (x, y) {
                    (Some(x), Some(y)) if x != y => return Self::Unknown(Reason::TwoCurrencies),
                    (Some(_), Some(_)) => None,
                    (x, None) => x,
                    (None, Some(_)) if a.is_zero() => None,
                    (None, Some(y)) => Some(y),
                };
                a.checked_div(b)
                    .map_or(Self::Unknown(Reason::TooLarge), |value| Self::Known { value, currency })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_division_by_zero_is_unknown_and_names_what_is_missing() {
        let rate = (Term::number(3) / Term::number(0)).or_nothing_of(Measure::PiecesPosted);
        assert_eq!(rate.reason(), Some(Reason::NothingToDivideBy(Measure::PiecesPosted)));
    }

    #[test]
    fn two_currencies_make_a_sum_unknown() {
        let euros = Term::money(Money::eur(Decimal::ONE));
        let dollars = Term::money(Money { amount: Decimal::ONE, currency: "USD".parse().unwrap() });
        assert_eq!((euros + dollars).reason(), Some(Reason::TwoCurrencies));
    }

    #[test]
    fn money_by_money_is_a_plain_number() {
        let euros = |n: i64| Term::money(Money::eur(Decimal::from(n)));
        assert_eq!(euros(36) / euros(9), Term::number(4));
    }
}
