//! The sums of packs, and orders credited anew, on their way into slices.

use super::{add, amount, covers};
use crate::clock::Clock;
use crate::coverage::{Coverage, measure};
use crate::credit::Share;
use crate::cube::{Cube, Question};
use crate::error::Result;
use crate::pack::{Column, Sum, Sums, Told};
use crate::placed::{Placed, takes};
use crate::unsure::Unsure;
use chrono::NaiveDate;
use domain::filter::Filter;
use domain::slice::{Place, Slice};
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use std::collections::HashMap;

/// Slices on their way out of the packs.
pub(super) struct Taking<'a> {
    cube: &'a Cube,
    known: &'a HashMap<String, Coverage>,
    filter: &'a Filter,
    today: Option<NaiveDate>,
    /// Whether orders count as they are maintained; else they are credited anew.
    maintained: bool,
    slices: Vec<Slice>,
    at: HashMap<Place, usize>,
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
        Self { cube, known, filter, today, maintained, slices: Vec::new(), at: HashMap::new() }
    }

    /// Returns the slices.
    pub(super) fn done(self) -> Vec<Slice> {
        self.slices
    }

    /// Takes the sums of a campaign where the filter takes their places.
    pub(super) fn take(&mut self, campaign: &str, sums: &Sums<'_>, question: &Question<'_>) -> Result<()> {
        let mut slice_of = Vec::with_capacity(sums.len());
        for group in 0..sums.len() {
            let place = self.cube.place(campaign, sums, group, question)?;
            slice_of.push(self.slice(place));
        }
        for (group, name) in sums.each(Column::Salesperson) {
            if let Some(slice) = slice_of[group] {
                self.slices[slice].totals.salesperson_names.insert(name.to_owned());
            }
        }
        let counts = |sum: &Sum<'_>| self.maintained || !is_attributed(sum.measure);
        let counted: Vec<Sum<'_>> = sums.each_sum().filter(counts).collect();
        counted.into_iter().try_for_each(|sum| self.count(sum, &slice_of))
    }

    /// Takes what falls to one letter of an order.
    pub(super) fn take_share(&mut self, share: Share<'_>) -> Result<()> {
        let place = share.placed().place(self.filter.basis)?;
        let salesperson = place.salesperson.clone();
        if let Some(slice) = self.slice(place) {
            let totals = &mut self.slices[slice].totals;
            totals.salesperson_names.extend(salesperson);
            share.count(totals)?;
        }
        Ok(())
    }

    /// Takes what one buyer brought.
    pub(super) fn take_buyer(&mut self, placed: &Placed, e4: i64) -> Result<()> {
        let place = placed.place(self.filter.basis)?;
        if let Some(slice) = self.slice(place) {
            self.slices[slice].totals.buyer_values.add(e4, 1);
        }
        Ok(())
    }

    /// Takes away what counts with a probability alone.
    pub(super) fn take_away(&mut self, unsure: &Unsure) -> Result<()> {
        let place = unsure.placed.place(self.filter.basis)?;
        if let Some(slice) = self.slice(place) {
            add(&mut self.slices[slice], unsure.measure()?, Term::number(-unsure.value));
        }
        Ok(())
    }

    /// Returns which slice stands for a place, made where it is new; nothing where the filter does not take the place.
    fn slice(&mut self, place: Place) -> Option<usize> {
        let filter = self.filter;
        if !takes(filter, &place) || !covers(filter, &place, &self.cube.posting_dates) {
            return None;
        }
        if let Some(slice) = self.at.get(&place) {
            return Some(*slice);
        }
        let known = self.known.get(&place.campaign);
        let totals = known.map_or_else(Totals::never_imported, Coverage::nothing);
        self.at.insert(place.clone(), self.slices.len());
        self.slices.push(Slice { totals, place, coarse: Vec::new() });
        Some(self.slices.len() - 1)
    }

    /// Counts what a measure adds up to in each group.
    fn count(&mut self, sum: Sum<'_>, slice_of: &[Option<usize>]) -> Result<()> {
        match sum.told {
            Told::Points(points) => {
                let clock = Clock { start: self.cube.cycle_start, today: self.today };
                for (group, point, times) in points {
                    let Some(slice) = slice_of[group] else { continue };
                    let totals = &mut self.slices[slice].totals;
                    if let Some((spread, point)) = clock.spread(totals, sum.measure, point)? {
                        spread.add(point, times.unsigned_abs());
                    }
                }
            }
            // Which orders lack a margin is told by the coverage.
            Told::Sums(_) if sum.measure == "margin_missing" => {}
            Told::Sums(sums) => {
                let measure = measure("tally", sum.measure)?;
                for (group, value) in sums {
                    let Some(slice) = slice_of[group] else { continue };
                    let too_large = Term::Unknown(Reason::TooLarge);
                    let value =
                        i64::try_from(value).map_or(Ok(too_large), |value| amount(value, sum.currency))?;
                    add(&mut self.slices[slice], measure, value);
                }
            }
        }
        Ok(())
    }
}

/// Returns whether a maintained sum counts orders, which another rule than the last letter counts elsewhere.
fn is_attributed(measure: &str) -> bool {
    matches!(measure, "order_value" | "buyer_value" | "margin_missing")
        || Measure::from_key(measure).is_some_and(Measure::is_attributed)
}
