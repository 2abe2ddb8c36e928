//! Letting the engine come to rest before the program ends.
//!
//! A connection that is dropped is closed by a thread of its own, a little later. Whoever ends the program closes the
//! store first; a test, or an error that nothing foresaw, does not. The cipher's library then frees its memory under
//! that thread's hands, and a program dies whose work was done.

use shutdown_hooks::add_shutdown_hook;
use std::sync::Once;
use std::time::{Duration, Instant};

/// How long the engine is waited for: a connection that nobody dropped waits for orders for ever, and does no harm.
const PATIENCE: Duration = Duration::from_millis(500);

/// What the threads of connections are called; the system keeps 15 letters.
const THREAD: &str = "sqlx-sqlite-wor";

/// Has the end of the program wait for connections that are just being closed.
///
/// The cipher's library is tidied up by the same means, the last to ask first: so this comes after a first connection.
pub(crate) fn before_the_end() {
    static ASKED: Once = Once::new();
    ASKED.call_once(|| {
        // Where the system takes no more of these, the program ends as it would have.
        let _ = add_shutdown_hook(wait);
    });
}

extern "C" fn wait() {
    let start = Instant::now();
    while start.elapsed() < PATIENCE && is_closing() {
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Returns whether some connection still has its thread; where the system does not tell, none has.
fn is_closing() -> bool {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    threads
        .filter_map(|thread| std::fs::read_to_string(thread.path().join("comm")).ok())
        .any(|name| name.trim_end() == THREAD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::db;

    #[tokio::test]
    #[cfg(target_os = "linux")]
    async fn a_connections_thread_is_known_by_its_name() {
        let db = db().await;
        assert!(is_closing(), "an open store has threads");
        db.store.close().await.unwrap();
    }
}
