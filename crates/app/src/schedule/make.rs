//! Makes what is due: the file first, then its line in the history, so that neither is there twice nor half.

use super::due::{About, Due};
use super::{folder_of, history, row, waiting};
use crate::closings;
use crate::dto::schedule::{MadeItem, ScheduleRun};
use crate::failure::Failure;
use crate::files::safe_name;
use crate::house::House;
use crate::lang::Lang;
use crate::reports::template::Template;
use crate::reports::{self, Ask, options};
use crate::watch::{Notice, free_path};
use crate::words::schedule as words;
use chrono::NaiveDate;
use domain::filter::Filter;
use std::path::{Path, PathBuf};
use store::{ImportState, MadeRow, ScheduleRow};

/// One makes reports at a time: the window asks by itself and when it is told to.
pub(super) static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// Makes all that is due, and tells what was made and what was not.
///
/// # Errors
/// What the database refuses; a folder that takes no file is told of in the answer, and its reports stay due.
pub async fn make_due(
    house: &House,
    lang: Lang,
    today: NaiveDate,
    now: &str,
) -> Result<ScheduleRun, Failure> {
    let _turn = TURN.lock().await;
    let (due, passed_over) = waiting(house, today).await?;
    let mut run = ScheduleRun::default();
    // Nothing to report on yet: it stays due.
    if due.is_empty() || house.store.campaigns().await?.is_empty() {
        return Ok(run);
    }
    let mut stuck = Vec::new();
    for due in due {
        if stuck.contains(&due.schedule) {
            continue;
        }
        match Box::pin(make(house, &due, lang, today, now)).await {
            Ok(item) => run.made.push(item),
            Err(failure) => {
                let said = failure.words(lang);
                run.problems.push(format!("{} {}", said.message, said.remedy));
                stuck.push(due.schedule);
            }
        }
    }
    run.passed_over = u32::try_from(passed_over).unwrap_or(u32::MAX);
    run.sentence = words::run(&run, lang);
    Ok(run)
}

/// Returns what the system is asked to tell of a look at what is due; nothing where nothing was.
pub fn notice(run: &ScheduleRun, lang: Lang) -> Option<Notice> {
    let title = words::heading(run, lang).to_owned();
    (!run.sentence.is_empty()).then(|| Notice { title, body: run.sentence.clone() })
}

async fn make(
    house: &House,
    due: &Due,
    lang: Lang,
    today: NaiveDate,
    now: &str,
) -> Result<MadeItem, Failure> {
    let schedule = row(house, due.schedule).await?;
    let template = Template::from_key(&schedule.template)
        .ok_or_else(|| Failure::NoReport { name: schedule.template.clone() })?;
    let begun = begun(house, due, &schedule, template, lang).await?;
    let made = write(house, &begun, &due.about, lang, today, now).await?;
    if schedule.closes {
        close(house, &due.about, today).await?;
    }
    history::item(house, &made, lang).await
}

/// Notes under which name a report is about to be written, or returns what an earlier run noted before it broke off.
async fn begun(
    house: &House,
    due: &Due,
    schedule: &ScheduleRow,
    template: Template,
    lang: Lang,
) -> Result<MadeRow, Failure> {
    let about = due.about.name();
    let folder = folder_of(house, schedule, lang);
    if schedule.folder.is_some() && !folder.is_dir() {
        return Err(Failure::NoReportFolder { path: folder });
    }
    let same = |made: &&MadeRow| (made.schedule, &made.about, made.due_on) == (due.schedule, &about, due.on);
    let all = house.store.reports_made().await?;
    if let Some(noted) = all.iter().find(same)
        && Path::new(&noted.file).parent() == Some(folder.as_path())
    {
        return Ok(noted.clone());
    }
    let subject = match &due.about {
        About::Campaign(code) => code,
        About::Period(_) => &about,
    };
    let name = safe_name(&format!("{} {subject}", template.title(lang)), ".pdf");
    let row = MadeRow {
        id: 0,
        schedule: due.schedule,
        template: template.key().to_owned(),
        about,
        due_on: due.on,
        file: free_path(&folder, &name)?.to_string_lossy().into_owned(),
        made_at: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        imports: 0,
        last_import: None,
        listed: true,
    };
    house.store.put_report_made(&row).await?;
    Ok(row)
}

/// Writes the file of a report and then its line in the history.
pub(super) async fn write(
    house: &House,
    begun: &MadeRow,
    about: &About,
    lang: Lang,
    today: NaiveDate,
    now: &str,
) -> Result<MadeRow, Failure> {
    let template = Template::from_key(&begun.template)
        .ok_or_else(|| Failure::NoReport { name: begun.template.clone() })?;
    let ask = Ask { template, filter: filter(template, about), lang };
    let options = options::kept(house, template).await?;
    let standing = house.store.imports().await?;
    let standing: Vec<_> = standing.iter().filter(|run| run.state == ImportState::Done).collect();
    reports::save(house, &ask, &options, today, &PathBuf::from(&begun.file)).await?;
    let row = MadeRow {
        made_at: Some(now.to_owned()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        imports: u32::try_from(standing.len()).unwrap_or(u32::MAX),
        last_import: standing.iter().map(|run| run.id.0).max().and_then(|id| u32::try_from(id).ok()),
        listed: true,
        ..begun.clone()
    };
    house.store.put_report_made(&row).await?;
    let all = house.store.reports_made().await?;
    let kept = all
        .into_iter()
        .find(|made| (made.schedule, &made.about, made.due_on) == (row.schedule, &row.about, row.due_on));
    Ok(kept.unwrap_or(row))
}

/// Returns of what a report is: what happened in its period, its campaign, or all that is known that day.
fn filter(template: Template, about: &About) -> Filter {
    match (template, about) {
        (_, About::Campaign(code)) => Filter::campaign(code),
        (Template::Period, About::Period(period)) => {
            Filter { from: Some(period.from), to: Some(period.to), ..Filter::default() }
        }
        _ => Filter::default(),
    }
}

/// Closes the period of a report, where no closing covers it.
async fn close(house: &House, about: &About, today: NaiveDate) -> Result<(), Failure> {
    let About::Period(period) = about else { return Ok(()) };
    let closed = house.store.closings().await?;
    if closed.iter().any(|closing| closing.to >= period.from) {
        return Ok(());
    }
    closings::close(house, Some(&about.name()), today).await.map(drop)
}
