//! What customers should still bring: from their orders to a model, and from the model to the groups of a question.

use crate::failure::Failure;
use crate::figures::Group;
use crate::house::House;
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::filter::Filter;
use domain::lifetime::Lifetime;
use domain::money::Money;
use domain::slice::Place;
use domain::term::{Reason, Term};
use domain::totals::Measure;
use domain::words::{Basis, CellRole};
use predict::{Buyer, History, Horizon, Known, NotFitted, SLOPES, Slopes};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{HashMap, HashSet};
use store::{Customer, Purchase};

/// The model counts in weeks.
const WEEK: f64 = 7.0;
/// Three years ahead, a month of waiting costing one hundredth: some 12 % a year.
const HORIZON: Horizon = Horizon { periods: 36, length: 365.25 / 12.0 / WEEK, discount: 0.01 };

/// What each named customer should still spend.
struct Foreseen {
    /// With how it changes with the parameters of the model.
    worth: HashMap<i64, (f64, Slopes)>,
    /// How exactly the model is known, where that can be told.
    known: Option<Known>,
    currency: Currency,
}

/// Sets what the customers of each group should still bring, by a model of all orders of all named customers.
///
/// Its customers are those of *new customers* and *reactivated customers* who are named, each once.
pub(crate) async fn foresee(
    house: &House,
    groups: &mut [Group],
    filter: &Filter,
    today: NaiveDate,
) -> Result<(), Failure> {
    let foreseen = model(&house.store.purchases().await?, today);
    let customers = house.store.customers(filter.basis).await?;
    for group in groups {
        group.totals.lifetime = match &foreseen {
            Ok(foreseen) => of_group(foreseen, group, &customers, filter),
            Err(reason) => {
                let unknown = Term::Unknown(*reason);
                Lifetime { followed: unknown, foreseen: unknown, error: unknown }
            }
        };
    }
    Ok(())
}

/// Fits the model and asks it about each customer.
fn model(purchases: &[Purchase], today: NaiveDate) -> Result<Foreseen, Reason> {
    let buyers = buyers(purchases, today);
    let repeat = buyers.iter().filter(|(_, buyer)| buyer.history.repeats > 0).count();
    let few = Reason::TooFewCustomers { customers: number(buyers.len()), repeat: number(repeat) };
    let currency = purchases.first().map(|first| first.amount.currency).ok_or(few)?;
    if purchases.iter().any(|purchase| purchase.amount.currency != currency) {
        return Err(Reason::TwoCurrencies);
    }
    let (contacts, buyers): (Vec<i64>, Vec<Buyer>) = buyers.into_iter().unzip();
    let fitted = predict::fit(&buyers).map_err(|not| match not {
        NotFitted::TooFew { .. } => few,
        NotFitted::NoTop => Reason::NoModel,
    })?;
    let worth = contacts.into_iter().zip(fitted.worths_and_slopes(&buyers, HORIZON)).collect();
    Ok(Foreseen { worth, known: fitted.known(&buyers), currency })
}

/// Returns what each customer did until a day.
///
/// Orders of one day are one purchase. A credit note takes from the purchases before it, the latest first; what it takes
/// whole was none.
fn buyers(purchases: &[Purchase], today: NaiveDate) -> Vec<(i64, Buyer)> {
    let of_one = |bought: &[Purchase]| Some((bought.first()?.contact, buyer(bought, today)?));
    purchases.chunk_by(|one, next| one.contact == next.contact).filter_map(of_one).collect()
}

fn buyer(bought: &[Purchase], today: NaiveDate) -> Option<Buyer> {
    let mut days: Vec<(NaiveDate, Decimal)> = Vec::new();
    for purchase in bought.iter().filter(|purchase| purchase.date <= today) {
        let amount = purchase.amount.amount;
        match days.last_mut().filter(|(day, _)| *day == purchase.date) {
            Some((_, sum)) if amount > Decimal::ZERO => *sum = sum.checked_add(amount)?,
            _ if amount > Decimal::ZERO => days.push((purchase.date, amount)),
            _ => give_back(&mut days, -amount),
        }
    }
    let (first, _) = *days.first()?;
    let (last, _) = *days.last()?;
    let weeks = |until: NaiveDate| (until - first).num_days() as f64 / WEEK;
    let repeats = days.len() - 1;
    let spent = days.iter().skip(1).filter_map(|(_, amount)| amount.to_f64()).sum::<f64>();
    let mean = if repeats == 0 { 0.0 } else { spent / repeats as f64 };
    Some(Buyer { history: History { repeats: number(repeats), last: weeks(last), age: weeks(today) }, mean })
}

/// Takes an amount from purchases, the latest first.
fn give_back(days: &mut Vec<(NaiveDate, Decimal)>, mut owed: Decimal) {
    while let Some((day, amount)) = days.pop() {
        if amount > owed {
            return days.push((day, amount - owed));
        }
        owed -= amount;
    }
}

