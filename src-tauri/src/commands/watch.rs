//! The watched folder: shown, chosen, switched.

use crate::desk::Desk;
use app::dto::message::AppError;
use app::dto::watch::WatchedFolder;
use app::lang;
use app::watch::{self, Switch};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// Returns the state of the watched folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn watched_folder(desk: State<'_, Desk>, lang: String) -> Result<WatchedFolder, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    watch::state(&house, lang).await.map_err(|failure| failure.words(lang))
}

/// Lets the user choose the folder, which is watched from then on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_watched_folder(
    app: AppHandle,
    desk: State<'_, Desk>,
    lang: String,
) -> Result<WatchedFolder, AppError> {
    let chosen = app.dialog().file().blocking_pick_folder().and_then(|folder| folder.into_path().ok());
    let house = desk.house_in(&lang).await?;
    if let Some(folder) = chosen {
        watch::choose(&house, &folder).await.map_err(|failure| failure.words(lang::named(&lang)))?;
    }
    watched_folder(desk, lang).await
}

/// Switches watching on or off; the folder is remembered.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_watched_folder(
    desk: State<'_, Desk>,
    on: bool,
    lang: String,
) -> Result<WatchedFolder, AppError> {
    let house = desk.house_in(&lang).await?;
    let to = if on { Switch::On } else { Switch::Off };
    watch::switch(&house, to).await.map_err(|failure| failure.words(lang::named(&lang)))?;
    watched_folder(desk, lang).await
}

/// Goes back to the folder before the last choice, or to that choice again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn swap_watched_folder(
    desk: State<'_, Desk>,
    lang: String,
) -> Result<WatchedFolder, AppError> {
    let house = desk.house_in(&lang).await?;
    watch::swap(&house).await.map_err(|failure| failure.words(lang::named(&lang)))?;
    watched_folder(desk, lang).await
}
