//! Joining an outcome to what was posted: by reference, contact, key code or campaign, in this order.

use crate::error::Result;
use crate::known::{Known, MailingKnown};
use crate::lookup::{Candidate, contacts_by_keys, nearest, pieces_by_contact, pieces_by_reference};
use crate::outcome::Refusal;
use chrono::{Days, NaiveDate};
use domain::address::Addressee;
use domain::words::JoinedBy;
use sqlx::SqliteConnection;
use std::collections::BTreeSet;

/// What a contact can be joined by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) reference: Option<String>,
    pub(crate) siret: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) address_key: Option<i64>,
    /// What the address key leaves out.
    pub(crate) place: Place,
}

/// Where a contact is; texts are empty where they are not told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) address: String,
    pub(crate) postal_code: String,
    pub(crate) city: String,
}

/// The columns of a stored contact that it can be joined by.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct StoredKeys {
    reference: Option<String>,
    siret: Option<String>,
    email: Option<String>,
    address_key: Option<i64>,
    address: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
}

impl StoredKeys {
    /// Returns what the contact can be joined by, where there is anything.
    pub(crate) fn keys(&self) -> Option<Keys> {
        let keys = Keys {
            reference: self.reference.clone(),
            siret: self.siret.clone(),
            email: self.email.clone(),
            address_key: self.address_key,
            place: Place {
                address: self.address.clone().unwrap_or_default(),
                postal_code: self.postal_code.clone().unwrap_or_default(),
                city: self.city.clone().unwrap_or_default(),
            },
        };
        (!keys.is_empty()).then_some(keys)
    }
}

impl Keys {
    /// Returns whether there is nothing to join by.
    pub(crate) const fn is_empty(&self) -> bool {
        self.reference.is_none() && self.siret.is_none() && self.email.is_none() && self.address_key.is_none()
    }
}

impl Place {
    /// Returns the place as it is compared.
    pub(crate) fn addressee(&self) -> Addressee<'_> {
        Addressee {
            address: &self.address,
            postal_code: &self.postal_code,
            city: &self.city,
            ..Addressee::default()
        }
    }
}

/// What an outcome says of the piece that it belongs to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ask {
    pub(crate) campaign: Option<i64>,
    pub(crate) posting: Option<NaiveDate>,
    pub(crate) key_code: Option<String>,
    pub(crate) reference: Option<String>,
    pub(crate) keys: Option<Keys>,
    pub(crate) date: Option<NaiveDate>,
}

/// When an outcome may happen, seen from the posting date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// Any day from then on.
    After,
    /// Within the campaign's window, unless the piece's own reference is given.
    Window,
}

/// What an outcome was joined to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Joined {
    pub(crate) campaign: i64,
    pub(crate) mailing: Option<i64>,
    pub(crate) cell: Option<i64>,
    pub(crate) key_code: Option<String>,
    pub(crate) piece: Option<i64>,
    pub(crate) contact: Option<i64>,
    pub(crate) by: JoinedBy,
}

/// What is known of one outcome.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// To what it belongs.
    pub(crate) joined: std::result::Result<Joined, Refusal>,
    /// The mailed contact that it names, joined or not.
    pub(crate) contact: Option<i64>,
}

/// Returns to what each outcome belongs.
pub(crate) async fn resolve(
    connection: &mut SqliteConnection,
    known: &Known,
    asks: &[Ask],
    span: Span,
) -> Result<Vec<Resolved>> {
    let by_reference = pieces_by_reference(connection, asks).await?;
    let contacts = contacts_by_keys(connection, asks).await?;
    let by_contact = pieces_by_contact(connection, &contacts).await?;
    let mut resolved = Vec::with_capacity(asks.len());
    for (place, ask) in asks.iter().enumerate() {
        let one = One { known, ask, span };
        let joined = if ask.reference.is_some() {
            match one.of_reference(by_reference.get(&place).map_or(&[], Vec::as_slice)) {
                Err(Refusal::UnknownReference { reference, .. }) => {
                    let nearest = nearest(connection, &reference, ask.campaign).await?;
                    Err(Refusal::UnknownReference { reference, nearest })
                }
                found => found,
            }
        } else if let Some((contact, by)) = contacts.get(&place) {
            one.of_contact(*contact, *by, by_contact.get(&place).map_or(&[], Vec::as_slice))
        } else {
            one.of_scope(None)
        };
        resolved.push(Resolved { joined, contact: contacts.get(&place).map(|(contact, _)| *contact) });
    }
    Ok(resolved)
}

