//! Pieces of a mailing list, with what the list itself says became of them.

use crate::contact;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::known::CellKey;
use crate::outcome::{Outcome, Refusal};
use crate::row::{Value, hash, hash_values, iso};
use crate::table::{ORDERS, PIECE, RESPONSE, Table, UNDELIVERED};
use crate::work::{Draft, Work};
use chrono::NaiveDate;
use domain::fact::{Located, PieceFact, PieceOutcome};
use domain::money::Money;
use domain::totals::Measure;
use domain::words::{Channel, Interest, JoinedBy};
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// Where a piece stands.
#[derive(Clone, Copy)]
struct Placed {
    campaign: i64,
    mailing: i64,
    cell: i64,
    posting: NaiveDate,
}

/// A piece that can be taken.
struct Ready<'a> {
    place: usize,
    located: &'a Located<PieceFact>,
    placed: Placed,
    identity: i64,
    content: i64,
    cost: Option<i64>,
    revenue: Option<i64>,
}

/// Takes pieces.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<PieceFact>],
) -> Result<Vec<Outcome>> {
    let mut outcomes = vec![Outcome::Same; rows.len()];
    let mut ready = Vec::with_capacity(rows.len());
    for (place, located) in rows.iter().enumerate() {
        match prepare(connection, work, import, place, located).await? {
            Ok(piece) => ready.push(piece),
            Err(refusal) => outcomes[place] = Outcome::Refused(refusal),
        }
    }
    let stored = PIECE.find(connection, ready.iter().map(|piece| piece.identity)).await?;
    // A row that is there already with the same content brings nothing, nor do its contact and outcome.
    ready.retain(|piece| stored.get(&piece.identity).is_none_or(|found| found.content != piece.content));
    let contacts = contacts(connection, work, import, &ready).await?;
    let drafts = ready.iter().zip(&contacts).map(|(piece, contact)| draft(piece, *contact)).collect();
    let written = work.write(connection, &PIECE, import.0, drafts).await?;
    for (piece, (_, outcome)) in ready.iter().zip(&written) {
        outcomes[piece.place] = outcome.clone();
    }
    outcomes_of(connection, work, import, &ready, &contacts, &written).await?;
    Ok(outcomes)
}

async fn prepare<'a>(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    place: usize,
    located: &'a Located<PieceFact>,
) -> Result<std::result::Result<Ready<'a>, Refusal>> {
    let fact = &located.fact;
    let (Ok(cost), Ok(revenue)) =
        (fact.cost.map(Money::to_e4).transpose(), fact.outcome.revenue.map(Money::to_e4).transpose())
    else {
        return Ok(Err(Refusal::Amount));
    };
    let placed = match put_in_place(connection, work, import, fact).await? {
        Ok(placed) => placed,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let content = content(fact, placed, cost, revenue);
    let code = work.known.code(placed.campaign).to_owned();
    let run = work.run(import)?;
    let identity = if let Some(reference) = &fact.scope.reference {
        let natural = hash(["piece", &code, reference]);
        if let Some(refusal) = run.duplicate(natural, located.row, content) {
            return Ok(Err(refusal));
        }
        natural
    } else {
        let who = contact::identity(&fact.contact).unwrap_or_else(|| contact::told_hash(&fact.contact));
        let natural =
            hash(["piece of", &code, &iso(placed.posting), &placed.cell.to_string(), &who.to_string()]);
        hash(["ordinal", &natural.to_string(), &run.ordinal(natural).to_string()])
    };
    tell(work, import, placed.campaign, fact);
    Ok(Ok(Ready { place, located, placed, identity, content, cost, revenue }))
}

