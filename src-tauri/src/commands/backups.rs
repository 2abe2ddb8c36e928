//! Backups: listed, made, saved elsewhere, looked into, put back.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::backups::{self, Why};
use app::dto::backup::{BackupList, RestorePlan};
use app::dto::message::AppError;
use app::failure::Failure;
use app::imports::offers::{ENDING, OLD_BACKUP};
use app::lang::{self, Lang};
use app::location;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// Returns the backups that the program keeps, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backups(desk: State<'_, Desk>, lang: String) -> Result<BackupList, AppError> {
    let lang = lang::named(&lang);
    list(&desk, lang).map_err(|failure| failure.words(lang))
}

/// Makes a backup now, unless nothing was written since the last one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn make_backup(desk: State<'_, Desk>, lang: String) -> Result<BackupList, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let made = backups::before(&house, Why::Hand, &desk::now()).await;
    made.and_then(|()| list(&desk, lang)).map_err(|failure| failure.words(lang))
}

/// Saves an encrypted copy where the user wants; returns where.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_backup_as(
    app: AppHandle,
    desk: State<'_, Desk>,
    lang: String,
) -> Result<Option<String>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let name = backups::suggested_name(&desk::now(), lang);
    let chosen =
        app.dialog().file().add_filter("Baromail", &[ENDING]).set_file_name(name).blocking_save_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    backups::save(&house, &path).await.map_err(|failure| failure.words(lang))?;
    Ok(Some(path.display().to_string()))
}

/// Lets the user choose a backup from elsewhere; returns what restoring it would change.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_backup(
    app: AppHandle,
    desk: State<'_, Desk>,
    lang: String,
) -> Result<Option<RestorePlan>, AppError> {
    let chosen = app.dialog().file().add_filter("Baromail", &[ENDING, OLD_BACKUP]).blocking_pick_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    let lang = lang::named(&lang);
    plan(&desk, &path, lang).await.map(Some).map_err(|failure| failure.words(lang))
}

/// Returns what restoring a file that was offered would change; changes nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offered_backup(
    desk: State<'_, Desk>,
    file_id: u32,
    lang: String,
) -> Result<RestorePlan, AppError> {
    let lang = lang::named(&lang);
    let planned = match desk.offered(file_id) {
        Ok(path) => plan(&desk, &path, lang).await,
        Err(failure) => Err(failure),
    };
    planned.map_err(|failure| failure.words(lang))
}

/// Returns what restoring a listed backup would change; changes nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_plan(
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<RestorePlan, AppError> {
    let lang = lang::named(&lang);
    let found = known(&desk, id);
    let planned = match found {
        Ok(path) => plan(&desk, &path, lang).await,
        Err(failure) => Err(failure),
    };
    planned.map_err(|failure| failure.words(lang))
}

/// Puts a backup in the database's place; the present file is kept as a backup.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_backup(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<BackupList, AppError> {
    let lang = lang::named(&lang);
    let restored = restore(&desk, id).await;
    tell_changed(&app);
    restored.and_then(|()| list(&desk, lang)).map_err(|failure| failure.words(lang))
}

async fn restore(desk: &Desk, id: u32) -> Result<(), Failure> {
    let (copy, database) = (known(desk, id)?, location::database()?);
    let now = desk::now();
    desk.replace_house(async || Ok(backups::restore(&database, &copy, &now).await?.0)).await
}

async fn plan(desk: &Desk, path: &Path, lang: Lang) -> Result<RestorePlan, Failure> {
    let house = desk.house().await.ok();
    let plan = backups::restore_plan(house.as_deref(), &location::database()?, path, lang).await?;
    Ok(RestorePlan { id: desk.name_copy(path.to_owned()), ..plan })
}

fn known(desk: &Desk, id: u32) -> Result<PathBuf, Failure> {
    desk.copy(id).ok_or_else(|| Failure::NoDatabase { path: PathBuf::from(id.to_string()) })
}

fn list(desk: &Desk, lang: Lang) -> Result<BackupList, Failure> {
    let database = location::database()?;
    let items = backups::list(&database);
    let items =
        items.into_iter().map(|one| backups::item(desk.name_copy(one.path.clone()), &one, lang)).collect();
    Ok(BackupList { folder: backups::folder(&database).display().to_string(), items })
}