/// One outcome about to be joined.
struct One<'a> {
    known: &'a Known,
    ask: &'a Ask,
    span: Span,
}

impl One<'_> {
    fn of_reference(&self, found: &[Candidate]) -> std::result::Result<Joined, Refusal> {
        let wanted = |c: &&Candidate| self.ask.campaign.is_none_or(|campaign| campaign == c.campaign);
        let fitting: Vec<&Candidate> = found.iter().filter(wanted).collect();
        match fitting.as_slice() {
            [] => Err(Refusal::UnknownReference {
                reference: self.ask.reference.clone().unwrap_or_default(),
                nearest: None,
            }),
            [piece] => {
                // An explicit reference joins an order whatever its date.
                if self.span == Span::After {
                    self.not_before(piece.posting)?;
                }
                Ok(piece.joined(JoinedBy::PieceReference))
            }
            several => {
                let codes: BTreeSet<&str> = several.iter().map(|c| self.known.code(c.campaign)).collect();
                Err(Refusal::ReferenceInTwoCampaigns(codes.into_iter().map(str::to_owned).collect()))
            }
        }
    }

    fn of_contact(
        &self,
        contact: i64,
        by: JoinedBy,
        found: &[Candidate],
    ) -> std::result::Result<Joined, Refusal> {
        let fits = |c: &&Candidate| {
            self.ask.campaign.is_none_or(|campaign| campaign == c.campaign)
                && self.ask.posting.is_none_or(|posting| Some(posting) == c.posting)
                && self.ask.key_code.as_ref().is_none_or(|code| Some(code) == c.key_code.as_ref())
        };
        let fitting: Vec<&Candidate> = found.iter().filter(fits).collect();
        let latest = fitting
            .iter()
            .filter(|c| self.in_span(c.campaign, c.posting))
            .max_by_key(|c| (c.posting, c.piece));
        match (latest, fitting.iter().filter_map(|c| c.posting).min()) {
            (Some(piece), _) => Ok(piece.joined(by)),
            (None, Some(posting)) if self.span == Span::After => Err(Refusal::BeforePosting { posting }),
            _ => self.of_scope(Some(contact)),
        }
    }

    fn of_scope(&self, contact: Option<i64>) -> std::result::Result<Joined, Refusal> {
        if let Some(code) = &self.ask.key_code {
            return self.of_key_code(code, contact);
        }
        let Some(campaign) = self.ask.campaign else {
            return Err(Refusal::NoCampaign);
        };
        let mailings = self.known.of(campaign).map_or(&[][..], |known| known.mailings.as_slice());
        let mailing = self.mailing_of(mailings.iter().copied())?;
        Ok(Joined {
            campaign,
            mailing,
            cell: None,
            key_code: None,
            piece: None,
            contact,
            by: JoinedBy::Campaign,
        })
    }

    fn of_key_code(&self, code: &str, contact: Option<i64>) -> std::result::Result<Joined, Refusal> {
        let cells = self.known.cells_of(code).iter();
        let cells: Vec<_> = cells
            .filter(|(_, m)| self.ask.campaign.is_none_or(|campaign| campaign == m.campaign))
            .filter(|(_, m)| self.ask.posting.is_none_or(|posting| Some(posting) == m.posting))
            .collect();
        let Some((_, first)) = cells.first() else {
            return Err(Refusal::UnknownCell(code.to_owned()));
        };
        if cells.iter().any(|(_, m)| m.campaign != first.campaign) {
            return Err(Refusal::NoCampaign);
        }
        let mailing = self.mailing_of(cells.iter().map(|(_, mailing)| *mailing))?;
        let of_mailing: Vec<i64> = cells
            .iter()
            .filter(|(_, m)| mailing.is_none_or(|id| id == m.id))
            .map(|(cell, _)| *cell)
            .collect();
        let cell = if let [only] = of_mailing.as_slice() { Some(*only) } else { None };
        Ok(Joined {
            campaign: first.campaign,
            mailing,
            cell,
            key_code: Some(code.to_owned()),
            piece: None,
            contact,
            by: JoinedBy::KeyCode,
        })
    }

    /// Returns the mailing that is meant: of the date given, else the only one; for orders the last in its window.
    fn mailing_of(
        &self,
        mailings: impl Iterator<Item = MailingKnown>,
    ) -> std::result::Result<Option<i64>, Refusal> {
        let mailings: Vec<MailingKnown> =
            mailings.filter(|m| self.ask.posting.is_none_or(|posting| Some(posting) == m.posting)).collect();
        if let (Some(posting), []) = (self.ask.posting, mailings.as_slice()) {
            return Err(Refusal::UnknownMailing(posting));
        }
        let fitting: Vec<MailingKnown> =
            mailings.iter().copied().filter(|m| self.in_span(m.campaign, m.posting)).collect();
        if fitting.is_empty() {
            return match mailings.iter().filter_map(|m| m.posting).min() {
                Some(posting) => Err(Refusal::BeforePosting { posting }),
                None => Ok(mailings.first().map(|m| m.id)),
            };
        }
        let dates: BTreeSet<_> = mailings.iter().map(|m| m.posting).collect();
        Ok(match self.span {
            Span::Window => fitting.iter().max_by_key(|m| m.posting).map(|m| m.id),
            Span::After if dates.len() == 1 => mailings.first().map(|m| m.id),
            Span::After => None,
        })
    }

    fn in_span(&self, campaign: i64, posting: Option<NaiveDate>) -> bool {
        let (Some(date), Some(posting)) = (self.ask.date, posting) else {
            return true;
        };
        let last = match self.span {
            Span::After => None,
            Span::Window => self
                .known
                .of(campaign)
                .and_then(|known| posting.checked_add_days(Days::new(known.window_days))),
        };
        posting <= date && last.is_none_or(|last| date <= last)
    }

    fn not_before(&self, posting: Option<NaiveDate>) -> std::result::Result<(), Refusal> {
        match (self.ask.date, posting) {
            (Some(date), Some(posting)) if date < posting => Err(Refusal::BeforePosting { posting }),
            _ => Ok(()),
        }
    }
}

