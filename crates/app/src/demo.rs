//! The demonstration: the spreadsheets of `samples/`, taken in by the program's own import.

use crate::dto::import::{ImportOutcome, Progress};
use crate::failure::Failure;
use crate::house::House;
use crate::imports::job::{Said, jobs_of};
use crate::imports::run::{Mode, Watch, run};
use crate::lang::Lang;
use crate::reports::template::Template;
use crate::reports::{self, Ask, options};
use crate::{campaigns, files};
use chrono::NaiveDate;
use domain::filter::Filter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The spreadsheets of the demonstration, as a user would have them.
const SAMPLES: [(&str, &[u8]); 9] = [
    (
        "mailing_chauffage_septembre_2026.xlsx",
        include_bytes!("../../../samples/mailing_chauffage_septembre_2026.xlsx"),
    ),
    ("reponses_centre_appels.csv", include_bytes!("../../../samples/reponses_centre_appels.csv")),
    ("npai_septembre.csv", include_bytes!("../../../samples/npai_septembre.csv")),
    ("budget_campagne.xlsx", include_bytes!("../../../samples/budget_campagne.xlsx")),
    ("factures_octobre.csv", include_bytes!("../../../samples/factures_octobre.csv")),
    ("rendez_vous_automne.csv", include_bytes!("../../../samples/rendez_vous_automne.csv")),
    ("affaires_automne.xlsx", include_bytes!("../../../samples/affaires_automne.xlsx")),
    ("satisfaction_automne.csv", include_bytes!("../../../samples/satisfaction_automne.csv")),
    ("suivi_2025.xlsx", include_bytes!("../../../samples/suivi_2025.xlsx")),
];

/// Takes the demonstration data in.
pub async fn load(
    house: &House,
    lang: Lang,
    now: &str,
    tell: &(dyn Fn(Progress) + Send + Sync),
    cancelled: &Arc<AtomicBool>,
) -> Result<ImportOutcome, Failure> {
    let folder =
        tempfile::tempdir().map_err(|error| Failure::Disk { path: "tmp".into(), kind: error.kind() })?;
    let mut jobs = Vec::new();
    for (name, bytes) in SAMPLES {
        let path = folder.path().join(name);
        files::write_whole(&path, bytes)?;
        // The samples are French whatever the screen's language: 03/09 is 3 September.
        jobs.extend(jobs_of(&path, None, &Said::default(), Lang::Fr)?.jobs);
    }
    let (outcome, _) = run(house, jobs, Mode::Write, lang, now, &Watch { tell, cancelled }).await?;
    Ok(outcome)
}

/// Saves the spreadsheets of the demonstration into a folder of their own within a folder, and returns where.
///
/// # Errors
/// [`Failure::Disk`] where the folder cannot be written to.
pub fn save_samples(within: &Path, lang: Lang) -> Result<PathBuf, Failure> {
    let name = match lang {
        Lang::Fr => "Exemples Baromail",
        Lang::En => "Baromail samples",
    };
    let names = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name} {number}")));
    // What lies there already may have been worked on.
    let folder = names.map(|name| within.join(name)).find(|folder| !folder.exists());
    let folder = folder.unwrap_or_else(|| within.to_owned());
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::Disk { path: folder.clone(), kind: error.kind() })?;
    for (name, bytes) in SAMPLES {
        files::write_whole(&folder.join(name), bytes)?;
    }
    Ok(folder)
}

/// Takes the demonstration data in where nothing was imported yet.
pub async fn load_if_empty(
    house: &House,
    lang: Lang,
    now: &str,
    cancelled: &Arc<AtomicBool>,
) -> Result<(), Failure> {
    if house.store.imports().await?.is_empty() {
        load(house, lang, now, &|_| (), cancelled).await?;
    }
    Ok(())
}

/// Writes the newest campaign's summary and then the file `ready` into a folder.
pub async fn write_to(house: &House, folder: &Path, lang: Lang, today: NaiveDate) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::Disk { path: folder.to_owned(), kind: error.kind() };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let newest = campaigns::list(house, lang, today).await?.into_iter().next().ok_or(Failure::NoCampaigns)?;
    let ask = Ask { template: Template::Summary, filter: Filter::campaign(&newest.code), lang };
    let options = options::kept(house, ask.template).await?;
    reports::save(house, &ask, &options, today, &folder.join("summary.pdf")).await?;
    std::fs::write(folder.join("ready"), b"").map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_saved_whole_and_never_over_others() {
        let within = tempfile::tempdir().unwrap();
        let first = save_samples(within.path(), Lang::Fr).unwrap();
        std::fs::write(first.join("npai_septembre.csv"), b"mine").unwrap();
        let second = save_samples(within.path(), Lang::Fr).unwrap();
        assert_ne!(first, second);
        assert_eq!(std::fs::read(first.join("npai_septembre.csv")).unwrap(), b"mine");
        for (name, bytes) in SAMPLES {
            assert_eq!(std::fs::read(second.join(name)).unwrap(), bytes, "{name}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_cannot_be_written_to() {
        let within = tempfile::tempdir().unwrap();
        let file = within.path().join("file");
        std::fs::write(&file, b"").unwrap();
        assert!(matches!(save_samples(&file, Lang::En), Err(Failure::Disk { .. })));
    }
}
