//! Sets of measures.

use crate::totals::Measure;

/// A set of measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Measures(u64);

// One bit each.
const _: () = assert!(Measure::ALL.len() <= u64::BITS as usize);

impl Measures {
    const fn bit(measure: Measure) -> u64 {
        1 << measure as u32
    }

    /// Returns whether a measure is in it.
    pub const fn contains(self, measure: Measure) -> bool {
        self.0 & Self::bit(measure) != 0
    }

    /// Puts a measure in.
    pub const fn insert(&mut self, measure: Measure) {
        self.0 |= Self::bit(measure);
    }

    /// Returns what is in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns what is in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns what is in this one alone.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns all that are not in it.
    #[must_use]
    pub fn others(self) -> Self {
        Measure::ALL.iter().copied().collect::<Self>().without(self)
    }

    /// Returns what is in it, in the order of the funnel.
    pub fn iter(self) -> impl Iterator<Item = Measure> {
        Measure::ALL.iter().copied().filter(move |measure| self.contains(*measure))
    }
}

impl FromIterator<Measure> for Measures {
    fn from_iter<I: IntoIterator<Item = Measure>>(measures: I) -> Self {
        let mut all = Self::default();
        all.extend(measures);
        all
    }
}

impl Extend<Measure> for Measures {
    fn extend<I: IntoIterator<Item = Measure>>(&mut self, measures: I) {
        measures.into_iter().for_each(|measure| self.insert(measure));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_its_own_place() {
        let of = |measures: &[Measure]| measures.iter().copied().collect::<Measures>();
        for measure in Measure::ALL {
            let one = of(&[*measure]);
            assert_eq!(one.iter().collect::<Vec<_>>(), [*measure]);
            assert_eq!(one.others().or(one), of(Measure::ALL), "{measure:?}");
            assert!(!one.others().contains(*measure));
        }
        let (two, three) = (of(&[Measure::Orders, Measure::Revenue]), of(&Measure::ALL[20..23]));
        assert_eq!((two.and(three), two.without(three)), (two, Measures::default()));
    }
}
