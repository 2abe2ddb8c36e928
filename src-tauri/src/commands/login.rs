//! Whether the program opens with the user's session: off until somebody switches it on.

use app::dto::message::AppError;
use app::failure::Failure;
use app::lang;
use tauri::AppHandle;
use tauri_plugin_autostart::ManagerExt;

/// Says whether the program opens with the session; a system that does not tell counts as no.
#[tauri::command]
#[specta::specta]
pub(crate) async fn opens_at_login(app: AppHandle) -> Result<bool, AppError> {
    Ok(app.autolaunch().is_enabled().unwrap_or(false))
}

/// Has the program open with the session, or no longer; returns whether it does.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_at_login(app: AppHandle, on: bool, lang: String) -> Result<bool, AppError> {
    let login = app.autolaunch();
    // What is so already is not asked for: some systems call that an error.
    if login.is_enabled().unwrap_or(false) != on {
        let set = if on { login.enable() } else { login.disable() };
        if let Err(error) = set {
            tracing::warn!(%error, "the system keeps what opens with the session");
            return Err(Failure::NoLoginStart.words(lang::named(&lang)));
        }
    }
    Ok(login.is_enabled().unwrap_or(false))
}
