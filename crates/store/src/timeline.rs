//! One contact: who they are, and all that happened from letter to order.

use crate::Store;
use crate::contact::identity_by_reference;
use crate::error::{Result, StoreError};
use crate::row::{money, some_day};
use chrono::NaiveDate;
use domain::fact::ContactFact;
use domain::money::Money;

/// Something that happened with a contact.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// `piece`, `undelivered`, `response`, `appointment`, `opportunity`, `stage`, `order`, `survey`.
    pub kind: String,
    /// Its number among those of its kind.
    pub row: u32,
    /// The day.
    pub day: Option<NaiveDate>,
    /// The campaign that it belongs to.
    pub campaign: Option<String>,
    /// The key code of its cell.
    pub cell: Option<String>,
    /// The piece's reference, or the number of an appointment, deal or order.
    pub reference: Option<String>,
    /// What a closed column says: role, reason, interest, outcome, state, or a score.
    pub word: Option<String>,
    /// By which way a response came; the moment of a survey; why a deal was moved.
    pub channel: Option<String>,
    /// What was written.
    pub text: Option<String>,
    /// How much.
    pub amount: Option<Money>,
    /// The file that told it.
    pub file: String,
    /// Its sheet.
    pub sheet: Option<String>,
    /// Its row.
    pub line: u32,
    /// Whether a person said it, and no file.
    pub by_hand: bool,
}

#[derive(sqlx::FromRow)]
struct Columns {
    kind: String,
    id: u32,
    day: Option<String>,
    campaign: Option<String>,
    cell: Option<String>,
    reference: Option<String>,
    word: Option<String>,
    channel: Option<String>,
    text: Option<String>,
    e4: Option<i64>,
    currency: Option<String>,
    file: String,
    sheet: Option<String>,
    source_row: u32,
    by_hand: bool,
}

#[derive(sqlx::FromRow)]
struct Person {
    reference: Option<String>,
    siret: Option<String>,
    company: Option<String>,
    civility: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    job_title: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    address: Option<String>,
    address_2: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    sector: Option<String>,
    salesperson: Option<String>,
    company_size: Option<String>,
}

impl Store {
    /// Returns who a contact is.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a contact that there is not.
    pub async fn person(&self, contact: u32) -> Result<ContactFact> {
        let found: Option<Person> = sqlx::query_as(include_str!("../sql/contact/person.sql"))
            .bind(contact)
            .fetch_optional(self.readers())
            .await?;
        let row = found.ok_or(StoreError::NoSuch { entity: "contact", row: contact.into() })?;
        Ok(ContactFact {
            reference: row.reference,
            siret: row.siret,
            company: row.company,
            civility: row.civility,
            first_name: row.first_name,
            last_name: row.last_name,
            job_title: row.job_title,
            email: row.email,
            phone: row.phone,
            address: row.address,
            address_2: row.address_2,
            postal_code: row.postal_code,
            city: row.city,
            sector: row.sector,
            salesperson: row.salesperson,
            company_size: row.company_size,
        })
    }

    /// Returns the contact that has this reference, e-mail address or SIRET, or whose piece has this reference.
    pub async fn contact_named(&self, text: &str) -> Result<Option<u32>> {
        Ok(sqlx::query_scalar(include_str!("../sql/contact/named.sql"))
            .bind(text)
            .bind(identity_by_reference(text))
            .fetch_optional(self.readers())
            .await?)
    }

    /// Returns all that happened with a contact, the earliest first, what has no day last.
    pub async fn happenings(&self, contact: u32) -> Result<Vec<Happening>> {
        let rows: Vec<Columns> = sqlx::query_as(include_str!("../sql/timeline/of_contact.sql"))
            .bind(contact)
            .fetch_all(self.readers())
            .await?;
        rows.into_iter().map(happening).collect()
    }
}

fn happening(row: Columns) -> Result<Happening> {
    let amount = row.e4.zip(row.currency.as_deref());
    Ok(Happening {
        day: some_day("timeline", "day", row.day.as_deref())?,
        amount: amount.map(|(e4, currency)| money("timeline", e4, currency)).transpose()?,
        kind: row.kind,
        row: row.id,
        campaign: row.campaign,
        cell: row.cell,
        reference: row.reference,
        word: row.word,
        channel: row.channel,
        text: row.text,
        file: row.file,
        sheet: row.sheet,
        line: row.source_row,
        by_hand: row.by_hand,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Move;
    use crate::testing::{by_reference, date, db, deal, order, person, piece_to, response, rows};
    use domain::fact::{Facts, ResponseFact};
    use domain::words::{Interest, OpportunityStatus};

    #[tokio::test]
    async fn a_contact_shows_all_that_happened_from_letter_to_order_and_where_it_stands() {
        let db = db().await;
        let to = |reference, name| piece_to("P", "2026-03-02", reference, name);
        db.import(Facts::Pieces(rows(vec![to("R1", "Durand"), to("R2", "Martin")]))).await;
        let said = ResponseFact {
            interest: Some(Interest::Positive),
            verbatim: Some("Envoyez un devis".to_owned()),
            ..response(by_reference("R1"), "2026-03-10")
        };
        db.import(Facts::Responses(rows(vec![said]))).await;
        db.import(Facts::Opportunities(rows(vec![deal("D1", person("Durand"), "2026-03-12")]))).await;
        let won = Move {
            stage: "Signature".to_owned(),
            on: date("2026-03-19"),
            ends: Some(OpportunityStatus::Won),
            reason: Some("prix".to_owned()),
        };
        db.store.move_deal(1, &won).await.unwrap();
        db.import(Facts::Orders(rows(vec![order(person("Durand"), "2026-03-20", 100)]))).await;

        let who = db.store.contact_named("R1").await.unwrap().unwrap();
        assert_eq!(db.store.person(who).await.unwrap().last_name.as_deref(), Some("Durand"));
        let all = db.store.happenings(who).await.unwrap();
        let kinds: Vec<(&str, Option<NaiveDate>, bool)> =
            all.iter().map(|one| (one.kind.as_str(), one.day, one.by_hand)).collect();
        let on = |day| Some(date(day));
        assert_eq!(
            kinds,
            [
                ("piece", on("2026-03-02"), false),
                ("response", on("2026-03-10"), false),
                ("opportunity", on("2026-03-12"), false),
                ("stage", on("2026-03-19"), true),
                ("order", on("2026-03-20"), false),
            ]
        );
        assert_eq!(all[1].text.as_deref(), Some("Envoyez un devis"));
        assert_eq!((all[1].file.as_str(), all[1].line), ("responses.csv", 2));
        assert_eq!(all[2].word.as_deref(), Some("won"));
        assert_eq!((all[3].text.as_deref(), all[3].channel.as_deref()), (Some("Signature"), Some("prix")));
        assert!(matches!(db.store.person(99).await, Err(StoreError::NoSuch { .. })));
        assert_eq!(db.store.contact_named("nobody").await.unwrap(), None);
    }
}
