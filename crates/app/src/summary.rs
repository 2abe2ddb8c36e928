//! The summary of a campaign, as PDF and as pages of a preview.

mod lasting;
mod notes;
mod parts;
mod verdict;

use crate::campaigns;
use crate::compare::{Control, standing};
use crate::failure::Failure;
use crate::figures::{groups, window_end};
use crate::files;
use crate::house::House;
use crate::lang::{Lang, say};
use chrono::NaiveDate;
use domain::filter::Filter;
use domain::format;
use report::{Labels, Summary};
use std::path::{Path, PathBuf};

/// Returns the pages of a campaign's summary as SVG.
pub async fn pages(house: &House, code: &str, lang: Lang, today: NaiveDate) -> Result<Vec<String>, Failure> {
    let summary = summary(house, code, lang, today).await?;
    laid_out(move || report::pages(&summary)).await
}

/// Returns a campaign's summary as PDF: the same bytes for the same data, language and day.
pub async fn pdf(house: &House, code: &str, lang: Lang, today: NaiveDate) -> Result<Vec<u8>, Failure> {
    let summary = summary(house, code, lang, today).await?;
    laid_out(move || report::pdf(&summary)).await
}

/// Lays out beside the other tasks, for the first layout takes a moment.
async fn laid_out<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, report::ReportError> + Send + 'static,
) -> Result<T, Failure> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Cancelled)??)
}

/// Saves a campaign's summary as PDF.
pub async fn save(
    house: &House,
    code: &str,
    lang: Lang,
    today: NaiveDate,
    path: &Path,
) -> Result<(), Failure> {
    files::write_whole(path, &pdf(house, code, lang, today).await?)
}

/// Saves a campaign's summary where the system's viewer can open it, and returns where.
pub async fn save_for_viewing(
    house: &House,
    code: &str,
    lang: Lang,
    today: NaiveDate,
) -> Result<PathBuf, Failure> {
    let folder = house.path.parent().unwrap_or(Path::new(".")).join("reports");
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::Disk { path: folder.clone(), kind: error.kind() })?;
    let path = folder.join(suggested_name(code, lang));
    save(house, code, lang, today, &path).await?;
    Ok(path)
}

/// Returns the name that the save dialog suggests.
pub fn suggested_name(code: &str, lang: Lang) -> String {
    let name = say(lang, format!("Synthèse {code}"), format!("Summary {code}"));
    files::safe_name(&name, ".pdf")
}

async fn summary(house: &House, code: &str, lang: Lang, today: NaiveDate) -> Result<Summary, Failure> {
    let campaign = campaigns::row(house, code).await?;
    let filter = Filter::campaign(code);
    let grouped = groups(house, &filter, &[], today).await?;
    let group = grouped.first().ok_or(Failure::NoCampaigns)?;
    let standing = standing(house, code, Control::MarkedOrFirst, today).await?;
    let end = window_end(&campaign.mailings, campaign.window_days);
    let day = format::date(today, lang);
    Ok(Summary {
        lang,
        title: campaign.name.clone(),
        subtitle: parts::subtitle(&campaign, group, end.filter(|end| *end >= today), lang),
        author: "Baromail".to_owned(),
        footer: say(lang, format!("{code} · document interne"), format!("{code} · internal document")),
        date: today,
        stated_at: say(lang, format!("Données arrêtées au {day}"), format!("Data as of {day}")),
        verdict: verdict::sentences(group, &standing, &filter, lang),
        headline: parts::headline(group, &filter, lang),
        cells: parts::cells(house, &standing, &filter, code, lang).await?,
        figures: parts::figures(house, &filter, lang, today).await?,
        shares: parts::shares(house, &filter, lang, today).await?,
        steps: Some(parts::steps(group, &filter, lang)),
        tables: parts::tables(house, &filter, lang, today).await?,
        notes: notes::notes(house, &campaign, group, &filter, lang).await?,
        labels: Labels::of(lang),
    })
}
