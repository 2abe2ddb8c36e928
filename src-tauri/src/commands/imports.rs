//! Imports: choose, understand, preview, take in, undo.

use super::tell_changed;
use crate::background;
use crate::desk::{self, Desk};
use app::dto::import::{
    FieldChoice, ImportDraft, ImportItem, ImportOutcome, IssuePage, ListPage, OfferedFile, Progress,
    SheetChoice, SheetDraft, ValuePage,
};
use app::dto::message::AppError;
use app::imports::run::Mode;
use app::lang;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// Returns a function that passes progress on to the page.
pub(crate) fn teller(channel: Channel<Progress>) -> impl Fn(Progress) + Send + Sync {
    move |progress| {
        if let Err(error) = channel.send(progress) {
            tracing::debug!(%error, "nobody listens to progress");
        }
    }
}

/// Lets the user choose files in the system's dialog.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick_files(app: AppHandle, desk: State<'_, Desk>) -> Result<Vec<OfferedFile>, AppError> {
    let chosen = app
        .dialog()
        .file()
        .add_filter("Excel, LibreOffice, CSV", &["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt"])
        .blocking_pick_files()
        .unwrap_or_default();
    let paths = chosen.into_iter().filter_map(|file| file.into_path().ok()).collect();
    Ok(desk.offers().add(paths))
}

/// Returns the fields that a column can become.
#[tauri::command]
#[specta::specta]
pub(crate) async fn field_choices(lang: String) -> Vec<FieldChoice> {
    app::imports::fields::choices(lang::named(&lang))
}

/// Returns how offered files are understood.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_draft(
    desk: State<'_, Desk>,
    files: Vec<u32>,
    lang: String,
) -> Result<ImportDraft, AppError> {
    let house = desk.house_in(&lang).await?;
    let offered = desk.offers().named(&files);
    app::imports::draft::draft(&house, &offered, lang::named(&lang))
        .await
        .map_err(|failure| failure.words(lang::named(&lang)))
}

/// Looks at one sheet again, under what the user said of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_sheet(
    desk: State<'_, Desk>,
    choice: SheetChoice,
    lang: String,
) -> Result<SheetDraft, AppError> {
    let house = desk.house_in(&lang).await?;
    let offered = desk.offers().named(&[choice.file_id]);
    app::imports::choices::look_again(&house, &offered, &choice, lang::named(&lang))
        .await
        .map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns what the chosen sheets would change; nothing is written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_preview(
    desk: State<'_, Desk>,
    choices: Vec<SheetChoice>,
    lang: String,
    progress: Channel<Progress>,
) -> Result<ImportOutcome, AppError> {
    run(&desk, choices, &lang, Mode::Preview, progress).await
}

/// Takes the chosen sheets in: all of them or none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_accept(
    app: AppHandle,
    desk: State<'_, Desk>,
    choices: Vec<SheetChoice>,
    lang: String,
    progress: Channel<Progress>,
) -> Result<ImportOutcome, AppError> {
    let outcome = run(&desk, choices, &lang, Mode::Accept, progress).await?;
    tell_changed(&app);
    Ok(outcome)
}

async fn run(
    desk: &Desk,
    choices: Vec<SheetChoice>,
    language: &str,
    mode: Mode,
    progress: Channel<Progress>,
) -> Result<ImportOutcome, AppError> {
    let house = desk.house_in(language).await?;
    let ids: Vec<u32> = choices.iter().map(|choice| choice.file_id).collect();
    let offered = desk.offers().named(&ids);
    let lang = lang::named(language);
    let (now, cancelled) = (desk::now(), desk.fresh_cancel());
    let work = async move {
        let tell = teller(progress);
        let run = app::imports::choices::run(&house, &offered, &choices, mode, lang, &now, &tell, &cancelled);
        Box::pin(run).await
    };
    let (outcome, kept) = background::run(work).await.map_err(|failure| failure.words(lang))?;
    *desk.kept() = kept;
    Ok(outcome)
}

/// Asks the running import to stop.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_cancel(desk: State<'_, Desk>) -> Result<(), AppError> {
    desk.cancel();
    Ok(())
}

/// Returns a page of a list of the last preview or import.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_rows(
    desk: State<'_, Desk>,
    sheet: u32,
    list: String,
    offset: u32,
) -> Result<ListPage, AppError> {
    Ok(desk.kept().rows(sheet, &list, offset))
}

/// Returns a page of the issues of a group, cell by cell.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_issues(
    desk: State<'_, Desk>,
    sheet: u32,
    group: u32,
    offset: u32,
) -> Result<IssuePage, AppError> {
    Ok(desk.kept().issues(sheet, group, offset))
}

/// Returns a page of the issues of a group, value by value.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_issue_values(
    desk: State<'_, Desk>,
    sheet: u32,
    group: u32,
    offset: u32,
) -> Result<ValuePage, AppError> {
    Ok(desk.kept().values(sheet, group, offset))
}

/// Saves the rows that the last preview or import set aside; returns where.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_set_aside(
    app: AppHandle,
    desk: State<'_, Desk>,
    lang: String,
) -> Result<Option<String>, AppError> {
    let name = app::imports::set_aside::suggested_name(lang::named(&lang));
    let chosen = app
        .dialog()
        .file()
        .add_filter("Excel", &["xlsx"])
        .add_filter("CSV", &["csv"])
        .set_file_name(name)
        .blocking_save_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else { return Ok(None) };
    app::imports::set_aside::save(&desk.kept(), &path, lang::named(&lang))
        .map_err(|failure| failure.words(lang::named(&lang)))?;
    Ok(Some(path.display().to_string()))
}

/// Returns the history of imports, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn imports(desk: State<'_, Desk>, lang: String) -> Result<Vec<ImportItem>, AppError> {
    let house = desk.house_in(&lang).await?;
    app::imports::history::list(&house).await.map_err(|failure| failure.words(lang::named(&lang)))
}
