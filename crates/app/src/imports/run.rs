//! One run: every sheet of it is taken in, or none.

use super::corrections::made_by_hand;
use super::job::Job;
use super::known_again::KnownAgain;
use super::lists::Kept;
use super::outcome::Account;
use super::rate::Rate;
use super::reading;
use super::targets;
use crate::backups::{self, Why};
use crate::dto::import::{ImportOutcome, Progress};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use chrono::NaiveDate;
use domain::field::Field;
use import::Batch;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use store::{ImportId, ImportSummary, NewImport, Started, Writing};

/// Whether a run is for real.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Says what would happen, and leaves no trace.
    Preview,
    /// Takes the rows in.
    Write,
    /// Takes the rows in; what was kept of the unfinished import goes with the same stroke.
    Accept,
}

/// How often progress is told at most.
const TELL_EVERY: Duration = Duration::from_millis(250);
/// How often a run looks whether it is to stop.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Those who watch a run: told of progress, able to stop it.
pub struct Watch<'a> {
    /// Told of progress, a few times a second.
    pub tell: &'a (dyn Fn(Progress) + Send + Sync),
    /// Set to stop the run.
    pub cancelled: &'a Arc<AtomicBool>,
}

/// Takes sheets in within one transaction; in a preview the same is done and rolled back.
///
/// Returns what happened and the lists to be looked at; nothing is written when not one row could be taken.
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
) -> Result<(ImportOutcome, Kept), Failure> {
    jobs.sort_by_key(|job| job.plan.kind.turn());
    let total = jobs.iter().map(|job| job.source.size).sum::<u64>().max(1);
    let mut course = Course { total, done: 0, rows: 0, rate: Rate::default(), told: None, watch };
    let mut writing = watch.unless_cancelled(house.store.begin()).await??;
    let mut accounts = Vec::new();
    for job in &jobs {
        let account = take_sheet(house, &mut writing, job, (mode, lang, now), &mut course);
        accounts.push(watch.unless_cancelled(account).await??);
        course.done += job.source.size;
    }
    course.tell("joining", "", 0, None);
    let taken = accounts.iter().any(Account::is_worth_writing);
    let written = mode != Mode::Preview && taken;
    let summaries = if written {
        if writing.has_rows() {
            course.tell("backup", "", 0, None);
            // The transaction is still open: the copy is of what was there before it.
            watch.unless_cancelled(backups::before(house, Why::Import, now)).await??;
        }
        let summaries = watch.unless_cancelled(writing.prepare()).await??;
        if mode == Mode::Accept {
            writing.discard_draft().await?;
        }
        // From here on there is no way back: either all of it stands or none.
        course.tell("saving", "", 0, None);
        writing.commit().await?;
        // The rows stand whatever becomes of this: what is not remembered is asked again.
        let _ = super::recall::remember(house, &jobs, now).await;
        summaries
    } else {
        let summaries = watch.unless_cancelled(tell_changes(&mut writing, &mut accounts, lang)).await??;
        writing.roll_back().await?;
        summaries
    };
    let closed =
        accounts.into_iter().zip(&jobs).map(|(account, job)| account.close(job, &summaries, written, lang));
    let (sheets, lists): (Vec<_>, Vec<_>) = closed.unzip();
    let action = super::outcome::action(&sheets, lang);
    Ok((ImportOutcome { sheets, written, action }, Kept { sheets: lists }))
}

/// Notes what changes of what is known, and returns what each sheet would do.
async fn tell_changes(
    writing: &mut Writing,
    accounts: &mut [Account],
    lang: Lang,
) -> Result<Vec<ImportSummary>, Failure> {
    let summaries = writing.prepare_to_tell().await?;
    for account in accounts {
        let rows: HashSet<u32> = account.changed_rows().collect();
        if let (Some(import), false) = (account.import, rows.is_empty()) {
            account.tell_changes(writing.changes(import, &rows).await?, lang);
        }
    }
    Ok(summaries)
}

async fn take_sheet(
    house: &House,
    writing: &mut Writing,
    job: &Job,
    (mode, lang, now): (Mode, Lang, &str),
    course: &mut Course<'_>,
) -> Result<Account, Failure> {
    let mut account = Account::open(job, mode, lang);
    let id = match writing.start(&new_import(job, now)).await? {
        Started::Fresh(id) => id,
        Started::Already { id, at } => {
            account.already(id, &at, lang);
            return Ok(account);
        }
    };
    account.import = Some(id);
    if mode != Mode::Preview {
        writing.note_corrections(id, &made_by_hand(job)).await?;
    }
    let mut known = KnownAgain::of(house, job).await?;
    let mut reading = reading::start(job, course.watch.cancelled);
    while let Some(mut batch) = reading.batches.recv().await {
        if let Some(known) = &mut known {
            known.recognise(&mut batch);
        }
        take_rows(writing, id, job, batch, (&mut account, lang), course).await?;
    }
    match reading.end.await {
        Ok(end) => end.map(drop)?,
        Err(_) => return Err(Failure::Cancelled),
    }
    account.refuse_if_nothing_says_where(job)?;
    Ok(account)
}

async fn take_rows(
    writing: &mut Writing,
    id: ImportId,
    job: &Job,
    mut batch: Batch,
    (account, lang): (&mut Account, Lang),
    course: &mut Course<'_>,
) -> Result<(), Failure> {
    targets::recognise(&mut batch, job);
    let outcomes = writing.take(id, &batch.facts).await?;
    writing.count_unread(id, batch.set_aside.len() as u64)?;
    course.rows += u64::try_from(batch.facts.len()).unwrap_or(0);
    course.tell("reading", &job.source.name, batch.bytes_read, Some((job, account)));
    account.enter(job, batch, &outcomes, lang);
    account.note_all(writing.notices());
    Ok(())
}

impl Watch<'_> {
    /// Waits for work unless the run is cancelled; work that is dropped leaves no trace.
    pub(super) async fn unless_cancelled<T>(&self, work: impl Future<Output = T>) -> Result<T, Failure> {
        let cancelled = async {
            while !self.cancelled.load(Ordering::Relaxed) {
                tokio::time::sleep(LOOK_EVERY).await;
            }
        };
        tokio::select! {
            biased;
            () = cancelled => Err(Failure::Cancelled),
            done = work => Ok(done),
        }
    }
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
    /// Tells how far it has come: a change of phase at once, rows of a sheet a few times a second.
    fn tell(&mut self, phase: &str, file: &str, bytes: u64, reading: Option<(&Job, &Account)>) {
        let now = Instant::now();
        if reading.is_some() && self.told.is_some_and(|told| now - told < TELL_EVERY) {
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
            sheet: reading.map(|(job, _)| job.sheet.clone()).unwrap_or_default(),
            columns: reading.map(|(_, account)| account.columns_so_far()).unwrap_or_default(),
        });
    }
}
