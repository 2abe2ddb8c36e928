//! How a connection to the encrypted file is made.

use crate::error::Result;
use crate::key::Key;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};
use std::path::Path;
use std::time::Duration;

/// The engine would print a wrong key's failures to the terminal; they come back as an error anyway.
const QUIET: &str = "NONE";

/// Keeps the cipher's library from tidying up when the program ends: a connection's thread that is just ending tidies
/// up too, and both would free the same memory.
///
/// *Source*: OpenSSL, `OPENSSL_init_crypto(3)`, `OPENSSL_INIT_NO_ATEXIT`; it holds when it comes before all else.
fn leave_cipher_alone_at_exit() {
    openssl_sys::init();
}

pub(crate) fn reading(path: &Path, key: &Key) -> SqliteConnectOptions {
    leave_cipher_alone_at_exit();
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", key.pragma())
        .pragma("cipher_log_level", QUIET)
        .read_only(true)
        .busy_timeout(Duration::from_secs(5))
        // The key is sent as a statement: no statement may reach a log.
        .disable_statement_logging()
}

pub(crate) fn writing(path: &Path, key: &Key) -> SqliteConnectOptions {
    leave_cipher_alone_at_exit();
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", key.pragma())
        .pragma("cipher_log_level", QUIET)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "ON")
        .pragma("cache_size", "-8192")
        .busy_timeout(Duration::from_secs(5))
        .disable_statement_logging()
}

/// Returns a number that is another one as soon as somebody else has written, from the point of view of one connection.
pub(crate) async fn data_version(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar(include_str!("../sql/schema/data_version.sql")).fetch_one(connection).await?)
}

/// One connection that lives as long as the store: two that write one log at once can damage it.
pub(crate) fn one() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        // An import that was given up leaves its own settings behind.
        .before_acquire(|connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(include_str!("../sql/schema/as_opened.sql")).execute(connection).await?;
                Ok(true)
            })
        })
}
