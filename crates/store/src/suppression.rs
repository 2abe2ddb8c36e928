//! People who must not be mailed: recognised by hashes, so that the list itself says nothing of anybody.

use crate::Store;
use crate::by_hand::families::families;
use crate::contact;
use crate::error::{Result, StoreError};
use crate::import_run::ImportId;
use crate::outcome::{Outcome, Refusal};
use crate::row::{Value, hash, iso, some_day};
use crate::table::{SUPPRESSION, json, json_numbers};
use crate::waiting;
use crate::work::{Draft, Work};
use chrono::NaiveDate;
use domain::fact::{ContactFact, Located, SuppressionFact};
use domain::fold::fold;
use domain::words::SuppressionReason;
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// Takes people who must not be mailed.
pub(crate) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    rows: &[Located<SuppressionFact>],
) -> Result<Vec<Outcome>> {
    let mut drafts = Vec::with_capacity(rows.len());
    for located in rows {
        let keys = listed(&located.fact.contact);
        drafts.push(if keys.is_empty() {
            Err(Refusal::Nobody)
        } else {
            Ok(draft(work, import, located, &keys)?)
        });
    }
    waiting::write(connection, work, &SUPPRESSION, import, drafts).await
}

fn draft(
    work: &mut Work,
    import: ImportId,
    located: &Located<SuppressionFact>,
    keys: &[i64],
) -> Result<Draft> {
    let fact = &located.fact;
    let keys = json_numbers(keys.iter().copied());
    let identity = waiting::identity(work, import, "suppression", None, std::slice::from_ref(&keys), None)?;
    let values = vec![
        Value::Text(keys),
        fact.reason.map(SuppressionReason::key).into(),
        (&fact.reason_text).into(),
        fact.date.into(),
    ];
    Ok(Draft::of_values(located.row, identity, values))
}

/// Why a contact must not be mailed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opposition {
    /// Since when, as far as it is known.
    pub since: Option<NaiveDate>,
    /// Whether a person put them on the list here, and no file.
    pub by_hand: bool,
}

impl Store {
    /// Returns whether a contact must not be mailed, and since when.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a contact that there is not.
    pub async fn opposition(&self, contact: u32) -> Result<Option<Opposition>> {
        let fact = self.person(contact).await?;
        let own: Option<String> = sqlx::query_scalar(include_str!("../sql/own_suppression/find.sql"))
            .bind(contact)
            .fetch_optional(self.readers())
            .await?;
        let opposed = Opposed::load(&mut *self.readers().acquire().await?).await?;
        Ok(opposed.since(&fact).map(|since| Opposition { since, by_hand: own.is_some() }))
    }

    /// Puts a contact on the list of those who must not be mailed; it keeps hashes of what they are recognised by.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a contact that there is not, [`StoreError::Unrecognisable`] for one of whom only a
    /// name is known.
    pub async fn oppose(&self, contact: u32, on: NaiveDate) -> Result<()> {
        let keys = listed(&self.person(contact).await?);
        if keys.is_empty() {
            return Err(StoreError::Unrecognisable(contact.into()));
        }
        sqlx::query(include_str!("../sql/own_suppression/put.sql"))
            .bind(contact)
            .bind(json_numbers(keys.into_iter()))
            .bind(iso(on))
            .execute(self.writer()?)
            .await?;
        Ok(())
    }

    /// Takes a contact off the list again, where a person had put them on it; what files tell stays.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] where nobody had.
    pub async fn unoppose(&self, contact: u32) -> Result<()> {
        let gone = sqlx::query(include_str!("../sql/own_suppression/remove.sql"))
            .bind(contact)
            .execute(self.writer()?)
            .await?;
        if gone.rows_affected() == 0 {
            return Err(StoreError::NoSuch { entity: "own_suppression", row: contact.into() });
        }
        Ok(())
    }
}

/// Everybody who must not be mailed.
#[derive(Debug, Default)]
pub(crate) struct Opposed {
    since: HashMap<i64, Option<NaiveDate>>,
}

/// A person who answered *stop*: what they are recognised by, and the day.
type Stopped = (
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<i64>,
    Option<String>,
);

