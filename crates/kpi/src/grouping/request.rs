//! Where a place stands to what was asked for.

use super::is_held;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::Place;
use domain::words::Basis;
use hashbrown::{Equivalent, HashMap};
use std::borrow::Cow;
use std::cmp::Ordering;

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
    numbers: HashMap<Key, u32>,
    all: Vec<Key>,
}

/// A key as a place says it.
#[derive(Hash)]
struct Said<'a>(Vec<Option<Cow<'a, str>>>);

impl<'a> Said<'a> {
    fn of(place: &'a Place, by: &[Dimension]) -> Self {
        Self(by.iter().map(|dimension| place.said(*dimension)).collect())
    }
}

// It hashes as the key does: both as so many texts that may be missing.
impl Equivalent<Key> for Said<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.0.iter().map(Option::as_deref).eq(key.iter().map(Option::as_deref))
    }
}

impl Keys {
    /// Returns the number of the group in which a place would stand.
    pub(super) fn number(&mut self, place: &Place, by: &[Dimension]) -> u32 {
        let said = Said::of(place, by);
        if let Some(number) = self.numbers.get(&said) {
            return *number;
        }
        let (key, number): (Key, u32) =
            (said.0.into_iter().map(|value| value.map(Cow::into_owned)).collect(), self.all.len() as u32);
        self.all.push(key.clone());
        self.numbers.insert(key, number);
        number
    }

    /// Returns the same where that group was met.
    pub(super) fn found(&self, place: &Place, by: &[Dimension]) -> Option<u32> {
        self.numbers.get(&Said::of(place, by)).copied()
    }

    /// Returns the group of a number that was given out.
    pub(super) fn key(&self, number: u32) -> &Key {
        &self.all[number as usize]
    }

    /// Returns the groups in the order of their numbers.
    pub(super) fn all(self) -> Vec<Key> {
        self.all
    }
}

/// Where a place stands to it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stand {
    /// In the group of this number.
    In(u32),
    /// Somewhere within, but its file did not say where.
    TooCoarse,
    /// The filter drops it.
    Outside,
}

impl Stand {
    pub(super) const fn group(self) -> Option<u32> {
        match self {
            Self::In(group) => Some(group),
            Self::TooCoarse | Self::Outside => None,
        }
    }
}

impl Request<'_> {
    /// Returns where a place stands; `coarse`: it comes from a file of totals, and what it does not say is not known.
    pub(super) fn stand(self, place: &Place, coarse: bool, keys: &mut Keys) -> Stand {
        if !coarse {
            let takes = self.takes(place);
            return if takes { Stand::In(keys.number(place, self.by)) } else { Stand::Outside };
        }
        if self.surely_drops(place) {
            Stand::Outside
        } else if self.is_pinned(place) {
            Stand::In(keys.number(place, self.by))
        } else {
            Stand::TooCoarse
        }
    }

    /// Returns whether a place counts for a group: a holdout's only where it may be shown and nothing mailed stands there.
    pub(super) fn counts(self, place: &Place, stand: Stand, mailed: &[bool]) -> bool {
        match stand {
            Stand::In(_) if !is_held(place) => true,
            Stand::In(group) => {
                self.shows_held(place) && !mailed.get(group as usize).is_some_and(|mailed| *mailed)
            }
            // Where nothing else is known of its campaign.
            Stand::TooCoarse => !is_held(place) && self.takes(place),
            Stand::Outside => false,
        }
    }

    /// Returns whether the filter takes a place; what the place does not say is the value *unknown*.
    pub(super) fn takes(self, place: &Place) -> bool {
        self.dimensions().all(|d| self.filter.takes(d, place.said(d).as_deref())) && self.takes_period(place)
    }

    pub(super) fn takes_campaign(self, code: &str) -> bool {
        self.filter.takes(Dimension::Campaign, Some(code))
    }

    /// Returns whether a place says all that the request asks of it.
    pub(super) fn is_pinned(self, place: &Place) -> bool {
        let limited = self.filter.from.is_some() || self.filter.to.is_some();
        let dated = !limited || self.day(place).is_some();
        dated && self.dimensions().chain(self.by.iter().copied()).all(|d| place.said(d).is_some())
    }

    /// Returns whether a holdout's place may be shown: by cell, or where the filter names its cell.
    pub(super) fn shows_held(self, place: &Place) -> bool {
        let named = |wanted: &(Dimension, Option<String>)| {
            wanted.0 == Dimension::Cell && wanted.1.is_some() && wanted.1 == place.cell
        };
        self.by.contains(&Dimension::Cell) || self.filter.wanted.iter().any(named)
    }

    /// Returns whether what a place does say is enough to drop it.
    fn surely_drops(self, place: &Place) -> bool {
        let dropped =
            self.dimensions().any(|d| place.said(d).is_some_and(|value| !self.filter.takes(d, Some(&value))));
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
