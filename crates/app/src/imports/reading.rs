//! Reading on one thread, writing on another: a short queue of batches between them keeps memory flat.

use super::job::Job;
use import::{Batch, FileError, ReadSummary, read};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::mpsc::{Receiver, channel};
use tokio::task::{JoinHandle, spawn_blocking};

/// Rows handed over at once.
const BATCH_ROWS: usize = 1_000;
/// Batches that may wait.
const WAITING: usize = 8;

/// A sheet being read.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its rows, as they come.
    pub(super) batches: Receiver<Batch>,
    /// How it ended.
    pub(super) end: JoinHandle<Result<ReadSummary, FileError>>,
}

/// Starts reading a sheet; it stops when cancelled or when nobody takes its batches any more.
pub(super) fn start(job: &Job, cancelled: &Arc<AtomicBool>) -> Reading {
    let (give, batches) = channel(WAITING);
    let (source, plan, cancelled) = (Arc::clone(&job.source), job.plan.clone(), Arc::clone(cancelled));
    let end = spawn_blocking(move || {
        read(&source, &plan, BATCH_ROWS, &mut |batch| {
            if cancelled.load(Ordering::Relaxed) || give.blocking_send(batch).is_err() {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        })
    });
    Reading { batches, end }
}
