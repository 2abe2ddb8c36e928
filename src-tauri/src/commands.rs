//! The commands: take arguments, call one function of `app`, return its result.

pub(crate) mod aims;
pub(crate) mod analysis;
pub(crate) mod backups;
pub(crate) mod boards;
pub(crate) mod campaigns;
pub(crate) mod charts;
pub(crate) mod closings;
pub(crate) mod contacts;
pub(crate) mod exports;
pub(crate) mod figures;
pub(crate) mod house;
pub(crate) mod imports;
pub(crate) mod login;
pub(crate) mod long;
pub(crate) mod matching;
pub(crate) mod merge;
pub(crate) mod opinions;
pub(crate) mod pipeline;
pub(crate) mod reports;
pub(crate) mod rows;
pub(crate) mod schedule;
pub(crate) mod score;
pub(crate) mod settled;
pub(crate) mod simulator;
pub(crate) mod start;
pub(crate) mod tray;
pub(crate) mod undo;
pub(crate) mod unfinished;
pub(crate) mod watch;

use crate::events::DataChanged;
use app::dto::message::AppError;
use app::failure::Failure;
use app::lang;
use tauri::AppHandle;
use tauri_specta::Event;

/// Tells the page what was changed, and returns the outcome in its language.
fn told<T>(app: &AppHandle, done: Result<T, Failure>, language: &str) -> Result<T, AppError> {
    if done.is_ok() {
        tell_changed(app);
    }
    done.map_err(|failure| failure.words(lang::named(language)))
}

/// Tells the page that what is stored has changed.
fn tell_changed(app: &AppHandle) {
    if let Err(error) = DataChanged.emit(app) {
        tracing::warn!(%error, "the page was not told of a change");
    }
}
