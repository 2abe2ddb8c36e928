//! What the window holds between two commands.

use crate::demo::Asked;
use crate::offers::Offers;
use app::dto::import::OfferedFile;
use app::dto::message::AppError;
use app::failure::Failure;
use app::house::House;
use app::imports::lists::Kept;
use app::imports::mappings::Forgotten;
use app::lang;
use app::reports::Logo;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, RwLock};

/// The open file, the offered spreadsheets, the last preview.
#[derive(Debug)]
pub(crate) struct Desk {
    house: RwLock<Option<Arc<House>>>,
    offers: Mutex<Offers>,
    kept: Mutex<Kept>,
    pages: Mutex<Vec<String>>,
    logo: Mutex<Option<Logo>>,
    forgotten: Mutex<HashMap<u32, Forgotten>>,
    copies: Mutex<Vec<PathBuf>>,
    cancelled: Arc<AtomicBool>,
    export_cancelled: Arc<AtomicBool>,
    demo_to: Option<PathBuf>,
    first_files: Mutex<Vec<PathBuf>>,
    heard: AtomicBool,
    stirred: Notify,
}

impl Desk {
    /// Returns the desk of a program that was asked for this.
    pub(crate) fn new(asked: Asked) -> Self {
        Self {
            first_files: Mutex::new(asked.files),
            heard: AtomicBool::default(),
            stirred: Notify::default(),
            demo_to: asked.demo_to,
            house: RwLock::default(),
            offers: Mutex::default(),
            kept: Mutex::default(),
            pages: Mutex::default(),
            logo: Mutex::default(),
            forgotten: Mutex::default(),
            copies: Mutex::default(),
            cancelled: Arc::default(),
            export_cancelled: Arc::default(),
        }
    }

    /// Notes that the page is there.
    pub(crate) fn hear(&self) {
        self.heard.store(true, Ordering::Relaxed);
    }

    /// Returns whether the page has asked for anything yet.
    pub(crate) fn has_heard(&self) -> bool {
        self.heard.load(Ordering::Relaxed)
    }

    /// Notes that what comes next, or the words for it, may have changed.
    pub(crate) fn stir(&self) {
        self.stirred.notify_one();
    }

    /// Waits until something may have changed.
    pub(crate) async fn stirred(&self) {
        self.stirred.notified().await;
    }

    /// Returns the open house, opening it at the first call.
    pub(crate) async fn house(&self) -> Result<Arc<House>, Failure> {
        if let Some(house) = self.house.read().await.as_ref() {
            return Ok(Arc::clone(house));
        }
        let mut place = self.house.write().await;
        if let Some(house) = place.as_ref() {
            return Ok(Arc::clone(house));
        }
        let house = Arc::new(House::open_default().await?);
        sweep(house.path.clone());
        *place = Some(Arc::clone(&house));
        Ok(house)
    }

    /// Returns the house if it is open already.
    pub(crate) async fn open_house(&self) -> Option<Arc<House>> {
        self.house.read().await.clone()
    }

    /// Puts another house in the place of the open one, once nobody works on it any more.
    ///
    /// The old house is closed before `replace` begins, and opened again where it fails.
    pub(crate) async fn replace_house<F>(&self, replace: F) -> Result<(), Failure>
    where
        F: AsyncFnOnce() -> Result<House, Failure>,
    {
        let mut place = self.house.write().await;
        if let Some(mut house) = place.take() {
            let old = loop {
                match Arc::try_unwrap(house) {
                    Ok(old) => break old,
                    // A command is still at work: it ends by itself.
                    Err(shared) => house = shared,
                }
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            };
            old.close().await?;
        }
        let replaced = replace().await;
        match replaced {
            Ok(house) => *place = Some(Arc::new(house)),
            Err(failure) => {
                *place = House::open_default().await.ok().map(Arc::new);
                return Err(failure);
            }
        }
        Ok(())
    }

