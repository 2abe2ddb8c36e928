//! What appointments, deals and survey answers have in common: they join like responses, and wait where nothing fits.

use crate::contact;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::join::{Joined, Span, resolve};
use crate::outcome::{Outcome, Refusal};
use crate::outcome_row::{Told, ask, who};
use crate::row::{Value, hash};
use crate::table::Table;
use crate::work::{Draft, Work};
use domain::fact::ContactFact;
use sqlx::SqliteConnection;

/// Whether a row that names nobody and no campaign is kept all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nobody {
    /// It could never be joined: the campaign is asked for.
    Refused,
    /// It tells something without being joined.
    Kept,
}

/// What a row is joined to and whom it names, or why it is refused.
type Settled = std::result::Result<(Option<Joined>, Option<i64>), Refusal>;

/// Where a row was put.
#[derive(Debug)]
pub(crate) struct Put {
    /// Columns that every such row begins with.
    pub(crate) values: Vec<Value>,
    /// Hash of whom it concerns, whatever it is joined to.
    pub(crate) who: i64,
    /// Hash of all that the row says of its person.
    pub(crate) told_contact: i64,
}

/// Puts rows where they belong, or lets them wait; people whom nobody knows are made known.
pub(crate) async fn put(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Told<'_>],
    nobody: Nobody,
) -> Result<Vec<std::result::Result<Put, Refusal>>> {
    let mut asks = Vec::with_capacity(rows.len());
    let mut refused = Vec::with_capacity(rows.len());
    for row in rows {
        let asked = ask(work, import, row)?;
        refused.push(asked.as_ref().err().cloned());
        asks.push(asked.unwrap_or_default());
    }
    let resolved = resolve(connection, &work.known, &asks, Span::After).await?;
    let joined: Vec<Settled> = resolved
        .into_iter()
        .zip(refused)
        .zip(rows)
        .map(|((resolved, refused), row)| match (refused, resolved.joined) {
            (Some(refusal), _) => Err(refusal),
            (None, Err(refusal)) if is_final(&refusal, row, nobody) => Err(refusal),
            (None, joined) => {
                let joined = joined.ok();
                let who = joined.as_ref().and_then(|joined| joined.contact).or(resolved.contact);
                Ok((joined, who))
            }
        })
        .collect();
    let people = people(connection, work, import, rows, &joined).await?;
    let mut put = Vec::with_capacity(rows.len());
    for ((row, joined), person) in rows.iter().zip(joined).zip(people) {
        put.push(match joined {
            Err(refusal) => Err(refusal),
            Ok((joined, contact)) => {
                work.touched.extend(joined.as_ref().map(|joined| joined.campaign));
                let who = who(work, import, row, joined.as_ref())?;
                let values = values(work, import, row, joined.as_ref(), contact, person)?;
                Ok(Put { values, who, told_contact: contact::told_hash(row.contact) })
            }
        });
    }
    Ok(put)
}

/// Returns the hash of a row recognised by its own number, else by these parts, with its place among identical rows; or
/// the identity of the row that it changes, where that is known.
pub(crate) fn identity(
    work: &mut Work,
    import: ImportId,
    kind: &str,
    number: Option<&String>,
    parts: &[String],
    changes: Option<i64>,
) -> Result<i64> {
    let natural = match number {
        Some(number) => hash([kind, "number", number]),
        None => hash([kind].into_iter().chain(parts.iter().map(String::as_str))),
    };
    Ok(work.run(import)?.identity(natural, changes))
}

/// Returns whether a row can never be joined as it is written: a wrong name is told, a letter still to come is not.
fn is_final(refusal: &Refusal, row: &Told<'_>, nobody: Nobody) -> bool {
    match refusal {
        Refusal::NoCampaign => nobody == Nobody::Refused && contact::identity(row.contact).is_none(),
        Refusal::BeforePosting { .. } => row.scope.reference.is_some(),
        Refusal::UnknownReference { .. }
        | Refusal::ReferenceInTwoCampaigns(_)
        | Refusal::UnknownCell(_)
        | Refusal::UnknownMailing(_)
        | Refusal::UnknownCampaign(_) => true,
        _ => false,
    }
}

/// Returns the person whom each row names, made where nobody knows them yet.
async fn people(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Told<'_>],
    joined: &[Settled],
) -> Result<Vec<Option<i64>>> {
    let named: Vec<(usize, i64, &ContactFact)> = rows
        .iter()
        .enumerate()
        .filter(|(place, _)| joined[*place].is_ok())
        .filter_map(|(place, row)| Some((place, contact::identity(row.contact)?, row.contact)))
        .collect();
    let wanted: Vec<(i64, &ContactFact)> = named.iter().map(|(_, id, fact)| (*id, *fact)).collect();
    let ids = contact::take(connection, work, import.0, &wanted).await?;
    let mut people = vec![None; rows.len()];
    for ((place, ..), id) in named.into_iter().zip(ids) {
        people[place] = Some(id);
    }
    Ok(people)
}

/// Returns to what the row is joined, and what it told of that.
fn values(
    work: &mut Work,
    import: ImportId,
    row: &Told<'_>,
    joined: Option<&Joined>,
    contact: Option<i64>,
    person: Option<i64>,
) -> Result<Vec<Value>> {
    let defaults = &work.run(import)?.import;
    let campaign = row.scope.campaign.clone().or_else(|| defaults.campaign.clone());
    let posting = row.scope.posting_date.or(defaults.posting_date);
    Ok(vec![
        joined.map(|joined| joined.campaign).into(),
        joined.and_then(|joined| joined.mailing).into(),
        joined.and_then(|joined| joined.cell).into(),
        (&joined.and_then(|joined| joined.key_code.clone())).into(),
        joined.and_then(|joined| joined.piece).into(),
        contact.or(person).into(),
        joined.map(|joined| joined.by.key()).into(),
        (&campaign).into(),
        posting.into(),
        (&row.scope.cell).into(),
        (&row.scope.reference).into(),
        person.into(),
    ])
}

/// Returns the values without what the row was joined to, for its content.
pub(crate) fn told(values: &[Value]) -> &[Value] {
    const JOINED: usize = 7;
    // The person's number is not what the row says of them.
    &values[JOINED..values.len().min(JOINED + 4)]
}

/// Writes rows that were understood, and returns the outcome of every row.
pub(crate) async fn write(
    connection: &mut SqliteConnection,
    work: &mut Work,
    table: &'static Table,
    import: ImportId,
    drafts: Vec<std::result::Result<Draft, Refusal>>,
) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(drafts.len());
    let mut places = Vec::with_capacity(drafts.len());
    let mut understood = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match draft {
            Err(refusal) => outcomes.push(Outcome::Refused(refusal)),
            Ok(draft) => {
                places.push(outcomes.len());
                outcomes.push(Outcome::Same);
                understood.push(draft);
            }
        }
    }
    let written = work.write(connection, table, import.0, understood).await?;
    for (place, (_, outcome)) in places.into_iter().zip(written) {
        outcomes[place] = outcome;
    }
    Ok(outcomes)
}
