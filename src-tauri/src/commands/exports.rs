//! Exports: what files told, and figures, into a spreadsheet of the user's choice.

use crate::background;
use crate::desk::{self, Desk};
use app::dto::export::{ExportProgress, Exported};
use app::dto::figure::Question;
use app::dto::message::AppError;
use app::export::{self, Dialect, Target, Watch, sheet_named, sheet_names};
use app::failure::Failure;
use app::figures::Dimension;
use app::lang::{self, Lang};
use app::question::filter;
use std::path::PathBuf;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// Writes all that files told, or what another program takes under its own headings; returns what and where, nothing
/// where the user chose no file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_told(
    app: AppHandle,
    desk: State<'_, Desk>,
    program: Option<String>,
    dialect: Option<String>,
    lang: String,
    progress: Channel<ExportProgress>,
) -> Result<Option<Exported>, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    let dialect = Dialect::named(dialect.as_deref(), lang).map_err(|failure| failure.words(lang))?;
    let Some(path) = chosen(&app, false, lang) else { return Ok(None) };
    let cancelled = desk.fresh_export();
    let work = async move {
        let tell = |table: &str, rows: u64| {
            let rows = u32::try_from(rows).unwrap_or(u32::MAX);
            if let Err(error) = progress.send(ExportProgress { table: table.to_owned(), rows }) {
                tracing::debug!(%error, "nobody listens to progress");
            }
        };
        let into = Target { path: &path, lang, dialect };
        let watch = Watch { tell: &tell, cancelled: &cancelled };
        let written = if let Some(program) = program {
            export::for_program(&house, &program, into, &watch).await?
        } else {
            let sheets = sheet_names().map(sheet_named).collect::<Result<Vec<_>, Failure>>()?;
            export::told(&house, &sheets, into, &watch).await?
        };
        Ok(Some(Exported::of(&path, &written)))
    };
    background::run(work).await.map_err(|failure: Failure| failure.words(lang))
}

/// Writes all figures of what a question takes, and tables by campaign and cell, and by month.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_figures(
    app: AppHandle,
    desk: State<'_, Desk>,
    question: Question,
    dialect: Option<String>,
) -> Result<Option<Exported>, AppError> {
    let house = desk.house_in(&question.lang).await?;
    let lang = lang::named(&question.lang);
    let asked = Dialect::named(dialect.as_deref(), lang).and_then(|how| Ok((how, filter(&question)?)));
    let (dialect, filter) = asked.map_err(|failure| failure.words(lang))?;
    let Some(path) = chosen(&app, true, lang) else { return Ok(None) };
    let work = async move {
        let into = Target { path: &path, lang, dialect };
        let by = [
            vec![Dimension::Campaign],
            vec![Dimension::Campaign, Dimension::Cell],
            vec![Dimension::Month],
            vec![Dimension::Sector],
            vec![Dimension::Departement],
        ];
        let written = export::figures(&house, &filter, &by, into, desk::today()).await?;
        Ok(Some(Exported::of(&path, &written)))
    };
    background::run(work).await.map_err(|failure: Failure| failure.words(lang))
}

/// Returns the programs for which an export can be written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_programs() -> Result<Vec<String>, AppError> {
    Ok(export::programs().map(str::to_owned).collect())
}

/// Asks the running export to stop.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_cancel(desk: State<'_, Desk>) -> Result<(), AppError> {
    desk.cancel_export();
    Ok(())
}

fn chosen(app: &AppHandle, figures: bool, lang: Lang) -> Option<PathBuf> {
    let name = export::suggested_name(figures, desk::today(), lang);
    let dialog = app.dialog().file().add_filter("Excel", &["xlsx"]).add_filter("CSV", &["csv"]);
    dialog.set_file_name(name).blocking_save_file()?.into_path().ok()
}
