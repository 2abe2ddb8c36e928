//! What figures are held against: references, targets, and what deserves attention.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::aims::{AlertItem, FieldEdit, ReferenceList, TargetList};
use app::dto::message::AppError;
use app::failure::Failure;
use app::house::House;
use app::lang::{self, Lang};
use app::{alerts, references, targets};
use tauri::{AppHandle, State};

fn pairs(edits: Vec<FieldEdit>) -> Vec<(String, String)> {
    edits.into_iter().map(|edit| (edit.field, edit.value)).collect()
}

async fn reference_list(
    house: &House,
    done: Result<(), Failure>,
    lang: Lang,
) -> Result<ReferenceList, AppError> {
    done.map_err(|failure| failure.words(lang))?;
    references::shown::shown(house, lang, desk::today()).await.map_err(|failure| failure.words(lang))
}

async fn target_list(house: &House, done: Result<(), Failure>, lang: Lang) -> Result<TargetList, AppError> {
    done.map_err(|failure| failure.words(lang))?;
    targets::shown::shown(house, lang, desk::today()).await.map_err(|failure| failure.words(lang))
}

/// Returns one's own medians and the published rates.
#[tauri::command]
#[specta::specta]
pub(crate) async fn references(desk: State<'_, Desk>, lang: String) -> Result<ReferenceList, AppError> {
    let house = desk.house_in(&lang).await?;
    reference_list(&house, Ok(()), lang::named(&lang)).await
}

/// Changes a reference, or adds one where none is named.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_reference(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: Option<String>,
    edits: Vec<FieldEdit>,
    lang: String,
) -> Result<ReferenceList, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = match name {
        Some(name) => references::set(&house, &name, &pairs(edits)).await,
        None => references::add(&house, &pairs(edits)).await.map(drop),
    };
    tell_changed(&app);
    reference_list(&house, done, lang::named(&lang)).await
}

/// Leaves a reference out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_reference(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    lang: String,
) -> Result<ReferenceList, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = references::delete(&house, &name).await;
    tell_changed(&app);
    reference_list(&house, done, lang::named(&lang)).await
}

/// Takes back what was changed of a reference.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reset_reference(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    lang: String,
) -> Result<ReferenceList, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = references::reset(&house, &name).await;
    tell_changed(&app);
    reference_list(&house, done, lang::named(&lang)).await
}

/// Returns the targets with what was reached of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn targets(desk: State<'_, Desk>, lang: String) -> Result<TargetList, AppError> {
    let house = desk.house_in(&lang).await?;
    target_list(&house, Ok(()), lang::named(&lang)).await
}

/// Changes a target, or adds one where none is named.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_target(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: Option<String>,
    edits: Vec<FieldEdit>,
    lang: String,
) -> Result<TargetList, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = match name {
        Some(name) => targets::own::set(&house, &name, &pairs(edits)).await,
        None => targets::own::add(&house, &pairs(edits)).await.map(drop),
    };
    tell_changed(&app);
    target_list(&house, done, lang::named(&lang)).await
}

/// Leaves a target out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_target(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    lang: String,
) -> Result<TargetList, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = targets::own::delete(&house, &name).await;
    tell_changed(&app);
    target_list(&house, done, lang::named(&lang)).await
}

/// Takes back what was changed of an imported target.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reset_target(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    lang: String,
) -> Result<TargetList, AppError> {
    let house = desk.house_in(&lang).await?;
    let done = targets::own::reset(&house, &name).await;
    tell_changed(&app);
    target_list(&house, done, lang::named(&lang)).await
}

/// Returns all that deserves attention, the dismissed too.
#[tauri::command]
#[specta::specta]
pub(crate) async fn alerts(desk: State<'_, Desk>, lang: String) -> Result<Vec<AlertItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    alerts::items(&house, lang, desk::today()).await.map_err(|failure| failure.words(lang))
}

/// Takes a dismissal back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recall_alert(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let recalled = alerts::recall(&house, &name).await;
    tell_changed(&app);
    recalled.map_err(|failure| failure.words(lang::named(&lang)))
}
