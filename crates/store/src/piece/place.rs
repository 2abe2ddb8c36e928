//! In which campaign, mailing and cell a piece stands: made where they are new, remembered where not.

use crate::error::Result;
use crate::import_run::ImportId;
use crate::known::CellKey;
use crate::outcome::Refusal;
use crate::sums::Home;
use crate::work::Work;
use chrono::NaiveDate;
use domain::fact::{Located, PieceFact};
use domain::totals::Measure;
use domain::words::CellRole;
use hashbrown::HashMap;
use sqlx::SqliteConnection;

/// Where a piece stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed {
    pub(crate) campaign: i64,
    pub(crate) mailing: i64,
    pub(crate) cell: i64,
    pub(crate) posting: NaiveDate,
}

impl Placed {
    pub(super) const fn home(self) -> Home {
        Home { campaign: self.campaign, mailing: self.mailing, posting: self.posting }
    }
}

/// Where rows stand that say the same of it, by the hash of what they say; and what campaigns were told of.
#[derive(Debug, Default)]
pub(crate) struct Places {
    placed: HashMap<i64, Placed>,
    told: HashMap<(i64, i64), u8>,
}

type Place = std::result::Result<Placed, Refusal>;

/// Returns where each row stands, if all say what an earlier row said.
pub(super) fn known(
    work: &mut Work,
    import: ImportId,
    rows: &[Located<PieceFact>],
) -> Result<Option<Vec<Place>>> {
    let mut places = Vec::with_capacity(rows.len());
    for located in rows {
        let earlier = key(work, import, &located.fact)?.and_then(|key| work.places.placed.get(&key));
        let Some(spot) = earlier else {
            return Ok(None);
        };
        places.push(not_before(&located.fact, spot.posting).map(|()| *spot));
    }
    Ok(Some(places))
}

/// Returns where each row stands, in turn: a row without a posting date depends on those before it.
pub(super) async fn all(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<PieceFact>],
) -> Result<Vec<Place>> {
    let mut places = Vec::with_capacity(rows.len());
    for located in rows {
        let fact = &located.fact;
        let key = key(work, import, fact)?;
        if let Some(placed) = key.and_then(|key| work.places.placed.get(&key)) {
            places.push(not_before(fact, placed.posting).map(|()| *placed));
            continue;
        }
        let place = make(connection, work, import, fact).await?;
        if let (Some(key), Ok(placed)) = (key, &place) {
            work.places.placed.insert(key, *placed);
        }
        places.push(place);
    }
    Ok(places)
}

/// Returns the hash of what a row says of its place; nothing where it leaves out what others decide.
fn key(work: &mut Work, import: ImportId, fact: &PieceFact) -> Result<Option<i64>> {
    let Work { runs, told, .. } = work;
    let run = runs.iter().find(|run| run.id == import.0);
    let import = &run.ok_or(crate::StoreError::NoImport(import))?.import;
    let campaign = fact.scope.campaign.as_deref().or(import.campaign.as_deref());
    let (Some(campaign), Some(posting)) = (campaign, fact.scope.posting_date.or(import.posting_date)) else {
        return Ok(None);
    };
    told.restart().text(campaign).some_day(Some(posting)).some_text(fact.role.map(CellRole::key));
    for part in
        [&fact.format, &fact.scope.cell, &fact.list_source, &fact.segment, &fact.offer, &fact.creative]
    {
        told.some_text(part.as_deref());
    }
    Ok(Some(told.hash()))
}

fn not_before(fact: &PieceFact, posting: NaiveDate) -> std::result::Result<(), Refusal> {
    let dates = [fact.outcome.response_date, fact.outcome.order_date];
    if dates.into_iter().flatten().any(|date| date < posting) {
        return Err(Refusal::BeforePosting { posting });
    }
    Ok(())
}

async fn make(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    fact: &PieceFact,
) -> Result<Place> {
    let run = work.run(import)?;
    let Some(code) = fact.scope.campaign.clone().or_else(|| run.import.campaign.clone()) else {
        return Ok(Err(Refusal::NoCampaign));
    };
    let posting = match fact.scope.posting_date.or(run.import.posting_date) {
        Some(posting) => posting,
        None => match work.known.campaign(&code).map(|id| work.known.only_posting_date(id)) {
            Some(Ok(posting)) => posting,
            Some(Err(refusal)) => return Ok(Err(refusal)),
            None => return Ok(Err(Refusal::NoMailing)),
        },
    };
    if let Err(refusal) = not_before(fact, posting) {
        return Ok(Err(refusal));
    }
    let campaign = work.known.make_campaign(connection, import.0, &code).await?;
    let mailing =
        work.known.make_mailing(connection, import.0, campaign, Some(posting), fact.format.as_ref()).await?;
    let key = CellKey {
        key_code: fact.scope.cell.clone(),
        role: fact.role,
        list_source: fact.list_source.clone(),
        segment: fact.segment.clone(),
        offer: fact.offer.clone(),
        creative: fact.creative.clone(),
    };
    let cell = work.known.make_cell(connection, import.0, mailing, key).await?;
    Ok(Ok(Placed { campaign, mailing: mailing.id, cell, posting }))
}

/// Whether a row tells something, and the measures that it makes known.
type Tells = (fn(&PieceFact) -> bool, &'static [Measure]);

/// What the rows of a list can tell beside its pieces, each with the measures that it makes known.
const TELLS: [Tells; 5] = [
    (
        |fact| {
            let told = &fact.outcome;
            told.responded.is_some() || told.response_date.is_some() || told.channel.is_some()
        },
        &[Measure::ResponseLines, Measure::Responders],
    ),
    (
        |fact| fact.outcome.interest.is_some(),
        &[Measure::ResponseLines, Measure::Responders, Measure::PositiveResponders],
    ),
    (|fact| fact.outcome.qualified.is_some(), &[Measure::QualifiedLeads]),
    (|fact| fact.outcome.came_back.is_some(), &[Measure::Undelivered]),
    (|fact| fact.outcome.revenue.is_some() || fact.outcome.order_date.is_some(), &crate::orders::TELLS),
];
const COSTS: u8 = 1 << TELLS.len();
const PIECES: u8 = 1 << (TELLS.len() + 1);

/// Remembers what a row tells of its campaign.
pub(super) fn tell(work: &mut Work, import: ImportId, campaign: i64, fact: &PieceFact) {
    let mut told = PIECES;
    for (place, (tells, _)) in TELLS.iter().enumerate() {
        told |= u8::from(tells(fact)) << place;
    }
    if fact.cost.is_some() {
        told |= COSTS;
    }
    let before = work.places.told.entry((campaign, import.0)).or_default();
    let new = told & !*before;
    if new == 0 {
        return;
    }
    *before |= new;
    work.tells(campaign, import.0, &[Measure::PiecesPosted, Measure::PeopleHeld]);
    if new & COSTS != 0 {
        work.tells(campaign, import.0, &crate::cost::TELLS);
    }
    for (place, (_, measures)) in TELLS.iter().enumerate() {
        if new & (1 << place) != 0 {
            work.tells(campaign, import.0, measures);
        }
    }
}
