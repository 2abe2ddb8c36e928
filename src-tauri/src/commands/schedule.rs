//! Reports that are made by themselves: shown, kept, switched, found again.

use crate::desk::{self, Desk};
use app::dto::message::AppError;
use app::dto::schedule::{ScheduleEdit, ScheduleRun, ScheduleState};
use app::failure::Failure;
use app::house::House;
use app::lang;
use app::schedule::{self, Listing, Standing};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// Returns the schedules, the proposal and the history.
#[tauri::command]
#[specta::specta]
pub(crate) async fn schedules(desk: State<'_, Desk>, lang: String) -> Result<ScheduleState, AppError> {
    let house = desk.house_in(&lang).await?;
    state_after(&desk, &house, &lang, Ok(())).await
}

/// Keeps a schedule, new or changed, and returns all of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_schedule(
    desk: State<'_, Desk>,
    edit: ScheduleEdit,
    lang: String,
) -> Result<ScheduleState, AppError> {
    let house = desk.house_in(&lang).await?;
    let saved = schedule::save(&house, &edit, desk::today()).await;
    state_after(&desk, &house, &lang, saved.map(drop)).await
}

/// Switches a schedule `on` or `off`, or has it `removed`, and returns all of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_schedule(
    desk: State<'_, Desk>,
    id: u32,
    to: String,
    lang: String,
) -> Result<ScheduleState, AppError> {
    let house = desk.house_in(&lang).await?;
    let set = async { schedule::set_standing(&house, id, Standing::read(&to)?, desk::today()).await };
    let set = set.await;
    state_after(&desk, &house, &lang, set).await
}

/// Lets the user choose the folder of a schedule; nothing where none was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_schedule_folder(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<Option<ScheduleState>, AppError> {
    let chosen = app.dialog().file().blocking_pick_folder().and_then(|folder| folder.into_path().ok());
    let house = desk.house_in(&lang).await?;
    let Some(folder) = chosen else { return Ok(None) };
    let kept = schedule::choose_folder(&house, id, &folder).await;
    state_after(&desk, &house, &lang, kept).await.map(Some)
}

/// Takes the last choice of a folder back; asked twice, it holds again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn swap_schedule_folder(
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<ScheduleState, AppError> {
    let house = desk.house_in(&lang).await?;
    let swapped = schedule::swap_folder(&house, id).await;
    state_after(&desk, &house, &lang, swapped).await
}

/// Makes what is due now and was not made.
#[tauri::command]
#[specta::specta]
pub(crate) async fn make_due_reports(desk: State<'_, Desk>, lang: String) -> Result<ScheduleRun, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let made = Box::pin(schedule::make_due(&house, lang, desk::today(), &desk::now())).await;
    desk.stir();
    made.map_err(|failure| failure.words(lang))
}

/// Takes a report off the history or puts it back; its file stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn list_report_made(
    desk: State<'_, Desk>,
    id: u32,
    listed: bool,
    lang: String,
) -> Result<ScheduleState, AppError> {
    let house = desk.house_in(&lang).await?;
    let listing = if listed { Listing::Listed } else { Listing::TakenOff };
    let done = schedule::list_made(&house, id, listing).await;
    state_after(&desk, &house, &lang, done).await
}

/// Makes a report of the history again, from what is known now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn make_report_again(
    desk: State<'_, Desk>,
    id: u32,
    lang: String,
) -> Result<ScheduleState, AppError> {
    let house = desk.house_in(&lang).await?;
    let tongue = lang::named(&lang);
    let made = Box::pin(schedule::make_again(&house, id, tongue, desk::today(), &desk::now())).await;
    state_after(&desk, &house, &lang, made).await
}

/// Opens a report of the history, or shows it in its `folder`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_report_made(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: u32,
    to: String,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let path = schedule::file_of(&house, id).await.map_err(|failure| failure.words(lang))?;
    let opened = match to.as_str() {
        "folder" => app.opener().reveal_item_in_dir(&path),
        _ => app.opener().open_path(path.to_string_lossy(), None::<&str>),
    };
    opened.map_err(|_| Failure::NoViewer { path }.words(lang))
}

/// Returns all schedules where a change was made.
async fn state_after(
    desk: &Desk,
    house: &House,
    lang: &str,
    changed: Result<(), Failure>,
) -> Result<ScheduleState, AppError> {
    let lang = lang::named(lang);
    desk.stir();
    let state = match changed {
        Ok(()) => schedule::state(house, lang, desk::today()).await,
        Err(failure) => Err(failure),
    };
    state.map_err(|failure| failure.words(lang))
}
