//! The sums of packs, and orders credited anew, on their way into ledgers.

use super::{covers, measure_at};
use crate::clock::Clock;
use crate::coverage::{Coverage, measure};
use crate::credit::Share;
use crate::cube::{Cube, Question};
use crate::error::Result;
use crate::pack::{Column, Sum, Sums, Told};
use crate::placed::{Placed, takes};
use crate::row::word;
use crate::unsure::Unsure;
use chrono::NaiveDate;
use domain::attribution::WHOLE;
use domain::filter::Filter;
use domain::ledger::{Ledger, Unit};
use domain::measures::Measures;
use domain::slice::{Place, Slice};
use domain::term::{Reason, Term};
use domain::totals::{Measure, Series};
use std::collections::{BTreeMap, HashMap};

/// The number of each place.
type Places = hashbrown::HashMap<Place, u32>;

/// Ledgers on their way out of the packs.
pub(super) struct Taking<'a> {
    cube: &'a Cube,
    known: &'a HashMap<String, Coverage>,
    filter: &'a Filter,
    today: Option<NaiveDate>,
    /// Whether orders count as they are maintained; else they are credited anew.
    maintained: bool,
    ledgers: BTreeMap<String, Ledger>,
    /// The places of each campaign, once one is looked for.
    at: HashMap<String, Places>,
}

impl<'a> Taking<'a> {
    /// Begins with nothing taken.
    pub(super) fn new(
        cube: &'a Cube,
        known: &'a HashMap<String, Coverage>,
        filter: &'a Filter,
        today: Option<NaiveDate>,
        maintained: bool,
    ) -> Self {
        Self { cube, known, filter, today, maintained, ledgers: BTreeMap::new(), at: HashMap::new() }
    }

    /// Returns the ledgers in the order of their campaigns, with what files of totals tell.
    pub(super) fn done(mut self, coarse: &[Slice]) -> Vec<Ledger> {
        for slice in coarse {
            self.ledger(&slice.place.campaign).take(slice);
        }
        let mut ledgers: Vec<Ledger> = self.ledgers.into_values().collect();
        ledgers.iter_mut().for_each(Ledger::put_in_order);
        ledgers
    }

    /// Takes the sums of a campaign where the filter takes their places.
    pub(super) fn take(&mut self, campaign: &str, sums: &Sums<'_>, question: &Question<'_>) -> Result<()> {
        let known = self.known(campaign);
        let begun = self.ledgers.remove(campaign);
        let mut ledger = begun.unwrap_or_else(|| Ledger::new(campaign, known));
        let mut numbers = Vec::with_capacity(sums.len());
        for group in 0..sums.len() {
            let place = self.cube.place(campaign, sums, group, question)?;
            numbers.push(self.takes(&place).then(|| ledger.begin(place)));
        }
        for (group, name) in sums.each(Column::Salesperson) {
            ledger.salespeople.extend(numbers[group].map(|number| (number, name.to_owned())));
        }
        let clock = Clock { start: self.cube.cycle_start, today: self.today };
        for sum in sums.each_sum() {
            if self.maintained || !is_attributed(sum.measure) {
                count(&mut ledger, sum, &numbers, clock)?;
            }
        }
        // A campaign of which nothing is taken contributes to no group.
        if !ledger.places.is_empty() {
            self.ledgers.insert(campaign.to_owned(), ledger);
        }
        Ok(())
    }

    /// Takes what falls to one letter of an order.
    pub(super) fn take_share(&mut self, share: Share<'_>) -> Result<()> {
        let place = share.placed().place(self.filter.basis)?;
        let salesperson = place.salesperson.clone();
        if let Some((ledger, number)) = self.number(place) {
            ledger.salespeople.extend(salesperson.map(|name| (number, name)));
            share.count(ledger, number)?;
        }
        Ok(())
    }

