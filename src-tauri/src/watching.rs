//! Looks into the watched folder while the window is open.

use crate::background;
use crate::desk::{self, Desk};
use crate::events::{DataChanged, WatchedFileDone};
use crate::notice;
use app::failure::Failure;
use app::watch::{self, Steady};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

/// How often the folder is looked at; a look asks the disk for a list of names and nothing else.
const PAUSE: Duration = Duration::from_secs(1);

/// Takes files in as they come, for as long as the program runs.
pub(crate) fn start(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        let mut steady = Steady::default();
        loop {
            tokio::time::sleep(PAUSE).await;
            if let Err(failure) = look(&app, &mut steady).await {
                tracing::warn!(%failure, "a file of the watched folder was left");
            }
        }
    });
}

async fn look(app: &AppHandle, steady: &mut Steady) -> Result<(), Failure> {
    let desk = app.state::<Desk>();
    // The page opens the house: watching asks for no key.
    let Some(house) = desk.open_house().await else { return Ok(()) };
    let Some(folder) = watch::watched(&house).await? else { return Ok(()) };
    let lang = app::start::kept_lang();
    let mut all = Vec::new();
    let mut taken = Ok(());
    for file in steady.look(&watch::scan(&folder), Instant::now()) {
        let (house, folder, now) = (Arc::clone(&house), folder.clone(), desk::now());
        let taking = async move { Box::pin(watch::take(&house, &folder, &file, lang, &now)).await };
        match background::run(taking).await {
            Ok(done) => {
                let told = WatchedFileDone(done.clone()).emit(app).and_then(|()| DataChanged.emit(app));
                if let Err(error) = told {
                    tracing::warn!(%error, "the page was not told of a file");
                }
                all.push(done);
            }
            Err(failure) => {
                taken = Err(failure);
                break;
            }
        }
    }
    if let Some(notice) = watch::notice(&all, lang) {
        notice::show(notice, &app.config().identifier);
    }
    taken
}
