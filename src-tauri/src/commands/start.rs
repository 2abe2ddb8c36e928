//! The start of the window: state, key, preferences, demonstration.

use super::tell_changed;
use crate::background;
use crate::demo;
use crate::desk::{self, Desk};
use app::dto::import::{ImportOutcome, Progress};
use app::dto::message::AppError;
use app::dto::start::{Preferences, Start};
use app::lang;
use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

/// The day of the last change in this build, as `build.rs` found it.
const RELEASED: &str = env!("BAROMAIL_DATE");

/// Returns the state of the program.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start(desk: State<'_, Desk>) -> Result<Start, AppError> {
    desk.hear();
    let opened = desk.house().await;
    if let (Some(_), Ok(house)) = (desk.demo_to(), &opened) {
        demo::load_if_empty(house, &desk).await?;
    }
    desk.stir();
    let mut state = app::start::state(opened.as_deref(), desk::today(), RELEASED).await;
    state.offered = desk.take_first_files();
    Ok(state)
}

/// Makes the key file beside the database, once the user agreed to it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_key(lang: String) -> Result<(), AppError> {
    app::key::create_default().map_err(|failure| failure.words(lang::named(&lang)))
}

/// Keeps language, theme and size for the next start, and shows the window at that size.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_preferences(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    preferences: Preferences,
) -> Result<(), AppError> {
    crate::window::magnify(&window, preferences.zoom);
    let saved = app::start::save_preferences(&preferences);
    desk.stir();
    saved.map_err(|failure| failure.words(lang::named(&preferences.lang)))
}

/// Loads the demonstration data.
#[tauri::command]
#[specta::specta]
pub(crate) async fn load_demo(
    app: AppHandle,
    desk: State<'_, Desk>,
    lang: String,
    progress: Channel<Progress>,
) -> Result<ImportOutcome, AppError> {
    let house = desk.house_in(&lang).await?;
    let told = super::imports::teller(progress);
    let done = app::demo::load(&house, lang::named(&lang), &desk::now(), &told, &desk.fresh_cancel()).await;
    tell_changed(&app);
    done.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Saves the sample spreadsheets into a folder that the user chooses; returns where, nothing where they chose none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_samples(app: AppHandle, lang: String) -> Result<Option<String>, AppError> {
    let Some(chosen) = app.dialog().file().blocking_pick_folder().and_then(|path| path.into_path().ok())
    else {
        return Ok(None);
    };
    let saved = app::demo::save_samples(&chosen, lang::named(&lang));
    saved
        .map(|folder| Some(folder.display().to_string()))
        .map_err(|failure| failure.words(lang::named(&lang)))
}

/// The page has shown figures: what the next screens need is read ahead; in the demonstration, the summary and the ready
/// file are written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn mark_ready(desk: State<'_, Desk>, lang: String) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let Some(folder) = desk.demo_to() else {
        let ahead = background::run(async move { app::start::look_ahead(&house, desk::today()).await }).await;
        return ahead.map_err(|failure| failure.words(lang::named(&lang)));
    };
    app::demo::write_to(&house, folder, lang::named(&lang), desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&lang)))
}
