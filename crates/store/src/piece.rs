//! Pieces of a mailing list: understood while the engine still writes those before them.
//!
//! A row whose campaign, contact and cell are known to be new, or known already, needs no look into the file; only a
//! chunk with other rows waits for the engine.

mod outcome;
mod place;
mod stored;

pub(crate) use place::Places;
pub(crate) use stored::Stored;

use crate::contact::{self, Settled, Wanted};
use crate::error::Result;
use crate::import_run::ImportId;
use crate::outcome::{Outcome, Refusal};
use crate::pipe::Pipe;
use crate::row::{Value, hash};
use crate::sums::{Home, Part};
use crate::table::{PIECE, json, json_numbers};
use crate::work::Work;
use domain::currency::Currency;
use domain::fact::{Located, PieceFact};
use domain::money::Money;
use domain::words::{Channel, Interest};
use place::Placed;
use sqlx::SqliteConnection;
use std::collections::HashMap;
use stored::Verdict;

/// A row of a mailing list that can be taken.
struct Ready<'a> {
    place: usize,
    located: &'a Located<PieceFact>,
    placed: Placed,
    /// Hash of all that the row tells, contact and outcome included.
    content: i64,
    /// Hash of what it tells of its contact.
    told: i64,
    /// What its contact is recognised by.
    who: Option<i64>,
    cost: Option<i64>,
    revenue: Option<i64>,
}

/// A piece about to be written.
struct Taken {
    /// Its row, by its place among those that are ready.
    ready: usize,
    id: i64,
    contact: Option<i64>,
    outcome: Outcome,
}

/// What became of a chunk that was understood without a look into the file.
struct Understood<'a> {
    outcomes: Vec<Outcome>,
    ready: Vec<Ready<'a>>,
    taken: Vec<Taken>,
}

/// Takes pieces.
pub(crate) async fn take(
    pipe: &mut Pipe,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<PieceFact>],
) -> Result<Vec<Outcome>> {
    if work.run(import)?.stored.is_none() {
        stored::begin(pipe.home().await?, work, import).await?;
    }
    let understood = match understand(work, import, rows)? {
        Some(understood) => understood,
        None => look_up(pipe.home().await?, work, import, rows).await?,
    };
    if outcome::tells_any(&understood.ready, &understood.taken) {
        let connection = pipe.home().await?;
        outcome::take(connection, work, import, &understood.ready, &understood.taken).await?;
    }
    pipe.send(work.on_the_way.take_sealed()).await?;
    Ok(understood.outcomes)
}

/// Takes a chunk of rows that are all new, without a look into the file; returns nothing where one may be known.
fn understand<'a>(
    work: &mut Work,
    import: ImportId,
    rows: &'a [Located<PieceFact>],
) -> Result<Option<Understood<'a>>> {
    let Some(placed) = place::known(work, import, rows)? else {
        return Ok(None);
    };
    let mut outcomes = vec![Outcome::New; rows.len()];
    let ready = ready(work, rows, placed, &mut outcomes);
    let is_new = |piece: &Ready<'_>| {
        let run = work.runs.iter().find(|run| run.id == import.0);
        run.and_then(|run| run.stored.as_ref()).is_some_and(|stored| stored.lacks(piece))
            && contact::is_clear(work, piece.who, piece.told)
    };
    if !ready.iter().all(is_new) {
        return Ok(None);
    }
    let verdicts = vec![Verdict::New; ready.len()];
    let mut taken = numbered(work, import, &ready, &verdicts, &mut outcomes);
    let wanted = wanted(&ready, &taken);
    let settled = contact::settle(work, import.0, &wanted, HashMap::new());
    give_contacts(&ready, &mut taken, &settled);
    put(work, import, &ready, &taken)?;
    Ok(Some(Understood { outcomes, ready, taken }))
}

/// Takes a chunk of rows after a look at what the file has of them.
async fn look_up<'a>(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &'a [Located<PieceFact>],
) -> Result<Understood<'a>> {
    let placed = place::all(connection, work, import, rows).await?;
    let mut outcomes = vec![Outcome::New; rows.len()];
    let ready = ready(work, rows, placed, &mut outcomes);
    let verdicts = stored::verdicts(connection, work, import, &ready).await?;
    let mut taken = numbered(work, import, &ready, &verdicts, &mut outcomes);
    let wanted = wanted(&ready, &taken);
    let otherwise = contact::meet(connection, work, &wanted).await?;
    take_back(connection, work, import, &taken).await?;
    let settled = contact::settle(work, import.0, &wanted, otherwise);
    contact::keep(connection, work, import.0, &settled).await?;
    give_contacts(&ready, &mut taken, &settled);
    put(work, import, &ready, &taken)?;
    Ok(Understood { outcomes, ready, taken })
}

