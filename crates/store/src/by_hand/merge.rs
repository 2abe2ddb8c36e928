//! People whom a person said are one, and those whom they said are not.

use super::decided;
use super::families::{self, ContactPart};
use crate::Store;
use crate::contact;
use crate::error::{Result, StoreError};
use crate::row::{iso, of_image, some_day};
use crate::table::{json, json_numbers};
use chrono::NaiveDate;
use domain::fact::ContactFact;
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashMap};

/// A person's word that one contact is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Who is kept.
    pub kept: u32,
    /// Who is put aside.
    pub duplicate: u32,
    /// The parts of which the duplicate's own stands; where the kept one has none it stands anyway.
    pub wins: Vec<ContactPart>,
}

/// A contact merged into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedContact {
    /// Their number, to be separated by.
    pub contact: u32,
    /// Who they are by what files tell of them.
    pub who: ContactFact,
    /// When it was said.
    pub at: Option<String>,
}

/// How much happened with a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// How often, by kind: `letters`, `undelivered`, `responses`, `appointments`, `deals`, `orders`, `answers`,
    /// `notes`, `follow_ups`; what never happened is not there.
    pub counts: BTreeMap<String, u32>,
    /// The latest day on which anything happened.
    pub latest: Option<NaiveDate>,
}

impl Store {
    /// Makes people one, each duplicate with whom is kept, at this moment; the figures follow.
    ///
    /// Returns by what each can be taken back ([`Store::unmerge`]).
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a contact that there is not, [`StoreError::SamePerson`] for two who are one already;
    /// nothing is changed then.
    pub async fn merge(&self, merges: &[Merge], at: &str) -> Result<Vec<i64>> {
        decided!(self, |tx| {
            let mut made = Vec::with_capacity(merges.len());
            for Merge { kept, duplicate, wins } in merges {
                let (into, from) = (identity(&mut *tx, *kept).await?, identity(&mut *tx, *duplicate).await?);
                // Whoever was merged before brings along whom they were merged into.
                let edges = families::edges(&mut *tx).await?;
                let from = families::root(&edges, from);
                if from == families::root(&edges, into) {
                    return Err(StoreError::SamePerson { kept: *kept, duplicate: *duplicate });
                }
                let wins = wins.iter().map(|part| part.key()).collect::<Vec<_>>();
                sqlx::query(include_str!("../../sql/own_merge/put.sql"))
                    .bind(from)
                    .bind(into)
                    .bind(serde_json::Value::from(wins).to_string())
                    .bind(at)
                    .execute(&mut *tx)
                    .await?;
                made.push(from);
            }
            made
        })
    }

    /// Takes merges back as [`Store::merge`] named them, as if nobody had said so; the figures follow.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for one that was taken back before; nothing is changed then.
    pub async fn unmerge(&self, made: &[i64]) -> Result<()> {
        decided!(self, |tx| {
            for from in made {
                let gone = sqlx::query(include_str!("../../sql/own_merge/forget.sql"))
                    .bind(from)
                    .execute(&mut *tx)
                    .await?;
                if gone.rows_affected() == 0 {
                    return Err(StoreError::NoSuch { entity: "own_merge", row: *from });
                }
            }
        })
    }

    /// Makes contacts that were merged their own persons again, by the number of who was put aside; the figures follow.
    ///
    /// Returns what was taken back, with the moment at which it had been said, for whoever is there to be merged again.
    ///
    /// # Errors
    /// [`StoreError::NotMerged`]; nothing is changed then.
    pub async fn separate(&self, contacts: &[u32]) -> Result<Vec<(Merge, String)>> {
        decided!(self, |tx| {
            let mut taken = Vec::with_capacity(contacts.len());
            for duplicate in contacts {
                let gone: Option<(Option<u32>, String, String)> =
                    sqlx::query_as(include_str!("../../sql/own_merge/remove.sql"))
                        .bind(duplicate)
                        .fetch_optional(&mut *tx)
                        .await?;
                let Some((kept, wins, at)) = gone else { return Err(StoreError::NotMerged(*duplicate)) };
                if let Some(kept) = kept {
                    let wins = json("own_merge", &wins)?;
                    taken.push((Merge { kept, duplicate: *duplicate, wins }, at));
                }
            }
            taken
        })
    }

    /// Returns who stands for a contact: whoever they were merged into, else themselves.
    pub async fn stands_for(&self, contact: u32) -> Result<u32> {
        let kept: Option<u32> = sqlx::query_scalar(include_str!("../../sql/merge/stands.sql"))
            .bind(contact)
            .fetch_optional(self.readers())
            .await?;
        Ok(kept.unwrap_or(contact))
    }

    /// Returns who was merged into a contact.
    pub async fn merged_into(&self, contact: u32) -> Result<Vec<MergedContact>> {
        let rows: Vec<(u32, String, Option<String>)> =
            sqlx::query_as(include_str!("../../sql/merge/aside.sql"))
                .bind(contact)
                .fetch_all(self.readers())
                .await?;
        rows.into_iter()
            .map(|(contact, image, at)| {
                // Number, identity and content come before what files tell.
                let told = of_image("contact", &image)?;
                let who = contact::fact(told.get(3..).unwrap_or_default());
                Ok(MergedContact { contact, who, at })
            })
            .collect()
    }

    /// Says that people are not one, each pair at this moment; they are not proposed again.
    pub async fn not_duplicates(&self, pairs: &[(u32, u32)], at: &str) -> Result<()> {
        let mut tx = self.writer()?.begin().await?;
        for (one, other) in pairs {
            let put = sqlx::query(include_str!("../../sql/own_distinct/put.sql"))
                .bind(one)
                .bind(other)
                .bind(at)
                .execute(&mut *tx)
                .await?;
            if put.rows_affected() == 0 {
                return Err(StoreError::NoSuch { entity: "contact", row: (*other).into() });
            }
        }
        Ok(tx.commit().await?)
    }

    /// Takes that back; they may be proposed again.
    pub async fn perhaps_duplicates(&self, pairs: &[(u32, u32)]) -> Result<()> {
        let mut tx = self.writer()?.begin().await?;
        for (one, other) in pairs {
            sqlx::query(include_str!("../../sql/own_distinct/remove.sql"))
                .bind(one)
                .bind(other)
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Returns how much happened with contacts up to a day.
    pub async fn weights(&self, contacts: &[u32], today: NaiveDate) -> Result<HashMap<u32, Weight>> {
        let rows: Vec<(u32, String, u32, Option<String>)> =
            sqlx::query_as(include_str!("../../sql/merge/weight.sql"))
                .bind(json_numbers(contacts.iter().map(|contact| i64::from(*contact))))
                .bind(iso(today))
                .fetch_all(self.readers())
                .await?;
        let mut weights: HashMap<u32, Weight> = HashMap::new();
        for (contact, kind, times, day) in rows {
            let weight = weights.entry(contact).or_default();
            weight.counts.insert(kind, times);
            weight.latest = weight.latest.max(some_day("merge", "day", day.as_deref())?);
        }
        Ok(weights)
    }
}

async fn identity(connection: &mut SqliteConnection, contact: u32) -> Result<i64> {
    let found: Option<i64> = sqlx::query_scalar(include_str!("../../sql/merge/identity.sql"))
        .bind(contact)
        .fetch_optional(connection)
        .await?;
    found.ok_or(StoreError::NoSuch { entity: "contact", row: contact.into() })
}

#[cfg(test)]
mod tests;