    /// Returns the number by which the page names a backup.
    pub(crate) fn name_copy(&self, path: PathBuf) -> u32 {
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        let known = copies.iter().position(|known| *known == path);
        let place = known.unwrap_or_else(|| {
            copies.push(path);
            copies.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// Returns the backup that the page names.
    pub(crate) fn copy(&self, id: u32) -> Option<PathBuf> {
        let copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        copies.get(id as usize).cloned()
    }

    /// Closes the file before the program ends: a database thread must not outlive it.
    pub(crate) async fn close(&self) {
        let house = self.house.write().await.take();
        // A command that is still at work keeps the file; what it had not committed is then rolled back.
        if let Some(house) = house.and_then(Arc::into_inner)
            && let Err(failure) = house.close().await
        {
            tracing::warn!(%failure, "the file was not closed");
        }
    }

    /// Returns the open house, or the failure in the words of a language.
    pub(crate) async fn house_in(&self, language: &str) -> Result<Arc<House>, AppError> {
        self.house().await.map_err(|failure| failure.words(lang::named(language)))
    }

    /// Returns the files offered so far.
    pub(crate) fn offers(&self) -> MutexGuard<'_, Offers> {
        self.offers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns where a file is that was offered.
    pub(crate) fn offered(&self, id: u32) -> Result<PathBuf, Failure> {
        self.offers().path(id).ok_or_else(|| Failure::NoDatabase { path: PathBuf::from(id.to_string()) })
    }

    /// Offers the files that the program was started with, at the first call only.
    pub(crate) fn take_first_files(&self) -> Vec<OfferedFile> {
        let mut files = self.first_files.lock().unwrap_or_else(PoisonError::into_inner);
        let files = std::mem::take(&mut *files);
        self.offers().add(files)
    }

    /// Returns what the last preview or import keeps to be looked at.
    pub(crate) fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the pages of the report that is previewed.
    pub(crate) fn pages(&self) -> MutexGuard<'_, Vec<String>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the picture that the last change of a report's head took away.
    pub(crate) fn logo(&self) -> MutexGuard<'_, Option<Logo>> {
        self.logo.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the mappings that were forgotten since the start, by the numbers that they had.
    pub(crate) fn forgotten(&self) -> MutexGuard<'_, HashMap<u32, Forgotten>> {
        self.forgotten.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the running import to stop.
    pub(crate) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Returns the sign by which an import knows that it is to stop, freshly unset.
    pub(crate) fn fresh_cancel(&self) -> Arc<AtomicBool> {
        self.cancelled.store(false, Ordering::Relaxed);
        Arc::clone(&self.cancelled)
    }

    /// Asks the running export to stop.
    pub(crate) fn cancel_export(&self) {
        self.export_cancelled.store(true, Ordering::Relaxed);
    }

    /// Returns the sign by which an export knows that it is to stop, freshly unset.
    pub(crate) fn fresh_export(&self) -> Arc<AtomicBool> {
        self.export_cancelled.store(false, Ordering::Relaxed);
        Arc::clone(&self.export_cancelled)
    }

    /// Returns the folder of `--demo-to`.
    pub(crate) const fn demo_to(&self) -> Option<&PathBuf> {
        self.demo_to.as_ref()
    }
}

/// Returns today by the computer's clock: the one place of the window that reads it.
#[expect(clippy::disallowed_methods, reason = "the rim is where the clock enters")]
pub(crate) fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

/// Returns this moment as ISO text, for the history of imports.
#[expect(clippy::disallowed_methods, reason = "the rim is where the clock enters")]
pub(crate) fn now() -> String {
    chrono::Local::now().format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// Returns this moment in UTC, for calendars of other programs.
#[expect(clippy::disallowed_methods, reason = "the rim is where the clock enters")]
pub(crate) fn stamp() -> chrono::NaiveDateTime {
    chrono::Utc::now().naive_utc()
}

/// Deletes reports that were handed over long ago, while the window comes.
fn sweep(database: PathBuf) {
    tauri::async_runtime::spawn_blocking(move || {
        let gone = app::reports::handed::sweep(&database, std::time::SystemTime::now());
        tracing::info!(gone, "reports handed over long ago were deleted");
    });
}
