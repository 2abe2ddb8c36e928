//! The reference campaign, on which every entry of the catalogue shows what it gives.

use domain::money::Money;
use domain::term::Term;
use domain::totals::{Measure, Totals};
use rust_decimal::Decimal;

const COUNTS: &[(Measure, u64)] = &[
    (Measure::PiecesPosted, 5_000),
    (Measure::PeopleHeld, 0),
    (Measure::Undelivered, 240),
    (Measure::ResponseLines, 130),
    (Measure::Responders, 120),
    (Measure::PositiveResponders, 108),
    (Measure::QualifiedLeads, 45),
    (Measure::Appointments, 36),
    (Measure::AppointmentsHeld, 30),
    (Measure::Opportunities, 28),
    (Measure::WonOpportunities, 12),
    (Measure::LostOpportunities, 10),
    (Measure::NewCustomers, 12),
    (Measure::ReactivatedCustomers, 0),
    (Measure::Orders, 15),
    (Measure::Promoters, 5),
    (Measure::Passives, 3),
    (Measure::Detractors, 1),
];

const EUROS: &[(Measure, i64)] = &[
    (Measure::Signed, 33_600),
    (Measure::Revenue, 36_000),
    (Measure::Margin, 14_400),
    (Measure::CostCreation, 900),
    (Measure::CostList, 600),
    (Measure::CostPrinting, 1_700),
    (Measure::CostHandling, 450),
    (Measure::CostPostage, 3_100),
    (Measure::CostOther, 0),
];

/// Days from posting to the first response, and how many responders took them: 120 in all.
const DELAYS: &[(i64, u64)] = &[(3, 10), (5, 20), (7, 25), (9, 20), (12, 20), (18, 15), (30, 10)];

/// The fifteen orders in euros: 36 000 in all.
const ORDERS: &[i64] =
    &[900, 1_100, 1_200, 1_500, 1_600, 1_800, 2_000, 2_100, 2_300, 2_400, 2_600, 2_900, 3_600, 4_500, 5_500];

/// Returns the sums of the reference campaign: 5 000 pieces posted on 2 March 2026, 120 responders, 15 orders.
pub fn reference_totals() -> Totals {
    let mut totals = Totals::never_imported();
    for (measure, n) in COUNTS {
        totals.count(*measure, *n);
    }
    for (measure, euros) in EUROS {
        totals.set(*measure, Term::money(Money::eur(Decimal::from(*euros))));
    }
    for (days, responders) in DELAYS {
        totals.response_delays.add(*days, *responders);
    }
    for euros in ORDERS {
        totals.order_values.add(euros * domain::money::E4, 1);
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_single_values_of_the_fixture_add_up_to_its_sums() {
        let totals = reference_totals();
        assert_eq!(Term::number(totals.response_delays.len()), totals.responders);
        assert_eq!(Term::number(totals.order_values.len()), totals.orders);
        assert_eq!(Some(Decimal::from(ORDERS.iter().sum::<i64>())), totals.revenue.value());
    }
}