/// Returns the rows that can be taken, hashed; the others are refused.
fn ready<'a>(
    work: &mut Work,
    rows: &'a [Located<PieceFact>],
    placed: Vec<std::result::Result<Placed, Refusal>>,
    outcomes: &mut [Outcome],
) -> Vec<Ready<'a>> {
    let mut ready = Vec::with_capacity(rows.len());
    for (place, (located, placed)) in rows.iter().zip(placed).enumerate() {
        let fact = &located.fact;
        let cost = fact.cost.map(Money::to_e4).transpose();
        let revenue = fact.outcome.revenue.map(Money::to_e4).transpose();
        let (placed, cost, revenue) = match (placed, cost, revenue) {
            (Ok(placed), Ok(cost), Ok(revenue)) => (placed, cost, revenue),
            (Err(refusal), ..) => {
                outcomes[place] = Outcome::Refused(refusal);
                continue;
            }
            _ => {
                outcomes[place] = Outcome::Refused(Refusal::Amount);
                continue;
            }
        };
        let told = contact::hash_told(&mut work.told, &fact.contact);
        let who = contact::identity(&fact.contact);
        let content = content(work, fact, placed, [cost, revenue], told);
        ready.push(Ready { place, located, placed, content, told, who, cost, revenue });
    }
    ready
}

/// Returns the hash of all that the row tells, contact and outcome included.
fn content(
    work: &mut Work,
    fact: &PieceFact,
    placed: Placed,
    [cost, revenue]: [Option<i64>; 2],
    contact: i64,
) -> i64 {
    let told = &fact.outcome;
    let code = |money: &Option<Money>| money.map(|money| money.currency);
    let (paid, earned) = (code(&fact.cost), code(&told.revenue));
    let yes = |answer: Option<bool>| answer.map(i64::from);
    work.told
        .restart()
        .number(placed.cell)
        .some_text(fact.scope.reference.as_deref())
        .some_number(cost)
        .some_text(paid.as_ref().map(Currency::code))
        .number(contact)
        .some_number(yes(told.responded))
        .some_day(told.response_date)
        .some_text(told.channel.map(Channel::key))
        .some_text(told.interest.map(Interest::key))
        .some_number(yes(told.qualified))
        .some_number(yes(told.came_back))
        .some_day(told.order_date)
        .some_number(revenue)
        .some_text(earned.as_ref().map(Currency::code))
        .hash()
}

/// Returns the pieces to be written with their numbers, and tells what becomes of every row.
fn numbered(
    work: &mut Work,
    import: ImportId,
    ready: &[Ready<'_>],
    verdicts: &[Verdict],
    outcomes: &mut [Outcome],
) -> Vec<Taken> {
    let mut taken = Vec::with_capacity(ready.len());
    for (place, (piece, verdict)) in ready.iter().zip(verdicts).enumerate() {
        let (id, outcome) = match *verdict {
            Verdict::New => (work.fresh_piece(), Outcome::New),
            Verdict::Changed(id) => (id, Outcome::Changed),
            Verdict::Same => {
                place::tell(work, import, piece.placed.campaign, &piece.located.fact);
                outcomes[piece.place] = Outcome::Same;
                continue;
            }
            Verdict::Twice(row) => {
                outcomes[piece.place] = Outcome::Refused(Refusal::DuplicateReference { row });
                continue;
            }
        };
        place::tell(work, import, piece.placed.campaign, &piece.located.fact);
        outcomes[piece.place] = outcome.clone();
        taken.push(Taken { ready: place, id, contact: None, outcome });
    }
    taken
}

/// Returns the contacts that the pieces to be written name.
fn wanted<'a>(ready: &[Ready<'a>], taken: &[Taken]) -> Vec<Wanted<'a>> {
    let mut wanted = Vec::with_capacity(taken.len());
    for piece in taken {
        let Ready { located, told, who, .. } = &ready[piece.ready];
        let fact = &located.fact.contact;
        // A person of whom only the town or the sector is told is nobody else's contact.
        let own = || hash(["contact of piece", &piece.id.to_string()]);
        if who.is_some() || !fact.is_empty() {
            wanted.push(Wanted { identity: who.unwrap_or_else(own), told: *told, fact });
        }
    }
    wanted
}

