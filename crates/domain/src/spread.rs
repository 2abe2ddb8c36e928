//! A multiset of values that merges: what medians are computed from.

use crate::term::{Reason, Term};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How often each value occurred.
///
/// *Unit*: days for delays, ten-thousandths for amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    counts: BTreeMap<i64, u64>,
}

impl Spread {
    /// Counts a value `times` more.
    pub fn add(&mut self, value: i64, times: u64) {
        *self.counts.entry(value).or_default() += times;
    }

    /// Counts all that another spread holds.
    pub fn merge(&mut self, other: &Self) {
        for (value, times) in &other.counts {
            self.add(*value, *times);
        }
    }

    /// Returns how many values were counted.
    pub fn len(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Returns whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Returns the values in order with their number.
    pub fn iter(&self) -> impl Iterator<Item = (i64, u64)> + '_ {
        self.counts.iter().map(|(value, times)| (*value, *times))
    }

    /// Returns the mean of the values as a plain number; nothing counted is the ratio 0/0.
    pub fn mean(&self) -> Term {
        let sum = self.iter().try_fold(Decimal::ZERO, |sum, (value, times)| {
            sum.checked_add(Decimal::from(value).checked_mul(Decimal::from(times))?)
        });
        sum.map_or(Term::Unknown(Reason::TooLarge), Term::number) / Term::number(self.len())
    }

    /// Returns the middle value, or the mean of the two middle ones, as a plain number.
    ///
    /// Nothing counted: the ratio 0/0, so that the reason can be named by the caller.
    pub fn median(&self) -> Term {
        let n = self.len();
        if n == 0 {
            return Term::number(0) / Term::number(0);
        }
        let low = Decimal::from(self.nth((n - 1) / 2));
        let high = Decimal::from(self.nth(n / 2));
        Term::number(low + (high - low) / Decimal::TWO)
    }

    /// Returns the value at a place in order, from 0; 0 past the last.
    pub fn nth(&self, mut place: u64) -> i64 {
        for (value, times) in self.iter() {
            if place < times {
                return value;
            }
            place -= times;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_number_of_values_has_the_mean_of_the_two_middle_ones() {
        let mut spread = Spread::default();
        for day in [14, 18, 21, 25, 30, 33, 37, 42, 48, 55, 70, 111] {
            spread.add(day, 1);
        }
        assert_eq!(spread.median(), Term::number(35));
        assert_eq!(spread.mean(), Term::number(42));
    }
}
