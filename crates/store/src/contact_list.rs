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
