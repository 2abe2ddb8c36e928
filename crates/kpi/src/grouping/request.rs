//! Where a slice stands to what was asked for.

use super::is_held;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::{Place, Slice};
use domain::words::Basis;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

/// The value of each requested dimension; `None` is the group *unknown*.
pub(super) type Key = Vec<Option<String>>;

/// What was asked for.
#[derive(Clone, Copy)]
pub(super) struct Request<'a> {
    pub(super) filter: &'a Filter,
    pub(super) by: &'a [Dimension],
}

/// The groups met so far, each with a number: a number is told from another faster than words.
#[derive(Debug, Default)]
pub(super) struct Keys {
    numbers: HashMap<Key, usize>,
    all: Vec<Key>,
}

impl Keys {
    /// Returns the number of a group.
    pub(super) fn number(&mut self, key: Key) -> usize {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        self.all.push(key.clone());
        self.numbers.insert(key, self.all.len() - 1);
        self.all.len() - 1
    }

    /// Returns the group of a number that was given out.
    pub(super) fn key(&self, number: usize) -> &Key {
        &self.all[number]
    }

    /// Returns the groups in the order of their numbers.
    pub(super) fn all(self) -> Vec<Key> {
        self.all
    }
}

/// Where a slice stands to it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stand {
    /// In the group of this number.
    In(usize),
    /// Somewhere within, but its file did not say where.
    TooCoarse,
    /// The filter drops it.
    Outside,
}

impl Stand {
    pub(super) const fn group(self) -> Option<usize> {
        match self {
            Self::In(group) => Some(group),
            Self::TooCoarse | Self::Outside => None,
        }
    }
}

impl Request<'_> {
    pub(super) fn stand(self, slice: &Slice, keys: &mut Keys) -> Stand {
        self.stand_at(&slice.place, slice, keys)
    }

    /// Returns whether a slice counts for a group: a holdout's only where it may be shown and nothing mailed stands there.
    pub(super) fn counts(self, slice: &Slice, stand: Stand, mailed: &BTreeSet<usize>) -> bool {
        match stand {
            Stand::In(_) if !is_held(slice) => true,
            Stand::In(group) => self.shows_held(slice) && !mailed.contains(&group),
            // Where nothing else is known of its campaign.
            Stand::TooCoarse => !is_held(slice) && self.takes(&slice.place),
            Stand::Outside => false,
        }
    }

    /// Returns where a slice stands when it is counted at another place than its own.
    pub(super) fn stand_at(self, place: &Place, slice: &Slice, keys: &mut Keys) -> Stand {
        if slice.coarse.is_empty() {
            let takes = self.takes(place);
            return if takes { Stand::In(keys.number(self.key(place))) } else { Stand::Outside };
        }
        if self.surely_drops(place) {
            Stand::Outside
        } else if self.is_pinned(place) {
            Stand::In(keys.number(self.key(place)))
        } else {
            Stand::TooCoarse
        }
    }

    pub(super) fn key(self, place: &Place) -> Key {
        self.by.iter().map(|dimension| place.value(*dimension)).collect()
    }

    /// Returns whether the filter takes a place; what the place does not say is the value *unknown*.
    pub(super) fn takes(self, place: &Place) -> bool {
        self.dimensions().all(|d| self.filter.takes(d, place.value(d).as_deref())) && self.takes_period(place)
    }

    pub(super) fn takes_campaign(self, code: &str) -> bool {
        self.filter.takes(Dimension::Campaign, Some(code))
    }

    /// Returns whether a place says all that the request asks of it.
    pub(super) fn is_pinned(self, place: &Place) -> bool {
        let limited = self.filter.from.is_some() || self.filter.to.is_some();
        let dated = !limited || self.day(place).is_some();
        dated && self.dimensions().chain(self.by.iter().copied()).all(|d| place.value(d).is_some())
    }

    /// Returns whether a holdout's slice may be shown: by cell, or where the filter names its cell.
    pub(super) fn shows_held(self, slice: &Slice) -> bool {
        let named = |wanted: &(Dimension, Option<String>)| {
            wanted.0 == Dimension::Cell && wanted.1.is_some() && wanted.1 == slice.place.cell
        };
        self.by.contains(&Dimension::Cell) || self.filter.wanted.iter().any(named)
    }

    /// Returns whether what a place does say is enough to drop it.
    fn surely_drops(self, place: &Place) -> bool {
        let dropped = self
            .dimensions()
            .any(|d| place.value(d).is_some_and(|value| !self.filter.takes(d, Some(&value))));
        let day = self.day(place);
        dropped || (day.is_some() && !self.filter.covers(day))
    }

    fn takes_period(self, place: &Place) -> bool {
        self.filter.covers(self.day(place))
    }

    /// Returns the day that the period is about: the posting, or what happened.
    const fn day(self, place: &Place) -> Option<NaiveDate> {
        match self.filter.basis {
            Basis::Posting => place.posting_date,
            Basis::Event => place.day,
        }
    }

    fn dimensions(&self) -> impl Iterator<Item = Dimension> {
        self.filter.wanted.iter().map(|(dimension, _)| *dimension)
    }
}

/// Orders keys by their values, the group *unknown* last.
pub(super) fn unknown_last(a: &Key, b: &Key) -> Ordering {
    let pairs = a.iter().zip(b).map(|(a, b)| a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(b)));
    pairs.fold(Ordering::Equal, Ordering::then)
}
