//! The long view: cohorts, and figures over the months.

use crate::desk::{self, Desk};
use app::dto::long::{Cohorts, LongPage};
use app::dto::message::AppError;
use app::lang;
use tauri::State;

/// Returns the cohorts by posting month: `response`, `revenue` or `retention`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cohorts(
    desk: State<'_, Desk>,
    measure: String,
    lang: String,
) -> Result<Cohorts, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    app::cohorts::page(&house, &measure, (lang, desk::today())).await.map_err(|failure| failure.words(lang))
}

/// Returns the leading figures over the last 12 or 24 months, with their charts.
#[tauri::command]
#[specta::specta]
pub(crate) async fn long_view(
    desk: State<'_, Desk>,
    months: u32,
    lang: String,
) -> Result<LongPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    app::long_view::page(&house, months, (lang, desk::today())).await.map_err(|failure| failure.words(lang))
}
