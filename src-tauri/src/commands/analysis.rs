//! Analyses: what can be asked, the table, the table as text.

use crate::desk::{self, Desk};
use app::dto::analysis::{Analysis, AnalysisQuestion, Catalogue};
use app::dto::message::AppError;
use app::dto::views::SavedView;
use app::lang;
use tauri::State;

/// Returns the figures and dimensions that there are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn catalogue(lang: String) -> Result<Catalogue, AppError> {
    Ok(app::analysis::catalogue(lang::named(&lang)))
}

/// Returns a page of figures by groups.
#[tauri::command]
#[specta::specta]
pub(crate) async fn analysis(desk: State<'_, Desk>, asked: AnalysisQuestion) -> Result<Analysis, AppError> {
    let house = desk.house_in(&asked.question.lang).await?;
    app::analysis::analysis(&house, &asked, desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&asked.question.lang)))
}

/// Returns the whole table as CSV.
#[tauri::command]
#[specta::specta]
pub(crate) async fn analysis_csv(desk: State<'_, Desk>, asked: AnalysisQuestion) -> Result<String, AppError> {
    let house = desk.house_in(&asked.question.lang).await?;
    app::analysis::csv(&house, &asked, desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&asked.question.lang)))
}

/// Returns the views that are kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn saved_views(desk: State<'_, Desk>, lang: String) -> Result<Vec<SavedView>, AppError> {
    let house = desk.house_in(&lang).await?;
    app::views::views(&house).await.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Keeps a list of views in the place of the one before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_views(
    desk: State<'_, Desk>,
    views: Vec<SavedView>,
    lang: String,
) -> Result<Vec<SavedView>, AppError> {
    let house = desk.house_in(&lang).await?;
    app::views::save(&house, &views).await.map_err(|failure| failure.words(lang::named(&lang)))
}
