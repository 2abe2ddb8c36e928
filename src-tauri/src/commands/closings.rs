//! Periods that are closed, and taken back.

use crate::desk::{self, Desk};
use app::closings;
use app::dto::closings::ClosingItem;
use app::dto::message::AppError;
use app::lang;
use tauri::State;

/// Returns the periods that were closed, the latest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn closings(desk: State<'_, Desk>, lang: String) -> Result<Vec<ClosingItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    closings::list(&house, lang).await.map_err(|failure| failure.words(lang))
}

/// Closes a period and returns the closings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_period(
    desk: State<'_, Desk>,
    period: String,
    lang: String,
) -> Result<Vec<ClosingItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let closed = closings::close(&house, Some(&period), desk::today()).await;
    closed.map_err(|failure| failure.words(lang))?;
    closings::list(&house, lang).await.map_err(|failure| failure.words(lang))
}

/// Takes the latest closing back and returns the closings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reopen_period(
    desk: State<'_, Desk>,
    number: u32,
    lang: String,
) -> Result<Vec<ClosingItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    closings::reopen(&house, number).await.map_err(|failure| failure.words(lang))?;
    closings::list(&house, lang).await.map_err(|failure| failure.words(lang))
}
