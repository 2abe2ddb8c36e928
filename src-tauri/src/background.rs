//! Where imports run: on threads of their own, which give way to whatever the window has to draw.
//!
//! A million rows keep a processor busy for a while; on a machine with two of them the page would answer late.

use app::failure::Failure;
use std::sync::OnceLock;
use tokio::runtime::{Builder, Runtime};

/// The threads, for as long as the program runs; none where the system gives none.
static THREADS: OnceLock<Option<Runtime>> = OnceLock::new();

/// Does some work there and waits for it; work that broke off counts as cancelled.
pub(crate) async fn run<T, F>(work: F) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    match THREADS.get_or_init(start) {
        Some(threads) => threads.spawn(work).await.map_err(|_| Failure::Cancelled)?,
        None => work.await,
    }
}

fn start() -> Option<Runtime> {
    // One joins rows while the other hands those before to the engine.
    let mut threads = Builder::new_multi_thread();
    threads.worker_threads(2).thread_name("import").enable_all().on_thread_start(step_back);
    threads.build().inspect_err(|error| tracing::warn!(%error, "imports run beside the window")).ok()
}

/// Lowers the calling thread's share of a processor that others want too.
#[cfg(target_os = "linux")]
fn step_back() {
    /// A third of what the window gets; all of it where nobody else wants any.
    const NICE: i32 = 5;
    // Of no process in particular: on Linux, of the calling thread. A thread that it starts has the same.
    if let Err(error) = rustix::process::setpriority_process(None, NICE) {
        tracing::debug!(%error, "an import takes as much as the window");
    }
}

/// Elsewhere this would hold for the whole program.
#[cfg(not(target_os = "linux"))]
fn step_back() {}
