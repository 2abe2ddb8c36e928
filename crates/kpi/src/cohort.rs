//! Cohorts: what became of the letters, or of the customers, of one month as time went on.
//!
//! Months are counted from each one's own day: the first lasts from the posting, or from the first order, to the day
//! before its day of the next month. So letters of the 2nd and of the 28th have had the same time.

use chrono::{Months, NaiveDate};
use domain::slice::Slice;
use domain::term::{Reason, Term};
use domain::totals::Measure;

/// Returns the day on which some months from a day are over.
pub fn over_on(from: NaiveDate, months: u32) -> NaiveDate {
    from.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// Returns the sum of a measure within the first month from posting, within the first two, and so on.
///
/// The slices are those of one cohort, counted by event; a month counts once it is over for all its mailings, and is
/// unknown before ([`Reason::NotOver`]). Where the whole is unknown, or was told without its days, so are the parts.
/// What has no day counts in the whole alone.
pub fn growth(slices: &[&Slice], whole: Term, measure: Measure, months: u32, today: NaiveDate) -> Vec<Term> {
    let latest = slices.iter().filter_map(|slice| slice.place.posting_date).max();
    let coarse = slices.iter().any(|slice| slice.coarse.contains(&measure) && slice.place.day.is_none());
    (1..=months)
        .map(|month| match (whole, latest) {
            (Term::Unknown(reason), _) => Term::Unknown(reason),
            _ if coarse => Term::Unknown(Reason::NotThatFine(measure)),
            (_, None) => Term::Unknown(Reason::NotThatFine(measure)),
            (_, Some(latest)) if over_on(latest, month) > today => Term::Unknown(Reason::NotOver),
            _ => within(slices, measure, month),
        })
        .collect()
}

fn within(slices: &[&Slice], measure: Measure, months: u32) -> Term {
    let soon = slices.iter().filter(|slice| {
        let over = slice.place.posting_date.map(|posted| over_on(posted, months));
        slice.place.day.zip(over).is_some_and(|(day, over)| day < over)
    });
    let told = soon.map(|slice| slice.totals.get(measure));
    // What a slice does not tell adds nothing: that the whole is known was asked before.
    told.filter(|term| !matches!(term, Term::Unknown(Reason::NeverImported(_))))
        .fold(Term::number(0), |sum, term| sum + term)
}

/// A customer and the days of all its orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The day of the order that made it a customer.
    pub since: NaiveDate,
    /// The days of all its orders, whatever letter they belong to.
    pub orders: Vec<NaiveDate>,
}

/// Customers for whom a month is over, and those of them who ordered again in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    /// For whom it is over.
    pub customers: u64,
    /// Who ordered again in it.
    pub again: u64,
}

