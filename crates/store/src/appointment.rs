//! Appointments.

use crate::error::Result;
use crate::import_run::ImportId;
use crate::outcome::Outcome;
use crate::outcome_row::Told;
use crate::row::{Value, hash_values, iso};
use crate::table::APPOINTMENT;
use crate::waiting::{self, Nobody, Put};
use crate::work::{Draft, Work};
use domain::fact::{AppointmentFact, Located};
use domain::words::AppointmentOutcome;
use sqlx::SqliteConnection;

/// Takes appointments.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<AppointmentFact>],
) -> Result<Vec<Outcome>> {
    let told: Vec<Told<'_>> = rows.iter().map(|row| told(&row.fact)).collect();
    let put = waiting::put(connection, work, import, &told, Nobody::Refused).await?;
    let mut drafts = Vec::with_capacity(rows.len());
    for (located, put) in rows.iter().zip(put) {
        drafts.push(match put {
            Err(refusal) => Err(refusal),
            Ok(put) => Ok(draft(work, import, located, put)?),
        });
    }
    waiting::write(connection, work, &APPOINTMENT, import, drafts).await
}

fn told(fact: &AppointmentFact) -> Told<'_> {
    Told { scope: &fact.scope, contact: &fact.contact, date: fact.obtained_on.or(fact.planned_on) }
}

fn draft(work: &mut Work, import: ImportId, located: &Located<AppointmentFact>, put: Put) -> Result<Draft> {
    let fact = &located.fact;
    let day = fact.planned_on.or(fact.obtained_on).map(iso).unwrap_or_default();
    let parts = [put.who.to_string(), day];
    let identity = waiting::identity(work, import, "appointment", fact.number.as_ref(), &parts)?;
    let own = [
        (&fact.number).into(),
        fact.obtained_on.into(),
        fact.planned_on.into(),
        fact.outcome.map(AppointmentOutcome::key).into(),
        (&fact.outcome_text).into(),
    ];
    let mut content = waiting::told(&put.values).to_vec();
    content.extend(own.iter().cloned());
    content.push(Value::Int(put.told_contact));
    let mut values = put.values;
    values.extend(own);
    Ok(Draft { row: located.row, identity, content: hash_values(&content), values })
}
