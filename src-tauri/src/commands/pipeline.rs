//! The pipeline: deals by stage, moved by hand, and appointments.

use super::tell_changed;
use crate::desk::{self, Desk};
use app::dto::message::AppError;
use app::dto::pipeline::{Agenda, Board, DealMove, DealTable, OrderTable, OrdersQuestion, PipelineQuestion};
use app::lang;
use app::pipeline::{self, agenda, ics};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// Returns deals by stage.
#[tauri::command]
#[specta::specta]
pub(crate) async fn board(
    desk: State<'_, Desk>,
    question: PipelineQuestion,
    lang: String,
) -> Result<Board, AppError> {
    let house = desk.house_in(&lang).await?;
    let board = pipeline::board(&house, &question, desk::today()).await;
    board.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns a page of deals as a table.
#[tauri::command]
#[specta::specta]
pub(crate) async fn deal_table(
    desk: State<'_, Desk>,
    question: PipelineQuestion,
    lang: String,
) -> Result<DealTable, AppError> {
    let house = desk.house_in(&lang).await?;
    let table = pipeline::table(&house, &question, desk::today()).await;
    table.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns a page of the orders that a campaign is credited with.
#[tauri::command]
#[specta::specta]
pub(crate) async fn order_table(
    desk: State<'_, Desk>,
    question: OrdersQuestion,
    lang: String,
) -> Result<OrderTable, AppError> {
    let house = desk.house_in(&lang).await?;
    let table = app::orders::table(&house, &question, lang::named(&lang)).await;
    table.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Moves a deal to a stage and returns the number of the move.
#[tauri::command]
#[specta::specta]
pub(crate) async fn move_deal(
    app: AppHandle,
    desk: State<'_, Desk>,
    to: DealMove,
    lang: String,
) -> Result<u32, AppError> {
    let house = desk.house_in(&lang).await?;
    let moved = pipeline::move_deal(&house, &to, lang::named(&lang), desk::today()).await;
    tell_changed(&app);
    moved.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Takes a move back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unmove_deal(
    app: AppHandle,
    desk: State<'_, Desk>,
    number: u32,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let taken_back = pipeline::unmove_deal(&house, number).await;
    tell_changed(&app);
    taken_back.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns a week of appointments: the one with this day, else with today.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agenda(
    desk: State<'_, Desk>,
    question: PipelineQuestion,
    day: Option<String>,
    lang: String,
) -> Result<Agenda, AppError> {
    let house = desk.house_in(&lang).await?;
    let week = agenda::week(&house, &question, day.as_deref(), desk::today()).await;
    week.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Says what became of an appointment; returns what a person had said before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settle_appointment(
    app: AppHandle,
    desk: State<'_, Desk>,
    appointment: u32,
    outcome: Option<String>,
    lang: String,
) -> Result<Option<String>, AppError> {
    let house = desk.house_in(&lang).await?;
    let before = agenda::settle(&house, appointment, outcome.as_deref()).await;
    tell_changed(&app);
    before.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Saves one appointment, or all of those asked for, as a calendar; returns where.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_calendar(
    app: AppHandle,
    desk: State<'_, Desk>,
    question: PipelineQuestion,
    appointment: Option<u32>,
    lang: String,
) -> Result<Option<String>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let name = ics::suggested_name(desk::today(), lang);
    let dialog = app.dialog().file().add_filter("iCalendar", &["ics"]).set_file_name(name);
    let Some(path) = dialog.blocking_save_file().and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    let saved = ics::save_asked(&house, &question, appointment, &path, desk::stamp(), lang).await;
    saved.map_err(|failure| failure.words(lang))?;
    Ok(Some(path.display().to_string()))
}
