//! Figures: what filters them, and where one of them comes from.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::dashboard::FilterValues;
use app::dto::explain::{Explanation, RowPage};
use app::dto::figure::Question;
use app::dto::message::AppError;
use app::lang;
use tauri::{AppHandle, State};

/// Returns what figures can be filtered by, beside campaigns, cells and months.
#[tauri::command]
#[specta::specta]
pub(crate) async fn filter_values(
    desk: State<'_, Desk>,
    lang: String,
) -> Result<Vec<FilterValues>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    app::filters::values(&house, lang, desk::today()).await.map_err(|failure| failure.words(lang))
}

/// Dismisses one thing that deserves attention.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dismiss_alert(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let dismissed = app::alerts::dismiss(&house, &name, desk::today(), &desk::now()).await;
    tell_changed(&app);
    dismissed.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns where a figure comes from.
#[tauri::command]
#[specta::specta]
pub(crate) async fn explain(
    desk: State<'_, Desk>,
    key: String,
    question: Question,
) -> Result<Explanation, AppError> {
    let house = desk.house_in(&question.lang).await?;
    app::explain::explain(&house, &key, &question, desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&question.lang)))
}

/// Returns a page of the rows behind a number of a formula.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rows_behind(
    desk: State<'_, Desk>,
    measure: String,
    question: Question,
    page: u32,
) -> Result<RowPage, AppError> {
    let house = desk.house_in(&question.lang).await?;
    app::explain::rows_behind(&house, &measure, &question, page)
        .await
        .map_err(|failure| failure.words(lang::named(&question.lang)))
}
