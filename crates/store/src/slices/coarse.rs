//! Totals that stand in for rows: they may be less fine than a question.

use super::{add, amount, covers};
use crate::coverage::{Coverage, measure, not_that_fine};
use crate::cube::Cube;
use crate::error::{Result, StoreError};
use crate::row::{some_day, word};
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::{Place, Slice};
use domain::totals::{EventDate, Totals};
use domain::words::{Basis, CellRole};
use sqlx::{FromRow, SqliteConnection};
use std::collections::HashMap;

/// One of the totals that stand in for rows.
#[derive(FromRow)]
struct Columns {
    campaign: String,
    posting_date: Option<String>,
    cell: Option<String>,
    role: Option<String>,
    offer: Option<String>,
    creative: Option<String>,
    list_source: Option<String>,
    segment: Option<String>,
    format: Option<String>,
    measure: String,
    currency: Option<String>,
    value: i64,
}

/// Returns the totals that stand in for rows, as far as the filter takes them.
pub(super) async fn coarse(
    connection: &mut SqliteConnection,
    known: &HashMap<String, Coverage>,
    cube: &Cube,
    filter: &Filter,
) -> Result<Vec<Slice>> {
    let rows: Vec<Columns> = sqlx::query_as(include_str!("../../sql/total_fact/list.sql"))
        .bind(campaigns_of(filter)?)
        .fetch_all(connection)
        .await?;
    let mut slices: HashMap<Place, Slice> = HashMap::new();
    for row in rows {
        let place = row.place(filter.basis)?;
        let within = covers(filter, &place, &cube.posting_dates);
        if let Some(fine) = fine_enough(filter, &place).filter(|_| within) {
            let slice = slices.entry(place.clone()).or_insert_with(|| Slice {
                totals: known.get(&place.campaign).map_or_else(Totals::never_imported, Coverage::nothing),
                place,
                coarse: Vec::new(),
            });
            row.count(slice, fine)?;
        }
    }
    Ok(slices.into_values().collect())
}

impl Columns {
    /// Returns the place of a total: only what is dated by the posting has a day when counted by event.
    fn place(&self, basis: Basis) -> Result<Place> {
        let posting_date = some_day("mailing", "posting_date", self.posting_date.as_deref())?;
        let dated =
            basis == Basis::Posting || measure("total_fact", &self.measure)?.dated_by() == EventDate::Posting;
        Ok(Place {
            campaign: self.campaign.clone(),
            posting_date,
            cell: self.cell.clone(),
            role: word("cell", "role", self.role.as_deref(), CellRole::from_key)?,
            offer: self.offer.clone(),
            creative: self.creative.clone(),
            list_source: self.list_source.clone(),
            segment: self.segment.clone(),
            format: self.format.clone(),
            day: posting_date.filter(|_| dated),
            ..Place::default()
        })
    }

    fn count(&self, slice: &mut Slice, fine: bool) -> Result<()> {
        let told = measure("total_fact", &self.measure)?;
        let value = amount(self.value, self.currency.as_deref())?;
        let measure = if fine { add(slice, told, value) } else { told };
        if !fine {
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

/// Returns the campaigns asked for as JSON, so that the sums of the others need not be read.
fn campaigns_of(filter: &Filter) -> Result<Option<String>> {
    let asked: Vec<&Option<String>> = filter
        .wanted
        .iter()
        .filter(|(dimension, _)| *dimension == Dimension::Campaign)
        .map(|(_, value)| value)
        .collect();
    if asked.is_empty() {
        return Ok(None);
    }
    serde_json::to_string(&asked)
        .map(Some)
        .map_err(|error| StoreError::from(sqlx::Error::Encode(Box::new(error))))
}
