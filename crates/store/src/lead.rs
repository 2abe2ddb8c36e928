//! People who answered: what they said, and what followed.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::row::{day, some_day, word};
use crate::suppression::Opposed;
use chrono::NaiveDate;
use domain::fact::ContactFact;
use domain::words::{Channel, Interest};
use std::collections::HashMap;

/// A person who answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Their number.
    pub contact: u32,
    /// Who they are.
    pub person: ContactFact,
    /// Whether they objected to mailings, or answered that they want no more.
    pub opposed: bool,
    /// Their responses, the earliest first.
    pub responses: Vec<LeadResponse>,
    /// What followed.
    pub followed: Vec<FollowedUp>,
}

/// One response of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadResponse {
    /// The campaign's code.
    pub campaign: String,
    /// The line of business that the campaign addressed.
    pub campaign_sector: Option<String>,
    /// The part of the list.
    pub segment: Option<String>,
    /// When the letter was posted.
    pub posted_on: Option<NaiveDate>,
    /// When the response came.
    pub date: Option<NaiveDate>,
    /// By which way.
    pub channel: Option<Channel>,
    /// How far it is a yes.
    pub interest: Option<Interest>,
    /// Whether it was qualified.
    pub qualified: bool,
    /// What was said.
    pub verbatim: Option<String>,
}

/// What followed with a person, on its latest day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowedUp {
    /// What it was.
    pub step: Step,
    /// The day.
    pub day: NaiveDate,
}

/// A kind of what follows a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An appointment, by the day for which it is agreed.
    Appointment,
    /// A deal that is open or lost, by its latest stage.
    Deal,
    /// A deal that was won.
    Won,
    /// An order.
    Order,
}

impl Step {
    fn from_key(key: &str) -> Option<Self> {
        match key {
            "appointment" => Some(Self::Appointment),
            "deal" => Some(Self::Deal),
            "won" => Some(Self::Won),
            "order" => Some(Self::Order),
            _ => None,
        }
    }
}

#[derive(sqlx::FromRow)]
struct Columns {
    contact_id: u32,
    reference: Option<String>,
    siret: Option<String>,
    company: Option<String>,
    civility: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    job_title: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    address: Option<String>,
    address_2: Option<String>,
    sector: Option<String>,
    salesperson: Option<String>,
    company_size: Option<String>,
    campaign: String,
    campaign_sector: Option<String>,
    segment: Option<String>,
    posting_date: Option<String>,
    responded_on: Option<String>,
    channel: Option<String>,
    interest: Option<String>,
    qualified: i64,
    verbatim: Option<String>,
}

impl Store {
    /// Returns everybody known who answered, with what they said and what followed, by their numbers.
    pub async fn leads(&self) -> Result<Vec<Lead>> {
        self.leads_of(None).await
    }

    /// Returns a contact as a lead, where they answered.
    pub async fn lead(&self, contact: u32) -> Result<Option<Lead>> {
        Ok(self.leads_of(Some(contact)).await?.pop())
    }

    async fn leads_of(&self, contact: Option<u32>) -> Result<Vec<Lead>> {
        let mut connection = self.readers().acquire().await?;
        let opposed = Opposed::load(&mut connection).await?;
        let rows: Vec<Columns> = sqlx::query_as(include_str!("../sql/response/leads.sql"))
            .bind(contact)
            .fetch_all(&mut *connection)
            .await?;
        let mut followed = followed(
            sqlx::query_as(include_str!("../sql/response/followed_up.sql"))
                .bind(contact)
                .fetch_all(&mut *connection)
                .await?,
        )?;
        let mut leads: Vec<Lead> = Vec::new();
        for row in rows {
            if leads.last().is_none_or(|lead| lead.contact != row.contact_id) {
                let person = person(&row);
                leads.push(Lead {
                    contact: row.contact_id,
                    // An empty list opposes nobody, and to look in it takes everybody's keys.
                    opposed: !opposed.is_empty() && opposed.since(&person).is_some(),
                    person,
                    responses: Vec::new(),
                    followed: followed.remove(&row.contact_id).unwrap_or_default(),
                });
            }
            let response = response(row)?;
            if let Some(lead) = leads.last_mut() {
                lead.opposed |= response.interest == Some(Interest::Stop);
                lead.responses.push(response);
            }
        }
        Ok(leads)
    }
}

