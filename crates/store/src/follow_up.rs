//! What a person is to do about a contact, and what is worth knowing of them: written by hand.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::row::{day, iso, some_day};
use chrono::NaiveDate;

/// Something to do about a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Its number; nothing for one that is about to be written.
    pub id: Option<u32>,
    /// Whom it is about.
    pub contact: u32,
    /// For which day.
    pub day: NaiveDate,
    /// What is to be done.
    pub what: String,
    /// Who is to do it.
    pub who: Option<String>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}

/// A note about a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its number; nothing for one that is about to be written.
    pub id: Option<u32>,
    /// When it was written.
    pub day: NaiveDate,
    /// What it says.
    pub text: String,
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: u32,
    contact: u32,
    day: String,
    what: String,
    who: Option<String>,
    done_on: Option<String>,
}

impl Store {
    /// Returns what is to be done about a contact: what is open first.
    pub async fn follow_ups(&self, contact: u32) -> Result<Vec<FollowUp>> {
        let sql = include_str!("../sql/follow_up/of_contact.sql");
        let rows: Vec<Columns> = sqlx::query_as(sql).bind(contact).fetch_all(self.readers()).await?;
        rows.into_iter().map(follow_up).collect()
    }

    /// Returns everything that is to be done, the earliest first.
    pub async fn open_follow_ups(&self) -> Result<Vec<FollowUp>> {
        let sql = include_str!("../sql/follow_up/open.sql");
        let rows: Vec<Columns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        rows.into_iter().map(follow_up).collect()
    }

    /// Writes a follow-up, new or changed, or one that was deleted again; returns its number.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a contact that there is not.
    pub async fn put_follow_up(&self, it: &FollowUp) -> Result<u32> {
        let id: Option<u32> = sqlx::query_scalar(include_str!("../sql/follow_up/put.sql"))
            .bind(it.id)
            .bind(it.contact)
            .bind(iso(it.day))
            .bind(&it.what)
            .bind(&it.who)
            .bind(it.done_on.map(iso))
            .fetch_optional(self.writer()?)
            .await?;
        id.ok_or(StoreError::NoSuch { entity: "contact", row: it.contact.into() })
    }

    /// Deletes a follow-up.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for one that there is not.
    pub async fn remove_follow_up(&self, id: u32) -> Result<()> {
        self.remove_own(include_str!("../sql/follow_up/remove.sql"), "follow_up", id).await
    }

    /// Returns the notes about a contact, the newest first.
    pub async fn notes(&self, contact: u32) -> Result<Vec<Note>> {
        let rows: Vec<(u32, String, String)> = sqlx::query_as(include_str!("../sql/note/of_contact.sql"))
            .bind(contact)
            .fetch_all(self.readers())
            .await?;
        let note = |(id, on, text): (u32, String, String)| {
            Ok(Note { id: Some(id), day: day("note", "day", &on)?, text })
        };
        rows.into_iter().map(note).collect()
    }

    /// Writes a note about a contact, new or changed, or one that was deleted again; returns its number.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a contact that there is not.
    pub async fn put_note(&self, contact: u32, note: &Note) -> Result<u32> {
        let id: Option<u32> = sqlx::query_scalar(include_str!("../sql/note/put.sql"))
            .bind(note.id)
            .bind(contact)
            .bind(iso(note.day))
            .bind(&note.text)
            .fetch_optional(self.writer()?)
            .await?;
        id.ok_or(StoreError::NoSuch { entity: "contact", row: contact.into() })
    }

    /// Deletes a note.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for one that there is not.
    pub async fn remove_note(&self, id: u32) -> Result<()> {
        self.remove_own(include_str!("../sql/note/remove.sql"), "note", id).await
    }

    async fn remove_own(&self, sql: &'static str, entity: &'static str, id: u32) -> Result<()> {
        let gone: Option<u32> = sqlx::query_scalar(sql).bind(id).fetch_optional(self.writer()?).await?;
        gone.map(drop).ok_or(StoreError::NoSuch { entity, row: id.into() })
    }
}

fn follow_up(row: Columns) -> Result<FollowUp> {
    Ok(FollowUp {
        id: Some(row.id),
        contact: row.contact,
        day: day("follow_up", "day", &row.day)?,
        what: row.what,
        who: row.who,
        done_on: some_day("follow_up", "done_on", row.done_on.as_deref())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Dependents;
    use crate::testing::{date, db, piece_to, rows};
    use domain::fact::Facts;

    fn call(id: Option<u32>, contact: u32) -> FollowUp {
        let what = "Rappeler pour le devis".to_owned();
        FollowUp { id, contact, day: date("2026-04-01"), what, who: None, done_on: None }
    }

    #[tokio::test]
    async fn what_is_to_be_done_is_written_changed_deleted_and_written_again() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]))).await;
        let id = db.store.put_follow_up(&call(None, 1)).await.unwrap();
        let done = FollowUp { done_on: Some(date("2026-04-02")), ..call(Some(id), 1) };
        assert_eq!(db.store.open_follow_ups().await.unwrap(), [call(Some(id), 1)]);
        assert_eq!(db.store.put_follow_up(&done).await.unwrap(), id);
        assert_eq!(db.store.open_follow_ups().await.unwrap(), []);
        assert_eq!(db.store.follow_ups(1).await.unwrap(), std::slice::from_ref(&done));
        db.store.remove_follow_up(id).await.unwrap();
        assert!(matches!(db.store.remove_follow_up(id).await, Err(StoreError::NoSuch { .. })));
        assert_eq!(db.store.put_follow_up(&done).await.unwrap(), id, "an undo gives it back as it was");
        // A number is never given twice: an undo that comes late must not overwrite another one.
        db.store.remove_follow_up(id).await.unwrap();
        assert_ne!(db.store.put_follow_up(&call(None, 1)).await.unwrap(), id);
        let nobody = db.store.put_follow_up(&call(None, 99)).await;
        assert!(matches!(nobody, Err(StoreError::NoSuch { entity: "contact", row: 99 })));
    }

    #[tokio::test]
    async fn notes_wait_for_their_contact_while_its_import_is_undone() {
        let db = db().await;
        let list = || Facts::Pieces(rows(vec![piece_to("P", "2026-03-02", "R1", "Durand")]));
        let run = db.import(list()).await.id;
        let note = Note { id: None, day: date("2026-04-01"), text: "Passe par l’accueil".to_owned() };
        let id = db.store.put_note(1, &note).await.unwrap();
        let kept = [Note { id: Some(id), ..note }];
        assert_eq!(db.store.notes(1).await.unwrap(), kept);
        db.store.undo(run, Dependents::Refuse).await.unwrap();
        assert_eq!(db.store.notes(1).await.unwrap(), []);
        db.store.redo(run).await.unwrap();
        assert_eq!(db.store.notes(1).await.unwrap(), kept);
        db.store.remove_note(id).await.unwrap();
        assert_eq!(db.store.notes(1).await.unwrap(), []);
    }
}
