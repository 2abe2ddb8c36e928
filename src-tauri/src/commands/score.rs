//! Whom to call, and the table of points behind it.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::message::AppError;
use app::dto::score::{CallPage, ScoreTable, TableCheck, TableLineEdit};
use app::lang;
use app::score;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// Returns a page of those to call, of one band or of all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn call_list(
    desk: State<'_, Desk>,
    band: Option<String>,
    offset: u32,
    lang: String,
) -> Result<CallPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    score::page::page(&house, band.as_deref(), offset, lang, desk::today())
        .await
        .map_err(|failure| failure.words(lang))
}

/// Saves those to call, as a spreadsheet (`xlsx`) or as an address book (`vcf`); returns where.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_call_list(
    app: AppHandle,
    desk: State<'_, Desk>,
    format: String,
    lang: String,
) -> Result<Option<String>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let (filter, ending) = if format == "vcf" { ("vCard", "vcf") } else { ("Excel", "xlsx") };
    let name = score::sheet::suggested_name(ending, desk::today(), lang);
    let chosen = app.dialog().file().add_filter(filter, &[ending]).set_file_name(name).blocking_save_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    let saved = score::sheet::save(&house, &path, lang, desk::today()).await;
    saved.map_err(|failure| failure.words(lang))?;
    Ok(Some(path.display().to_string()))
}

/// Returns the table of points.
#[tauri::command]
#[specta::specta]
pub(crate) async fn score_table(desk: State<'_, Desk>, lang: String) -> Result<ScoreTable, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    score::table::shown(&house, lang).await.map_err(|failure| failure.words(lang))
}

/// Returns what is wrong with a table as it is being written, and what it gives at most.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_score_table(
    lines: Vec<TableLineEdit>,
    lang: String,
) -> Result<TableCheck, AppError> {
    Ok(score::table::check(&lines, lang::named(&lang)))
}

/// Saves a table where nothing is wrong with it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_score_table(
    app: AppHandle,
    desk: State<'_, Desk>,
    lines: Vec<TableLineEdit>,
    lang: String,
) -> Result<TableCheck, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let check = score::table::save(&house, &lines, lang).await;
    tell_changed(&app);
    check.map_err(|failure| failure.words(lang))
}

/// Puts the program's own table back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reset_score_table(
    app: AppHandle,
    desk: State<'_, Desk>,
    lang: String,
) -> Result<ScoreTable, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    score::reset(&house).await.map_err(|failure| failure.words(lang))?;
    tell_changed(&app);
    score::table::shown(&house, lang).await.map_err(|failure| failure.words(lang))
}
