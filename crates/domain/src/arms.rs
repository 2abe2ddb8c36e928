//! What was mailed beside what it is compared with, campaign by campaign, and what it brought beyond that.
//!
//! Campaigns are never pooled: one that mailed many to a poor list would lend its rate to the others (Simpson).
//! What several gained is the sum of what each did beyond its own control.

use crate::term::{Reason, Term};
use crate::totals::Totals;

/// Two sides of one campaign: people mailed a test, and those of its control, else of its holdout.
#[derive(Clone, Debug, PartialEq)]
pub struct Arms {
    /// What was tested.
    pub test: Totals,
    /// What it is compared with.
    pub control: Totals,
    /// The cost of the tested pieces: their share of the pieces that the campaign's cost was spent on.
    pub cost: Term,
}

/// The sides of each campaign of a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// Those that have both.
    pub pairs: Vec<Arms>,
    /// Campaigns of the group that have nothing to compare with.
    pub alone: usize,
}

impl Compared {
    /// Returns the sides of every campaign; unknown where one has nothing to compare with, for what it gained is.
    ///
    /// # Errors
    /// [`Reason::NoControl`], [`Reason::NotEveryControl`].
    pub fn whole(&self) -> Result<&[Arms], Reason> {
        match (self.pairs.as_slice(), self.alone) {
            ([], _) => Err(Reason::NoControl),
            (pairs, 0) => Ok(pairs),
            _ => Err(Reason::NotEveryControl),
        }
    }

    /// Adds the campaigns of another group.
    pub fn merge(&mut self, other: &Self) {
        self.pairs.extend(other.pairs.iter().cloned());
        self.alone += other.alone;
    }
}

impl Arms {
    /// Returns what the tested would have done at the control's rate.
    fn expected(&self, of: fn(&Totals) -> Term) -> Term {
        let people = self.test.posted_or_held();
        people.value().map_or(people, |n| of(&self.control) * n / self.control.posted_or_held())
    }
}

impl Totals {
    /// Returns the responders that the tested would have had at the control's rate.
    pub fn expected_responders(&self) -> Term {
        self.over_campaigns(|arms| arms.expected(|side| side.responders))
    }

    /// Returns the responders that the tested had beyond those.
    pub fn incremental_responders(&self) -> Term {
        self.gained(|side| side.responders)
    }

    /// Returns the revenue that the tested brought beyond what the control's would have.
    pub fn incremental_revenue(&self) -> Term {
        self.gained(|side| side.revenue)
    }

    /// Returns the orders that the tested brought beyond the control's, unknown where there are none more.
    pub fn incremental_orders(&self) -> Term {
        let gained = self.gained(|side| side.orders);
        let more = gained.value().is_none_or(|orders| orders.is_sign_positive() && !orders.is_zero());
        if more { gained } else { Term::Unknown(Reason::NothingGained) }
    }

    /// Returns the cost of the tested pieces.
    pub fn tested_cost(&self) -> Term {
        self.over_campaigns(|arms| arms.cost)
    }

    fn gained(&self, of: fn(&Self) -> Term) -> Term {
        self.over_campaigns(|arms| of(&arms.test) - arms.expected(of))
    }

    fn over_campaigns(&self, of: impl Fn(&Arms) -> Term) -> Term {
        match self.compared.whole() {
            Ok(pairs) => {
                pairs.iter().map(of).reduce(|a, b| a + b).unwrap_or(Term::Unknown(Reason::NoControl))
            }
            Err(reason) => Term::Unknown(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use crate::totals::Measure;

    fn side(pieces: u64, responders: u64) -> Totals {
        let mut side = Totals::never_imported();
        for (measure, n) in
            [(Measure::PiecesPosted, pieces), (Measure::PeopleHeld, 0), (Measure::Responders, responders)]
        {
            side.count(measure, n);
        }
        side
    }

    fn compared(test: (u64, u64), control: (u64, u64)) -> Totals {
        let mut totals = Totals::never_imported();
        let cost = Term::money(Money::eur(100.into()));
        totals.compared.pairs.push(Arms {
            test: side(test.0, test.1),
            control: side(control.0, control.1),
            cost,
        });
        totals
    }

    #[test]
    fn what_was_gained_is_what_the_controls_rate_would_not_have_brought() {
        assert_eq!(Totals::never_imported().incremental_responders().reason(), Some(Reason::NoControl));
        let totals = compared((2_000, 60), (500, 10));
        assert_eq!(totals.expected_responders(), Term::number(40));
        assert_eq!(totals.incremental_responders(), Term::number(20));
    }

    #[test]
    fn several_campaigns_gain_the_sum_of_what_each_gained() {
        // Each letter gained a tenth; pooled, 231 of 1 100 against 120 of 1 100 would be nine tenths.
        let mut both = compared((100, 11), (1_000, 100));
        both.merge(&compared((1_000, 220), (100, 20)));
        assert_eq!(both.expected_responders(), Term::number(210));
        assert_eq!(both.incremental_responders(), Term::number(21));
        assert_eq!(both.tested_cost(), Term::money(Money::eur(200.into())));
        both.compared.alone = 1;
        assert_eq!(both.incremental_responders(), Term::Unknown(Reason::NotEveryControl));
    }
}
