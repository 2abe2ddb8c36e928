//! The reference campaign as files on disk.

use std::path::{Path, PathBuf};

/// Returns the paths of the reference campaign's files.
pub(crate) fn reference() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/reference");
    ["pieces", "undelivered", "responses", "costs", "orders", "totals"]
        .map(|name| folder.join(name).with_extension("csv"))
        .to_vec()
}

/// Returns the program that offers files to be dragged.
pub(crate) fn drag_source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("desktop/drag_source.py")
}
