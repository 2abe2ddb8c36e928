//! The finest sums, for the formulas of the floor above.

use crate::Store;
use crate::clock::Clock;
use crate::coverage::{Coverage, coverage, measure, not_that_fine};
use crate::detail::Detail;
use crate::error::{Result, StoreError};
use crate::recent::Asked;
use crate::row::{money, some_day, word};
use crate::setting::cycle_start;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::{Place, Slice};
use domain::term::Term;
use domain::totals::{EventDate, Measure};
use domain::words::{Basis, CellRole};
use rust_decimal::Decimal;
use sqlx::query::QueryAs;
use sqlx::{FromRow, SqliteConnection};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// One row of the maintained sums, or of the totals that stand in for rows.
#[derive(FromRow)]
pub(crate) struct Columns {
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
    moment: Option<String>,
    stage: Option<String>,
    day: Option<String>,
    measure: String,
    currency: Option<String>,
    point: Option<i64>,
    value: i64,
}

/// Where a row counts: its place as text, since a place cannot be hashed.
type Spot = [Option<String>; 16];

impl Store {
    /// Returns the sums that a filter takes, place by place.
    ///
    /// *By posting*: filtered by posting date, all outcomes whenever they came.
    /// *By event*: one slice a place and day, filtered by the day.
    /// A responder counts on the day of the first response, a customer on that of the first order.
    /// Where totals are less fine than the filter asks, their measures are unknown for that reason.
    ///
    /// The places are no finer than the filter and some dimensions ask: what they do not ask of a place is left unsaid.
    /// What is still waited for counts for as long as it has lasted until a day.
    pub async fn slices_at(
        &self,
        filter: &Filter,
        dimensions: &[Dimension],
        today: NaiveDate,
    ) -> Result<Arc<Vec<Slice>>> {
        self.slices_until(filter, Detail::of(filter, dimensions), Some(today)).await
    }

    /// Returns the same sums in some detail; without a day, what is still waited for does not count.
    pub(crate) async fn slices_until(
        &self,
        filter: &Filter,
        detail: Detail,
        today: Option<NaiveDate>,
    ) -> Result<Arc<Vec<Slice>>> {
        let asked = Asked { filter: filter.clone(), detail, today };
        self.recent().sums(self.path(), self.key(), asked, async |tx, asked| read(tx, asked).await).await
    }
}

