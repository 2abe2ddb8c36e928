//! Totals that stand in for rows: they may be less fine than a question.

use super::{amount, covers, measure_at};
use crate::coverage::{Coverage, measure, not_that_fine};
use crate::cube::Cube;
use crate::error::Result;
use crate::placed::Placed;
use domain::filter::Filter;
use domain::slice::{Place, Slice};
use domain::totals::{EventDate, Totals};
use domain::words::Basis;
use sqlx::FromRow;
use std::collections::HashMap;

/// One of the totals that stand in for rows.
#[derive(Debug, FromRow)]
pub(crate) struct TotalRow {
    #[sqlx(flatten)]
    placed: Placed,
    measure: String,
    currency: Option<String>,
    value: i64,
}

/// Returns the totals that stand in for rows, as far as the filter takes them.
pub(super) fn coarse(known: &HashMap<String, Coverage>, cube: &Cube, filter: &Filter) -> Result<Vec<Slice>> {
    let mut slices: HashMap<Place, Slice> = HashMap::new();
    for row in &cube.totals {
        let place = row.place(filter.basis)?;
        let within = covers(filter, &place, &cube.posting_dates);
        if let Some(fine) = fine_enough(filter, &place).filter(|_| within) {
            let slice = slices.entry(place.clone()).or_insert_with(|| Slice {
                totals: Box::new(Totals::nothing_of(
                    known.get(&place.campaign).map(Coverage::known).unwrap_or_default(),
                )),
                place,
                coarse: Vec::new(),
            });
            row.count(slice, fine)?;
        }
    }
    Ok(slices.into_values().collect())
}

impl TotalRow {
    /// Returns the place of a total: only what is dated by the posting has a day when counted by event.
    fn place(&self, basis: Basis) -> Result<Place> {
        let mut place = self.placed.place(Basis::Posting)?;
        if basis == Basis::Event && measure("total_fact", &self.measure)?.dated_by() != EventDate::Posting {
            place.day = None;
        }
        Ok(place)
    }

    fn count(&self, slice: &mut Slice, fine: bool) -> Result<()> {
        let told = measure("total_fact", &self.measure)?;
        let value = amount(self.value, self.currency.as_deref())?;
        let measure = if fine { measure_at(&slice.place, told) } else { told };
        if fine {
            slice.totals.add(measure, value);
        } else {
            slice.totals.set(measure, not_that_fine(measure));
        }
        if !slice.coarse.contains(&measure) {
            slice.coarse.push(measure);
        }
        Ok(())
    }
}

/// Returns whether a total answers the filter (`Some(false)`: less fine than asked), `None` where it is left out.
fn fine_enough(filter: &Filter, place: &Place) -> Option<bool> {
    let mut fine = true;
    for (dimension, _) in &filter.wanted {
        match place.value(*dimension) {
            None => fine = false,
            Some(value) if filter.takes(*dimension, Some(&value)) => {}
            Some(_) => return None,
        }
    }
    Some(fine)
}
