//! Who was mailed, and when: what most pages of the list do not need of everybody.

use super::pages::each_page;
use super::people::People;
use crate::error::Result;
use crate::row::day;
use crate::table::{json, json_numbers};
use chrono::Datelike;
use sqlx::SqliteConnection;
use std::collections::{HashMap, HashSet};

/// Contact, campaign, mailing, cell.
type Row = (Option<u32>, i64, i64, i64);

/// The letters of everybody; a *place* is where somebody stands in [`People`].
#[derive(Debug)]
pub(super) struct Letters {
    /// Latest day up to today on which a letter was posted to each, as a number; 0 for none.
    pub(super) posted: Vec<i32>,
    /// Places of those whom a campaign wrote to, by the campaign's number.
    mailed: HashMap<i64, Vec<u32>>,
}

impl Letters {
    pub(super) async fn read(
        connection: &mut SqliteConnection,
        people: &People,
        today: &str,
    ) -> Result<Self> {
        let mut letters = Self { posted: vec![0; people.ids.len()], mailed: HashMap::new() };
        let mailings: Vec<(i64, String)> = sqlx::query_as(include_str!("../../sql/directory/mailings.sql"))
            .bind(today)
            .fetch_all(&mut *connection)
            .await?;
        let mut days = HashMap::with_capacity(mailings.len());
        for (mailing, posted) in mailings {
            days.insert(mailing, day("mailing", "posting_date", &posted)?.num_days_from_ce());
        }
        let held: Vec<i64> = sqlx::query_scalar(include_str!("../../sql/directory/holdouts.sql"))
            .fetch_all(&mut *connection)
            .await?;
        let held: HashSet<i64> = held.into_iter().collect();
        each_page(connection, include_str!("../../sql/directory/pieces.sql"), |text| {
            for (contact, campaign, mailing, cell) in json::<Vec<Row>>("piece", text)? {
                let Some(place) = contact.and_then(|contact| people.place(contact)) else { continue };
                letters.mailed.entry(campaign).or_default().push(place as u32);
                // Who was held out got no letter.
                if let Some(day) = days.get(&mailing).filter(|_| !held.contains(&cell)) {
                    letters.posted[place] = letters.posted[place].max(*day);
                }
            }
            Ok(())
        })
        .await?;
        Ok(letters)
    }

    /// Returns the places of those whom a campaign wrote to.
    pub(super) fn of_campaign(&self, campaign: i64) -> &[u32] {
        self.mailed.get(&campaign).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Returns the latest day up to today on which a letter was posted to each of these contacts, as a number.
pub(super) async fn posted_to(
    connection: &mut SqliteConnection,
    contacts: impl Iterator<Item = u32>,
    today: &str,
) -> Result<HashMap<u32, i32>> {
    let rows: Vec<(u32, String)> = sqlx::query_as(include_str!("../../sql/directory/posted.sql"))
        .bind(json_numbers(contacts.map(i64::from)))
        .bind(today)
        .fetch_all(connection)
        .await?;
    let number = |(contact, posted): (u32, String)| {
        Ok((contact, day("mailing", "posting_date", &posted)?.num_days_from_ce()))
    };
    rows.into_iter().map(number).collect()
}
