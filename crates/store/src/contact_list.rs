//! Files of contacts: people and companies made known or completed, mailed or not.

use crate::contact;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::outcome::Outcome;
use crate::table::CONTACT;
use crate::work::Work;
use domain::fact::{ContactFact, Located};
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// Takes contacts: what a row says wins, what it leaves out stays.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<ContactFact>],
) -> Result<Vec<Outcome>> {
    // The import takes no row of nobody; such a one would still be a contact of its own.
    let identity = |fact| contact::identity(fact).unwrap_or_else(|| contact::told_hash(fact));
    let wanted: Vec<(i64, &ContactFact)> = rows.iter().map(|row| (identity(&row.fact), &row.fact)).collect();
    let before = CONTACT.find(connection, wanted.iter().map(|(identity, _)| *identity)).await?;
    contact::take(connection, work, import.0, &wanted).await?;
    let after = CONTACT.find(connection, wanted.iter().map(|(identity, _)| *identity)).await?;
    let mut met: HashMap<i64, &ContactFact> = HashMap::new();
    let outcome = |(identity, fact): (i64, &ContactFact), met: Option<&ContactFact>| {
        let (before, after) = (before.get(&identity), after.get(&identity));
        match (met, before, after) {
            (Some(earlier), ..) if earlier == fact => Outcome::Same,
            (Some(_), ..) => Outcome::Changed,
            (None, None, _) => Outcome::New,
            (None, Some(before), Some(after)) if before.content != after.content => Outcome::Changed,
            (None, Some(_), _) => Outcome::Same,
        }
    };
    Ok(wanted.into_iter().map(|one| outcome(one, met.insert(one.0, one.1))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{db, person, piece_to, rows};
    use domain::dimension::Dimension;
    use domain::fact::Facts;

    fn builder() -> ContactFact {
        ContactFact { sector: Some("BTP".to_owned()), ..person("Durand") }
    }

    #[tokio::test]
    async fn a_list_of_contacts_completes_those_who_are_known_and_makes_the_others() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]))).await;
        let before = db.dump().await;
        let facts = || Facts::Contacts(rows(vec![builder(), person("Martin"), person("Martin")]));
        let done = db.import(facts()).await;
        assert_eq!(done.outcomes, [Outcome::Changed, Outcome::New, Outcome::Same]);
        // The letter's sector is its person's, so that its sums follow.
        let sectors: Vec<Option<String>> = db
            .slices(&domain::filter::Filter::default())
            .await
            .into_iter()
            .map(|slice| slice.place.value(Dimension::Sector))
            .collect();
        assert_eq!(sectors, [Some("BTP".to_owned())]);
        assert_eq!(db.import(facts()).await.outcomes, [Outcome::Same, Outcome::Same, Outcome::Same]);
        let again = db.store.imports().await.unwrap().last().unwrap().id;
        db.store.undo(again, crate::Dependents::Refuse).await.unwrap();
        db.store.undo(done.id, crate::Dependents::Refuse).await.unwrap();
        assert_eq!(db.dump().await, before);
    }

    #[tokio::test]
    async fn people_whom_a_later_list_mails_keep_their_import_from_being_undone() {
        let db = db().await;
        let first = db.import(Facts::Contacts(rows(vec![person("Durand")]))).await;
        db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]))).await;
        assert!(matches!(
            db.store.undo(first.id, crate::Dependents::Refuse).await,
            Err(crate::StoreError::BuiltUpon { .. })
        ));
    }
}
