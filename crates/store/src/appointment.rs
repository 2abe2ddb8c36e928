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
    let identity =
        waiting::identity(work, import, "appointment", fact.number.as_ref(), &parts, located.changes())?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Refusal;
    use crate::testing::{
        appointment, by_reference, date, db, is_never, known, of_campaign, person, piece, piece_to, rows,
    };
    use domain::fact::{ContactFact, Facts};
    use domain::totals::Measure;
    use domain::words::JoinedBy;

    fn held(contact: ContactFact, day: &str) -> AppointmentFact {
        AppointmentFact { outcome: Some(AppointmentOutcome::Held), ..appointment(contact, day) }
    }

    #[tokio::test]
    async fn appointments_count_for_the_letter_that_their_person_got() {
        let db = db().await;
        let letters = vec![
            piece_to("P", "2026-03-02", "R1", "Durand"),
            piece_to("P", "2026-03-02", "R2", "Martin"),
            piece_to("Q", "2026-04-02", "R3", "Durand"),
        ];
        db.import(Facts::Pieces(rows(letters))).await;
        let done = db
            .import(Facts::Appointments(rows(vec![
                held(person("Durand"), "2026-03-20"),
                appointment(person("Durand"), "2026-04-20"),
                AppointmentFact { scope: by_reference("R2"), ..held(ContactFact::default(), "2026-03-21") },
            ])))
            .await;
        assert_eq!(done.outcomes, [Outcome::New, Outcome::New, Outcome::New]);
        assert_eq!(done.summary.joined, [(Some(JoinedBy::Address), 2), (Some(JoinedBy::PieceReference), 1)]);
        for (campaign, obtained, held) in [("P", 2, Some(2)), ("Q", 1, None)] {
            let slices = db.slices(&domain::filter::Filter::campaign(campaign)).await;
            let totals = crate::testing::merged(&slices);
            assert_eq!(known(&totals, Measure::Appointments), Some(obtained), "{campaign}");
            // Nobody said what became of the appointment of Q.
            assert_eq!(known(&totals, Measure::AppointmentsHeld), held, "{campaign}");
        }
    }

    #[tokio::test]
    async fn an_appointment_of_a_person_not_mailed_yet_waits_for_the_letter() {
        let db = db().await;
        let facts = || Facts::Appointments(rows(vec![held(person("Durand"), "2026-03-20")]));
        let done = db.import(facts()).await;
        assert_eq!((done.outcomes.as_slice(), done.summary.joined), (&[Outcome::New][..], vec![(None, 1)]));
        let letters = db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]))).await;
        assert_eq!(known(&db.totals().await, Measure::AppointmentsHeld), Some(1));
        assert_eq!(db.import(facts()).await.outcomes, [Outcome::Same]);
        db.store.undo(letters.id, crate::Dependents::Refuse).await.unwrap();
        assert_eq!(db.store.check().await.unwrap(), []);
    }

    #[tokio::test]
    async fn a_changed_appointment_leaves_the_campaign_that_it_was_joined_to() {
        let db = db().await;
        let letters = vec![piece_to("P", "2026-03-02", "R1", "Durand"), piece("Q", "2026-03-02", "A", "R2")];
        db.import(Facts::Pieces(rows(letters))).await;
        let numbered = |scope| AppointmentFact {
            number: Some("7".to_owned()),
            scope,
            ..held(ContactFact::default(), "2026-03-20")
        };
        db.import(Facts::Appointments(rows(vec![numbered(of_campaign("P"))]))).await;
        let moved = db.import(Facts::Appointments(rows(vec![numbered(of_campaign("Q"))]))).await;
        assert_eq!(moved.outcomes, [Outcome::Changed]);
        let p = crate::testing::merged(&db.slices(&domain::filter::Filter::campaign("P")).await);
        assert!(is_never(p.appointments));
        db.store.undo(moved.id, crate::Dependents::Refuse).await.unwrap();
        let p = crate::testing::merged(&db.slices(&domain::filter::Filter::campaign("P")).await);
        assert_eq!(known(&p, Measure::Appointments), Some(1));
        assert_eq!(db.store.check().await.unwrap(), []);
    }

    #[tokio::test]
    async fn an_appointment_that_could_never_be_joined_is_refused() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R100", "Durand")]))).await;
        let of = |scope| AppointmentFact { scope, ..appointment(ContactFact::default(), "2026-03-20") };
        let early = AppointmentFact { scope: by_reference("R100"), ..appointment(person("X"), "2026-03-01") };
        let done = db
            .import(Facts::Appointments(rows(vec![
                of(domain::fact::Scope::default()),
                of(of_campaign("Z")),
                of(by_reference("R1OO")),
                early,
                // Before the letter, but by the person alone: it waits for another letter.
                appointment(person("Durand"), "2026-03-01"),
            ])))
            .await;
        let refused = |place: usize| match &done.outcomes[place] {
            Outcome::Refused(refusal) => refusal.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(0), Refusal::NoCampaign);
        assert_eq!(refused(1), Refusal::UnknownCampaign("Z".to_owned()));
        assert!(matches!(refused(2), Refusal::UnknownReference { .. }));
        assert_eq!(refused(3), Refusal::BeforePosting { posting: date("2026-03-02") });
        assert_eq!(done.outcomes[4], Outcome::New);
        assert_eq!(done.summary.joined, [(None, 1)]);
    }
}
