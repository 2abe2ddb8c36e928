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

/// Where the slice of each place is.
type Places = hashbrown::HashMap<Place, usize>;

/// Slices on their way out of the packs.
pub(super) struct Taking<'a> {
    cube: &'a Cube,
    known: &'a HashMap<String, Coverage>,
    filter: &'a Filter,
    today: Option<NaiveDate>,
    /// Whether orders count as they are maintained; else they are credited anew.
    maintained: bool,
    slices: Vec<Slice>,
    /// Sums of nothing, by campaign.
    zeros: HashMap<String, Box<Totals>>,
    /// Where each place's slice is, once a place is looked for.
    at: Option<Places>,
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
        Self { cube, known, filter, today, maintained, slices: Vec::new(), zeros: HashMap::new(), at: None }
    }

    /// Returns the slices, those of each campaign in order; what stands in one place is one slice.
    pub(super) fn done(mut self) -> Vec<Slice> {
        for campaign in self.slices.chunk_by_mut(|a, b| a.place.campaign == b.place.campaign) {
            campaign.sort_by(|a, b| a.place.cmp(&b.place));
        }
        self.slices.dedup_by(|next, kept| {
            let same = next.place == kept.place;
            if same {
                add_all(&mut kept.totals, &next.totals);
            }
            same
        });
        self.slices
    }

    /// Takes the sums of a campaign where the filter takes their places.
    pub(super) fn take(&mut self, campaign: &str, sums: &Sums<'_>, question: &Question<'_>) -> Result<()> {
        let begun = self.begun(campaign);
        let mut slice_of = Vec::with_capacity(sums.len());
        for group in 0..sums.len() {
            let place = self.cube.place(campaign, sums, group, question)?;
            let known = begun.get(&place).copied();
            slice_of.push(known.or_else(|| self.takes(&place).then(|| self.begin(place))));
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

    /// Returns where the slices are that a pack of a campaign began, for the next one of the same campaign.
    fn begun(&self, campaign: &str) -> Places {
        let own =
            self.slices.iter().enumerate().rev().take_while(|(_, slice)| slice.place.campaign == campaign);
        own.map(|(number, slice)| (slice.place.clone(), number)).collect()
    }

    fn takes(&self, place: &Place) -> bool {
        takes(self.filter, place) && covers(self.filter, place, &self.cube.posting_dates)
    }

    /// Returns which slice stands for a place, made where it is new; nothing where the filter does not take the place.
    fn slice(&mut self, place: Place) -> Option<usize> {
        if !self.takes(&place) {
            return None;
        }
        let at = self.at.get_or_insert_with(|| {
            self.slices.iter().enumerate().map(|(number, slice)| (slice.place.clone(), number)).collect()
        });
        if let Some(slice) = at.get(&place) {
            return Some(*slice);
        }
        at.insert(place.clone(), self.slices.len());
        Some(self.begin(place))
    }

    /// Begins a slice of nothing, and returns its number.
    fn begin(&mut self, place: Place) -> usize {
        let totals = if let Some(zeros) = self.zeros.get(&place.campaign) {
            zeros.clone()
        } else {
            let known = self.known.get(&place.campaign);
            let zeros = Box::new(known.map_or_else(Totals::never_imported, Coverage::nothing));
            self.zeros.insert(place.campaign.clone(), zeros.clone());
            zeros
        };
        self.slices.push(Slice { totals, place, coarse: Vec::new() });
        self.slices.len() - 1
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

/// Adds the sums of a slice to those of another of the same campaign, which knows the same measures.
fn add_all(totals: &mut Totals, more: &Totals) {
    for measure in Measure::ALL {
        totals.set(*measure, totals.get(*measure) + more.get(*measure));
    }
    totals.merge_details(more);
}

/// Returns whether a maintained sum counts orders, which another rule than the last letter counts elsewhere.
fn is_attributed(measure: &str) -> bool {
    matches!(measure, "order_value" | "buyer_value" | "margin_missing")
        || Measure::from_key(measure).is_some_and(Measure::is_attributed)
}
