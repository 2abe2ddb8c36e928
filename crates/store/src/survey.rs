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
    let identity = waiting::identity(work, import, "survey", None, &parts, located.changes())?;
    let own =
        [Value::Int(i64::from(fact.score)), fact.date.into(), (&fact.moment).into(), (&fact.verbatim).into()];
    let mut content = waiting::told(&put.values).to_vec();
    content.extend(own.iter().cloned());
    content.push(Value::Int(put.told_contact));
    let mut values = put.values;
    values.extend(own);
    Ok(Draft { row: located.row, identity, content: hash_values(&content), values })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{date, db, person, piece_to, rows};
    use domain::fact::{ContactFact, Facts};
    use domain::words::JoinedBy;

    fn answer(contact: ContactFact, score: u8) -> SurveyFact {
        SurveyFact {
            contact,
            score,
            date: Some(date("2026-05-04")),
            moment: Some("après livraison".to_owned()),
            ..SurveyFact::default()
        }
    }

    #[tokio::test]
    async fn an_answer_is_kept_whole_with_how_it_was_joined() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]))).await;
        let facts = |score| {
            Facts::Surveys(rows(vec![answer(person("Durand"), score), answer(ContactFact::default(), 3)]))
        };
        let done = db.import(facts(9)).await;
        assert_eq!(done.outcomes, [Outcome::New, Outcome::New]);
        assert_eq!(done.summary.joined, [(None, 1), (Some(JoinedBy::Address), 1)]);
        let kept: Vec<(i64, String, Option<i64>)> =
            sqlx::query_as("SELECT score, moment, piece_id FROM survey_answer ORDER BY id")
                .fetch_all(db.store.readers())
                .await
                .unwrap();
        let moment = || "après livraison".to_owned();
        assert_eq!(kept, [(9, moment(), Some(1)), (3, moment(), None)]);
        assert_eq!(db.import(facts(9)).await.outcomes, [Outcome::Same, Outcome::Same]);
        assert_eq!(db.import(facts(2)).await.outcomes, [Outcome::Changed, Outcome::Same]);
    }

    #[tokio::test]
    async fn an_opinion_counts_in_the_sector_that_a_later_file_tells_of_its_person() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Martin")]))).await;
        let scope = crate::testing::of_campaign("P");
        let asked = SurveyFact { scope, ..answer(person("Durand"), 3) };
        db.import(Facts::Surveys(rows(vec![asked]))).await;
        let known = ContactFact { sector: Some("BTP".to_owned()), ..person("Durand") };
        // Each import ends with a check of the sums.
        assert_eq!(db.import(Facts::Contacts(rows(vec![known]))).await.outcomes, [Outcome::Changed]);
    }
}