fn give_contacts(ready: &[Ready<'_>], taken: &mut [Taken], settled: &Settled) {
    let mut ids = settled.ids.iter();
    for piece in taken {
        let row = &ready[piece.ready];
        if row.who.is_some() || !row.located.fact.contact.is_empty() {
            piece.contact = ids.next().copied();
        }
    }
}

/// Campaign, mailing, cell and posting date of a piece, the run that told it, its cost with currency, and its contact's
/// sector, département and salesperson.
type Standing = ((i64, i64, i64, String), i64, Option<i64>, Option<String>, [Option<String>; 3]);

/// Keeps corrected pieces as they were, and takes back what they added to the sums.
async fn take_back(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    taken: &[Taken],
) -> Result<()> {
    let changed: Vec<i64> =
        taken.iter().filter(|piece| piece.outcome == Outcome::Changed).map(|piece| piece.id).collect();
    if changed.is_empty() {
        return Ok(());
    }
    work.on_the_way.flush(connection).await?;
    let text: String = sqlx::query_scalar(include_str!("../sql/piece/parts.sql"))
        .bind(json_numbers(changed.iter().copied()))
        .fetch_one(&mut *connection)
        .await?;
    let parts: Vec<Standing> = json("piece", &text)?;
    for (home, told_by, cost, currency, [sector, departement, salesperson]) in parts {
        let (campaign, mailing, cell, posting) = home;
        let spot = work.people.spots.of(sector.as_deref(), departement.as_deref(), salesperson.as_deref());
        let currency = crate::row::word("piece", "currency", currency.as_deref(), |code| code.parse().ok())?;
        let posting = crate::row::day("mailing", "posting_date", &posting)?;
        work.sums.home(cell, Home { campaign, mailing, posting });
        work.sums.take_back(
            Part { cell, spot, cost: cost.zip(currency), import: told_by, row: 0, contact: None },
            campaign,
        );
    }
    PIECE.keep_images(connection, import.0, changed.into_iter()).await
}

/// Lets pieces wait to be written, and counts them.
fn put(work: &mut Work, import: ImportId, ready: &[Ready<'_>], taken: &[Taken]) -> Result<()> {
    for piece in taken {
        let row = &ready[piece.ready];
        let fact = &row.located.fact;
        let nameless = row.who.is_none() && fact.scope.reference.is_none();
        let cost = row.cost.zip(fact.cost.map(|money| money.currency));
        let spot = match spot_of(work, row, piece.id) {
            Some(spot) => spot,
            None => work.people.spots.of(None, None, None),
        };
        work.sums.home(row.placed.cell, row.placed.home());
        work.sums.add(Part {
            cell: row.placed.cell,
            spot,
            cost,
            import: import.0,
            row: row.located.row,
            contact: piece.contact,
        })?;
        work.on_the_way.pieces.push([
            Value::Int(piece.id),
            if nameless { Value::Int(stored::nameless(row)) } else { Value::Null },
            Value::Int(row.content),
            Value::Int(row.placed.campaign),
            Value::Int(row.placed.mailing),
            Value::Int(row.placed.cell),
            piece.contact.into(),
            (&fact.scope.reference).into(),
            row.cost.into(),
            currency(fact.cost),
            Value::Int(import.0),
            Value::Int(i64::from(row.located.row)),
        ]);
    }
    work.on_the_way.contacts.seal()?;
    work.on_the_way.pieces.seal()
}

fn spot_of(work: &Work, row: &Ready<'_>, piece: i64) -> Option<u32> {
    if row.who.is_none() && row.located.fact.contact.is_empty() {
        return None;
    }
    let identity = row.who.unwrap_or_else(|| hash(["contact of piece", &piece.to_string()]));
    work.people.get(identity).map(|person| person.spot)
}

fn currency(money: Option<Money>) -> Value {
    money.map_or(Value::Null, |money| Value::from(money.currency.code()))
}
