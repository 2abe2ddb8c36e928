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
use std::path::Path;
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
