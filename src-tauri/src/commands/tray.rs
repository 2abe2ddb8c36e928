//! Whether closing the window leaves the program in the notification area: off until somebody switches it on.

use crate::tray;
use app::dto::message::AppError;
use app::dto::tray::TrayState;
use app::lang;
use tauri::AppHandle;

/// Returns whether closing the window leaves the program in the notification area, and what keeps it from that.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_state(app: AppHandle, lang: String) -> Result<TrayState, AppError> {
    Ok(tray::state(&app, lang::named(&lang)).await)
}

/// Has closing the window leave the program in the notification area, or end it again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn keep_in_tray(app: AppHandle, on: bool, lang: String) -> Result<TrayState, AppError> {
    let lang = lang::named(&lang);
    tray::keep(&app, on).await.map_err(|failure| failure.words(lang))?;
    Ok(tray::state(&app, lang).await)
}
