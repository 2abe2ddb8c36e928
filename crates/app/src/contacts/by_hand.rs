//! What a person writes about contacts: follow-ups, notes, opposition.

use crate::dto::contacts::{FollowUpEdit, NoteEdit};
use crate::failure::Failure;
use crate::house::House;
use chrono::NaiveDate;
use store::{FollowUp, Note};

/// Signs of a text at most: a long letter.
const LONGEST: usize = 4_000;

/// Keeps a follow-up, new or changed, and returns its number.
///
/// # Errors
/// [`Failure::BadValue`] for a day that is none and for an empty text; a contact that there is not.
pub async fn save_follow_up(house: &House, edit: &FollowUpEdit) -> Result<u32, Failure> {
    let done_on = edit.done_on.as_deref().map(|text| day("done_on", text)).transpose()?;
    let it = FollowUp {
        id: edit.id,
        contact: edit.contact,
        day: day("day", &edit.day)?,
        what: text("what", &edit.what)?,
        who: edit.who.as_deref().map(str::trim).filter(|who| !who.is_empty()).map(str::to_owned),
        done_on,
    };
    Ok(house.store.put_follow_up(&it).await?)
}

/// Deletes a follow-up.
pub async fn delete_follow_up(house: &House, id: u32) -> Result<(), Failure> {
    Ok(house.store.remove_follow_up(id).await?)
}

/// Keeps a note, new or changed, and returns its number.
///
/// # Errors
/// [`Failure::BadValue`] for an empty text; a contact that there is not.
pub async fn save_note(house: &House, edit: &NoteEdit, today: NaiveDate) -> Result<u32, Failure> {
    let day = edit.day.as_deref().map_or(Ok(today), |text| day("day", text))?;
    let note = Note { id: edit.id, day, text: text("text", &edit.text)? };
    Ok(house.store.put_note(edit.contact, &note).await?)
}

/// Deletes a note.
pub async fn delete_note(house: &House, id: u32) -> Result<(), Failure> {
    Ok(house.store.remove_note(id).await?)
}

/// Puts a contact on the opposition list.
///
/// # Errors
/// A contact that there is not, or of whom too little is known.
pub async fn oppose(house: &House, contact: u32, today: NaiveDate) -> Result<(), Failure> {
    Ok(house.store.oppose(contact, today).await?)
}

/// Takes a contact off the list whom a person had put on it.
pub async fn unoppose(house: &House, contact: u32) -> Result<(), Failure> {
    Ok(house.store.unoppose(contact).await?)
}

fn day(field: &str, text: &str) -> Result<NaiveDate, Failure> {
    text.parse().map_err(|_| Failure::BadValue {
        field: field.to_owned(),
        value: text.to_owned(),
        allowed: "2026-03-31",
    })
}

fn text(field: &str, text: &str) -> Result<String, Failure> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.chars().count() > LONGEST {
        return Err(Failure::BadValue {
            field: field.to_owned(),
            value: trimmed.chars().take(40).collect(),
            allowed: "1 … 4000",
        });
    }
    Ok(trimmed.to_owned())
}
