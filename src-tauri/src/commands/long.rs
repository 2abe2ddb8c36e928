//! The long view: cohorts, and figures over the months.

use crate::desk::{self, Desk};
use app::dto::figure::Question;
use app::dto::long::{Cohorts, LongPage};
use app::dto::message::AppError;
use app::lang;
use tauri::State;

/// Returns the cohorts by posting month: `response`, `revenue` or `retention`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cohorts(
    desk: State<'_, Desk>,
    question: Question,
    measure: String,
) -> Result<Cohorts, AppError> {
    let house = desk.house_in(&question.lang).await?;
    app::cohorts::page(&house, &question, &measure, desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&question.lang)))
}

/// Returns the leading figures over the last 12 or 24 months, with their charts.
#[tauri::command]
#[specta::specta]
pub(crate) async fn long_view(
    desk: State<'_, Desk>,
    question: Question,
    months: u32,
) -> Result<LongPage, AppError> {
    let house = desk.house_in(&question.lang).await?;
    app::long_view::page(&house, &question, months, desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&question.lang)))
}
