//! Responses.

use crate::contact;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::join::Joined;
use crate::outcome::Outcome;
use crate::outcome_row::{Told, join, scope, who};
use crate::row::{Value, hash, hash_values, iso};
use crate::table::RESPONSE;
use crate::work::{Draft, Work};
use domain::fact::{Located, ResponseFact};
use domain::totals::Measure;
use domain::words::{Channel, Interest};
use sqlx::SqliteConnection;

/// Takes responses.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<ResponseFact>],
) -> Result<Vec<Outcome>> {
    let told: Vec<Told<'_>> = rows.iter().map(|row| told(&row.fact)).collect();
    let joined = join(connection, work, import, &told).await?;
    let mut outcomes = Vec::with_capacity(rows.len());
    let mut drafts = Vec::with_capacity(rows.len());
    let mut places = Vec::with_capacity(rows.len());
    for ((located, told), joined) in rows.iter().zip(&told).zip(joined) {
        match joined {
            Err(refusal) => outcomes.push(Outcome::Refused(refusal)),
            Ok(joined) => {
                places.push(outcomes.len());
                outcomes.push(Outcome::Same);
                drafts.push(draft(work, import, located, told, &joined)?);
                tell(work, import, joined.campaign, &located.fact);
            }
        }
    }
    let written = work.write(connection, &RESPONSE, import.0, drafts).await?;
    for (place, (_, outcome)) in places.into_iter().zip(written) {
        outcomes[place] = outcome;
    }
    Ok(outcomes)
}

fn told(fact: &ResponseFact) -> Told<'_> {
    Told { scope: &fact.scope, contact: &fact.contact, date: Some(fact.date) }
}

fn draft(
    work: &mut Work,
    import: ImportId,
    located: &Located<ResponseFact>,
    told: &Told<'_>,
    joined: &Joined,
) -> Result<Draft> {
    let fact = &located.fact;
    let who = who(work, import, told, Some(joined))?;
    let channel = fact.plain_channel.or(fact.channel).map_or("", Channel::key);
    let natural = hash(["response", &who.to_string(), &iso(fact.date), channel]);
    let identity = work.run(import)?.identity(natural, located.changes());
    let own = [
        Some(fact.date).into(),
        fact.channel.map(Channel::key).into(),
        (&fact.channel_text).into(),
        fact.interest.map(Interest::key).into(),
        (&fact.interest_text).into(),
        fact.qualified.map(i64::from).into(),
        (&fact.verbatim).into(),
    ];
    let mut content = own.to_vec();
    // What a text means may be translated anew: the row is the same.
    for (derived, text) in [(1, &fact.channel_text), (3, &fact.interest_text)] {
        if text.is_some() {
            content[derived] = Value::Null;
        }
    }
    content.push(Value::Int(contact::told_hash(&fact.contact)));
    let mut values = scope(joined);
    values.extend(own);
    Ok(Draft { row: located.row, identity, content: hash_values(&content), values })
}

fn tell(work: &mut Work, import: ImportId, campaign: i64, fact: &ResponseFact) {
    work.tells(campaign, import.0, &[Measure::ResponseLines, Measure::Responders]);
    if fact.interest.is_some() {
        work.tells(campaign, import.0, &[Measure::PositiveResponders]);
    }
    if fact.qualified.is_some() {
        work.tells(campaign, import.0, &[Measure::QualifiedLeads]);
    }
}
