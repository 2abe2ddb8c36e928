//! What was settled before: templates, remembered mappings, words.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::import::SheetChoice;
use app::dto::message::AppError;
use app::dto::understanding::{MappingItem, TemplateItem, TemplateView, WordList};
use app::failure::Failure;
use app::imports::offers::ENDING;
use app::imports::{choices, mappings, templates, value_words};
use app::lang::{self, Lang};
use std::sync::Arc;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// Lists the templates once something was done with them.
async fn listed(
    house: &Arc<app::house::House>,
    done: Result<(), Failure>,
    lang: Lang,
) -> Result<Vec<TemplateItem>, AppError> {
    done.map_err(|failure| failure.words(lang))?;
    templates::list(house, lang).await.map_err(|failure| failure.words(lang))
}

/// Returns the templates.
#[tauri::command]
#[specta::specta]
pub(crate) async fn templates(desk: State<'_, Desk>, lang: String) -> Result<Vec<TemplateItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    listed(&house, Ok(()), lang::named(&lang)).await
}

/// Saves how a sheet would be read as a template.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_template(
    desk: State<'_, Desk>,
    name: String,
    choice: SheetChoice,
    lang: String,
) -> Result<Vec<TemplateItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let offered = desk.offers().named(&[choice.file_id]);
    let job = choices::decided(&house, &offered, &choice, lang::named(&lang)).await;
    let job = job.map_err(|failure| failure.words(lang::named(&lang)))?;
    let done = templates::save(&house, &name, &job, &desk::now()).await;
    listed(&house, done, lang::named(&lang)).await
}

/// Renames a template.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rename_template(
    desk: State<'_, Desk>,
    name: String,
    new_name: String,
    lang: String,
) -> Result<Vec<TemplateItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = templates::rename(&house, &name, &new_name).await;
    listed(&house, done, lang::named(&lang)).await
}

/// Deletes a template.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_template(
    desk: State<'_, Desk>,
    name: String,
    lang: String,
) -> Result<Vec<TemplateItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = templates::delete(&house, &name).await;
    listed(&house, done, lang::named(&lang)).await
}

/// Returns one template.
#[tauri::command]
#[specta::specta]
pub(crate) async fn template(
    desk: State<'_, Desk>,
    name: String,
    lang: String,
) -> Result<TemplateView, AppError> {
    let house = desk.house_in(&lang).await?;
    templates::view(&house, &name).await.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Saves an edited template.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_template(
    desk: State<'_, Desk>,
    template: TemplateView,
    lang: String,
) -> Result<Vec<TemplateItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = templates::change(&house, &template, &desk::now()).await;
    listed(&house, done, lang::named(&lang)).await
}

/// Saves a template as a file; returns where.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_template(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    lang: String,
) -> Result<Option<String>, AppError> {
    let house = desk.house_in(&lang).await?;
    let dialog = app.dialog().file().add_filter("Baromail", &[templates::ENDING]);
    let chosen = dialog.set_file_name(templates::suggested_name(&name)).blocking_save_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    let done = templates::export(&house, &name, &path).await;
    done.map_err(|failure| failure.words(lang::named(&lang)))?;
    Ok(Some(path.display().to_string()))
}

/// Takes a template from a file; returns its name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_template(
    app: AppHandle,
    desk: State<'_, Desk>,
    lang: String,
) -> Result<Option<String>, AppError> {
    let house = desk.house_in(&lang).await?;
    let chosen =
        app.dialog().file().add_filter("Baromail", &[templates::ENDING, ENDING]).blocking_pick_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    let name = templates::import(&house, &path, &desk::now()).await;
    name.map(Some).map_err(|failure| failure.words(lang::named(&lang)))
}

/// Takes a template from a file that was offered; returns its name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_template(
    desk: State<'_, Desk>,
    file_id: u32,
    lang: String,
) -> Result<String, AppError> {
    let house = desk.house_in(&lang).await?;
    let path = desk.offered(file_id).map_err(|failure| failure.words(lang::named(&lang)))?;
    let name = templates::import(&house, &path, &desk::now()).await;
    name.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns what a sheet is under a template.
#[tauri::command]
#[specta::specta]
pub(crate) async fn apply_template(
    desk: State<'_, Desk>,
    name: String,
    file_id: u32,
    sheet: String,
    lang: String,
) -> Result<SheetChoice, AppError> {
    let house = desk.house_in(&lang).await?;
    let offered = desk.offers().named(&[file_id]);
    let plain = SheetChoice { file_id, sheet, template: Some(name), ..SheetChoice::default() };
    let choice = choices::under_template(&house, &offered, plain, lang::named(&lang)).await;
    choice.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns the remembered mappings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn mappings(desk: State<'_, Desk>, lang: String) -> Result<Vec<MappingItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    mappings::list(&house, lang::named(&lang)).await.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Forgets a remembered mapping; it can be remembered again for as long as the program runs.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_mapping(
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<Vec<MappingItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let gone = mappings::forget(&house, id).await.map_err(|failure| failure.words(lang::named(&lang)))?;
    desk.forgotten().extend(gone.map(|gone| (id, gone)));
    mappings::list(&house, lang::named(&lang)).await.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Remembers a mapping that was forgotten under this number.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remember_mapping(
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<Vec<MappingItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let gone = desk.forgotten().remove(&id);
    if let Some(gone) = gone {
        let back = mappings::remember(&house, gone).await;
        back.map_err(|failure| failure.words(lang::named(&lang)))?;
    }
    mappings::list(&house, lang::named(&lang)).await.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns the words of closed columns.
#[tauri::command]
#[specta::specta]
pub(crate) async fn words(desk: State<'_, Desk>, lang: String) -> Result<WordList, AppError> {
    let house = desk.house_in(&lang).await?;
    value_words::list(&house, lang::named(&lang)).await.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Says what a word means.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_word(
    app: AppHandle,
    desk: State<'_, Desk>,
    field: String,
    text: String,
    meaning: String,
    lang: String,
) -> Result<WordList, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = value_words::set(&house, &field, &text, &meaning).await;
    done.map_err(|failure| failure.words(lang::named(&lang)))?;
    tell_changed(&app);
    value_words::list(&house, lang::named(&lang)).await.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Takes a translation back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_word(
    app: AppHandle,
    desk: State<'_, Desk>,
    field: String,
    text: String,
    lang: String,
) -> Result<WordList, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = value_words::delete(&house, &field, &text).await;
    done.map_err(|failure| failure.words(lang::named(&lang)))?;
    tell_changed(&app);
    value_words::list(&house, lang::named(&lang)).await.map_err(|failure| failure.words(lang::named(&lang)))
}
