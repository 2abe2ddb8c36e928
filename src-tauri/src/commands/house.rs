//! What holds for the whole file.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::message::AppError;
use app::dto::start::HouseSettings;
use app::lang;
use app::settings;
use tauri::{AppHandle, State};

/// Returns the settings of the file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn house_settings(desk: State<'_, Desk>, lang: String) -> Result<HouseSettings, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    settings::shown(&house, lang, desk::today()).await.map_err(|failure| failure.words(lang))
}

/// Changes a setting of the file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_setting(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    value: String,
    lang: String,
) -> Result<HouseSettings, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let done = settings::set(&house, &[(name, value)]).await;
    tell_changed(&app);
    done.map_err(|failure| failure.words(lang))?;
    settings::shown(&house, lang, desk::today()).await.map_err(|failure| failure.words(lang))
}
