//! The log: to the terminal only, and never a name, an address or a key.

use tracing_subscriber::EnvFilter;

/// Starts logging; `BAROMAIL_LOG` sets its level, warnings by default.
pub(crate) fn start() {
    let level = EnvFilter::try_from_env("BAROMAIL_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    // A second start within one process (tests) keeps the first log.
    let _ = tracing_subscriber::fmt().with_env_filter(level).with_writer(std::io::stderr).try_init();
}
