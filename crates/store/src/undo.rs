//! Taking an import back.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::import_run::ImportId;
use crate::known::Known;
use crate::table::TABLES;
use crate::tally::refresh;
use sqlx::SqliteConnection;
use std::collections::HashSet;

/// What a run made and nothing else uses goes with it, smallest first.
const ORPHANS: [&str; 3] = [
    include_str!("../sql/cell/undo.sql"),
    include_str!("../sql/mailing/undo.sql"),
    include_str!("../sql/campaign/undo.sql"),
];

impl Store {
    /// Takes an import back: its rows go, rows that it changed are as before, sums and joins follow.
    ///
    /// The run stays on the list of imports as undone, and its file no longer counts as seen.
    ///
    /// # Errors
    /// [`StoreError::NoImport`], [`StoreError::AlreadyUndone`], and [`StoreError::BuiltUpon`] with the later runs
    /// that must be undone first.
    pub async fn undo(&self, id: ImportId) -> Result<()> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        may_go(&mut tx, id).await?;
        let touched: Vec<i64> = sqlx::query_scalar(include_str!("../sql/import_run/touched.sql"))
            .bind(id.0)
            .fetch_all(&mut *tx)
            .await?;
        for campaign in &touched {
            for clear in [include_str!("../sql/tally/clear.sql"), include_str!("../sql/responder/clear.sql")]
            {
                sqlx::query(clear).bind(campaign).execute(&mut *tx).await?;
            }
        }
        // Orders of other runs may be joined to these pieces; the refresh joins them anew.
        sqlx::query(include_str!("../sql/orders/loosen.sql")).bind(id.0).execute(&mut *tx).await?;
        restore(&mut tx, id).await?;
        for table in TABLES {
            sqlx::query(table.undo).bind(id.0).execute(&mut *tx).await?;
        }
        for sql in ORPHANS {
            sqlx::query(sql).bind(id.0).execute(&mut *tx).await?;
        }
        sqlx::query(include_str!("../sql/import_run/undo.sql")).bind(id.0).execute(&mut *tx).await?;
        let known = Known::load(&mut tx).await?;
        let mut touched: HashSet<i64> = touched.into_iter().filter(|id| known.of(*id).is_some()).collect();
        refresh(&mut tx, &known, &mut touched).await?;
        Ok(tx.commit().await?)
    }
}

async fn may_go(connection: &mut SqliteConnection, id: ImportId) -> Result<()> {
    let state: Option<String> = sqlx::query_scalar(include_str!("../sql/import_run/state.sql"))
        .bind(id.0)
        .fetch_optional(&mut *connection)
        .await?;
    match state.as_deref() {
        None => return Err(StoreError::NoImport(id)),
        Some("undone") => return Err(StoreError::AlreadyUndone(id)),
        Some(_) => {}
    }
    let later: Vec<(i64, String)> = sqlx::query_as(include_str!("../sql/import_run/built_upon.sql"))
        .bind(id.0)
        .fetch_all(connection)
        .await?;
    if later.is_empty() {
        return Ok(());
    }
    Err(StoreError::BuiltUpon {
        id,
        later: later.into_iter().map(|(id, file)| (ImportId(id), file)).collect(),
    })
}

/// Writes the rows that the run changed as they were: what others refer to comes first.
async fn restore(connection: &mut SqliteConnection, id: ImportId) -> Result<()> {
    for table in TABLES.iter().rev() {
        let images: Vec<String> = sqlx::query_scalar(include_str!("../sql/import_change/images.sql"))
            .bind(id.0)
            .bind(table.entity)
            .fetch_all(&mut *connection)
            .await?;
        table.restore(connection, &images).await?;
    }
    sqlx::query(include_str!("../sql/import_change/undo.sql")).bind(id.0).execute(&mut *connection).await?;
    sqlx::query(include_str!("../sql/coverage/undo.sql")).bind(id.0).execute(connection).await?;
    Ok(())
}
