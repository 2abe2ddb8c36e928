//! The finest sums, for the formulas of the floor above.

use crate::Store;
use crate::coverage::{Coverage, coverage, measure, not_that_fine};
use crate::error::{Result, StoreError};
use crate::row::{money, some_day, word};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::{Place, Slice};
use domain::spread::Spread;
use domain::term::Term;
use domain::totals::{EventDate, Measure};
use domain::words::{Basis, CellRole};
use rust_decimal::Decimal;
use sqlx::{FromRow, SqliteConnection};
use std::collections::{BTreeSet, HashMap};

/// Where totals and rows tell the same measure of one campaign, and differ: rows win.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The campaign's code.
    pub campaign: String,
    /// The measure.
    pub measure: Measure,
    /// What the totals say.
    pub told: Term,
    /// What the rows add up to.
    pub counted: Term,
}

/// The responders of one cell (or mailing without cells) by days since posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseDays {
    /// The campaign's code.
    pub campaign: String,
    /// The mailing's posting date.
    pub posting_date: Option<NaiveDate>,
    /// The cell's key code.
    pub cell: Option<String>,
    /// What it is mailed for.
    pub role: Option<CellRole>,
    /// Pieces posted, or people held.
    pub people: u64,
    /// Responders by the number of days from posting to their first response.
    pub days: Spread,
}

/// One row of the maintained sums, or of the totals that stand in for rows.
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
    sector: Option<String>,
    departement: Option<String>,
    salesperson: Option<String>,
    channel: Option<String>,
    day: Option<String>,
    measure: String,
    currency: Option<String>,
    point: Option<i64>,
    value: i64,
}

/// Where a row counts: its place as text, since a place cannot be hashed.
type Spot = [Option<String>; 14];

impl Store {
    /// Returns the sums that a filter takes, in the finest places.
    ///
    /// *By posting*: filtered by posting date, all outcomes whenever they came.
    /// *By event*: one slice a place and day, filtered by the day.
    /// A responder counts on the day of the first response, a customer on that of the first order.
    /// Where totals are less fine than the filter asks, their measures are unknown for that reason.
    pub async fn slices(&self, filter: &Filter) -> Result<Vec<Slice>> {
        let mut tx = self.readers().begin().await?;
        let known = coverage(&mut tx).await?;
        let dates = posting_dates(&mut tx).await?;
        let nothing = Coverage::default();
        let of = |campaign: &str| known.get(campaign).unwrap_or(&nothing);
        let asked = campaigns_of(filter)?;

        let mut slices: HashMap<Spot, Slice> = HashMap::new();
        let rows: Vec<Columns> =
            sqlx::query_as(include_str!("../sql/tally/list.sql")).bind(&asked).fetch_all(&mut *tx).await?;
        for row in rows {
            let place = row.place(filter.basis)?;
            if takes(filter, &place) && covers(filter, &place, &dates) {
                let slice = slices.entry(spot(&place)).or_insert_with(|| Slice {
                    totals: of(&place.campaign).nothing(),
                    place,
                    coarse: Vec::new(),
                });
                row.count(slice)?;
            }
        }
        let mut all: Vec<Slice> = slices.into_values().collect();

        let mut coarse: HashMap<Spot, Slice> = HashMap::new();
        let rows: Vec<Columns> = sqlx::query_as(include_str!("../sql/total_fact/list.sql"))
            .bind(&asked)
            .fetch_all(&mut *tx)
            .await?;
        for row in rows {
            let place = row.coarse_place(filter.basis)?;
            if let Some(fine) = fine_enough(filter, &place).filter(|_| covers(filter, &place, &dates)) {
                let slice = coarse.entry(spot(&place)).or_insert_with(|| Slice {
                    totals: of(&place.campaign).nothing(),
                    place,
                    coarse: Vec::new(),
                });
                row.count_coarse(slice, fine)?;
            }
        }
        all.extend(coarse.into_values());
        all.sort_by_cached_key(|slice| (spot(&slice.place), !slice.coarse.is_empty()));
        Ok(all)
    }

    /// Returns where totals and rows differ.
    pub async fn gaps(&self) -> Result<Vec<Gap>> {
        let rows: Vec<(String, String, i64, Option<String>, i64)> =
            sqlx::query_as(include_str!("../sql/total_fact/gaps.sql")).fetch_all(self.readers()).await?;
        rows.into_iter()
            .map(|(campaign, key, told, currency, counted)| {
                let term = |value| amount(value, currency.as_deref());
                Ok(Gap {
                    campaign,
                    measure: measure("total_fact", &key)?,
                    told: term(told)?,
                    counted: term(counted)?,
                })
            })
            .collect()
    }

