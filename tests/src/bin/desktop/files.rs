//! The reference campaign as files on disk.

use std::path::{Path, PathBuf};

/// Returns the paths of the reference campaign's files.
pub(crate) fn reference() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/reference");
    ["pieces", "undelivered", "responses", "costs", "orders", "totals"]
        .map(|name| folder.join(name).with_extension("csv"))
        .to_vec()
}

/// Writes responses of which two have a date that no calendar knows, and returns the file.
pub(crate) fn with_bad_dates(folder: &Path) -> std::io::Result<PathBuf> {
    let path = folder.join("réponses à corriger.csv");
    let rows = [
        "Référence pli;Date de réponse;Canal;Intérêt",
        "REF26-A-0101;12/03/2026;téléphone;positif",
        "REF26-A-0102;31/04/2026;coupon;positif",
        "REF26-B-0103;31/04/2026;coupon;refus",
    ];
    std::fs::write(&path, rows.join("\r\n"))?;
    Ok(path)
}

/// Returns a program that plays another one on the desktop, such as `drag_source`.
pub(crate) fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("desktop").join(name).with_extension("py")
}
