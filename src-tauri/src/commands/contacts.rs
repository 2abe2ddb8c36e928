//! Contacts: the list, one of them, and what a person writes about them.

use super::told;
use crate::desk::{self, Desk};
use app::contacts::{self, timeline};
use app::dto::contacts::{
    ContactFilters, ContactView, ContactsPage, ContactsQuestion, FollowUpEdit, NoteEdit,
};
use app::dto::message::AppError;
use app::lang;
use tauri::{AppHandle, State};

/// Returns a page of contacts.
#[tauri::command]
#[specta::specta]
pub(crate) async fn contacts(
    desk: State<'_, Desk>,
    question: ContactsQuestion,
    lang: String,
) -> Result<ContactsPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let page = contacts::page(&house, &question, desk::today()).await;
    page.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns what contacts can be filtered by.
#[tauri::command]
#[specta::specta]
pub(crate) async fn contact_filters(desk: State<'_, Desk>, lang: String) -> Result<ContactFilters, AppError> {
    let house = desk.house_in(&lang).await?;
    let filters = contacts::filters(&house, desk::today()).await;
    filters.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns one contact with all that happened.
#[tauri::command]
#[specta::specta]
pub(crate) async fn contact(
    desk: State<'_, Desk>,
    contact: u32,
    lang: String,
) -> Result<ContactView, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    timeline::view(&house, contact, lang, desk::today()).await.map_err(|failure| failure.words(lang))
}

/// Keeps a follow-up and returns its number.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_follow_up(
    app: AppHandle,
    desk: State<'_, Desk>,
    edit: FollowUpEdit,
    lang: String,
) -> Result<u32, AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, contacts::save_follow_up(&house, &edit).await, &lang)
}

/// Deletes a follow-up.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_follow_up(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, contacts::delete_follow_up(&house, id).await, &lang)
}

/// Keeps a note and returns its number.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_note(
    app: AppHandle,
    desk: State<'_, Desk>,
    edit: NoteEdit,
    lang: String,
) -> Result<u32, AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, contacts::save_note(&house, &edit, desk::today()).await, &lang)
}

/// Deletes a note.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_note(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, contacts::delete_note(&house, id).await, &lang)
}

/// Puts a contact on the opposition list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn oppose(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: u32,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, contacts::oppose(&house, contact, desk::today()).await, &lang)
}

/// Takes a contact off the list again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unoppose(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: u32,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, contacts::unoppose(&house, contact).await, &lang)
}