    /// Returns the responders by days since posting, for the response curve.
    ///
    /// The filter's basis does not matter: days since posting are those of the pieces posted in the period.
    pub async fn response_days(&self, filter: &Filter) -> Result<Vec<ResponseDays>> {
        let filter = Filter { basis: Basis::Posting, ..filter.clone() };
        let mut curves: Vec<ResponseDays> = Vec::new();
        for slice in self.slices(&filter).await? {
            let place = &slice.place;
            let same = |curve: &&mut ResponseDays| {
                curve.campaign == place.campaign
                    && curve.posting_date == place.posting_date
                    && curve.cell == place.cell
                    && curve.role == place.role
            };
            let people =
                slice.totals.posted_or_held().value().and_then(|n| u64::try_from(n).ok()).unwrap_or(0);
            if let Some(curve) = curves.iter_mut().find(same) {
                curve.people += people;
                curve.days.merge(&slice.totals.response_delays);
            } else {
                curves.push(ResponseDays {
                    campaign: place.campaign.clone(),
                    posting_date: place.posting_date,
                    cell: place.cell.clone(),
                    role: place.role,
                    people,
                    days: slice.totals.response_delays,
                });
            }
        }
        curves.retain(|curve| curve.people > 0 || !curve.days.is_empty());
        Ok(curves)
    }
}

impl Columns {
    fn place(&self, basis: Basis) -> Result<Place> {
        let posting_date = some_day("mailing", "posting_date", self.posting_date.as_deref())?;
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
            day,
        })
    }

    /// Returns the place of a total: only what is dated by the posting has a day when counted by event.
    fn coarse_place(&self, basis: Basis) -> Result<Place> {
        let mut place = self.place(Basis::Posting)?;
        if basis == Basis::Event && measure("total_fact", &self.measure)?.dated_by() != EventDate::Posting {
            place.day = None;
        }
        Ok(place)
    }

    fn count(&self, slice: &mut Slice) -> Result<()> {
        let value = self.value.unsigned_abs();
        match (self.measure.as_str(), self.point) {
            ("response_delay", Some(days)) => slice.totals.response_delays.add(days, value),
            ("order_value", Some(e4)) => slice.totals.order_values.add(e4, value),
            // Which orders lack a margin is told by the coverage.
            ("margin_missing", _) => {}
            (key, _) => {
                let measure = measure("tally", key)?;
                self.add(slice, measure)?;
            }
        }
        Ok(())
    }

    fn count_coarse(&self, slice: &mut Slice, fine: bool) -> Result<()> {
        let told = measure("total_fact", &self.measure)?;
        let measure = if fine { self.add(slice, told)? } else { told };
        if !fine {
            slice.totals.set(measure, not_that_fine(measure));
        }
        if !slice.coarse.contains(&measure) {
            slice.coarse.push(measure);
        }
        Ok(())
    }

    /// Adds the value; pieces of a holdout were not posted, they are people held.
    fn add(&self, slice: &mut Slice, told: Measure) -> Result<Measure> {
        let held = told == Measure::PiecesPosted && slice.place.role == Some(CellRole::Holdout);
        let measure = if held { Measure::PeopleHeld } else { told };
        let before = slice.totals.get(measure);
        // A margin that some orders lack stays unknown, whatever the others say.
        slice.totals.set(measure, before + amount(self.value, self.currency.as_deref())?);
        Ok(measure)
    }
}

fn amount(value: i64, currency: Option<&str>) -> Result<Term> {
    Ok(match currency {
        None => Term::number(Decimal::from(value)),
        Some(currency) => Term::money(money("tally", value, currency)?),
    })
}

fn takes(filter: &Filter, place: &Place) -> bool {
    filter.wanted.iter().all(|(dimension, _)| filter.takes(*dimension, place.value(*dimension).as_deref()))
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

/// Returns whether a place falls into the period; without a posting date, all mailings of its campaign must.
fn covers(filter: &Filter, place: &Place, dates: &HashMap<String, BTreeSet<NaiveDate>>) -> bool {
    if filter.basis == Basis::Posting && place.posting_date.is_none() {
        let dates = dates.get(&place.campaign).filter(|dates| !dates.is_empty());
        return dates.map_or_else(
            || filter.covers(None),
            |dates| dates.iter().all(|date| filter.covers(Some(*date))),
        );
    }
    filter.covers(place.day)
}

async fn posting_dates(connection: &mut SqliteConnection) -> Result<HashMap<String, BTreeSet<NaiveDate>>> {
    let rows: Vec<(String, Option<String>)> =
        sqlx::query_as(include_str!("../sql/mailing/dates.sql")).fetch_all(connection).await?;
    let mut dates: HashMap<String, BTreeSet<NaiveDate>> = HashMap::new();
    for (campaign, date) in rows {
        dates.entry(campaign).or_default().extend(some_day("mailing", "posting_date", date.as_deref())?);
    }
    Ok(dates)
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

fn spot(place: &Place) -> Spot {
    [
        Some(place.campaign.clone()),
        place.posting_date.map(crate::row::iso),
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
        place.day.map(crate::row::iso),
    ]
}
