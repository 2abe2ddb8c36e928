//! What is stored under the names that outcomes use: pieces by reference and by contact, contacts by their keys.

use crate::error::Result;
use crate::join::{Ask, Place};
use crate::row::some_day;
use crate::table::json;
use chrono::NaiveDate;
use domain::words::JoinedBy;
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// A piece that an outcome could belong to.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) piece: i64,
    pub(crate) campaign: i64,
    pub(crate) mailing: i64,
    pub(crate) cell: i64,
    pub(crate) contact: Option<i64>,
    pub(crate) key_code: Option<String>,
    pub(crate) posting: Option<NaiveDate>,
}

type Columns = (usize, i64, i64, i64, i64, Option<i64>, Option<String>, Option<String>);

/// Returns the pieces that outcomes name by reference, by the outcome's place.
pub(crate) async fn pieces_by_reference(
    connection: &mut SqliteConnection,
    asks: &[Ask],
) -> Result<HashMap<usize, Vec<Candidate>>> {
    let asked: Vec<(usize, &String)> =
        asks.iter().enumerate().filter_map(|(place, ask)| Some((place, ask.reference.as_ref()?))).collect();
    candidates(connection, include_str!("../sql/piece/by_reference.sql"), &asked).await
}

/// Returns the pieces of the contacts that outcomes name, by the outcome's place.
pub(crate) async fn pieces_by_contact(
    connection: &mut SqliteConnection,
    contacts: &HashMap<usize, (i64, JoinedBy)>,
) -> Result<HashMap<usize, Vec<Candidate>>> {
    let asked: Vec<(usize, i64)> = contacts.iter().map(|(place, (contact, _))| (*place, *contact)).collect();
    candidates(connection, include_str!("../sql/piece/by_contact.sql"), &asked).await
}

/// Returns pieces by number, by the place of who asks.
pub(crate) async fn pieces_by_id(
    connection: &mut SqliteConnection,
    asked: &[(usize, i64)],
) -> Result<HashMap<usize, Vec<Candidate>>> {
    candidates(connection, include_str!("../sql/piece/by_id.sql"), asked).await
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

/// The keys of a contact, surest first.
const WAYS: [JoinedBy; 4] = [JoinedBy::ContactReference, JoinedBy::Siret, JoinedBy::Email, JoinedBy::Address];

/// Returns the mailed contacts that these outcomes name, each by the first key that leads to exactly one.
pub(crate) async fn contacts_by_keys(
    connection: &mut SqliteConnection,
    asks: &[Ask],
) -> Result<HashMap<usize, (i64, JoinedBy)>> {
    let asked: Vec<_> = asks
        .iter()
        .enumerate()
        .filter(|(_, ask)| ask.reference.is_none())
        .filter_map(|(place, ask)| Some((place, ask.keys.as_ref()?)))
        .map(|(place, keys)| {
            let reference = keys.reference.as_deref().map(crate::contact::identity_by_reference);
            (place, reference, &keys.siret, &keys.email, keys.address_key)
        })
        .collect();
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
    let text: String = sqlx::query_scalar(include_str!("../sql/contact/by_keys.sql"))
        .bind(to_json(&asked)?)
        .fetch_one(connection)
        .await?;
    let rows: Vec<(usize, usize, i64, String, String, String)> = json("contact", &text)?;
    let mut found: HashMap<(usize, usize), Vec<i64>> = HashMap::new();
    for (place, way, contact, address, postal_code, city) in rows {
        let at = Place { address, postal_code, city };
        let asked = asks.get(place).and_then(|ask| ask.keys.as_ref());
        let agrees = WAYS.get(way) != Some(&JoinedBy::Address)
            || asked.is_some_and(|keys| keys.place.addressee().is_at(&at.addressee()));
        if agrees {
            let of_way = found.entry((place, way)).or_default();
            // One who was merged may be found by more than one of their addresses.
            if !of_way.contains(&contact) {
                of_way.push(contact);
            }
        }
    }
    let best = |place: usize| {
        WAYS.iter().enumerate().find_map(|(way, by)| match found.get(&(place, way))?.as_slice() {
            [only] => Some((*only, *by)),
            _ => None,
        })
    };
    Ok(asked.iter().filter_map(|(place, ..)| Some((*place, best(*place)?))).collect())
}

/// Returns the stored reference that differs least, where it is nearly the same: same length, same beginning or end.
pub(crate) async fn nearest(
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
