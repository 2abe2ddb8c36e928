//! What a group's response rate is held against: a reference and a target.

use crate::term::{Reason, Term};

/// The rates that a group is held against; no sum of it, so that they neither add up nor come from a file of outcomes.
///
/// *Unit*: a fraction. Whoever knows the references and the targets sets them; until then they are unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aims {
    /// The response rate that is usual: one's own median, else a published one.
    pub reference_rate: Term,
    /// The response rate that was aimed at.
    pub target_rate: Term,
}

impl Default for Aims {
    fn default() -> Self {
        Self {
            reference_rate: Term::Unknown(Reason::NoReference),
            target_rate: Term::Unknown(Reason::NoTarget),
        }
    }
}

impl Aims {
    /// Returns what two groups together are held against: what both are, else nothing.
    #[must_use]
    pub fn of_both(self, other: Self) -> Self {
        let none = Self::default();
        let alike = |mine, theirs, none| if mine == theirs { mine } else { none };
        Self {
            reference_rate: alike(self.reference_rate, other.reference_rate, none.reference_rate),
            target_rate: alike(self.target_rate, other.target_rate, none.target_rate),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn groups_held_against_different_rates_are_together_held_against_none() {
        let of = |rate| Aims { target_rate: Term::number(Decimal::new(rate, 2)), ..Aims::default() };
        assert_eq!(of(3).of_both(of(3)), of(3));
        assert_eq!(of(3).of_both(of(4)), Aims::default());
    }
}
