//! Joining an outcome to what was posted: by reference, contact, key code or campaign, in this order.

use crate::error::Result;
use crate::known::{Known, MailingKnown};
use crate::outcome::Refusal;
use crate::row::some_day;
use crate::table::json;
use chrono::{Days, NaiveDate};
use domain::words::JoinedBy;
use sqlx::SqliteConnection;
use std::collections::{BTreeSet, HashMap};

/// What a contact can be joined by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) reference: Option<String>,
    pub(crate) siret: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) address_key: Option<i64>,
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

/// A piece that an outcome could belong to.
#[derive(Clone, Debug)]
struct Candidate {
    piece: i64,
    campaign: i64,
    mailing: i64,
    cell: i64,
    contact: Option<i64>,
    key_code: Option<String>,
    posting: Option<NaiveDate>,
}

type Columns = (usize, i64, i64, i64, i64, Option<i64>, Option<String>, Option<String>);

/// Returns to what each outcome belongs.
pub(crate) async fn resolve(
    connection: &mut SqliteConnection,
    known: &Known,
    asks: &[Ask],
    span: Span,
) -> Result<Vec<std::result::Result<Joined, Refusal>>> {
    let by_reference = pieces_by_reference(connection, asks).await?;
    let contacts = contacts_by_keys(connection, asks).await?;
    let by_contact = pieces_by_contact(connection, &contacts).await?;
    let mut joined = Vec::with_capacity(asks.len());
    for (place, ask) in asks.iter().enumerate() {
        let one = One { known, ask, span };
        let found = if ask.reference.is_some() {
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
        joined.push(found);
    }
    Ok(joined)
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
    fn joined(&self, by: JoinedBy) -> Joined {
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

async fn pieces_by_reference(
    connection: &mut SqliteConnection,
    asks: &[Ask],
) -> Result<HashMap<usize, Vec<Candidate>>> {
    let asked: Vec<(usize, &String)> =
        asks.iter().enumerate().filter_map(|(place, ask)| Some((place, ask.reference.as_ref()?))).collect();
    candidates(connection, include_str!("../sql/piece/by_reference.sql"), &asked).await
}

async fn pieces_by_contact(
    connection: &mut SqliteConnection,
    contacts: &HashMap<usize, (i64, JoinedBy)>,
) -> Result<HashMap<usize, Vec<Candidate>>> {
    let asked: Vec<(usize, i64)> = contacts.iter().map(|(place, (contact, _))| (*place, *contact)).collect();
    candidates(connection, include_str!("../sql/piece/by_contact.sql"), &asked).await
}

async fn candidates<T: serde::Serialize>(
    connection: &mut SqliteConnection,
    sql: &'static str,
    asked: &[(usize, T)],
) -> Result<HashMap<usize, Vec<Candidate>>> {
    let mut found: HashMap<usize, Vec<Candidate>> = HashMap::new();
    if asked.is_empty() {
        return Ok(found);
    }
    let text: String = sqlx::query_scalar(sql).bind(to_json(asked)?).fetch_one(connection).await?;
    let rows: Vec<Columns> = json("piece", &text)?;
    for (place, piece, campaign, mailing, cell, contact, key_code, posting) in rows {
        let posting = some_day("mailing", "posting_date", posting.as_deref())?;
        let candidate = Candidate { piece, campaign, mailing, cell, contact, key_code, posting };
        found.entry(place).or_default().push(candidate);
    }
    Ok(found)
}

/// Returns the mailed contacts that these outcomes name, each by the first key that leads to exactly one.
async fn contacts_by_keys(
    connection: &mut SqliteConnection,
    asks: &[Ask],
) -> Result<HashMap<usize, (i64, JoinedBy)>> {
    let asked: Vec<_> = asks
        .iter()
        .enumerate()
        .filter(|(_, ask)| ask.reference.is_none())
        .filter_map(|(place, ask)| Some((place, ask.keys.as_ref()?)))
        .map(|(place, keys)| (place, &keys.reference, &keys.siret, &keys.email, keys.address_key))
        .collect();
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
    let text: String = sqlx::query_scalar(include_str!("../sql/contact/by_keys.sql"))
        .bind(to_json(&asked)?)
        .fetch_one(connection)
        .await?;
    let rows: Vec<(usize, usize, i64)> = json("contact", &text)?;
    let mut found: HashMap<(usize, usize), Vec<i64>> = HashMap::new();
    for (place, way, contact) in rows {
        found.entry((place, way)).or_default().push(contact);
    }
    let ways = [JoinedBy::ContactReference, JoinedBy::Siret, JoinedBy::Email, JoinedBy::Address];
    let best = |place: usize| {
        ways.iter().enumerate().find_map(|(way, by)| match found.get(&(place, way))?.as_slice() {
            [only] => Some((*only, *by)),
            _ => None,
        })
    };
    Ok(asked.iter().filter_map(|(place, ..)| Some((*place, best(*place)?))).collect())
}

/// Returns the stored reference that differs least, where it is nearly the same: same length, same beginning or end.
async fn nearest(
    connection: &mut SqliteConnection,
    reference: &str,
    campaign: Option<i64>,
) -> Result<Option<String>> {
    let neighbours: Vec<String> = sqlx::query_scalar(include_str!("../sql/piece/neighbours.sql"))
        .bind(reference)
        .bind(campaign)
        .fetch_all(connection)
        .await?;
    let alike = |other: &String| {
        let start = reference.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let end = reference.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
        start + end
    };
    let enough = reference.chars().count().saturating_sub(2).max(2);
    Ok(neighbours.into_iter().filter(|other| alike(other) >= enough).max_by_key(alike))
}

fn to_json<T: serde::Serialize + ?Sized>(asked: &T) -> Result<String> {
    serde_json::to_string(asked).map_err(|error| sqlx::Error::Encode(Box::new(error)).into())
}
