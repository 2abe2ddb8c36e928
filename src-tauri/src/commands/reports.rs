//! Reports: chosen, previewed, saved, opened, printed, sent.

use crate::desk::{self, Desk};
use crate::hand_over;
use app::dto::message::AppError;
use app::dto::reports::{LaidOut, ReportAsk, ReportTemplate, ReportWish};
use app::failure::Failure;
use app::house::House;
use app::lang;
use app::reports::options::{self, Options};
use app::reports::{self, Ask};
use std::path::PathBuf;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// Returns the templates with what is kept of each.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_templates(
    desk: State<'_, Desk>,
    lang: String,
) -> Result<Vec<ReportTemplate>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    reports::templates(&house, lang, desk::today()).await.map_err(|failure| failure.words(lang))
}

/// Keeps how a template should look.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_report_options(
    desk: State<'_, Desk>,
    template: String,
    wish: ReportWish,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    reports::keep(&house, &template, &wish).await.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Asks for a picture and keeps it at a template's head; says whether one was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_report_logo(
    app: AppHandle,
    desk: State<'_, Desk>,
    template: String,
    lang: String,
) -> Result<bool, AppError> {
    let house = desk.house_in(&lang).await?;
    let chosen =
        app.dialog().file().add_filter("PNG, JPEG, SVG", &["png", "jpg", "jpeg", "svg"]).blocking_pick_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(false) };
    let put = async {
        let logo = options::logo(&path)?;
        reports::put_logo(&house, &template, Some(logo)).await
    };
    *desk.logo() = put.await.map_err(|failure: Failure| failure.words(lang::named(&lang)))?;
    Ok(true)
}

/// Takes a template's picture away, or puts back the one before the last change.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_report_logo(
    desk: State<'_, Desk>,
    template: String,
    back: bool,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let logo = if back { desk.logo().take() } else { None };
    let before = reports::put_logo(&house, &template, logo).await;
    *desk.logo() = before.map_err(|failure| failure.words(lang::named(&lang)))?;
    Ok(())
}

/// Lays a report out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_pages(
    desk: State<'_, Desk>,
    ask: ReportAsk,
    wish: ReportWish,
) -> Result<LaidOut, AppError> {
    let house = desk.house_in(&ask.lang).await?;
    let lang = lang::named(&ask.lang);
    let laid_out = async {
        let (ask, options) = reports::asked(&house, &ask, &wish).await?;
        Ok((
            reports::pages(&house, &ask, &options, desk::today()).await?,
            options.landscape.unwrap_or_default(),
        ))
    };
    let (pages, landscape) = laid_out.await.map_err(|failure: Failure| failure.words(lang))?;
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    *desk.pages() = pages;
    Ok(LaidOut { pages: count, landscape, queue: hand_over::has_queue() })
}

/// Returns one page of the laid-out report as SVG, from 0.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_page(desk: State<'_, Desk>, index: u32) -> Result<String, AppError> {
    Ok(desk.pages().get(index as usize).cloned().unwrap_or_default())
}

/// Saves a report as PDF; returns where.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_report(
    app: AppHandle,
    desk: State<'_, Desk>,
    ask: ReportAsk,
    wish: ReportWish,
) -> Result<Option<String>, AppError> {
    let house = desk.house_in(&ask.lang).await?;
    let lang = lang::named(&ask.lang);
    let (ask, options) = reports::asked(&house, &ask, &wish).await.map_err(|failure| failure.words(lang))?;
    let name = reports::suggested_name(&ask, desk::today());
    let chosen = app.dialog().file().add_filter("PDF", &["pdf"]).set_file_name(name).blocking_save_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    let saved = reports::save(&house, &ask, &options, desk::today(), &path).await;
    saved.map_err(|failure| failure.words(lang))?;
    Ok(Some(path.display().to_string()))
}

/// Makes a report and hands it on: `view`, `mail`, `copy`, `queue`; returns where it stands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn hand_report_over(
    app: AppHandle,
    desk: State<'_, Desk>,
    ask: ReportAsk,
    wish: ReportWish,
    to: String,
) -> Result<String, AppError> {
    let house = desk.house_in(&ask.lang).await?;
    let lang = lang::named(&ask.lang);
    let path = made(&house, &ask, &wish).await.map_err(|failure| failure.words(lang))?;
    let subject = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (file, to_whom) = (path.clone(), to.clone());
    let taken = tokio::task::spawn_blocking(move || match to_whom.as_str() {
        "mail" => hand_over::mail(&file, &subject),
        "copy" => hand_over::copy(&file),
        "queue" => hand_over::queue(&file),
        _ => app.opener().open_path(file.to_string_lossy(), None::<&str>).is_ok(),
    });
    if taken.await.unwrap_or(false) {
        return Ok(path.display().to_string());
    }
    let failure = match to.as_str() {
        "mail" => Failure::NoMailProgram { path },
        "copy" => Failure::NoClipboard { path },
        "queue" => Failure::NoPrinter { path },
        _ => Failure::NoViewer { path },
    };
    Err(failure.words(lang))
}

async fn made(house: &House, ask: &ReportAsk, wish: &ReportWish) -> Result<PathBuf, Failure> {
    let (ask, options): (Ask, Options) = reports::asked(house, ask, wish).await?;
    reports::handed::save_for_viewing(house, &ask, &options, desk::today()).await
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
