//! The reference campaign, on which every entry of the catalogue shows what it gives.

use domain::aims::Aims;
use domain::arms::Arms;
use domain::lifetime::Lifetime;
use domain::money::Money;
use domain::term::{Reason, Term};
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
    (Measure::StageEntries, 65),
    (Measure::StagePasses, 40),
    (Measure::NewCustomers, 12),
    (Measure::ReactivatedCustomers, 0),
    (Measure::RepeatCustomers, 3),
    (Measure::ActiveCustomers, 80),
    (Measure::KeptCustomers, 68),
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

/// What its twelve buyers brought: nine of them one order each, three of them two.
const BUYERS: &[i64] = &[1_100, 1_200, 1_500, 1_600, 1_800, 2_000, 2_100, 2_300, 2_400, 5_400, 6_200, 8_400];

/// Days from posting to the signature of the twelve deals won.
const CYCLES: &[i64] = &[14, 18, 21, 25, 30, 33, 37, 42, 48, 55, 70, 111];
/// Days from their opening.
const DEALS: &[i64] = &[5, 8, 10, 12, 15, 18, 20, 24, 28, 33, 45, 80];
/// Days since posting of the six open deals, when the window of 120 days ends.
const OPEN: &[(i64, u64)] = &[(120, 6)];
/// Days from the first response to the qualification of 45, from there to the first of 36 appointments, from there to
/// the opening of 28 deals.
const QUALIFIED: &[(i64, u64)] = &[(0, 15), (2, 15), (5, 15)];
const APPOINTED: &[(i64, u64)] = &[(3, 12), (7, 12), (12, 12)];
const OPENED: &[(i64, u64)] = &[(0, 10), (4, 10), (10, 8)];
/// Days in a stage of the pipeline: 50 that were left, 15 in which a deal still stands.
const STAYS: &[(i64, u64)] = &[(5, 20), (9, 15), (20, 15)];
const WAITS: &[(i64, u64)] = &[(30, 15)];

/// Returns the sums of the reference campaign: 5 000 pieces posted on 2 March 2026, 120 responders, 15 orders; a target
/// of 3 %, and 0,9 % as the published rate of cold mail.
pub fn reference_totals() -> Totals {
    let mut totals = Totals::never_imported();
    for (measure, n) in COUNTS {
        totals.count(*measure, *n);
    }
    for (measure, euros) in EUROS {
        totals.set(*measure, Term::money(Money::eur(Decimal::from(*euros))));
    }
    for (spread, values) in [
        (&mut totals.response_delays, DELAYS),
        (&mut totals.open_cycles, OPEN),
        (&mut totals.responder_stays, QUALIFIED),
        (&mut totals.qualified_stays, APPOINTED),
        (&mut totals.appointment_stays, OPENED),
        (&mut totals.stage_stays, STAYS),
        (&mut totals.stage_waits, WAITS),
    ] {
        for (days, times) in values {
            spread.add(*days, *times);
        }
    }
    for (spread, values) in [(&mut totals.sales_cycles, CYCLES), (&mut totals.opportunity_stays, DEALS)] {
        for days in values {
            spread.add(*days, 1);
        }
    }
    totals.salesperson_names.extend(["Dupuis", "Lambert"].map(str::to_owned));
    for euros in ORDERS {
        totals.order_values.add(euros * domain::money::E4, 1);
    }
    for euros in BUYERS {
        totals.buyer_values.add(euros * domain::money::E4, 1);
    }
    totals.aims = Aims {
        reference_rate: Term::number(Decimal::new(9, 3)),
        target_rate: Term::number(Decimal::new(3, 2)),
    };
    // Twelve customers carry no model.
    let few = Term::Unknown(Reason::TooFewCustomers { customers: 12, repeat: 3 });
    totals.lifetime = Lifetime { followed: few, foreseen: few, error: few };
    // A hundred of them got both letters of the test.
    totals.people_mailed = Term::number(4_900);
    // Half of the pieces bear half of the cost.
    let cost = Term::money(Money::eur(Decimal::from(3_375)));
    totals.compared.pairs.push(Arms {
        test: side(72, &[900, 1_600, 2_000, 2_100, 2_300, 2_600, 2_900, 3_600, 4_500, 5_500]),
        control: side(48, &[1_100, 1_200, 1_500, 1_800, 2_400]),
        cost,
    });
    totals
}

/// Returns one of the two cells of 2 500 pieces: B with 72 responders, the control A with 48.
fn side(responders: u64, orders: &[i64]) -> Totals {
    let mut side = Totals::never_imported();
    for (measure, n) in [
        (Measure::PiecesPosted, 2_500),
        (Measure::PeopleHeld, 0),
        (Measure::Responders, responders),
        (Measure::Orders, orders.len() as u64),
    ] {
        side.count(measure, n);
    }
    side.pay(Measure::Revenue, Money::eur(Decimal::from(orders.iter().sum::<i64>())));
    for euros in orders {
        side.order_values.add(euros * domain::money::E4, 1);
        side.buyer_values.add(euros * domain::money::E4, 1);
    }
    side
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
        assert_eq!(Term::number(totals.buyer_values.len()), totals.customers());
        assert_eq!(BUYERS.iter().sum::<i64>(), ORDERS.iter().sum::<i64>());
    }
}
