//! Campaigns and cells: shown and changed.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::aims::FieldEdit;
use app::dto::campaign::{CampaignItem, CampaignPage, CostList};
use app::dto::message::AppError;
use app::lang;
use tauri::{AppHandle, State};

/// Returns the list of campaigns, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn campaigns(desk: State<'_, Desk>, lang: String) -> Result<Vec<CampaignItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    app::campaigns::list(&house, lang::named(&lang), desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns one campaign with its cells.
#[tauri::command]
#[specta::specta]
pub(crate) async fn campaign(
    desk: State<'_, Desk>,
    code: String,
    lang: String,
) -> Result<CampaignPage, AppError> {
    let house = desk.house_in(&lang).await?;
    app::campaigns::page(&house, &code, lang::named(&lang), desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&lang)))
}

/// Changes a campaign and returns it as it is now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_campaign(
    app: AppHandle,
    desk: State<'_, Desk>,
    code: String,
    edits: Vec<FieldEdit>,
    lang: String,
) -> Result<CampaignPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let pairs: Vec<_> = edits.into_iter().map(|edit| (edit.field, edit.value)).collect();
    let page = app::campaigns::change(&house, &code, &pairs, lang::named(&lang), desk::today()).await;
    tell_changed(&app);
    page.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Changes the role of a cell and returns its campaign as it is now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_cell(
    app: AppHandle,
    desk: State<'_, Desk>,
    campaign: String,
    key: String,
    role: Option<String>,
    lang: String,
) -> Result<CampaignPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let page = app::campaigns::change_role(
        &house,
        &campaign,
        &key,
        role.as_deref(),
        lang::named(&lang),
        desk::today(),
    );
    let page = page.await;
    tell_changed(&app);
    page.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Keeps what a person says of a cell: list source, segment, offer, creative; empty is what files say again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_cell(
    app: AppHandle,
    desk: State<'_, Desk>,
    campaign: String,
    key: String,
    edits: Vec<FieldEdit>,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let pairs: Vec<_> = edits.into_iter().map(|edit| (edit.field, edit.value)).collect();
    let saved = app::campaigns::set_cell_fields(&house, &campaign, &key, &pairs).await;
    tell_changed(&app);
    saved.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns the lines that a campaign's costs are made of.
#[tauri::command]
#[specta::specta]
pub(crate) async fn costs(desk: State<'_, Desk>, code: String, lang: String) -> Result<CostList, AppError> {
    let house = desk.house_in(&lang).await?;
    app::costs::list(&house, &code, lang::named(&lang), desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&lang)))
}

/// Keeps a cost by hand, new or changed or deleted before, and returns its number.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_cost(
    app: AppHandle,
    desk: State<'_, Desk>,
    code: String,
    number: Option<u32>,
    edits: Vec<FieldEdit>,
    lang: String,
) -> Result<u32, AppError> {
    let house = desk.house_in(&lang).await?;
    let pairs: Vec<_> = edits.into_iter().map(|edit| (edit.field, edit.value)).collect();
    let saved = app::costs::save(&house, &code, number, &pairs).await;
    tell_changed(&app);
    saved.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Deletes a cost by hand.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_cost(
    app: AppHandle,
    desk: State<'_, Desk>,
    code: String,
    number: u32,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let deleted = app::costs::remove(&house, &code, number).await;
    tell_changed(&app);
    deleted.map_err(|failure| failure.words(lang::named(&lang)))
}