impl Opposed {
    /// Reads the opposition list, and those who answered *stop*.
    pub(crate) async fn load(connection: &mut SqliteConnection) -> Result<Self> {
        let mut opposed = Self::default();
        let listed: Vec<(String, Option<String>)> =
            sqlx::query_as(include_str!("../sql/suppression/keys.sql")).fetch_all(&mut *connection).await?;
        for (keys, day) in listed {
            let keys: Vec<i64> = json("suppression", &keys)?;
            opposed.add(keys, some_day("suppression", "date", day.as_deref())?);
        }
        let stopped: Vec<Stopped> =
            sqlx::query_as(include_str!("../sql/response/stopped.sql")).fetch_all(&mut *connection).await?;
        for (reference, siret, company, first_name, last_name, email, phone, address_key, day) in stopped {
            let fact = ContactFact {
                reference,
                siret,
                company,
                first_name,
                last_name,
                email,
                phone,
                ..ContactFact::default()
            };
            let keys = keys(&fact, address_key);
            opposed.add(keys, some_day("response", "date", day.as_deref())?);
        }
        opposed.spread(connection).await?;
        Ok(opposed)
    }

    /// Where one of those who are one person is opposed, so are the others.
    async fn spread(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        for family in families(connection).await? {
            let facts: Vec<ContactFact> = family.all().map(contact::fact).collect();
            if let Some(since) = facts.iter().filter_map(|fact| self.since(fact)).min() {
                for fact in &facts {
                    self.add(listed(fact), since);
                }
            }
        }
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.since.is_empty()
    }

    /// Returns since when a person must not be mailed, `None` for everybody else.
    #[expect(clippy::option_option, reason = "not opposed, opposed on an unknown day, opposed since a day")]
    pub(crate) fn since(&self, fact: &ContactFact) -> Option<Option<NaiveDate>> {
        self.since_at(fact, contact::keys(fact).and_then(|keys| keys.address_key))
    }

    /// Returns the same of somebody whose address key is known already.
    #[expect(clippy::option_option, reason = "not opposed, opposed on an unknown day, opposed since a day")]
    pub(crate) fn since_at(&self, fact: &ContactFact, address_key: Option<i64>) -> Option<Option<NaiveDate>> {
        let mut met = keys(fact, address_key);
        // Where a whole establishment is on the list, so is everybody in it.
        met.extend(fact.siret.as_ref().map(|siret| hash(["siret", siret, ""])));
        met.extend(fact.phone.as_ref().map(|phone| hash(["phone", phone])));
        met.iter().find_map(|key| self.since.get(key)).copied()
    }

    fn add(&mut self, keys: Vec<i64>, day: Option<NaiveDate>) {
        for key in keys {
            let since = self.since.entry(key).or_insert(day);
            *since = (*since).min(day).or(*since).or(day);
        }
    }
}

/// Returns the hashes that a row of the list puts on it.
fn listed(fact: &ContactFact) -> Vec<i64> {
    let keys = keys(fact, contact::keys(fact).and_then(|keys| keys.address_key));
    match (&fact.phone, keys.is_empty()) {
        // Colleagues share a telephone: it stands for a person only where nothing else does.
        (Some(phone), true) => vec![hash(["phone", phone])],
        _ => keys,
    }
}

