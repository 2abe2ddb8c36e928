//! The list as it was last read, and the places of the last answer.

use super::letters::{Letters, posted_to};
use super::people::People;
use super::{CONTACTS, ContactChoices, ContactOrder, ContactsAsked, Marks};
use crate::connection::{data_version, reading};
use crate::error::Result;
use crate::key::Key;
use crate::row::day;
use chrono::{Datelike, NaiveDate};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::collections::HashMap;
use std::path::Path;
use tokio::sync::Mutex;

/// A connection of its own, and what it has read.
#[derive(Debug, Default)]
pub(crate) struct Held(Mutex<Option<Reading>>);

#[derive(Debug)]
struct Reading {
    connection: SqliteConnection,
    /// What the engine and the history of imports said when it was read.
    version: i64,
    since: String,
    today: String,
    people: People,
    /// Read with the first question that is about the letters of everybody.
    letters: Option<Letters>,
    after: After,
    /// The last question and the places of its answer.
    answer: Option<(ContactsAsked, Vec<u32>)>,
}

/// What followed with each.
#[derive(Debug, Default)]
struct After {
    responded: Vec<bool>,
    customer: Vec<bool>,
    /// Latest day of anything but a letter, as a number; 0 for none.
    latest: Vec<i32>,
    /// Everybody by the latest day of anything, where that was asked for.
    by_latest: Option<Vec<u32>>,
}

impl Held {
    /// Returns how many there are of those asked for, how many of all, and who is on the page that begins at `at`.
    pub(super) async fn page(
        &self,
        path: &Path,
        key: &Key,
        asked: &ContactsAsked,
        today: &str,
        at: usize,
    ) -> Result<(u32, u32, Vec<Marks>)> {
        let mut held = self.0.lock().await;
        let mut reading = fresh(held.take(), path, key, today).await?;
        if reading.answer.as_ref().is_none_or(|(known, _)| known != asked) {
            reading.answer = Some((asked.clone(), reading.find(asked).await?));
        }
        let places = reading.answer.as_ref().map(|(_, places)| places.as_slice()).unwrap_or_default();
        let total = places.len() as u32;
        let of_page: Vec<u32> = places.iter().skip(at).take(CONTACTS).copied().collect();
        let marks = reading.marks_of(&of_page).await?;
        let all = reading.people.ids.len() as u32;
        *held = Some(reading);
        Ok((total, all, marks))
    }

    pub(super) async fn choices(&self, path: &Path, key: &Key, today: &str) -> Result<ContactChoices> {
        let mut held = self.0.lock().await;
        let reading = fresh(held.take(), path, key, today).await?;
        let choices = reading.people.choices();
        *held = Some(reading);
        Ok(choices)
    }

    /// Closes the connection.
    pub(crate) async fn close(&self) -> Result<()> {
        if let Some(reading) = self.0.lock().await.take() {
            reading.connection.close().await?;
        }
        Ok(())
    }
}

/// Returns the list as it is now; only what changed is read anew.
async fn fresh(held: Option<Reading>, path: &Path, key: &Key, today: &str) -> Result<Reading> {
    let mut reading = match held {
        Some(reading) => reading,
        None => Reading {
            connection: reading(path, key).connect().await?,
            version: -1,
            since: String::new(),
            today: String::new(),
            people: People::default(),
            letters: None,
            after: After::default(),
            answer: None,
        },
    };
    let mut tx = reading.connection.begin().await?;
    let version = data_version(&mut tx).await?;
    if version != reading.version || today != reading.today {
        let since: String =
            sqlx::query_scalar(include_str!("../../sql/directory/since.sql")).fetch_one(&mut *tx).await?;
        if since != reading.since {
            reading.people = People::read(&mut tx).await?;
        }
        if since != reading.since || today != reading.today {
            reading.letters = None;
        }
        reading.after = After::read(&mut tx, &reading.people, today).await?;
        reading.answer = None;
        (reading.version, reading.since) = (version, since);
        today.clone_into(&mut reading.today);
    }
    tx.commit().await?;
    Ok(reading)
}