async fn put_in_place(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    fact: &PieceFact,
) -> Result<std::result::Result<Placed, Refusal>> {
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
    let dates = [fact.outcome.response_date, fact.outcome.order_date];
    if dates.into_iter().flatten().any(|date| date < posting) {
        return Ok(Err(Refusal::BeforePosting { posting }));
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
    work.touched.insert(campaign);
    Ok(Ok(Placed { campaign, mailing: mailing.id, cell, posting }))
}

/// Returns the hash of all that the row tells, contact and outcome included.
fn content(fact: &PieceFact, placed: Placed, cost: Option<i64>, revenue: Option<i64>) -> i64 {
    let told = &fact.outcome;
    let yes = |answer: Option<bool>| Value::from(answer.map(i64::from));
    hash_values(&[
        Value::Int(placed.cell),
        (&fact.scope.reference).into(),
        cost.into(),
        currency(fact.cost).unwrap_or(Value::Null),
        Value::Int(contact::told_hash(&fact.contact)),
        yes(told.responded),
        told.response_date.into(),
        told.channel.map(Channel::key).into(),
        told.interest.map(Interest::key).into(),
        yes(told.qualified),
        yes(told.came_back),
        told.order_date.into(),
        revenue.into(),
        currency(told.revenue).unwrap_or(Value::Null),
    ])
}

fn currency(money: Option<Money>) -> Option<Value> {
    money.map(|money| Value::from(money.currency.code()))
}

fn tell(work: &mut Work, import: ImportId, campaign: i64, fact: &PieceFact) {
    use Measure as M;
    let told = &fact.outcome;
    let mut measures = vec![M::PiecesPosted, M::PeopleHeld];
    if told.responded.is_some() || told.response_date.is_some() || told.channel.is_some() {
        measures.extend([M::ResponseLines, M::Responders]);
    }
    if told.interest.is_some() {
        measures.extend([M::ResponseLines, M::Responders, M::PositiveResponders]);
    }
    if told.qualified.is_some() {
        measures.push(M::QualifiedLeads);
    }
    if told.came_back.is_some() {
        measures.push(M::Undelivered);
    }
    if told.revenue.is_some() || told.order_date.is_some() {
        measures.extend(crate::orders::TELLS);
    }
    if fact.cost.is_some() {
        measures.extend(crate::cost::TELLS);
    }
    work.tells(campaign, import.0, &measures);
}

async fn contacts(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    ready: &[Ready<'_>],
) -> Result<Vec<Option<i64>>> {
    let mut wanted = Vec::new();
    let mut places = Vec::with_capacity(ready.len());
    for piece in ready {
        let fact = &piece.located.fact.contact;
        places.push((!fact.is_empty()).then_some(wanted.len()));
        if !fact.is_empty() {
            // A person of whom only the town or the sector is told is nobody else's contact.
            let own = || hash(["contact of piece", &piece.identity.to_string()]);
            wanted.push((contact::identity(fact).unwrap_or_else(own), fact));
        }
    }
    let ids = contact::take(connection, work, import.0, &wanted).await?;
    Ok(places.into_iter().map(|place| place.map(|place| ids[place])).collect())
}

fn draft(piece: &Ready<'_>, contact: Option<i64>) -> Draft {
    let fact = &piece.located.fact;
    let values = vec![
        Value::Int(piece.placed.campaign),
        Value::Int(piece.placed.mailing),
        Value::Int(piece.placed.cell),
        contact.into(),
        (&fact.scope.reference).into(),
        piece.cost.into(),
        currency(fact.cost).unwrap_or(Value::Null),
    ];
    Draft { row: piece.located.row, identity: piece.identity, content: piece.content, values }
}

/// Writes what the list says became of its pieces, and removes what it said before and says no longer.
async fn outcomes_of(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    ready: &[Ready<'_>],
    contacts: &[Option<i64>],
    written: &[(i64, Outcome)],
) -> Result<()> {
    let mut drafts: HashMap<&'static str, Vec<Draft>> = HashMap::new();
    let mut gone: HashMap<&'static str, Vec<i64>> = HashMap::new();
    for ((piece, contact), (id, outcome)) in ready.iter().zip(contacts).zip(written) {
        let scope = scope(piece.placed, piece.located.fact.scope.cell.as_ref(), *id, *contact);
        let told = &piece.located.fact.outcome;
        let parts = [
            (&UNDELIVERED, returned(told)),
            (&RESPONSE, answered(told)),
            (&ORDERS, ordered(told, piece.revenue)),
        ];
        for (table, values) in parts {
            let identity = hash(["same row", table.entity, &piece.identity.to_string()]);
            if let Some(told) = values {
                let values = scope.iter().cloned().chain(told).collect();
                let draft = Draft::of_values(piece.located.row, identity, values);
                drafts.entry(table.entity).or_default().push(draft);
            } else if *outcome == Outcome::Changed {
                gone.entry(table.entity).or_default().push(identity);
            }
        }
    }
    for table in [&UNDELIVERED, &RESPONSE, &ORDERS] {
        forget(connection, import, table, gone.remove(table.entity).unwrap_or_default()).await?;
        work.write(connection, table, import.0, drafts.remove(table.entity).unwrap_or_default()).await?;
    }
    Ok(())
}

async fn forget(
    connection: &mut SqliteConnection,
    import: ImportId,
    table: &'static Table,
    identities: Vec<i64>,
) -> Result<()> {
    let found = table.find(connection, identities.into_iter()).await?;
    let ids: Vec<i64> = found.values().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    sqlx::query(include_str!("../sql/responder/forget.sql"))
        .bind(crate::table::json_numbers(ids.iter().copied()))
        .bind(table.entity)
        .execute(&mut *connection)
        .await?;
    table.keep_images(connection, import.0, ids.iter().copied()).await?;
    sqlx::query(table.remove).bind(crate::table::json_numbers(ids.into_iter())).execute(connection).await?;
    Ok(())
}

/// Columns that every outcome begins with.
fn scope(placed: Placed, key_code: Option<&String>, piece: i64, contact: Option<i64>) -> Vec<Value> {
    vec![
        Value::Int(placed.campaign),
        Value::Int(placed.mailing),
        Value::Int(placed.cell),
        key_code.map_or(Value::Null, |code| Value::from(code.as_str())),
        Value::Int(piece),
        contact.into(),
        Value::from(JoinedBy::SameRow.key()),
    ]
}

fn returned(told: &PieceOutcome) -> Option<Vec<Value>> {
    (told.came_back == Some(true)).then(|| vec![Value::Null, Value::Null, Value::Null])
}

fn answered(told: &PieceOutcome) -> Option<Vec<Value>> {
    let says_so = told.response_date.is_some()
        || told.channel.is_some()
        || told.interest.is_some()
        || told.qualified == Some(true);
    told.responded.unwrap_or(says_so).then(|| {
        vec![
            told.response_date.into(),
            told.channel.map(Channel::key).into(),
            Value::Null,
            told.interest.map(Interest::key).into(),
            Value::Null,
            told.qualified.map(i64::from).into(),
            Value::Null,
        ]
    })
}

fn ordered(told: &PieceOutcome, revenue: Option<i64>) -> Option<Vec<Value>> {
    let amount = revenue.filter(|amount| *amount != 0)?;
    let mut values = vec![Value::Null; 6];
    values.extend([told.order_date.into(), Value::Int(amount), Value::Null]);
    values.push(currency(told.revenue).unwrap_or(Value::Null));
    Some(values)
}
