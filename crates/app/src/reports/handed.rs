//! Reports that other programs were given: files that anybody can read, beside the encrypted one; they go again.

use super::options::Options;
use super::{Ask, save, suggested_name};
use crate::failure::Failure;
use crate::house::House;
use chrono::NaiveDate;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long such a report stays: a message may be sent some days after it was written.
const KEPT: Duration = Duration::from_hours(7 * 24);

/// Saves a report where the system's programs can open it, and returns where; [`sweep`] takes it away again.
pub async fn save_for_viewing(
    house: &House,
    ask: &Ask,
    options: &Options,
    today: NaiveDate,
) -> Result<PathBuf, Failure> {
    let folder = folder(&house.path);
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::Disk { path: folder.clone(), kind: error.kind() })?;
    let path = folder.join(suggested_name(ask, today));
    save(house, ask, options, today, &path).await?;
    Ok(path)
}

/// Deletes the reports that were handed over a week ago or more, and returns how many; one that another program still
/// holds stays until the next time.
pub fn sweep(database: &Path, now: SystemTime) -> usize {
    let Ok(found) = fs::read_dir(folder(database)) else { return 0 };
    let old = found.filter_map(Result::ok).filter(|entry| {
        let age = |meta: fs::Metadata| now.duration_since(meta.modified().ok()?).ok();
        entry.path().extension().is_some_and(|end| end == "pdf")
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && entry.metadata().ok().and_then(age).is_some_and(|age| age >= KEPT)
    });
    old.filter(|entry| fs::remove_file(entry.path()).is_ok()).count()
}

fn folder(database: &Path) -> PathBuf {
    database.parent().unwrap_or(Path::new(".")).join("reports")
}
