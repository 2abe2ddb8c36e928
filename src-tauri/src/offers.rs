//! Files that the user dropped or chose: the page knows them by number, never by path.

use crate::desk::Desk;
use crate::events::FilesOffered;
use app::dto::import::OfferedFile;
use std::path::PathBuf;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

/// Every file offered since the window opened; a file's number is its place.
#[derive(Debug, Default)]
pub(crate) struct Offers {
    paths: Vec<PathBuf>,
}

impl Offers {
    /// Takes files in and returns how the page names them.
    pub(crate) fn add(&mut self, paths: Vec<PathBuf>) -> Vec<OfferedFile> {
        paths
            .into_iter()
            .filter_map(|path| {
                let name = path.file_name()?.to_string_lossy().into_owned();
                let id = u32::try_from(self.paths.len()).ok()?;
                self.paths.push(path);
                Some(OfferedFile { id, name })
            })
            .collect()
    }

    /// Returns the paths of the files that the page names; unknown numbers are passed over.
    pub(crate) fn paths(&self, ids: &[u32]) -> Vec<(u32, PathBuf)> {
        ids.iter().filter_map(|id| self.paths.get(*id as usize).map(|path| (*id, path.clone()))).collect()
    }
}

/// Offers files to the page.
pub(crate) fn offer(app: &AppHandle, paths: Vec<PathBuf>) {
    let files = app.state::<Desk>().offers().add(paths);
    if let Err(error) = FilesOffered(files).emit(app) {
        tracing::warn!(%error, "the page was not told of dropped files");
    }
}