fn of_group(foreseen: &Foreseen, group: &Group, customers: &[Customer], filter: &Filter) -> Lifetime {
    let stand = customers.iter().filter(|customer| stands_in(&customer.place, group, filter));
    let followed: HashSet<i64> = stand.filter_map(|customer| customer.contact).collect();
    // In one order, so that the sum is the same each time.
    let mut worth: Vec<(f64, Slopes)> =
        followed.iter().filter_map(|contact| foreseen.worth.get(contact).copied()).collect();
    worth.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let followed = Term::number(number(worth.len()));
    if worth.is_empty() {
        let none = Term::Unknown(Reason::NothingToDivideBy(Measure::NewCustomers));
        return Lifetime { followed, foreseen: none, error: none };
    }
    let (mut sum, mut slopes) = (0.0, [0.0; SLOPES]);
    for (own, of_own) in worth {
        sum += own;
        for (all, slope) in slopes.iter_mut().zip(of_own) {
            *all += slope;
        }
    }
    let error = foreseen.known.as_ref().map(|known| known.error(&slopes)).filter(|error| error.is_finite());
    Lifetime {
        followed,
        foreseen: amount(sum, foreseen.currency),
        error: error.map_or(Term::Unknown(Reason::NoModel), |error| amount(error, foreseen.currency)),
    }
}

/// Turns what a model says into an amount, to the cent; the one place where it becomes money.
fn amount(value: f64, currency: Currency) -> Term {
    Decimal::try_from(value).map_or(Term::Unknown(Reason::TooLarge), |amount| {
        Term::money(Money { amount: amount.round_dp(2), currency })
    })
}

/// Returns whether a customer counts in a group.
pub(crate) fn stands_in(place: &Place, group: &Group, filter: &Filter) -> bool {
    let day = match filter.basis {
        Basis::Posting => place.posting_date,
        Basis::Event => place.day,
    };
    let held = |role: Option<CellRole>| role == Some(CellRole::Holdout);
    held(place.role) == held(group.role)
        && filter.covers(day)
        && filter.wanted.iter().all(|(of, _)| filter.takes(*of, place.value(*of).as_deref()))
        && group.key.iter().all(|(of, value)| place.value(*of) == *value)
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn bought(contact: i64, days: &[(&str, i64)]) -> Vec<Purchase> {
        let purchase = |(on, euros): &(&str, i64)| Purchase {
            contact,
            date: day(on),
            amount: Money::eur(Decimal::from(*euros)),
        };
        days.iter().map(purchase).collect()
    }

    #[test]
    fn what_a_customer_did_is_counted_in_weeks_since_the_first_purchase() {
        let today = day("2026-11-25");
        for (orders, repeats, last, age, mean) in [
            // 28 days to the second order, 84 until today.
            (&[("2026-09-02", 100), ("2026-09-30", 50)][..], 1, 4.0, 12.0, 50.0),
            // Two orders of one day are one purchase.
            (&[("2026-09-02", 100), ("2026-09-30", 50), ("2026-09-30", 30)], 1, 4.0, 12.0, 80.0),
            // 20 given back of the last; 70 given back of the last and of the one before.
            (&[("2026-09-02", 100), ("2026-09-30", 50), ("2026-10-07", -20)], 1, 4.0, 12.0, 30.0),
            (&[("2026-09-02", 100), ("2026-09-30", 50), ("2026-10-07", -70)], 0, 0.0, 12.0, 0.0),
            // What is dated later has not happened yet.
            (&[("2026-09-02", 100), ("2026-12-30", 50)], 0, 0.0, 12.0, 0.0),
        ] {
            let found = buyers(&bought(1, orders), today);
            let expected = Buyer { history: History { repeats, last, age }, mean };
            assert_eq!(found, [(1, expected)], "{orders:?}");
        }
        // All was given back: no customer.
        assert_eq!(buyers(&bought(1, &[("2026-09-02", 100), ("2026-09-03", -100)]), today), []);
        assert_eq!(buyers(&[], today), []);
    }

    #[test]
    fn a_few_customers_foresee_nothing_and_say_how_few() {
        let today = day("2026-11-25");
        let none = Reason::TooFewCustomers { customers: 0, repeat: 0 };
        assert_eq!(model(&[], today).err(), Some(none));
        let one = bought(1, &[("2026-09-02", 100), ("2026-09-30", 50)]);
        assert_eq!(model(&one, today).err(), Some(Reason::TooFewCustomers { customers: 1, repeat: 1 }));
        let mut two = one;
        two.push(Purchase {
            contact: 2,
            date: today,
            amount: Money { amount: Decimal::ONE, currency: "CHF".parse().unwrap() },
        });
        assert_eq!(model(&two, today).err(), Some(Reason::TwoCurrencies));
    }
}
