//! What responses and undelivered pieces have in common: whom they concern, and to what they were joined.

use crate::contact;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::join::{Ask, Joined, Span, resolve};
use crate::outcome::Refusal;
use crate::row::{Value, hash};
use crate::work::Work;
use chrono::NaiveDate;
use domain::fact::{ContactFact, Scope};
use sqlx::SqliteConnection;

/// A row about to be joined.
pub(crate) struct Told<'a> {
    pub(crate) scope: &'a Scope,
    pub(crate) contact: &'a ContactFact,
    pub(crate) date: Option<NaiveDate>,
}

/// Returns to what each row belongs.
pub(crate) async fn join(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Told<'_>],
) -> Result<Vec<std::result::Result<Joined, Refusal>>> {
    let mut asks = Vec::with_capacity(rows.len());
    let mut unknown = Vec::with_capacity(rows.len());
    for row in rows {
        let (ask, refusal) = match ask(work, import, row)? {
            Ok(ask) => (ask, None),
            Err(refusal) => (Ask::default(), Some(refusal)),
        };
        asks.push(ask);
        unknown.push(refusal);
    }
    let resolved = resolve(connection, &work.known, &asks, Span::After).await?;
    let mut joined: Vec<_> = resolved
        .into_iter()
        .zip(unknown)
        .map(|(resolved, refusal)| refusal.map_or(resolved.joined, Err))
        .collect();
    make_contacts(connection, work, import, rows, &mut joined).await?;
    work.touched.extend(joined.iter().flatten().map(|joined| joined.campaign));
    Ok(joined)
}

/// Returns what a row asks to be joined to.
pub(crate) fn ask(
    work: &mut Work,
    import: ImportId,
    row: &Told<'_>,
) -> Result<std::result::Result<Ask, Refusal>> {
    let run = work.run(import)?;
    let (default_code, default_date) = (run.import.campaign.clone(), run.import.posting_date);
    let code = row.scope.campaign.clone().or(default_code);
    let campaign = match code {
        None => None,
        Some(code) => match work.known.campaign(&code) {
            Some(id) => Some(id),
            None => return Ok(Err(Refusal::UnknownCampaign(code))),
        },
    };
    Ok(Ok(Ask {
        campaign,
        posting: row.scope.posting_date.or(default_date),
        key_code: row.scope.cell.clone(),
        reference: row.scope.reference.clone(),
        keys: contact::keys(row.contact),
        date: row.date,
    }))
}

/// Gives people who were never mailed a contact of their own, so that they count once.
async fn make_contacts(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Told<'_>],
    joined: &mut [std::result::Result<Joined, Refusal>],
) -> Result<()> {
    let strangers: Vec<(usize, i64)> = joined
        .iter()
        .enumerate()
        .filter(|(_, joined)| {
            joined.as_ref().is_ok_and(|joined| joined.piece.is_none() && joined.contact.is_none())
        })
        .filter_map(|(place, _)| Some((place, contact::identity(rows[place].contact)?)))
        .collect();
    let wanted: Vec<(i64, &ContactFact)> =
        strangers.iter().map(|(place, identity)| (*identity, rows[*place].contact)).collect();
    let ids = contact::take(connection, work, import.0, &wanted).await?;
    for ((place, _), id) in strangers.into_iter().zip(ids) {
        if let Ok(joined) = &mut joined[place] {
            joined.contact = Some(id);
        }
    }
    Ok(())
}

/// Returns the hash of whom a row concerns: a piece, else a contact, else a key code or campaign.
///
/// A reference and a key code take the campaign that they led to; other rows take the campaign that they name, so that
/// a row stays the same row when later mailings change to what its contact is joined.
pub(crate) fn who(work: &mut Work, import: ImportId, row: &Told<'_>, joined: Option<&Joined>) -> Result<i64> {
    let default_code = work.run(import)?.import.campaign.clone();
    let told = row.scope.campaign.clone().or(default_code).unwrap_or_default();
    let led_to = joined.map_or(told.as_str(), |joined| work.known.code(joined.campaign));
    Ok(if let Some(reference) = &row.scope.reference {
        hash(["reference", led_to, reference])
    } else if let Some(contact) = contact::identity(row.contact) {
        hash(["contact", &told, &contact.to_string()])
    } else if let Some(key_code) = &row.scope.cell {
        hash(["key code", led_to, key_code])
    } else {
        hash(["campaign", &told])
    })
}

/// Columns that every outcome begins with.
pub(crate) fn scope(joined: &Joined) -> Vec<Value> {
    vec![
        Value::Int(joined.campaign),
        joined.mailing.into(),
        joined.cell.into(),
        (&joined.key_code).into(),
        joined.piece.into(),
        joined.contact.into(),
        Value::from(joined.by.key()),
    ]
}
