//! Dashboards: what one shows, and how each is put together.

use crate::desk::{self, Desk};
use app::dto::dashboard::{BoardItem, BoardView, Boards, Dashboard, KeptBoard, Notice};
use app::dto::figure::Question;
use app::dto::message::AppError;
use app::{boards, lang};
use tauri::State;

/// Returns all that a dashboard of these parts shows.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dashboard(
    desk: State<'_, Desk>,
    question: Question,
    items: Vec<BoardItem>,
) -> Result<Dashboard, AppError> {
    let house = desk.house_in(&question.lang).await?;
    app::dashboard::dashboard(&house, &question, &items, desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&question.lang)))
}

/// Returns what deserves attention beside a dashboard of these parts, whose figures do not wait for it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn board_notices(
    desk: State<'_, Desk>,
    question: Question,
    items: Vec<BoardItem>,
) -> Result<Vec<Notice>, AppError> {
    let house = desk.house_in(&question.lang).await?;
    app::dashboard::attention_beside(&house, &question, &items, desk::today())
        .await
        .map_err(|failure| failure.words(lang::named(&question.lang)))
}

/// Returns every dashboard, and what can be put on one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dashboards(desk: State<'_, Desk>, lang: String) -> Result<Boards, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    boards::list(&house, lang).await.map_err(|failure| failure.words(lang))
}

/// Keeps a dashboard; only how it is put together has changed, so that nothing else asks again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_dashboard(
    desk: State<'_, Desk>,
    board: BoardView,
    lang: String,
) -> Result<KeptBoard, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    boards::save(&house, &board, lang).await.map_err(|failure| failure.words(lang))
}

/// Deletes a dashboard; the first one becomes again what it was at first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_dashboard(
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<Boards, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    boards::remove(&house, id, lang).await.map_err(|failure| failure.words(lang))
}
