//! What was mailed beside what it is compared with, and what it brought beyond that.

use crate::term::{Reason, Term};
use crate::totals::Totals;

/// Two sides of one campaign: people mailed a test, and those of its control, else of its holdout.
#[derive(Clone, Debug, PartialEq)]
pub struct Arms {
    /// What was tested.
    pub test: Totals,
    /// What it is compared with.
    pub control: Totals,
}

impl Totals {
    /// Returns the responders that the tested would have had at the control's rate.
    pub fn expected_responders(&self) -> Term {
        self.expected(|side| side.responders)
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

    /// Returns the cost of the tested pieces: their share of the pieces that the whole cost was spent on.
    pub fn tested_cost(&self) -> Term {
        let Some(arms) = &self.arms else { return Term::Unknown(Reason::NoControl) };
        match arms.test.pieces_posted.value() {
            Some(pieces) => self.cost() * pieces / self.pieces_posted,
            None => arms.test.pieces_posted,
        }
    }

    fn expected(&self, of: fn(&Self) -> Term) -> Term {
        let Some(arms) = &self.arms else { return Term::Unknown(Reason::NoControl) };
        let people = arms.test.posted_or_held();
        people.value().map_or(people, |n| of(&arms.control) * n / arms.control.posted_or_held())
    }

    fn gained(&self, of: fn(&Self) -> Term) -> Term {
        let Some(arms) = &self.arms else { return Term::Unknown(Reason::NoControl) };
        of(&arms.test) - self.expected(of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::totals::Measure;

    #[test]
    fn what_was_gained_is_what_the_controls_rate_would_not_have_brought() {
        let side = |pieces: u64, responders: u64| {
            let mut side = Totals::never_imported();
            for (measure, n) in
                [(Measure::PiecesPosted, pieces), (Measure::PeopleHeld, 0), (Measure::Responders, responders)]
            {
                side.count(measure, n);
            }
            side
        };
        let mut totals = Totals::never_imported();
        assert_eq!(totals.incremental_responders().reason(), Some(Reason::NoControl));
        totals.arms = Some(Box::new(Arms { test: side(2_000, 60), control: side(500, 10) }));
        assert_eq!(totals.expected_responders(), Term::number(40));
        assert_eq!(totals.incremental_responders(), Term::number(20));
    }
}
