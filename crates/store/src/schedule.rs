//! Reports that are made by themselves, and those that were.

use crate::Store;
use crate::error::Result;
use crate::row::{day, iso};
use chrono::NaiveDate;

/// A report that is made by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleRow {
    /// Its number; nothing for one that is about to be written.
    pub id: Option<u32>,
    /// The template.
    pub template: String,
    /// `twice_monthly`, `monthly`, `weekly`, `window_end`.
    pub rhythm: String,
    /// Where its reports go; nothing: the program's own folder.
    pub folder: Option<String>,
    /// Where they went before the last choice.
    pub folder_before: Option<String>,
    /// `on`, `off`, `removed`.
    pub state: String,
    /// Whether the period is closed too.
    pub closes: bool,
    /// Reports due before that day are not made.
    pub since: NaiveDate,
}

/// A report that was made by itself, or is about to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeRow {
    /// Its number; 0 for one that is about to be written.
    pub id: u32,
    /// By which schedule.
    pub schedule: u32,
    /// The template.
    pub template: String,
    /// The period or campaign.
    pub about: String,
    /// The day on which it was due.
    pub due_on: NaiveDate,
    /// Its file.
    pub file: String,
    /// When it was made; nothing while its file is being written.
    pub made_at: Option<String>,
    /// The program's version.
    pub version: String,
    /// How many imports stood.
    pub imports: u32,
    /// The last of them.
    pub last_import: Option<u32>,
    /// Whether the history shows it.
    pub listed: bool,
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: u32,
    template: String,
    rhythm: String,
    folder: Option<String>,
    folder_before: Option<String>,
    state: String,
    closes: bool,
    since: String,
}

#[derive(sqlx::FromRow)]
struct MadeColumns {
    id: u32,
    schedule: u32,
    template: String,
    about: String,
    due_on: String,
    file: String,
    made_at: Option<String>,
    version: String,
    imports: u32,
    last_import: Option<u32>,
    listed: bool,
}

impl Store {
    /// Returns the schedules, removed ones included, in the order of their making.
    pub async fn schedules(&self) -> Result<Vec<ScheduleRow>> {
        let sql = include_str!("../sql/schedule/list.sql");
        let rows: Vec<Columns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        let schedule = |row: Columns| {
            Ok(ScheduleRow {
                id: Some(row.id),
                template: row.template,
                rhythm: row.rhythm,
                folder: row.folder,
                folder_before: row.folder_before,
                state: row.state,
                closes: row.closes,
                since: day("schedule", "since", &row.since)?,
            })
        };
        rows.into_iter().map(schedule).collect()
    }

    /// Writes a schedule, new or changed; returns its number.
    pub async fn put_schedule(&self, schedule: &ScheduleRow) -> Result<u32> {
        let put = sqlx::query_scalar(include_str!("../sql/schedule/put.sql"))
            .bind(schedule.id)
            .bind(&schedule.template)
            .bind(&schedule.rhythm)
            .bind(&schedule.folder)
            .bind(&schedule.folder_before)
            .bind(&schedule.state)
            .bind(schedule.closes)
            .bind(iso(schedule.since));
        Ok(put.fetch_one(self.writer()?).await?)
    }

    /// Returns the reports that were made by themselves or are about to be, the first one first.
    pub async fn reports_made(&self) -> Result<Vec<MadeRow>> {
        let sql = include_str!("../sql/report_made/list.sql");
        let rows: Vec<MadeColumns> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        let made = |row: MadeColumns| {
            Ok(MadeRow {
                id: row.id,
                schedule: row.schedule,
                template: row.template,
                about: row.about,
                due_on: day("report_made", "due_on", &row.due_on)?,
                file: row.file,
                made_at: row.made_at,
                version: row.version,
                imports: row.imports,
                last_import: row.last_import,
                listed: row.listed,
            })
        };
        rows.into_iter().map(made).collect()
    }

    /// Returns what was made: its schedule, what it is about, the day on which it was due. A report whose file is still
    /// being written was not.
    pub async fn reports_done(&self) -> Result<Vec<(u32, String, NaiveDate)>> {
        let sql = include_str!("../sql/report_made/done.sql");
        let rows: Vec<(u32, String, String)> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        let done = |(schedule, about, due_on): (u32, String, String)| {
            Ok((schedule, about, day("report_made", "due_on", &due_on)?))
        };
        rows.into_iter().map(done).collect()
    }

    /// Writes a report of the history over the one of the same schedule, subject and day.
    pub async fn put_report_made(&self, made: &MadeRow) -> Result<()> {
        sqlx::query(include_str!("../sql/report_made/put.sql"))
            .bind(made.schedule)
            .bind(&made.template)
            .bind(&made.about)
            .bind(iso(made.due_on))
            .bind(&made.file)
            .bind(&made.made_at)
            .bind(&made.version)
            .bind(made.imports)
            .bind(made.last_import)
            .bind(made.listed)
            .execute(self.writer()?)
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::db;

    #[tokio::test]
    async fn a_schedule_and_its_reports_are_kept_each_once() {
        let db = db().await;
        let since: NaiveDate = "2026-11-01".parse().unwrap();
        let mut own = ScheduleRow {
            id: None,
            template: "period".to_owned(),
            rhythm: "weekly".to_owned(),
            folder: None,
            folder_before: None,
            state: "on".to_owned(),
            closes: false,
            since,
        };
        let id = db.store.put_schedule(&own).await.unwrap();
        own = ScheduleRow { id: Some(id), state: "removed".to_owned(), folder: Some("/r".to_owned()), ..own };
        assert_eq!(db.store.put_schedule(&own).await.unwrap(), id);
        assert_eq!(db.store.schedules().await.unwrap(), [own]);
        let mut made = MadeRow {
            id: 1,
            schedule: id,
            template: "period".to_owned(),
            about: "2026-W44".to_owned(),
            due_on: since,
            file: "/r/a.pdf".to_owned(),
            made_at: None,
            version: "0.1.0".to_owned(),
            imports: 3,
            last_import: None,
            listed: true,
        };
        db.store.put_report_made(&made).await.unwrap();
        assert_eq!(db.store.reports_done().await.unwrap(), [], "its file is still being written");
        made.made_at = Some("2026-11-02T08:00:00".to_owned());
        made.last_import = Some(7);
        db.store.put_report_made(&made).await.unwrap();
        assert_eq!(db.store.reports_made().await.unwrap(), [made.clone()]);
        assert_eq!(db.store.reports_done().await.unwrap(), [(id, "2026-W44".to_owned(), since)]);
        made.schedule = id + 1;
        assert!(db.store.put_report_made(&made).await.is_err(), "of no schedule");
    }
}
