//! Makes scheduled reports that are due: at the start, and while the program runs.

use crate::background;
use crate::desk::{self, Desk};
use crate::events::ReportsMade;
use crate::notice;
use app::failure::Failure;
use app::schedule;
use std::sync::Arc;
use std::time::Duration;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

/// How often is asked what is due; after midnight too, and after the computer slept: the calendar is read anew each time.
const PAUSE: Duration = Duration::from_mins(1);
/// The page opens the file first.
const FIRST: Duration = Duration::from_secs(3);

/// Makes reports as they become due, for as long as the program runs.
pub(crate) fn start(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        // What was said last: a folder that is gone is told of once, not every minute.
        let mut last = String::new();
        tokio::time::sleep(FIRST).await;
        loop {
            if let Err(failure) = look(&app, &mut last).await {
                tracing::warn!(%failure, "scheduled reports were not made");
            }
            tokio::time::sleep(PAUSE).await;
        }
    });
}

/// Makes what waits, for somebody who asked for it.
pub(crate) async fn make_now(app: &AppHandle) {
    if let Err(failure) = look(app, &mut String::new()).await {
        tracing::warn!(%failure, "scheduled reports were not made");
    }
}

async fn look(app: &AppHandle, last: &mut String) -> Result<(), Failure> {
    // The page opens the house: a schedule asks for no key.
    let Some(house) = app.state::<Desk>().open_house().await else { return Ok(()) };
    let lang = app::start::kept_lang();
    let (today, now) = (desk::today(), desk::now());
    let making = Arc::clone(&house);
    let run = background::run(async move { Box::pin(schedule::make_due(&making, lang, today, &now)).await })
        .await?;
    if run.sentence.is_empty() || run.sentence == *last {
        return Ok(());
    }
    last.clone_from(&run.sentence);
    if let Err(error) = ReportsMade(run.clone()).emit(app) {
        tracing::warn!(%error, "the page was not told of reports");
    }
    if let Some(told) = schedule::notice(&run, lang) {
        notice::show(told, &app.config().identifier);
    }
    Ok(())
}
