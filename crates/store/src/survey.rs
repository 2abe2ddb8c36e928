//! Answers to surveys.

use crate::error::Result;
use crate::import_run::ImportId;
use crate::outcome::Outcome;
use crate::outcome_row::Told;
use crate::row::{Value, hash_values, iso};
use crate::table::SURVEY_ANSWER;
use crate::waiting::{self, Nobody, Put};
use crate::work::{Draft, Work};
use domain::fact::{Located, SurveyFact};
use sqlx::SqliteConnection;

/// Takes answers; those of nobody in particular count too.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<SurveyFact>],
) -> Result<Vec<Outcome>> {
    let told: Vec<Told<'_>> = rows.iter().map(|row| told(&row.fact)).collect();
    let put = waiting::put(connection, work, import, &told, Nobody::Kept).await?;
    let mut drafts = Vec::with_capacity(rows.len());
    for (located, put) in rows.iter().zip(put) {
        drafts.push(match put {
            Err(refusal) => Err(refusal),
            Ok(put) => Ok(draft(work, import, located, put)?),
        });
    }
    waiting::write(connection, work, &SURVEY_ANSWER, import, drafts).await
}

fn told(fact: &SurveyFact) -> Told<'_> {
    Told { scope: &fact.scope, contact: &fact.contact, date: fact.date }
}

fn draft(work: &mut Work, import: ImportId, located: &Located<SurveyFact>, put: Put) -> Result<Draft> {
    let fact = &located.fact;
    let day = fact.date.map(iso).unwrap_or_default();
    let parts = [put.who.to_string(), day, fact.moment.clone().unwrap_or_default()];
    let identity = waiting::identity(work, import, "survey", None, &parts)?;
    let own =
        [Value::Int(i64::from(fact.score)), fact.date.into(), (&fact.moment).into(), (&fact.verbatim).into()];
    let mut content = waiting::told(&put.values).to_vec();
    content.extend(own.iter().cloned());
    content.push(Value::Int(put.told_contact));
    let mut values = put.values;
    values.extend(own);
    Ok(Draft { row: located.row, identity, content: hash_values(&content), values })
}