/// Reads the sums that a filter takes.
async fn read(connection: &mut SqliteConnection, asked: &Asked) -> Result<Vec<Slice>> {
    let Asked { filter, detail, today } = asked;
    let known = coverage(&mut *connection).await?;
    let dates = posting_dates(&mut *connection).await?;
    let nothing = Coverage::default();
    let of = |campaign: &str| known.get(campaign).unwrap_or(&nothing);
    let campaigns = campaigns_of(filter)?;
    let clock = Clock { start: cycle_start(&mut *connection).await?, today: *today };

    let mut slices: HashMap<Spot, Slice> = HashMap::new();
    let told = sqlx::query_as(include_str!("../sql/tally/list.sql")).bind(&campaigns);
    let told = detail.0.into_iter().fold(told, QueryAs::bind);
    let rows: Vec<Columns> = told.fetch_all(&mut *connection).await?;
    for row in rows {
        let place = row.place(filter.basis)?;
        if takes(filter, &place) && covers(filter, &place, &dates) {
            let slice = slices.entry(spot(&place)).or_insert_with(|| Slice {
                totals: of(&place.campaign).nothing(),
                place,
                coarse: Vec::new(),
            });
            row.count(slice, clock)?;
        }
    }
    let mut all: Vec<Slice> = slices.into_values().collect();
    for slice in &mut all {
        slice.totals.salesperson_names.extend(slice.place.salesperson.clone());
    }

    let mut coarse: HashMap<Spot, Slice> = HashMap::new();
    let rows: Vec<Columns> = sqlx::query_as(include_str!("../sql/total_fact/list.sql"))
        .bind(&campaigns)
        .fetch_all(&mut *connection)
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

impl Columns {
    pub(crate) fn place(&self, basis: Basis) -> Result<Place> {
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
            moment: self.moment.clone(),
            stage: self.stage.clone(),
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

    fn count(&self, slice: &mut Slice, clock: Clock) -> Result<()> {
        let value = self.value.unsigned_abs();
        match (self.measure.as_str(), self.point) {
            (key, Some(point)) => {
                if let Some((spread, point)) = clock.spread(&mut slice.totals, key, point)? {
                    spread.add(point, value);
                }
            }
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

/// Returns a stored value as the number or money that it is.
pub(crate) fn amount(value: i64, currency: Option<&str>) -> Result<Term> {
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
        place.moment.clone(),
        place.stage.clone(),
        place.day.map(crate::row::iso),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{
        by_reference, date, db, eur, is_never, known, merged, of_campaign, piece, piece_to, response, rows,
        totals, undelivered,
    };
    use crate::{CampaignChange, CellChange};
    use domain::fact::{Facts, Figure, PieceFact, ResponseFact, Scope};
    use domain::term::Reason;
    use domain::words::{Channel, Interest};

    fn letters() -> Facts {
        Facts::Pieces(rows(vec![
            piece_to("P", "2026-03-02", "R1", "Durand"),
            piece("P", "2026-03-02", "A", "R2"),
            piece("P", "2026-03-02", "B", "R3"),
            piece("P", "2026-04-02", "A", "R4"),
        ]))
    }

    fn answer(reference: &str, day: &str, channel: Channel, interest: Option<Interest>) -> ResponseFact {
        ResponseFact { channel: Some(channel), interest, ..response(by_reference(reference), day) }
    }

    #[tokio::test]
    async fn never_imported_is_not_zero_and_imported_is_zero_where_nothing_happened() {
        let db = db().await;
        db.import(letters()).await;
        let before = db.totals().await;
        assert_eq!(known(&before, Measure::PiecesPosted), Some(4));
        assert_eq!(known(&before, Measure::PeopleHeld), Some(0));
        for measure in [Measure::Responders, Measure::Undelivered, Measure::CostPostage, Measure::Revenue] {
            assert!(is_never(before.get(measure)), "{measure:?}");
        }
        db.import(Facts::Responses(rows(vec![answer("R1", "2026-03-09", Channel::Phone, None)]))).await;
        db.import(Facts::Undelivered(rows(vec![undelivered(by_reference("R2"), "2026-03-09")]))).await;
        for slice in db.slices(&Filter::default()).await {
            assert!(!is_never(slice.totals.responders), "{:?}", slice.place);
            assert!(is_never(slice.totals.positive_responders), "no file told an interest");
        }
        let after = db.totals().await;
        assert_eq!(
            (known(&after, Measure::Responders), known(&after, Measure::Undelivered)),
            (Some(1), Some(1))
        );
    }

    #[tokio::test]
    async fn a_responder_counts_once_by_the_first_responses_channel() {
        let db = db().await;
        db.import(letters()).await;
        db.import(Facts::Responses(rows(vec![
            answer("R1", "2026-03-12", Channel::Email, Some(Interest::Positive)),
            answer("R1", "2026-03-09", Channel::Phone, Some(Interest::Neutral)),
            answer("R2", "2026-03-10", Channel::Web, Some(Interest::Refusal)),
        ])))
        .await;
        let totals = db.totals().await;
        for (measure, expected) in [
            (Measure::ResponseLines, 3),
            (Measure::Responders, 2),
            (Measure::PositiveResponders, 1),
            (Measure::PiecesPosted, 4),
        ] {
            assert_eq!(known(&totals, measure), Some(expected), "{measure:?}");
        }
        let phone =
            Filter { wanted: vec![(Dimension::Channel, Some("phone".to_owned()))], ..Filter::default() };
        let phone = merged(&db.slices(&phone).await);
        assert_eq!(known(&phone, Measure::ResponseLines), Some(2));
        assert_eq!(known(&phone, Measure::PositiveResponders), Some(1));
        assert_eq!(phone.response_delays.iter().collect::<Vec<_>>(), [(7, 1)]);
    }

    #[tokio::test]
    async fn by_posting_takes_all_outcomes_and_by_event_what_happened_in_the_period() {
        let db = db().await;
        db.import(letters()).await;
        db.import(Facts::Responses(rows(vec![
            answer("R1", "2026-03-20", Channel::Phone, None),
            answer("R2", "2026-04-20", Channel::Phone, None),
            answer("R4", "2026-04-21", Channel::Phone, None),
        ])))
        .await;
        let april = |basis| Filter {
            from: Some(date("2026-04-01")),
            to: Some(date("2026-04-30")),
            basis,
            ..Filter::default()
        };
        for (basis, posted, responders) in [(Basis::Posting, 1, 1), (Basis::Event, 1, 2)] {
            let totals = merged(&db.slices(&april(basis)).await);
            assert_eq!(known(&totals, Measure::PiecesPosted), Some(posted), "{basis:?}");
            assert_eq!(known(&totals, Measure::Responders), Some(responders), "{basis:?}");
        }
    }

    #[tokio::test]
    async fn a_holdout_posts_nothing_as_soon_as_it_is_called_one() {
        let db = db().await;
        db.import(letters()).await;
        db.store.change_cell("P", "A", &[CellChange::Role(Some(CellRole::Holdout))]).await.unwrap();
        let totals = db.totals().await;
        assert_eq!(known(&totals, Measure::PiecesPosted), Some(1));
        assert_eq!(known(&totals, Measure::PeopleHeld), Some(3));
        assert_eq!(db.store.campaigns().await.unwrap()[0].pieces, 1);
        // The same list again does not make it a mailed cell, nor a second one.
        db.import(letters()).await;
        assert_eq!(known(&db.totals().await, Measure::PeopleHeld), Some(3));
        assert!(db.store.change_cell("P", "Z", &[CellChange::Role(None)]).await.is_err());
    }

    fn tracking(scope: Scope, posted: u64, responders: u64) -> domain::fact::TotalsFact {
        let figures = vec![
            (Measure::PiecesPosted, Figure::Count(posted)),
            (Measure::Responders, Figure::Count(responders)),
        ];
        totals(scope, figures)
    }

    fn cell(code: &str) -> Scope {
        Scope { cell: Some(code.to_owned()), ..of_campaign("T") }
    }

    #[tokio::test]
    async fn totals_are_coarse_and_the_finest_of_one_campaign_win() {
        let db = db().await;
        db.import(Facts::Totals(rows(vec![
            tracking(cell("A"), 2500, 48),
            tracking(cell("B"), 2500, 72),
            tracking(of_campaign("T"), 5000, 120),
        ])))
        .await;
        let slices = db.slices(&Filter::default()).await;
        assert_eq!(slices.len(), 2);
        assert!(slices.iter().all(|slice| slice.coarse == [Measure::PiecesPosted, Measure::Responders]));
        assert_eq!(known(&merged(&slices), Measure::PiecesPosted), Some(5000));
        assert_eq!(known(&merged(&slices), Measure::Responders), Some(120));
        assert!(is_never(slices[0].totals.undelivered));
        let sector =
            Filter { wanted: vec![(Dimension::Sector, Some("BTP".to_owned()))], ..Filter::default() };
        let reason = merged(&db.slices(&sector).await).responders.reason();
        assert_eq!(reason, Some(Reason::NotThatFine(Measure::Responders)));
        let b = Filter { wanted: vec![(Dimension::Cell, Some("B".to_owned()))], ..Filter::default() };
        assert_eq!(known(&merged(&db.slices(&b).await), Measure::Responders), Some(72));
    }

    #[tokio::test]
    async fn a_margin_follows_from_a_total_of_revenue_and_the_campaigns_rate() {
        let db = db().await;
        let revenue = vec![(Measure::Revenue, Figure::Amount(eur(3_600_000)))];
        db.import(Facts::Totals(rows(vec![totals(of_campaign("T"), revenue)]))).await;
        assert!(is_never(db.totals().await.margin));
        let rate = Decimal::new(40, 2);
        db.store.change_campaign("T", &[CampaignChange::MarginRate(Some(rate))]).await.unwrap();
        // PRODUCT's reference campaign: 40 % of 36 000.
        assert_eq!(known(&db.totals().await, Measure::Margin), Some(14_400));
    }

    #[tokio::test]
    async fn the_lists_own_columns_are_outcomes_until_they_say_no() {
        let db = db().await;
        let list = |responded: bool| {
            let mut fact: PieceFact = piece("P", "2026-03-02", "A", "R1");
            fact.outcome.responded = Some(responded);
            fact.outcome.came_back = Some(!responded);
            fact.cost = Some(eur(135));
            Facts::Pieces(rows(vec![fact]))
        };
        for (responded, responders, undelivered) in [(true, 1, 0), (false, 0, 1), (true, 1, 0)] {
            db.import(list(responded)).await;
            let totals = db.totals().await;
            assert_eq!(known(&totals, Measure::Responders), Some(responders));
            assert_eq!(known(&totals, Measure::Undelivered), Some(undelivered));
            assert_eq!(totals.cost(), Term::money(eur(135)));
        }
    }
}
