//! A multiset of values that merges: what medians are computed from.

use crate::attribution::WHOLE;
use crate::term::{Reason, Term};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// How often each value occurred.
///
/// *Unit*: days for delays, ten-thousandths for amounts.
/// Amounts of orders that are shared over several letters occur in parts of [`WHOLE`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Each value once, in order.
    counts: Vec<(i64, u64)>,
    in_parts: bool,
}

impl Spread {
    /// Counts a value `times` more.
    pub fn add(&mut self, value: i64, times: u64) {
        *self.times_of(value) += times * self.unit();
    }

    /// Returns how often a value occurred, to be changed; values that come in order are put at the end.
    fn times_of(&mut self, value: i64) -> &mut u64 {
        let place = match self.counts.last() {
            Some((last, _)) if *last >= value => {
                self.counts.binary_search_by_key(&value, |(value, _)| *value)
            }
            _ => Err(self.counts.len()),
        };
        let place = place.unwrap_or_else(|place| {
            self.counts.insert(place, (value, 0));
            place
        });
        &mut self.counts[place].1
    }

    /// Counts a part of a value, out of [`WHOLE`], or several values as so many parts.
    pub fn add_part(&mut self, value: i64, part: u64) {
        if part.is_multiple_of(WHOLE.unsigned_abs()) {
            return self.add(value, part / WHOLE.unsigned_abs());
        }
        self.split();
        *self.times_of(value) += part;
    }

    /// Counts all that another spread holds.
    pub fn merge(&mut self, other: &Self) {
        if other.in_parts {
            self.split();
        }
        let times = self.unit() / other.unit();
        let more = other.counts.iter().map(|(value, counted)| (*value, counted * times));
        if self.counts.is_empty() {
            self.counts.extend(more);
            return;
        }
        let mut own = std::mem::take(&mut self.counts).into_iter().peekable();
        self.counts.reserve(own.len() + other.counts.len());
        for (value, counted) in more {
            while let Some(before) = own.next_if(|(own, _)| *own < value) {
                self.counts.push(before);
            }
            let same = own.next_if(|(own, _)| *own == value).map_or(0, |(_, times)| times);
            self.counts.push((value, same + counted));
        }
        self.counts.extend(own);
    }

    /// Returns how many values were counted; of values in parts, how many parts.
    pub fn len(&self) -> u64 {
        self.counts.iter().map(|(_, times)| times).sum()
    }

    /// Returns whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Returns how many values were counted, parts of values added up.
    pub fn counted(&self) -> Decimal {
        (Decimal::from(self.len()) / Decimal::from(self.unit())).normalize()
    }

    /// Returns the values in order with their number, or with that of their parts (see [`Spread::unit`]).
    pub fn iter(&self) -> impl Iterator<Item = (i64, u64)> + '_ {
        self.counts.iter().copied()
    }

    /// Returns how many parts make one value: 1, or [`WHOLE`] where some occurred in part.
    pub const fn unit(&self) -> u64 {
        if self.in_parts { WHOLE.unsigned_abs() } else { 1 }
    }

    /// Returns the same values counted whole; nothing where some occurred in part, so that their number is no sample.
    pub fn whole(&self) -> Option<Cow<'_, Self>> {
        let unit = self.unit();
        if unit == 1 {
            return Some(Cow::Borrowed(self));
        }
        let whole = |(value, parts): &(i64, u64)| (parts % unit == 0).then_some((*value, parts / unit));
        let counts = self.counts.iter().map(whole).collect::<Option<_>>()?;
        Some(Cow::Owned(Self { counts, in_parts: false }))
    }

    fn split(&mut self) {
        if !self.in_parts {
            self.in_parts = true;
            let unit = self.unit();
            self.counts.iter_mut().for_each(|(_, times)| *times *= unit);
        }
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

    #[test]
    fn values_in_any_order_are_counted_each_once() {
        // Steps of a prime visit 0 to 100 without a pattern; each value comes as often as the steps meet it.
        let values = |from: i64, many: i64| (from..from + many).map(|step| step * 37 % 101);
        let mut expected = std::collections::BTreeMap::new();
        let (mut one, mut other) = (Spread::default(), Spread::default());
        for (spread, from, many) in [(&mut one, 0, 150), (&mut other, 60, 230)] {
            for value in values(from, many) {
                spread.add(value, 2);
                *expected.entry(value).or_insert(0) += 2;
            }
        }
        one.merge(&other);
        assert_eq!(one.iter().collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>());
        let mut none = Spread::default();
        none.merge(&one);
        assert_eq!(none, one);
    }

    #[test]
    fn values_in_parts_weigh_as_much_as_their_parts() {
        let (third, mut shared) = (WHOLE.unsigned_abs() / 3, Spread::default());
        shared.add(10, 1);
        shared.add_part(20, third);
        shared.add_part(30, 2 * third);
        // 1 of 10, 1/3 of 20 and 2/3 of 30: a hair less than 2 in all, and 10 reaches past the half of them.
        assert_eq!((shared.counted(), shared.median()), (Decimal::new(1_999_999_999, 9), Term::number(10)));
        assert_eq!(shared.whole(), None, "no sample of whole values");

        let mut whole = Spread::default();
        whole.add(30, 1);
        let mut all = whole.clone();
        all.merge(&shared);
        shared.merge(&whole);
        assert_eq!(all, shared, "whichever merges with which");
        let mut rest = Spread::default();
        rest.add_part(20, WHOLE.unsigned_abs() - third);
        rest.add_part(30, WHOLE.unsigned_abs() - 2 * third);
        all.merge(&rest);
        let again: Vec<_> = all.whole().unwrap().iter().collect();
        assert_eq!((again, all.median()), (vec![(10, 1), (20, 1), (30, 2)], Term::number(25)));
    }
}