impl Candidate {
    pub(crate) fn joined(&self, by: JoinedBy) -> Joined {
        Joined {
            campaign: self.campaign,
            mailing: Some(self.mailing),
            cell: Some(self.cell),
            key_code: self.key_code.clone(),
            piece: Some(self.piece),
            contact: self.contact,
            by,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;
    use crate::testing::{
        by_reference, date, db, of_campaign, person, piece, piece_to, response, rows, undelivered,
    };
    use domain::fact::{ContactFact, Facts, PieceFact, ResponseFact, Scope};
    use domain::totals::Measure;

    fn letters() -> Facts {
        let whole = |email: &str, siret: &str, reference: &str| ContactFact {
            email: Some(email.to_owned()),
            siret: Some(siret.to_owned()),
            reference: Some(reference.to_owned()),
            ..ContactFact::default()
        };
        Facts::Pieces(rows(vec![
            piece("P", "2026-03-02", "A", "R1"),
            piece("P", "2026-03-02", "B", "R2"),
            piece("Q", "2026-04-02", "C", "R2"),
            piece_to("P", "2026-03-02", "R4", "Dupont"),
            PieceFact { contact: whole("a@x.fr", "1", "K1"), ..piece("P", "2026-03-02", "A", "R5") },
            PieceFact { contact: whole("b@x.fr", "2", "K2"), ..piece("P", "2026-03-02", "A", "R6") },
            PieceFact { contact: whole("c@x.fr", "2", "K3"), ..piece("P", "2026-03-02", "A", "R7") },
        ]))
    }

    async fn joined_by(fact: ResponseFact) -> std::result::Result<Option<JoinedBy>, Refusal> {
        let db = db().await;
        db.import(letters()).await;
        let done = db.import(Facts::Responses(rows(vec![fact]))).await;
        match done.outcomes.into_iter().next() {
            Some(Outcome::Refused(refusal)) => Err(refusal),
            _ => Ok(done.summary.joined[0].0),
        }
    }

    fn from(contact: ContactFact) -> ResponseFact {
        ResponseFact { contact, ..response(Scope::default(), "2026-03-09") }
    }

    #[tokio::test]
    async fn a_response_joins_by_the_first_thing_that_leads_to_one_piece() {
        let email = ContactFact { email: Some("a@x.fr".to_owned()), ..ContactFact::default() };
        let siret = ContactFact { siret: Some("1".to_owned()), ..ContactFact::default() };
        let shared = ContactFact { siret: Some("2".to_owned()), ..ContactFact::default() };
        let reference = ContactFact { reference: Some("K2".to_owned()), ..shared.clone() };
        let stranger = ResponseFact { scope: of_campaign("P"), ..from(person("Martin")) };
        let mut accented = person("DUPONT ");
        accented.city = Some("LYON".to_owned());
        let keyed = Scope { cell: Some("B".to_owned()), ..Scope::default() };
        let elsewhere = Scope { campaign: Some("Q".to_owned()), ..by_reference("R2") };
        for (fact, expected) in [
            (response(by_reference("R1"), "2026-03-09"), Ok(Some(JoinedBy::PieceReference))),
            (response(elsewhere, "2026-04-09"), Ok(Some(JoinedBy::PieceReference))),
            (from(reference), Ok(Some(JoinedBy::ContactReference))),
            (from(siret), Ok(Some(JoinedBy::Siret))),
            (from(email), Ok(Some(JoinedBy::Email))),
            (from(accented), Ok(Some(JoinedBy::Address))),
            (response(keyed, "2026-03-09"), Ok(Some(JoinedBy::KeyCode))),
            (stranger, Ok(Some(JoinedBy::Campaign))),
            (from(shared), Err(Refusal::NoCampaign)),
            (from(ContactFact::default()), Err(Refusal::NoCampaign)),
            (
                response(by_reference("R2"), "2026-04-09"),
                Err(Refusal::ReferenceInTwoCampaigns(vec!["P".to_owned(), "Q".to_owned()])),
            ),
            (
                response(by_reference("R1"), "2026-03-01"),
                Err(Refusal::BeforePosting { posting: date("2026-03-02") }),
            ),
            (
                ResponseFact { date: date("2026-03-01"), ..from(person("Dupont")) },
                Err(Refusal::BeforePosting { posting: date("2026-03-02") }),
            ),
            (response(of_campaign("Z"), "2026-03-09"), Err(Refusal::UnknownCampaign("Z".to_owned()))),
            (
                response(Scope { cell: Some("Z".to_owned()), ..of_campaign("P") }, "2026-03-09"),
                Err(Refusal::UnknownCell("Z".to_owned())),
            ),
        ] {
            assert_eq!(joined_by(fact.clone()).await, expected, "{fact:?}");
        }
    }

    #[tokio::test]
    async fn an_unknown_reference_is_refused_with_the_nearest_known_one() {
        let db = db().await;
        let facts = (100..120).map(|n| piece("P", "2026-03-02", "A", &format!("MI000{n}"))).collect();
        db.import(Facts::Pieces(rows(facts))).await;
        for (reference, nearest) in [("MI00O105", None), ("MI000120", Some("MI000119")), ("ZZ", None)] {
            let done = db
                .import(Facts::Undelivered(rows(vec![undelivered(by_reference(reference), "2026-03-09")])))
                .await;
            let Some(Outcome::Refused(Refusal::UnknownReference { nearest: found, .. })) =
                done.outcomes.first()
            else {
                panic!("{:?}", done.outcomes);
            };
            assert_eq!(found.as_deref(), nearest, "{reference}");
        }
    }

    #[tokio::test]
    async fn a_contact_joins_the_last_letter_before_the_day() {
        let db = db().await;
        let waves = ["2026-03-02", "2026-04-02", "2026-05-02"];
        let facts = waves.iter().map(|day| piece_to("P", day, &format!("W{day}"), "Dupont")).collect();
        db.import(Facts::Pieces(rows(facts))).await;
        let answer = ResponseFact { contact: person("Dupont"), ..response(Scope::default(), "2026-04-20") };
        db.import(Facts::Responses(rows(vec![answer]))).await;
        let slices = db.slices(&domain::filter::Filter::default()).await;
        let answered: Vec<_> = slices.iter().filter(|s| !s.totals.response_delays.is_empty()).collect();
        assert_eq!(answered.len(), 1);
        assert_eq!(answered[0].place.posting_date, Some(date("2026-04-02")));
        assert_eq!(answered[0].totals.response_delays.iter().collect::<Vec<_>>(), [(18, 1)]);
    }

    #[tokio::test]
    async fn the_same_response_twice_in_a_file_is_two_lines_of_one_responder() {
        let db = db().await;
        db.import(letters()).await;
        let twice = || Facts::Responses(rows(vec![response(by_reference("R1"), "2026-03-09"); 2]));
        assert_eq!(db.import(twice()).await.outcomes, [Outcome::New, Outcome::New]);
        assert_eq!(db.import(twice()).await.outcomes, [Outcome::Same, Outcome::Same]);
        let totals = db.totals().await;
        // Campaign Q was told no response, so that the sum over both is unknown.
        assert!(matches!(totals.responders.reason(), Some(domain::term::Reason::NotEverywhere(_))));
        let p = crate::testing::merged(&db.slices(&domain::filter::Filter::campaign("P")).await);
        assert_eq!(crate::testing::known(&p, Measure::ResponseLines), Some(2));
        assert_eq!(crate::testing::known(&p, Measure::Responders), Some(1));
    }
}