/// Returns who ordered again in the first month from the first order, in the second, and so on.
///
/// An order of the same day is the same purchase; the day of a new month belongs to that month.
pub fn returned(members: &[Member], months: u32, today: NaiveDate) -> Vec<Returned> {
    let in_month = |month: u32| {
        let over = members.iter().filter(|member| over_on(member.since, month) <= today);
        over.fold(Returned::default(), |sum, member| {
            let (from, to) = (over_on(member.since, month - 1), over_on(member.since, month));
            let again = member.orders.iter().any(|day| *day > member.since && *day >= from && *day < to);
            Returned { customers: sum.customers + 1, again: sum.again + u64::from(again) }
        })
    };
    (1..=months).map(in_month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grouping::group;
    use domain::dimension::Dimension;
    use domain::filter::Filter;
    use domain::ledger::Ledger;
    use domain::money::Money;
    use domain::slice::Place;
    use domain::totals::Totals;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// What happened on a day with the letters of another.
    fn slice(posted: &str, on: Option<&str>, responders: u64, euros: i64) -> Slice {
        let mut totals = Totals::never_imported();
        totals.count(Measure::Responders, responders);
        totals.pay(Measure::Revenue, Money::eur(Decimal::from(euros)));
        let place = Place {
            campaign: "P".to_owned(),
            posting_date: Some(day(posted)),
            day: on.map(day),
            ..Place::default()
        };
        Slice { place, totals: Box::new(totals), coarse: Vec::new() }
    }

    #[test]
    fn a_month_lasts_from_the_posting_to_the_day_before_that_day_of_the_next() {
        let slices = [
            slice("2026-01-31", Some("2026-02-27"), 3, 100),
            slice("2026-01-31", Some("2026-02-28"), 2, 0),
            slice("2026-01-31", Some("2026-05-01"), 1, 50),
            slice("2026-01-31", None, 7, 9),
        ];
        let all: Vec<&Slice> = slices.iter().collect();
        let whole = Term::number(13);
        // The month from 31 January is over on 28 February, the second on 31 March.
        let of = |today| growth(&all, whole, Measure::Responders, 4, day(today));
        let not_over = Term::Unknown(Reason::NotOver);
        assert_eq!(of("2026-02-27"), [not_over; 4]);
        assert_eq!(of("2026-02-28"), [Term::number(3), not_over, not_over, not_over]);
        assert_eq!(of("2026-06-01"), [3, 5, 5, 6].map(|n: i64| Term::number(n)));
    }

    #[test]
    fn a_month_counts_once_it_is_over_for_every_mailing_of_the_cohort() {
        let slices =
            [slice("2026-03-02", Some("2026-03-10"), 3, 0), slice("2026-03-28", Some("2026-04-01"), 2, 0)];
        let all: Vec<&Slice> = slices.iter().collect();
        let first = |today| growth(&all, Term::number(5), Measure::Responders, 1, day(today))[0];
        assert_eq!(first("2026-04-27"), Term::Unknown(Reason::NotOver));
        assert_eq!(first("2026-04-28"), Term::number(5));
    }

    #[test]
    fn what_is_unknown_as_a_whole_or_told_without_days_is_unknown_in_its_parts() {
        let never = Term::Unknown(Reason::NeverImported(Measure::Responders));
        let row = slice("2026-03-02", Some("2026-03-10"), 3, 0);
        assert_eq!(growth(&[&row], never, Measure::Responders, 1, day("2026-11-25")), [never]);
        let sheet = Slice { coarse: vec![Measure::Responders], ..slice("2026-03-02", None, 3, 0) };
        let told = growth(&[&sheet], Term::number(3), Measure::Responders, 1, day("2026-11-25"));
        assert_eq!(told, [Term::Unknown(Reason::NotThatFine(Measure::Responders))]);
        let nowhere = growth(&[], Term::number(3), Measure::Responders, 1, day("2026-11-25"));
        assert_eq!(nowhere, [Term::Unknown(Reason::NotThatFine(Measure::Responders))]);
    }

    #[test]
    fn customers_return_in_months_from_their_own_first_order() {
        let member = |since, orders: &[&str]| Member {
            since: day(since),
            orders: orders.iter().map(|text| day(text)).collect(),
        };
        let members = [
            // Before it was counted; twice on the first day; on the last day of month 1; on the first of month 3.
            member("2026-03-10", &["2026-01-05", "2026-03-10", "2026-03-10", "2026-04-09", "2026-05-10"]),
            member("2026-03-20", &["2026-03-20", "2026-04-20"]),
            member("2026-03-30", &["2026-03-30"]),
        ];
        let of = |customers, again| Returned { customers, again };
        assert_eq!(returned(&members, 3, day("2026-11-25")), [of(3, 1), of(3, 1), of(3, 1)]);
        // On 20 April the month of the third is not over.
        assert_eq!(returned(&members, 2, day("2026-04-20")), [of(2, 1), of(0, 0)]);
        assert_eq!(returned(&[], 1, day("2026-11-25")), [of(0, 0)]);
    }

    proptest! {
        #[test]
        fn cohorts_add_up_to_the_figures_of_the_catalogue(
            told in prop::collection::vec((0_u64..700, 0_u64..300, 0_u64..9, 0_i64..5_000), 1..60),
        ) {
            let epoch = day("2025-01-01");
            let on = |days: u64| epoch.checked_add_days(chrono::Days::new(days)).unwrap();
            let by_event: Vec<Slice> = told
                .iter()
                .map(|(posted, later, responders, euros)| {
                    let (posted, happened) = (on(*posted).to_string(), on(posted + later).to_string());
                    slice(&posted, Some(&happened), *responders, *euros)
                })
                .collect();
            let by_posting: Vec<Slice> = by_event
                .iter()
                .cloned()
                .map(|mut slice| {
                    slice.place.day = slice.place.posting_date;
                    slice
                })
                .collect();
            let groups = group(&Ledger::of(&by_posting), &[], &Filter::default(), &[Dimension::Month]);
            let whole = &group(&Ledger::of(&by_posting), &[], &Filter::default(), &[])[0].totals;
            for measure in [Measure::Responders, Measure::Revenue] {
                let mut sum = Term::number(0);
                for cohort in &groups {
                    let month = &cohort.key[0].1;
                    let own: Vec<&Slice> = by_event
                        .iter()
                        .zip(&by_posting)
                        .filter(|(_, posted)| posted.place.value(Dimension::Month) == *month)
                        .map(|(slice, _)| slice)
                        .collect();
                    let cells = growth(&own, cohort.totals.get(measure), measure, 12, day("2030-01-01"));
                    // Nothing came later than 300 days.
                    prop_assert_eq!(cells[11], cohort.totals.get(measure));
                    let values: Vec<_> = cells.iter().filter_map(|cell| cell.value()).collect();
                    prop_assert!(values.is_sorted() && values.len() == 12);
                    sum = sum + cells[11];
                }
                prop_assert_eq!(sum, whole.get(measure));
            }
        }

        #[test]
        fn whoever_returns_was_there(
            told in prop::collection::vec((0_u64..400, prop::collection::vec(0_u64..800, 0..8)), 0..30),
            until in 0_u64..900,
        ) {
            let on = |days: u64| day("2025-01-01").checked_add_days(chrono::Days::new(days)).unwrap();
            let members: Vec<Member> = told
                .iter()
                .map(|(since, orders)| Member {
                    since: on(*since),
                    orders: orders.iter().map(|later| on(since + later)).collect(),
                })
                .collect();
            let months = returned(&members, 30, on(until));
            for pair in months.windows(2) {
                prop_assert!(pair[1].customers <= pair[0].customers, "a later month is over for fewer");
            }
            prop_assert!(months.iter().all(|month| month.again <= month.customers));
            // Each later order falls into exactly one month of its customer.
            let all = returned(&members, 60, on(100_000));
            let later = |member: &Member| {
                let mut days: Vec<_> = member.orders.iter().filter(|day| **day > member.since).collect();
                days.sort();
                days.dedup_by_key(|day| {
                    (1..=60).find(|month| **day < over_on(member.since, *month))
                });
                days.len() as u64
            };
            prop_assert_eq!(all.iter().map(|month| month.again).sum::<u64>(), members.iter().map(later).sum::<u64>());
        }
    }
}
