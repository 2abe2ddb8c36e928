//! Reports that are made by themselves: what is scheduled, what is due, what was made.
//!
//! Whoever opens the file asks ([`make_due`]): the window at its start and every minute, the command line when it is told to.
//! What is due follows from the calendar and the history alone ([`due`]), so that nothing is made twice and nothing forgotten.

pub mod due;
mod history;
mod make;

pub use history::{Listing, file_of, list_made, make_again};
pub use make::{make_due, notice};

use crate::dto::schedule::{ScheduleEdit, ScheduleItem, ScheduleState};
use crate::failure::Failure;
use crate::figures::window_end;
use crate::house::House;
use crate::lang::Lang;
use crate::reports::template::Template;
use crate::words::schedule as words;
use crate::{location, settings};
use chrono::NaiveDate;
use due::{Due, Plan, Rhythm};
use std::path::{Path, PathBuf};
use store::ScheduleRow;

/// The state of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its reports are made.
    On,
    /// They are not.
    Off,
    /// It is gone; kept for the way back.
    Removed,
}

impl Standing {
    /// Returns the name by which it is kept.
    pub const fn key(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Removed => "removed",
        }
    }

    /// Returns the state of a name.
    ///
    /// # Errors
    /// [`Failure::BadValue`].
    pub fn read(key: &str) -> Result<Self, Failure> {
        [Self::On, Self::Off, Self::Removed]
            .into_iter()
            .find(|state| state.key() == key)
            .ok_or_else(|| bad("state", key, "on, off, removed"))
    }
}

/// What comes by itself, in few words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// The next report and its day; nothing where none is scheduled, or its day is not known yet.
    pub next: Option<(String, NaiveDate)>,
    /// How many reports are due and not made.
    pub waiting: usize,
}

/// Returns what comes next and what waits.
pub async fn outlook(house: &House, lang: Lang, today: NaiveDate) -> Result<Outlook, Failure> {
    let ends = ends(house).await?;
    let rows = present(house).await?;
    let coming = rows.iter().filter(|row| row.state == Standing::On.key()).filter_map(|row| {
        let title = Template::from_key(&row.template)?.title(lang);
        Some((title.to_owned(), due::next(&plan(row)?, &ends, today)?))
    });
    Ok(Outlook { next: coming.min_by_key(|(_, day)| *day), waiting: waiting(house, today).await?.0.len() })
}

/// Returns the schedules, the proposal and the history, as both doors show them.
pub async fn state(house: &House, lang: Lang, today: NaiveDate) -> Result<ScheduleState, Failure> {
    let shown = settings::shown(house, lang, today).await?;
    let ends = ends(house).await?;
    let items = present(house).await?.iter().filter_map(|row| item(house, row, &ends, lang, today)).collect();
    Ok(ScheduleState {
        proposed: shown.rhythm,
        why: shown.rhythm_text,
        schedules: items,
        waiting: u32::try_from(waiting(house, today).await?.0.len()).unwrap_or(u32::MAX),
        history: history::list(house, lang).await?,
    })
}

/// Keeps a schedule, new or changed, and returns its number.
///
/// # Errors
/// [`Failure::NoReport`], [`Failure::BadValue`] for a rhythm that does not go with the template, [`Failure::NoSchedule`].
pub async fn save(house: &House, edit: &ScheduleEdit, today: NaiveDate) -> Result<u32, Failure> {
    let (template, rhythm) = understood(edit)?;
    let before = match edit.id {
        Some(id) => Some(row(house, id).await?),
        None => None,
    };
    // A changed rhythm begins anew: what the new one would have made before is not late.
    let since = before.as_ref().filter(|row| row.rhythm == rhythm.key()).map_or(today, |row| row.since);
    let schedule = ScheduleRow {
        id: edit.id,
        template: template.key().to_owned(),
        rhythm: rhythm.key().to_owned(),
        folder: before.as_ref().and_then(|row| row.folder.clone()),
        folder_before: before.as_ref().and_then(|row| row.folder_before.clone()),
        state: before.map_or_else(|| Standing::On.key().to_owned(), |row| row.state),
        closes: edit.closes,
        since,
    };
    Ok(house.store.put_schedule(&schedule).await?)
}

/// Switches a schedule on or off, removes it or brings it back; switched on, it begins with that day.
///
/// # Errors
/// [`Failure::NoSchedule`].
pub async fn set_standing(house: &House, id: u32, to: Standing, today: NaiveDate) -> Result<(), Failure> {
    let mut schedule = row(house, id).await?;
    if schedule.state == Standing::Off.key() && to == Standing::On {
        schedule.since = today;
    }
    to.key().clone_into(&mut schedule.state);
    house.store.put_schedule(&schedule).await?;
    Ok(())
}

/// Chooses the folder of a schedule.
///
/// # Errors
/// [`Failure::NoSchedule`].
pub async fn choose_folder(house: &House, id: u32, folder: &Path) -> Result<(), Failure> {
    let mut schedule = row(house, id).await?;
    schedule.folder_before = schedule.folder.replace(folder.to_string_lossy().into_owned());
    house.store.put_schedule(&schedule).await?;
    Ok(())
}