    /// Takes what one buyer brought.
    pub(super) fn take_buyer(&mut self, placed: &Placed, e4: i64) -> Result<()> {
        let place = placed.place(self.filter.basis)?;
        if let Some((ledger, number)) = self.number(place) {
            ledger.counted(Series::BuyerValues).push((number, e4, WHOLE.unsigned_abs()));
        }
        Ok(())
    }

    /// Takes away what counts with a probability alone.
    pub(super) fn take_away(&mut self, unsure: &Unsure) -> Result<()> {
        let place = unsure.placed.place(self.filter.basis)?;
        let measure = measure_at(&place, unsure.measure()?);
        if let Some((ledger, number)) = self.number(place) {
            ledger.add(number, measure, Term::number(-unsure.value));
        }
        Ok(())
    }

    fn takes(&self, place: &Place) -> bool {
        takes(self.filter, place) && covers(self.filter, place, &self.cube.posting_dates)
    }

    fn known(&self, campaign: &str) -> Measures {
        self.known.get(campaign).map(Coverage::known).unwrap_or_default()
    }

    /// Returns the ledger of a campaign, made where it is new.
    fn ledger(&mut self, campaign: &str) -> &mut Ledger {
        let known = self.known(campaign);
        self.ledgers.entry(campaign.to_owned()).or_insert_with(|| Ledger::new(campaign, known))
    }

    /// Returns the number of a place, made where it is new; nothing where the filter does not take the place.
    fn number(&mut self, place: Place) -> Option<(&mut Ledger, u32)> {
        if !self.takes(&place) {
            return None;
        }
        let (known, campaign) = (self.known(&place.campaign), &place.campaign);
        let begun = self.ledgers.entry(campaign.clone());
        let ledger = begun.or_insert_with(|| Ledger::new(campaign, known));
        let places = || ledger.places.iter().cloned().zip(0..).collect();
        let at = self.at.entry(campaign.clone()).or_insert_with(places);
        let number = *at.entry(place).or_insert_with_key(|place| ledger.begin(place.clone()));
        Some((ledger, number))
    }
}

/// Counts what a measure adds up to in each group, by the number of its place.
fn count(ledger: &mut Ledger, sum: Sum<'_>, numbers: &[Option<u32>], clock: Clock) -> Result<()> {
    match sum.told {
        Told::Points(points) => {
            for (group, point, times) in points {
                let Some(number) = numbers[group] else { continue };
                if let Some((series, point)) = clock.counts(sum.measure, point)? {
                    let parts = times.unsigned_abs() * WHOLE.unsigned_abs();
                    ledger.counted(series).push((number, point, parts));
                }
            }
        }
        // Which orders lack a margin is told by the coverage.
        Told::Sums(_) if sum.measure == "margin_missing" => {}
        Told::Sums(sums) => {
            let told = measure("tally", sum.measure)?;
            let unit = word("tally", "currency", sum.currency, |text| text.parse().ok())?
                .map_or(Unit::Whole, Unit::Money);
            let (mut own, mut held) = (Vec::new(), Vec::new());
            for (group, value) in sums {
                let Some(number) = numbers[group] else { continue };
                let measure = measure_at(&ledger.places[number as usize], told);
                match i64::try_from(value) {
                    Ok(value) if measure == told => own.push((number, value)),
                    Ok(value) => held.push((number, value)),
                    Err(_) => ledger.add(number, measure, Term::Unknown(Reason::TooLarge)),
                }
            }
            for (measure, values) in [(told, own), (Measure::PeopleHeld, held)] {
                // What is not known of the whole campaign stays unknown: a margin that some orders lack.
                if !values.is_empty() && ledger.known.contains(measure) {
                    ledger.column(measure, unit).extend(values);
                }
            }
        }
    }
    Ok(())
}

/// Returns whether a maintained sum counts orders, which another rule than the last letter counts elsewhere.
fn is_attributed(measure: &str) -> bool {
    matches!(measure, "order_value" | "buyer_value" | "margin_missing")
        || Measure::from_key(measure).is_some_and(Measure::is_attributed)
}
