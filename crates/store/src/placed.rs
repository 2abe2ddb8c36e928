//! Where something counts, as the columns of a query.

use crate::error::Result;
use crate::row::{iso, some_day, word};
use chrono::NaiveDate;
use domain::filter::Filter;
use domain::slice::Place;
use domain::words::{Basis, CellRole};
use sqlx::FromRow;

/// A place as text, since a place cannot be hashed.
pub(crate) type Spot = [Option<String>; 16];

/// The columns of a place; the day is that of the event.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct Placed {
    pub(crate) campaign: String,
    pub(crate) posting_date: Option<String>,
    pub(crate) cell: Option<String>,
    pub(crate) role: Option<String>,
    offer: Option<String>,
    creative: Option<String>,
    list_source: Option<String>,
    segment: Option<String>,
    format: Option<String>,
    sector: Option<String>,
    departement: Option<String>,
    salesperson: Option<String>,
    channel: Option<String>,
    moment: Option<String>,
    stage: Option<String>,
    pub(crate) day: Option<String>,
}

impl Placed {
    /// Returns the mailing's posting date.
    pub(crate) fn posted(&self) -> Result<Option<NaiveDate>> {
        some_day("mailing", "posting_date", self.posting_date.as_deref())
    }

    pub(crate) fn place(&self, basis: Basis) -> Result<Place> {
        let posting_date = self.posted()?;
        let day = match basis {
            Basis::Posting => posting_date,
            Basis::Event => some_day("tally", "day", self.day.as_deref())?,
        };
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
            sector: self.sector.clone(),
            departement: self.departement.clone(),
            salesperson: self.salesperson.clone(),
            channel: self.channel.clone(),
            moment: self.moment.clone(),
            stage: self.stage.clone(),
            day,
        })
    }
}

/// Returns whether a place has the values that a filter wants; the period is another question.
pub(crate) fn takes(filter: &Filter, place: &Place) -> bool {
    filter.wanted.iter().all(|(dimension, _)| filter.takes(*dimension, place.value(*dimension).as_deref()))
}

pub(crate) fn spot(place: &Place) -> Spot {
    [
        Some(place.campaign.clone()),
        place.posting_date.map(iso),
        place.cell.clone(),
        place.role.map(|role| role.key().to_owned()),
        place.offer.clone(),
        place.creative.clone(),
        place.list_source.clone(),
        place.segment.clone(),
        place.format.clone(),
        place.sector.clone(),
        place.departement.clone(),
        place.salesperson.clone(),
        place.channel.clone(),
        place.moment.clone(),
        place.stage.clone(),
        place.day.map(iso),
    ]
}