fn followed(rows: Vec<(u32, String, String)>) -> Result<HashMap<u32, Vec<FollowedUp>>> {
    let mut followed: HashMap<u32, Vec<FollowedUp>> = HashMap::new();
    for (contact, kind, on) in rows {
        let unknown = || StoreError::Inconsistent { table: "response", column: "kind", value: kind.clone() };
        let step = Step::from_key(&kind).ok_or_else(unknown)?;
        followed.entry(contact).or_default().push(FollowedUp { step, day: day("response", "day", &on)? });
    }
    Ok(followed)
}

fn person(row: &Columns) -> ContactFact {
    ContactFact {
        reference: row.reference.clone(),
        siret: row.siret.clone(),
        company: row.company.clone(),
        civility: row.civility.clone(),
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        job_title: row.job_title.clone(),
        email: row.email.clone(),
        phone: row.phone.clone(),
        address: row.address.clone(),
        address_2: row.address_2.clone(),
        postal_code: row.postal_code.clone(),
        city: row.city.clone(),
        sector: row.sector.clone(),
        salesperson: row.salesperson.clone(),
        company_size: row.company_size.clone(),
    }
}

fn response(row: Columns) -> Result<LeadResponse> {
    Ok(LeadResponse {
        campaign: row.campaign,
        campaign_sector: row.campaign_sector,
        segment: row.segment,
        posted_on: some_day("mailing", "posting_date", row.posting_date.as_deref())?,
        date: some_day("response", "date", row.responded_on.as_deref())?,
        channel: word("response", "channel", row.channel.as_deref(), Channel::from_key)?,
        interest: word("response", "interest", row.interest.as_deref(), Interest::from_key)?,
        qualified: row.qualified != 0,
        verbatim: row.verbatim,
    })
}

#[cfg(test)]
mod tests {
    use super::Step;
    use crate::testing::{
        appointment, by_reference, date, db, deal, of_campaign, order, person, piece_to, response, rows,
    };
    use domain::fact::{ContactFact, Facts, OrderFact, ResponseFact};

    #[tokio::test]
    async fn one_who_answered_is_told_as_among_all_and_the_earliest_response_comes_first() {
        let db = db().await;
        // Letters stand in another order than people and answers do.
        let list = vec![
            piece_to("Q", "2026-04-02", "R3", "Zola"),
            piece_to("P", "2026-03-02", "R1", "Durand"),
            piece_to("P", "2026-03-02", "R2", "Martin"),
            piece_to("Q", "2026-04-02", "R4", "Durand"),
        ];
        db.import(Facts::Pieces(rows(list))).await;
        let said = |reference, day| response(by_reference(reference), day);
        let by_name = ResponseFact { contact: person("Martin"), ..response(of_campaign("P"), "2026-03-20") };
        let answers =
            vec![said("R4", "2026-04-20"), by_name, said("R3", "2026-04-10"), said("R1", "2026-03-10")];
        db.import(Facts::Responses(rows(answers))).await;
        // One by the letter alone, one by a name, one of each other kind.
        let by_letter =
            OrderFact { scope: by_reference("R4"), ..order(ContactFact::default(), "2026-05-02", 100) };
        db.import(Facts::Orders(rows(vec![by_letter, order(person("Zola"), "2026-05-03", 100)]))).await;
        db.import(Facts::Opportunities(rows(vec![deal("D1", person("Martin"), "2026-05-04")]))).await;
        db.import(Facts::Appointments(rows(vec![appointment(person("Martin"), "2026-05-05")]))).await;
        let leads = db.store.leads().await.unwrap();
        let told: Vec<_> = leads
            .iter()
            .map(|lead| {
                let days: Vec<_> =
                    lead.responses.iter().map(|one| (one.campaign.as_str(), one.date)).collect();
                (lead.person.last_name.as_deref().unwrap(), days)
            })
            .collect();
        let on = |day| Some(date(day));
        assert_eq!(
            told,
            [
                ("Zola", vec![("Q", on("2026-04-10"))]),
                ("Durand", vec![("P", on("2026-03-10")), ("Q", on("2026-04-20"))]),
                ("Martin", vec![("P", on("2026-03-20"))]),
            ]
        );
        let followed: Vec<_> = leads
            .iter()
            .map(|lead| lead.followed.iter().map(|one| (one.step, one.day)).collect::<Vec<_>>())
            .collect();
        assert_eq!(
            followed,
            [
                vec![(Step::Order, date("2026-05-03"))],
                vec![(Step::Order, date("2026-05-02"))],
                vec![(Step::Appointment, date("2026-05-05")), (Step::Deal, date("2026-05-04"))],
            ]
        );
        for lead in &leads {
            assert_eq!(db.store.lead(lead.contact).await.unwrap().as_ref(), Some(lead));
        }
        assert_eq!(db.store.lead(99).await.unwrap(), None);
    }
}
