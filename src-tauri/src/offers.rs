//! Files that the user dropped or chose: the page knows them by number, never by path.

use crate::desk::Desk;
use crate::events::FilesOffered;
use app::dto::import::OfferedFile;
use app::imports::offers::Offer;
use std::path::PathBuf;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

/// Everything offered since the window opened; its number is its place.
#[derive(Debug, Default)]
pub(crate) struct Offers {
    offered: Vec<Offer>,
}

impl Offers {
    /// Takes files in and returns how the page names them.
    pub(crate) fn add(&mut self, paths: Vec<PathBuf>) -> Vec<OfferedFile> {
        let files = paths.into_iter().filter(|path| path.file_name().is_some());
        files.map(|path| self.take(Offer::File(path))).collect()
    }

    /// Takes one thing in and returns how the page names it.
    pub(crate) fn take(&mut self, offered: Offer) -> OfferedFile {
        let id = self.offered.len() as u32;
        let file =
            OfferedFile { id, name: offered.name(), pasted: offered.is_pasted(), sort: offered.sort() };
        self.offered.push(offered);
        file
    }

    /// Returns where a file is that the page names.
    pub(crate) fn path(&self, id: u32) -> Option<PathBuf> {
        match self.offered.get(id as usize)? {
            Offer::File(path) => Some(path.clone()),
            Offer::Pasted { .. } => None,
        }
    }

    /// Returns what the page names; unknown numbers are passed over.
    pub(crate) fn named(&self, ids: &[u32]) -> Vec<(u32, Offer)> {
        ids.iter().filter_map(|id| self.offered.get(*id as usize).map(|one| (*id, one.clone()))).collect()
    }
}

/// Offers files to the page.
pub(crate) fn offer(app: &AppHandle, paths: Vec<PathBuf>) {
    let files = app.state::<Desk>().offers().add(paths);
    if let Err(error) = FilesOffered(files).emit(app) {
        tracing::warn!(%error, "the page was not told of dropped files");
    }
}