fn keys(fact: &ContactFact, address_key: Option<i64>) -> Vec<i64> {
    let name = [&fact.last_name, &fact.first_name].map(|part| part.as_deref().map(fold).unwrap_or_default());
    let name = name.join(" ");
    let mut keys = Vec::new();
    keys.extend(fact.reference.as_ref().map(|reference| hash(["reference", reference])));
    keys.extend(fact.email.as_ref().map(|email| hash(["email", email])));
    keys.extend(fact.siret.as_ref().map(|siret| hash(["siret", siret, name.trim()])));
    keys.extend(address_key);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Db, by_reference, date, db, opposed, person, piece_to, response, rows};
    use crate::{Notice, Started};
    use domain::fact::{Facts, PieceFact, ResponseFact};
    use domain::words::Interest;

    async fn notices(db: &Db, facts: Facts) -> Vec<(u32, Option<NaiveDate>)> {
        let mut writing = db.store.begin().await.unwrap();
        let Started::Fresh(id) = writing.start(&crate::testing::import_of(&facts)).await.unwrap() else {
            panic!("each file of a test has its own digest");
        };
        let outcomes = writing.take(id, &facts).await.unwrap();
        assert!(!outcomes.iter().any(|outcome| matches!(outcome, Outcome::Refused(_))));
        let notices = writing.notices();
        assert_eq!(writing.notices(), []);
        writing.finish().await.unwrap();
        notices.into_iter().map(|Notice::Opposed { row, since }| (row, since)).collect()
    }

    fn by(email: Option<&str>, siret: Option<&str>) -> ContactFact {
        ContactFact {
            email: email.map(str::to_owned),
            siret: siret.map(str::to_owned),
            ..ContactFact::default()
        }
    }

    #[tokio::test]
    async fn whoever_is_on_the_list_is_told_of_when_a_list_is_taken_in() {
        let db = db().await;
        db.import(Facts::Suppressions(rows(vec![
            opposed(person("Durand"), "2026-01-05"),
            opposed(by(Some("a@x.fr"), None), "2026-01-06"),
            opposed(by(None, Some("73282932000074")), "2026-01-07"),
        ])))
        .await;
        let to = |contact| PieceFact { contact, ..piece_to("P", "2026-03-02", "", "") };
        let mut elsewhere = person("Durand");
        elsewhere.postal_code = Some("13001".to_owned());
        let colleague = ContactFact { siret: Some("73282932000074".to_owned()), ..person("Petit") };
        let list = || {
            Facts::Pieces(rows(vec![
                to(person("DURAND")),
                to(elsewhere.clone()),
                to(by(Some("a@x.fr"), None)),
                to(colleague.clone()),
                to(person("Martin")),
            ]))
        };
        let day = |text: &str| Some(date(text));
        let expected = [(2, day("2026-01-05")), (4, day("2026-01-06")), (5, day("2026-01-07"))];
        assert_eq!(notices(&db, list()).await, expected);
        // The same rows change nothing, and are not told again.
        assert_eq!(notices(&db, list()).await, []);
    }

    #[tokio::test]
    async fn nothing_of_the_person_is_kept_but_hashes() {
        let db = db().await;
        db.import(Facts::Suppressions(rows(vec![opposed(person("Durand"), "2026-01-05")]))).await;
        let dump = db.dump().await;
        assert!(!dump.contains("Durand") && !dump.contains("69003"), "{dump}");
    }

    #[tokio::test]
    async fn a_stop_answered_puts_its_person_on_the_list_until_that_import_is_undone() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]))).await;
        let stop =
            ResponseFact { interest: Some(Interest::Stop), ..response(by_reference("R1"), "2026-03-10") };
        let done = db.import(Facts::Responses(rows(vec![stop]))).await;
        let next =
            |reference: &str| Facts::Pieces(rows(vec![piece_to("Q", "2026-06-02", reference, "Durand")]));
        assert_eq!(notices(&db, next("R2")).await, [(2, Some(date("2026-03-10")))]);
        db.store.undo(done.id, crate::Dependents::Refuse).await.unwrap();
        assert_eq!(notices(&db, next("R3")).await, []);
    }

    #[tokio::test]
    async fn a_person_put_on_the_list_by_hand_is_told_of_and_can_be_taken_off_again() {
        let db = db().await;
        let mut bare = person("Martin");
        bare.city = None;
        bare.postal_code = None;
        bare.address = None;
        let list = vec![
            piece_to("P", "2026-03-02", "R1", "Durand"),
            PieceFact { contact: bare, ..piece_to("P", "2026-03-02", "R2", "") },
        ];
        db.import(Facts::Pieces(rows(list))).await;
        assert_eq!(db.store.opposition(1).await.unwrap(), None);
        db.store.oppose(1, date("2026-03-21")).await.unwrap();
        let since = Some(date("2026-03-21"));
        assert_eq!(db.store.opposition(1).await.unwrap(), Some(Opposition { since, by_hand: true }));
        let next =
            |reference: &str| Facts::Pieces(rows(vec![piece_to("Q", "2026-06-02", reference, "DURAND")]));
        assert_eq!(notices(&db, next("R3")).await, [(2, since)]);
        let kept: String =
            sqlx::query_scalar("SELECT quote(contact) || quote(keys) || quote(date) FROM own_suppression")
                .fetch_one(db.store.readers())
                .await
                .unwrap();
        assert!(!kept.contains("Durand") && !kept.contains("Lyon"), "only hashes are kept: {kept}");
        db.store.unoppose(1).await.unwrap();
        assert_eq!(notices(&db, next("R4")).await, []);
        assert!(matches!(db.store.unoppose(1).await, Err(StoreError::NoSuch { .. })));
        assert!(matches!(db.store.oppose(2, date("2026-03-21")).await, Err(StoreError::Unrecognisable(2))));
    }

    #[tokio::test]
    async fn a_row_of_nobody_is_refused() {
        let db = db().await;
        let nobody = ContactFact { city: Some("Lyon".to_owned()), ..ContactFact::default() };
        let done = db.import(Facts::Suppressions(rows(vec![opposed(nobody, "2026-01-05")]))).await;
        assert_eq!(done.outcomes, [Outcome::Refused(Refusal::Nobody)]);
    }
}
