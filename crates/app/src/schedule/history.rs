//! The reports that were made by themselves: when, from what data, and where they are.

use super::due::About;
use super::make::{TURN, write};
use crate::dto::schedule::MadeItem;
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::reports::template::Template;
use crate::words::schedule as words;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use store::{ImportRun, MadeRow};

/// Returns the reports that are listed, the last one first.
pub(super) async fn list(house: &House, lang: Lang) -> Result<Vec<MadeItem>, Failure> {
    let imports = house.store.imports().await?;
    let mut made: Vec<MadeRow> = house.store.reports_made().await?;
    made.retain(|row| row.listed && row.made_at.is_some());
    made.sort_by(|a, b| (&b.made_at, b.id).cmp(&(&a.made_at, a.id)));
    Ok(made.iter().map(|row| shown(row, &imports, lang)).collect())
}

/// Returns a report as both doors show it.
pub(super) async fn item(house: &House, row: &MadeRow, lang: Lang) -> Result<MadeItem, Failure> {
    Ok(shown(row, &house.store.imports().await?, lang))
}

fn shown(row: &MadeRow, imports: &[ImportRun], lang: Lang) -> MadeItem {
    let path = Path::new(&row.file);
    let made_at = row.made_at.clone().unwrap_or_default();
    let title =
        Template::from_key(&row.template).map_or(row.template.as_str(), |template| template.title(lang));
    let about = About::read(&row.about).map_or_else(|| row.about.clone(), |about| words::about(&about, lang));
    let last = row.last_import.and_then(|id| {
        let run = imports.iter().find(|run| run.id.0 == i64::from(id))?;
        Some((id, run.file.clone()))
    });
    MadeItem {
        id: row.id,
        title: format!("{title} · {about}"),
        late: made_at.get(..10).is_some_and(|day| day > row.due_on.to_string().as_str()),
        made_at,
        due_on: row.due_on.to_string(),
        data: words::data(row.imports, last, &row.version, lang),
        file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
        there: path.is_file(),
    }
}

async fn row(house: &House, id: u32) -> Result<MadeRow, Failure> {
    let all = house.store.reports_made().await?;
    all.into_iter().find(|row| row.id == id).ok_or(Failure::NoMade { number: id })
}

/// Returns where a report of the history is.
///
/// # Errors
/// [`Failure::NoMade`] also where its file is gone.
pub async fn file_of(house: &House, id: u32) -> Result<PathBuf, Failure> {
    let path = PathBuf::from(row(house, id).await?.file);
    if path.is_file() { Ok(path) } else { Err(Failure::NoMade { number: id }) }
}

/// Makes a report of the history again, over its file, from what is known now.
///
/// # Errors
/// [`Failure::NoMade`], and what the disk refuses.
pub async fn make_again(
    house: &House,
    id: u32,
    lang: Lang,
    today: NaiveDate,
    now: &str,
) -> Result<(), Failure> {
    let _turn = TURN.lock().await;
    let row = row(house, id).await?;
    let about = About::read(&row.about).ok_or(Failure::NoMade { number: id })?;
    Box::pin(write(house, &row, &about, lang, today, now)).await.map(drop)
}

/// Whether a report that was made stands in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// It does.
    Listed,
    /// It was taken off.
    TakenOff,
}

/// Takes a report off the list or puts it back; its file stays, and it is not made again.
///
/// # Errors
/// [`Failure::NoMade`].
pub async fn list_made(house: &House, id: u32, listing: Listing) -> Result<(), Failure> {
    let row = MadeRow { listed: listing == Listing::Listed, ..row(house, id).await? };
    Ok(house.store.put_report_made(&row).await?)
}