/// Takes the last choice of a folder back; asked twice, it holds again.
///
/// # Errors
/// [`Failure::NoSchedule`].
pub async fn swap_folder(house: &House, id: u32) -> Result<(), Failure> {
    let mut schedule = row(house, id).await?;
    std::mem::swap(&mut schedule.folder, &mut schedule.folder_before);
    house.store.put_schedule(&schedule).await?;
    Ok(())
}

/// Returns template and rhythm of an edit, where they go together.
fn understood(edit: &ScheduleEdit) -> Result<(Template, Rhythm), Failure> {
    let template = Template::from_key(&edit.template)
        .ok_or_else(|| Failure::NoReport { name: edit.template.clone() })?;
    let rhythm = Rhythm::from_key(&edit.rhythm)
        .ok_or_else(|| bad("rhythm", &edit.rhythm, "twice_monthly, monthly, weekly, window_end"))?;
    match (template, rhythm) {
        (Template::Summary, Rhythm::WindowEnd) => {}
        // The summary is of one campaign, and the end of a window too; a period has no campaign of its own.
        (Template::Summary, _) => return Err(bad("rhythm", rhythm.key(), "window_end")),
        (Template::Period | Template::Comparison, Rhythm::WindowEnd) => {
            return Err(bad("rhythm", rhythm.key(), "twice_monthly, monthly, weekly"));
        }
        _ => {}
    }
    if edit.closes && !matches!(rhythm, Rhythm::TwiceMonthly | Rhythm::Monthly) {
        return Err(bad("closes", rhythm.key(), "twice_monthly, monthly"));
    }
    Ok((template, rhythm))
}

fn bad(field: &str, value: &str, allowed: &'static str) -> Failure {
    Failure::BadValue { field: field.to_owned(), value: value.to_owned(), allowed }
}

/// Returns the schedules that were not removed.
async fn present(house: &House) -> Result<Vec<ScheduleRow>, Failure> {
    let all = house.store.schedules().await?;
    Ok(all.into_iter().filter(|row| row.state != Standing::Removed.key()).collect())
}

/// Returns a schedule, a removed one too.
async fn row(house: &House, id: u32) -> Result<ScheduleRow, Failure> {
    let all = house.store.schedules().await?;
    all.into_iter().find(|row| row.id == Some(id)).ok_or(Failure::NoSchedule { number: id })
}

/// Returns what is due and was not made, and how many are too late to be made.
async fn waiting(house: &House, today: NaiveDate) -> Result<(Vec<Due>, usize), Failure> {
    let rows = present(house).await?;
    let plans: Vec<Plan> =
        rows.iter().filter(|row| row.state == Standing::On.key()).filter_map(plan).collect();
    if plans.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let made = house.store.reports_done().await?;
    Ok(due::due(&plans, &ends(house).await?, &made, today))
}

/// Returns the last day of each campaign's window.
async fn ends(house: &House) -> Result<Vec<(String, NaiveDate)>, Failure> {
    let campaigns = house.store.campaigns().await?.into_iter();
    Ok(campaigns
        .filter_map(|row| window_end(&row.mailings, row.window_days).map(|end| (row.code, end)))
        .collect())
}

/// Returns a schedule as far as it decides what is due; nothing for a rhythm of a later version.
fn plan(row: &ScheduleRow) -> Option<Plan> {
    Some(Plan { id: row.id?, rhythm: Rhythm::from_key(&row.rhythm)?, since: row.since })
}

fn item(
    house: &House,
    row: &ScheduleRow,
    ends: &[(String, NaiveDate)],
    lang: Lang,
    today: NaiveDate,
) -> Option<ScheduleItem> {
    let (plan, template) = (plan(row)?, Template::from_key(&row.template)?);
    let folder = folder_of(house, row, lang);
    let is_on = row.state == Standing::On.key();
    let missing = row.folder.is_some() && !folder.is_dir();
    Some(ScheduleItem {
        id: plan.id,
        template: row.template.clone(),
        rhythm: row.rhythm.clone(),
        on: is_on,
        closes: row.closes,
        text: words::schedule(template, plan.rhythm, row.closes, lang),
        problem: missing.then(|| Failure::NoReportFolder { path: folder.clone() }.words(lang).message),
        folder: folder.display().to_string(),
        own_folder: row.folder.is_some(),
        next: due::next(&plan, ends, today).filter(|_| is_on).map(|day| day.to_string()),
    })
}

/// Returns where a schedule's reports go: the chosen folder, else one of the documents, else one beside a file of its own.
fn folder_of(house: &House, row: &ScheduleRow, lang: Lang) -> PathBuf {
    if let Some(folder) = &row.folder {
        return PathBuf::from(folder);
    }
    let is_the_programs = std::env::var_os("BAROMAIL_DATA").is_none()
        && location::database().is_ok_and(|own| own == house.path);
    let documents = if is_the_programs { dirs::document_dir() } else { None };
    match documents {
        Some(folder) => folder.join("Baromail"),
        None => house.path.parent().unwrap_or(Path::new(".")).join(words::folder(lang)),
    }
}