impl Reading {
    async fn find(&mut self, asked: &ContactsAsked) -> Result<Vec<u32>> {
        let campaign: Option<i64> = match &asked.campaign {
            None => None,
            Some(code) => {
                let sql = include_str!("../../sql/campaign/find.sql");
                sqlx::query_scalar(sql).bind(code).fetch_optional(&mut self.connection).await?
            }
        };
        if asked.campaign.is_some() || asked.order == ContactOrder::Latest {
            self.read_letters().await?;
        }
        let mailed = self.letters.as_ref().filter(|_| asked.campaign.is_some()).map(|letters| {
            // A campaign that there is not wrote to nobody.
            campaign.map(|campaign| letters.of_campaign(campaign)).unwrap_or_default()
        });
        let is = |wanted: Option<bool>, marks: &[bool], place: usize| {
            wanted.is_none_or(|wanted| marks.get(place) == Some(&wanted))
        };
        let (people, after) = (&self.people, &self.after);
        let latest = after.by_latest.as_deref().unwrap_or_default();
        Ok(people.find(asked, mailed, latest, |place| {
            is(asked.responded, &after.responded, place)
                && is(asked.customer, &after.customer, place)
                && is(asked.opposed, &people.opposed, place)
        }))
    }

    /// Reads the letters of everybody, and who had something happen last, unless they are there.
    async fn read_letters(&mut self) -> Result<()> {
        if self.letters.is_none() {
            self.letters = Some(Letters::read(&mut self.connection, &self.people, &self.today).await?);
        }
        if let (Some(letters), None) = (&self.letters, &self.after.by_latest) {
            let days =
                letters.posted.iter().zip(&self.after.latest).map(|(posted, latest)| *posted.max(latest));
            self.after.by_latest = Some(self.people.by_latest(&days.collect::<Vec<_>>()));
        }
        Ok(())
    }

    /// Returns what is known of those at some places, in their order.
    async fn marks_of(&mut self, places: &[u32]) -> Result<Vec<Marks>> {
        let contacts = places.iter().filter_map(|place| self.people.ids.get(*place as usize).copied());
        let posted = posted_to(&mut self.connection, contacts, &self.today).await?;
        Ok(places.iter().filter_map(|place| self.marks(*place as usize, &posted)).collect())
    }

    fn marks(&self, place: usize, posted: &HashMap<u32, i32>) -> Option<Marks> {
        let has = |marks: &[bool]| marks.get(place).copied().unwrap_or_default();
        let contact = *self.people.ids.get(place)?;
        let latest = self.after.latest.get(place).copied().max(posted.get(&contact).copied());
        Some(Marks {
            contact,
            responded: has(&self.after.responded),
            customer: has(&self.after.customer),
            opposed: has(&self.people.opposed),
            latest: latest.filter(|day| *day > 0).and_then(NaiveDate::from_num_days_from_ce_opt),
        })
    }
}

impl After {
    async fn read(connection: &mut SqliteConnection, people: &People, today: &str) -> Result<Self> {
        let mut after = Self {
            responded: vec![false; people.ids.len()],
            customer: vec![false; people.ids.len()],
            latest: vec![0; people.ids.len()],
            by_latest: None,
        };
        let rows: Vec<(u32, String, Option<String>)> =
            sqlx::query_as(include_str!("../../sql/directory/outcomes.sql"))
                .bind(today)
                .fetch_all(connection)
                .await?;
        for (contact, kind, on) in rows {
            let Some(place) = people.place(contact) else { continue };
            after.responded[place] |= kind == "response";
            after.customer[place] |= kind == "order";
            if let Some(on) = on {
                let on = day("directory", "day", &on)?.num_days_from_ce();
                after.latest[place] = after.latest[place].max(on);
            }
        }
        Ok(after)
    }
}
