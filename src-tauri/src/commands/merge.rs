//! People who are in the file twice: proposed, compared, made one, separated again.

use super::told;
use crate::desk::{self, Desk};
use app::contacts::merge;
use app::dto::merge::{DuplicatesPage, MergeEdit, PairView};
use app::dto::message::AppError;
use app::lang;
use tauri::{AppHandle, State};

/// Returns a page of people who may be one, the surest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn duplicates(
    desk: State<'_, Desk>,
    page: u32,
    lang: String,
) -> Result<DuplicatesPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    merge::duplicates(&house, page, lang, desk::today()).await.map_err(|failure| failure.words(lang))
}

/// Returns two people beside each other.
#[tauri::command]
#[specta::specta]
pub(crate) async fn compare_contacts(
    desk: State<'_, Desk>,
    kept: u32,
    duplicate: u32,
    lang: String,
) -> Result<PairView, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let pair = merge::compare(&house, (kept, duplicate), lang, desk::today()).await;
    pair.map_err(|failure| failure.words(lang))
}

/// Makes two people one, and returns by what it can be taken back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn merge_contacts(
    app: AppHandle,
    desk: State<'_, Desk>,
    edit: MergeEdit,
    lang: String,
) -> Result<Vec<String>, AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, merge::merge(&house, &edit, &desk::now()).await, &lang)
}

/// Takes merges back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unmerge_contacts(
    app: AppHandle,
    desk: State<'_, Desk>,
    made: Vec<String>,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, merge::unmerge(&house, &made).await, &lang)
}

/// Makes whoever was merged their own person again; returns what was said, to be said again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn separate_contact(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: u32,
    lang: String,
) -> Result<Option<MergeEdit>, AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, merge::separate(&house, contact).await, &lang)
}

/// Says that two people are not one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn not_duplicates(
    app: AppHandle,
    desk: State<'_, Desk>,
    one: u32,
    other: u32,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, merge::not_duplicates(&house, one, other, &desk::now()).await, &lang)
}

/// Takes that back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn perhaps_duplicates(
    app: AppHandle,
    desk: State<'_, Desk>,
    one: u32,
    other: u32,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    told(&app, merge::perhaps_duplicates(&house, one, other).await, &lang)
}
