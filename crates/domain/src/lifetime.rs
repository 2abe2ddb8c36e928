//! What the customers of a group should still bring, by a model of their own orders.

use crate::term::{Reason, Term};
use crate::totals::{Measure, Totals};

/// Fewest customers that a model can be made of.
pub const FEWEST_CUSTOMERS: usize = 100;
/// Fewest of them who bought again.
pub const FEWEST_REPEAT: usize = 30;

/// What a model foresees for the customers of a group; no sum of its files, so that neither comes from one.
///
/// Whoever has fitted the model sets it; until then there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Customers who are named, so that their orders can be followed.
    pub followed: Term,
    /// What they should still spend, later amounts worth less.
    pub foreseen: Term,
    /// The standard error of that, in the same money: how far the model may be off; unknown where it cannot be told.
    pub error: Term,
}

impl Default for Lifetime {
    fn default() -> Self {
        let none = Term::Unknown(Reason::TooFewCustomers { customers: 0, repeat: 0 });
        Self { followed: none, foreseen: none, error: none }
    }
}

impl Lifetime {
    /// Returns what is foreseen for two groups together.
    ///
    /// Where one model is off for one group it is off for the other alike: errors add up as they are, at most too large.
    #[must_use]
    pub fn of_both(self, other: Self) -> Self {
        Self {
            followed: self.followed + other.followed,
            foreseen: self.foreseen + other.foreseen,
            error: self.error + other.error,
        }
    }
}

impl Totals {
    /// Returns the margin that the customers should still bring: what they should spend, at the margin rate of the
    /// orders that there are.
    pub fn foreseen_margin(&self) -> Term {
        let Some(foreseen) = self.lifetime.foreseen.value() else { return self.lifetime.foreseen };
        let rate = (self.margin / self.revenue).or_nothing_of(Measure::Revenue);
        match self.lifetime.foreseen.currency() {
            // A rate has no currency: that of what is foreseen comes back with it.
            Some(currency) => match rate * foreseen {
                Term::Known { value, .. } => Term::Known { value, currency: Some(currency) },
                unknown @ Term::Unknown(_) => unknown,
            },
            None => rate * foreseen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use rust_decimal::Decimal;

    fn euros(n: i64) -> Term {
        Term::money(Money::eur(Decimal::from(n)))
    }

    #[test]
    fn the_margin_to_come_is_the_revenue_to_come_at_the_rate_of_the_orders() {
        let mut totals = Totals::never_imported();
        let few = Reason::TooFewCustomers { customers: 0, repeat: 0 };
        assert_eq!(totals.foreseen_margin().reason(), Some(few));
        totals.lifetime =
            Lifetime { followed: Term::number(120), foreseen: euros(90_000), error: euros(9_000) };
        assert_eq!(totals.foreseen_margin().reason(), Some(Reason::NeverImported(Measure::Margin)));
        totals.revenue = euros(36_000);
        totals.margin = euros(14_400);
        // 40 % of 90 000.
        assert_eq!(totals.foreseen_margin(), euros(36_000));
        totals.revenue = euros(0);
        assert_eq!(totals.foreseen_margin().reason(), Some(Reason::NothingToDivideBy(Measure::Revenue)));
    }

    #[test]
    fn what_two_groups_bring_adds_up_where_both_are_known() {
        let of = |n| Lifetime { followed: Term::number(1), foreseen: euros(n), error: euros(1) };
        assert_eq!(
            of(3).of_both(of(4)),
            Lifetime { followed: Term::number(2), foreseen: euros(7), error: euros(2) }
        );
        assert!(of(3).of_both(Lifetime::default()).foreseen.reason().is_some());
    }
}
