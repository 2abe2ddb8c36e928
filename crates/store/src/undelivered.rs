//! Pieces that came back.

use crate::contact;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::join::Joined;
use crate::outcome::Outcome;
use crate::outcome_row::{Told, join, scope, who};
use crate::row::{Value, hash, hash_values};
use crate::table::UNDELIVERED;
use crate::work::{Draft, Work, of_ordinal};
use domain::fact::{Located, UndeliveredFact};
use domain::totals::Measure;
use domain::words::UndeliveredReason;
use sqlx::SqliteConnection;

/// Takes undelivered pieces.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<UndeliveredFact>],
) -> Result<Vec<Outcome>> {
    let told: Vec<Told<'_>> = rows
        .iter()
        .map(|row| Told { scope: &row.fact.scope, contact: &row.fact.contact, date: row.fact.date })
        .collect();
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
                work.tells(joined.campaign, import.0, &[Measure::Undelivered]);
            }
        }
    }
    let written = work.write(connection, &UNDELIVERED, import.0, drafts).await?;
    for (place, (_, outcome)) in places.into_iter().zip(written) {
        outcomes[place] = outcome;
    }
    Ok(outcomes)
}

fn draft(
    work: &mut Work,
    import: ImportId,
    located: &Located<UndeliveredFact>,
    told: &Told<'_>,
    joined: &Joined,
) -> Result<Draft> {
    let fact = &located.fact;
    let natural = hash(["undelivered", &who(work, import, told, Some(joined))?.to_string()]);
    // A piece comes back once; only rows that name none are told apart by their number.
    let identity = match located.changes() {
        None if fact.scope.reference.is_some() => of_ordinal(natural, 0),
        told => work.run(import)?.identity(natural, told),
    };
    let own = [fact.date.into(), fact.reason.map(UndeliveredReason::key).into(), (&fact.reason_text).into()];
    let mut content = own.to_vec();
    if fact.reason_text.is_some() {
        // What the text means may be translated anew: the row is the same.
        content[1] = Value::Null;
    }
    content.push(Value::Int(contact::told_hash(&fact.contact)));
    let mut values = scope(joined);
    values.extend(own);
    Ok(Draft { row: located.row, identity, content: hash_values(&content), values })
}
