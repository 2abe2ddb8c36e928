//! Charts by their names, and pictures of them for other programs.

use crate::desk::{self, Desk};
use app::charts::{catalog, picture};
use app::dto::chart::{ChartItem, ChartQuestion, SavedPicture};
use app::dto::dashboard::Picture;
use app::dto::message::AppError;
use app::lang;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// Returns the charts that can be asked for by name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn chart_list(lang: String) -> Result<Vec<ChartItem>, AppError> {
    Ok(catalog::list(lang::named(&lang)))
}

/// Returns a chart by its name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn chart(desk: State<'_, Desk>, asked: ChartQuestion) -> Result<Picture, AppError> {
    let house = desk.house_in(&asked.question.lang).await?;
    catalog::shown(&house, &asked, desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&asked.question.lang)))
}

/// Saves a drawing of the page where the person says: as SVG, PNG, or its table as CSV, by the name's ending; returns
/// whether a place was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_picture(app: AppHandle, asked: SavedPicture) -> Result<bool, AppError> {
    let lang = lang::named(&asked.lang);
    let file = app.dialog().file().add_filter(asked.format.to_uppercase(), &[&asked.format]);
    let chosen = file.set_file_name(picture::file_name(&asked)).blocking_save_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(false) };
    picture::save(&asked, &path).map_err(|failure| failure.words(lang))?;
    Ok(true)
}

/// Returns a drawing of the page as a PNG picture, to be copied.
#[tauri::command]
#[specta::specta]
pub(crate) async fn picture_of(svg: String, lang: String) -> Result<Vec<u8>, AppError> {
    picture::picture(&svg).map_err(|failure| failure.words(lang::named(&lang)))
}
