//! Outcomes to be matched: shown, joined by hand, taken back.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::matching::{MatchCandidate, WaitingPage};
use app::dto::message::AppError;
use app::{lang, matching};
use tauri::{AppHandle, State};

/// Returns a page of the outcomes that joined nothing, or only a campaign.
#[tauri::command]
#[specta::specta]
pub(crate) async fn waiting(
    desk: State<'_, Desk>,
    page: u32,
    kind: Option<String>,
    lang: String,
) -> Result<WaitingPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    matching::waiting(&house, page, kind.as_deref(), lang).await.map_err(|failure| failure.words(lang))
}

/// Returns a page of the outcomes that a person joined, the newest decision first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn joined_by_hand(
    desk: State<'_, Desk>,
    page: u32,
    lang: String,
) -> Result<WaitingPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    matching::joined_by_hand(&house, page, lang).await.map_err(|failure| failure.words(lang))
}

/// Returns pieces found by name, postal code or reference; without a text, those that look like the outcome.
#[tauri::command]
#[specta::specta]
pub(crate) async fn match_candidates(
    desk: State<'_, Desk>,
    entity: String,
    row: u32,
    text: String,
    lang: String,
) -> Result<Vec<MatchCandidate>, AppError> {
    let house = desk.house_in(&lang).await?;
    let found = matching::candidates(&house, &entity, row, &text).await;
    found.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Joins an outcome to a piece.
#[tauri::command]
#[specta::specta]
pub(crate) async fn join_by_hand(
    app: AppHandle,
    desk: State<'_, Desk>,
    entity: String,
    row: u32,
    piece: u32,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let joined = matching::join(&house, &entity, row, piece, &desk::now()).await;
    tell_changed(&app);
    joined.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Takes such a decision back, and returns the number of the piece that it was for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unjoin_by_hand(
    app: AppHandle,
    desk: State<'_, Desk>,
    entity: String,
    row: u32,
    lang: String,
) -> Result<u32, AppError> {
    let house = desk.house_in(&lang).await?;
    let taken_back = matching::unjoin(&house, &entity, row).await;
    tell_changed(&app);
    taken_back.map_err(|failure| failure.words(lang::named(&lang)))
}
