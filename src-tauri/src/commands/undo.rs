//! Taking imports back, and giving back what was taken.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::import::{ImportItem, UndoPlan};
use app::dto::message::AppError;
use app::imports::history::{self, Dependents};
use app::lang;
use tauri::{AppHandle, State};

/// Returns what undoing an import would take away; changes nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo_plan(desk: State<'_, Desk>, id: u32, lang: String) -> Result<UndoPlan, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    history::undo_plan(&house, id, lang).await.map_err(|failure| failure.words(lang))
}

/// Undoes an import, with those that build on it where asked, and returns the history.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo_import(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: u32,
    with_dependents: bool,
    lang: String,
) -> Result<Vec<ImportItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let dependents = if with_dependents { Dependents::Undo } else { Dependents::Refuse };
    let history = history::undo(&house, id, dependents, &desk::now()).await;
    tell_changed(&app);
    history.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Gives back what the undo of an import took away, and returns the history.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo_import(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<Vec<ImportItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let history = history::redo(&house, id, &desk::now()).await;
    tell_changed(&app);
    history.map_err(|failure| failure.words(lang::named(&lang)))
}
