//! One run: every sheet of it is taken in, or none.

use super::job::Job;
use super::outcome::Account;
use super::rate::Rate;
use super::reading;
use super::set_aside::SetAsideRows;
use super::targets;
use crate::backups::{self, Why};
use crate::dto::import::{ImportOutcome, Progress, SheetOutcome};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use chrono::NaiveDate;
use domain::field::Field;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use store::{ImportId, NewImport, Started, Writing};

/// Whether a run is for real.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Says what would happen, and leaves no trace.
    Preview,
    /// Takes the rows in.
    Write,
}

/// How often progress is told at most.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// Those who watch a run: told of progress, able to stop it.
pub struct Watch<'a> {
    /// Told of progress, a few times a second.
    pub tell: &'a (dyn Fn(Progress) + Send + Sync),
    /// Set to stop the run.
    pub cancelled: &'a Arc<AtomicBool>,
}

/// Takes sheets in within one transaction; in a preview the same is done and rolled back.
///
/// Returns what happened and the rows that were set aside; nothing is written when not one row could be taken.
///
/// # Errors
/// [`Failure::Cancelled`], [`Failure::NoCampaign`], [`Failure::NoPostingDate`], and whatever keeps a file from being
/// read; nothing is written then.
pub async fn run(
    house: &House,
    mut jobs: Vec<Job>,
    mode: Mode,
    lang: Lang,
    now: &str,
    watch: &Watch<'_>,
) -> Result<(ImportOutcome, Vec<SetAsideRows>), Failure> {
    jobs.sort_by_key(|job| job.plan.kind.turn());
    let total = jobs.iter().map(|job| job.source.size).sum::<u64>().max(1);
    let mut course = Course { total, done: 0, rows: 0, rate: Rate::default(), told: None, watch };
    let mut writing = house.store.begin().await?;
    let mut accounts = Vec::new();
    for job in &jobs {
        accounts.push(take_sheet(&mut writing, job, lang, now, &mut course).await?);
        course.done += job.source.size;
    }
    let taken = accounts.iter().any(Account::is_worth_writing);
    let written = mode == Mode::Write && taken;
    if written && writing.has_rows() {
        course.tell("backup", "", 0, true);
        // The transaction is still open: the copy is of what was there before it.
        backups::before(house, Why::Import, now).await?;
    }
    course.tell("saving", "", 0, true);
    let summaries = if written { writing.finish().await? } else { writing.roll_back().await? };
    let (sheets, set_aside): (Vec<SheetOutcome>, Vec<SetAsideRows>) =
        accounts.into_iter().map(|account| account.close(&summaries, written, lang)).unzip();
    let action = super::outcome::action(&sheets, lang);
    let set_aside = set_aside.into_iter().filter(|rows| !rows.rows.is_empty()).collect();
    Ok((ImportOutcome { sheets, written, action }, set_aside))
}

async fn take_sheet(
    writing: &mut Writing,
    job: &Job,
    lang: Lang,
    now: &str,
    course: &mut Course<'_>,
) -> Result<Account, Failure> {
    let mut account = Account::open(job);
    let id = match writing.start(&new_import(job, now)).await? {
        Started::Fresh(id) => id,
        Started::Already { id, at } => {
            account.already(id, &at, lang);
            return Ok(account);
        }
    };
    account.import = Some(id);
    take_rows(writing, id, job, &mut account, lang, course).await?;
    account.refuse_if_nothing_says_where(job)?;
    Ok(account)
}

async fn take_rows(
    writing: &mut Writing,
    id: ImportId,
    job: &Job,
    account: &mut Account,
    lang: Lang,
    course: &mut Course<'_>,
) -> Result<(), Failure> {
    let mut reading = reading::start(job, course.watch.cancelled);
    while let Some(mut batch) = reading.batches.recv().await {
        if course.watch.cancelled.load(Ordering::Relaxed) {
            return Err(Failure::Cancelled);
        }
        targets::recognise(&mut batch, job);
        let outcomes = writing.take(id, &batch.facts).await?;
        writing.count_unread(id, batch.set_aside.len() as u64)?;
        course.rows += u64::try_from(batch.facts.len()).unwrap_or(0);
        course.tell("reading", &job.source.name, batch.bytes_read, false);
        account.enter(batch, &outcomes, lang);
        account.note_all(writing.notices(), lang);
    }
    match reading.end.await {
        Ok(end) => end?,
        Err(_) => return Err(Failure::Cancelled),
    };
    if course.watch.cancelled.load(Ordering::Relaxed) {
        return Err(Failure::Cancelled);
    }
    Ok(())
}

fn new_import(job: &Job, now: &str) -> NewImport {
    let constant = |wanted: Field| {
        job.plan
            .constants
            .iter()
            .find(|(field, _)| *field == wanted)
            .map(|(_, value)| value.trim().to_owned())
    };
    NewImport {
        file: job.source.name.clone(),
        sheet: Some(job.sheet.clone()).filter(|sheet| !sheet.is_empty()),
        kind: job.plan.kind,
        digest: digest(job),
        at: now.to_owned(),
        campaign: constant(Field::Campaign),
        posting_date: constant(Field::PostingDate).and_then(|text| text.parse::<NaiveDate>().ok()),
    }
}

/// The digest of a file with its mapping and constants: the same file read otherwise is another import.
fn digest(job: &Job) -> [u8; 32] {
    *blake3::Hasher::new().update(&job.source.digest).update(&job.plan.signature()).finalize().as_bytes()
}

/// How far a run has come.
struct Course<'a> {
    total: u64,
    done: u64,
    rows: u64,
    rate: Rate,
    told: Option<Instant>,
    watch: &'a Watch<'a>,
}

impl Course<'_> {
    fn tell(&mut self, phase: &str, file: &str, bytes: u64, always: bool) {
        let now = Instant::now();
        if !always && self.told.is_some_and(|told| now - told < TELL_EVERY) {
            return;
        }
        self.told = Some(now);
        let rows_per_second = self.rate.at(now, self.rows);
        let share = ((self.done + bytes) as f64 / self.total as f64).clamp(0.0, 1.0);
        let rows_left = if share > 0.0 { self.rows as f64 * (1.0 - share) / share } else { 0.0 };
        (self.watch.tell)(Progress {
            phase: phase.to_owned(),
            file: file.to_owned(),
            rows: u32::try_from(self.rows).unwrap_or(u32::MAX),
            share,
            rows_per_second: rows_per_second as u32,
            seconds_left: (rows_per_second > 1.0).then(|| (rows_left / rows_per_second).ceil() as u32),
        });
    }
}
