//! The summary of a campaign: previewed, saved, opened, printed.

use crate::desk::{self, Desk};
use app::dto::message::AppError;
use app::lang;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// Lays a campaign's summary out and returns how many pages it has.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_pages(desk: State<'_, Desk>, code: String, lang: String) -> Result<u32, AppError> {
    let house = desk.house_in(&lang).await?;
    let pages = app::summary::pages(&house, &code, lang::named(&lang), desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&lang)))?;
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    *desk.pages() = pages;
    Ok(count)
}

/// Returns one page of the laid-out summary as SVG, from 0.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_page(desk: State<'_, Desk>, index: u32) -> Result<String, AppError> {
    Ok(desk.pages().get(index as usize).cloned().unwrap_or_default())
}

/// Saves a campaign's summary as PDF; returns where.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_report(
    app: AppHandle,
    desk: State<'_, Desk>,
    code: String,
    lang: String,
) -> Result<Option<String>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let name = app::summary::suggested_name(&code, lang);
    let chosen = app.dialog().file().add_filter("PDF", &["pdf"]).set_file_name(name).blocking_save_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    app::summary::save(&house, &code, lang, desk::today(), &path)
        .await
        .map_err(|failure| failure.words(lang))?;
    Ok(Some(path.display().to_string()))
}

/// Opens a campaign's summary in the system's viewer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_report(
    app: AppHandle,
    desk: State<'_, Desk>,
    code: String,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let path = app::summary::save_for_viewing(&house, &code, lang, desk::today())
        .await
        .map_err(|failure| failure.words(lang))?;
    app.opener()
        .open_path(path.to_string_lossy(), None::<&str>)
        .map_err(|_| app::failure::Failure::NoViewer { path }.words(lang))
}

/// Opens the system's print dialog on the previewed pages.
#[tauri::command]
#[specta::specta]
pub(crate) async fn print_report(window: WebviewWindow) -> Result<(), AppError> {
    if let Err(error) = window.print() {
        tracing::warn!(%error, "the print dialog did not open");
    }
    Ok(())
}
