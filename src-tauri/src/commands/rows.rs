//! Rows behind a figure, corrected or left out by a person.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::aims::FieldEdit;
use app::dto::message::AppError;
use app::dto::rows::{ByHandPage, RowDetail};
use app::{lang, rows};
use tauri::{AppHandle, State};

/// Returns a row by its name, with what can be corrected of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn row(desk: State<'_, Desk>, name: String, lang: String) -> Result<RowDetail, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    rows::row(&house, &name, lang).await.map_err(|failure| failure.words(lang))
}

/// Returns a page of what a person left out and corrected.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rows_by_hand(
    desk: State<'_, Desk>,
    page: u32,
    lang: String,
) -> Result<ByHandPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    rows::by_hand(&house, page, lang).await.map_err(|failure| failure.words(lang))
}

/// Leaves rows out for a reason.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_rows_out(
    app: AppHandle,
    desk: State<'_, Desk>,
    names: Vec<String>,
    why: String,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let done = rows::leave_out(&house, &names, &why, &desk::now()).await;
    tell_changed(&app);
    done.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Puts rows back that were left out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn put_rows_back(
    app: AppHandle,
    desk: State<'_, Desk>,
    names: Vec<String>,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let done = rows::put_back(&house, &names).await;
    tell_changed(&app);
    done.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Corrects fields of a row for a reason, and returns the corrections' numbers.
#[tauri::command]
#[specta::specta]
pub(crate) async fn correct_row(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    fields: Vec<FieldEdit>,
    why: String,
    lang: String,
) -> Result<Vec<u32>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let done = rows::correct_typed(&house, &name, fields, (&why, &desk::now()), lang).await;
    tell_changed(&app);
    done.map_err(|failure| failure.words(lang))
}

/// Takes corrections back by their numbers.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_corrections_back(
    app: AppHandle,
    desk: State<'_, Desk>,
    corrections: Vec<u32>,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let done = rows::take_back(&house, &corrections).await;
    tell_changed(&app);
    done.map_err(|failure| failure.words(lang::named(&lang)))
}
