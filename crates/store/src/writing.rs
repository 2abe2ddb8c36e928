//! One transaction in which files are taken in: all of them or none.

use crate::Store;
use crate::error::Result;
use crate::import_run::{ImportId, ImportSummary, NewImport, Started};
use crate::outcome::Outcome;
use crate::tally::refresh;
use crate::work::{CHUNK, Run, Work};
use crate::{cost, import_run, orders, piece, response, total_fact, undelivered};
use domain::fact::Facts;
use std::collections::HashMap;

/// A transaction of imports; dropped unfinished, it leaves no trace.
#[derive(Debug)]
pub struct Writing {
    tx: sqlx::Transaction<'static, sqlx::Sqlite>,
    work: Work,
}

impl Store {
    /// Returns a transaction for imports; others read the state before it until it is finished.
    ///
    /// # Errors
    /// [`crate::StoreError::ReadOnly`] where the file was opened for reading.
    pub async fn begin(&self) -> Result<Writing> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query(include_str!("../sql/schema/large_cache.sql")).execute(&mut *tx).await?;
        let work = Work::new(&mut tx).await?;
        Ok(Writing { tx, work })
    }
}

impl Writing {
    /// Starts the run of one sheet, unless a standing run had the same digest.
    pub async fn start(&mut self, import: &NewImport) -> Result<Started> {
        if let Some((id, at)) = import_run::find(&mut self.tx, &import.digest).await? {
            return Ok(Started::Already { id, at });
        }
        let id = import_run::make(&mut self.tx, import).await?;
        self.work.runs.push(Run {
            id: id.0,
            import: import.clone(),
            rows: import_run::RowCounts::default(),
            met: HashMap::new(),
            orders: None,
        });
        Ok(Started::Fresh(id))
    }

    /// Takes rows of a run, of its kind and in the order of the sheet, and returns what became of each.
    ///
    /// # Errors
    /// [`crate::StoreError::NoImport`] for a run that this transaction did not start.
    pub async fn take(&mut self, import: ImportId, facts: &Facts) -> Result<Vec<Outcome>> {
        let mut outcomes = Vec::with_capacity(facts.len());
        macro_rules! chunks {
            ($rows:expr, $table:ident) => {
                for rows in $rows.chunks(CHUNK) {
                    outcomes.extend($table::take(&mut self.tx, &mut self.work, import, rows).await?);
                }
            };
        }
        match facts {
            Facts::Pieces(rows) => chunks!(rows, piece),
            Facts::Totals(rows) => chunks!(rows, total_fact),
            Facts::Responses(rows) => chunks!(rows, response),
            Facts::Undelivered(rows) => chunks!(rows, undelivered),
            Facts::Costs(rows) => chunks!(rows, cost),
            Facts::Orders(rows) => chunks!(rows, orders),
        }
        let run = self.work.run(import)?;
        for outcome in &outcomes {
            run.count(outcome);
        }
        Ok(outcomes)
    }

    /// Joins, brings the sums up to date, commits, and returns what each run did.
    pub async fn finish(mut self) -> Result<Vec<ImportSummary>> {
        let summaries = self.settle().await?;
        sqlx::query(include_str!("../sql/schema/small_cache.sql")).execute(&mut *self.tx).await?;
        self.tx.commit().await?;
        Ok(summaries)
    }

    /// Returns what [`Writing::finish`] would have done, and leaves no trace.
    pub async fn roll_back(mut self) -> Result<Vec<ImportSummary>> {
        let summaries = self.settle().await?;
        sqlx::query(include_str!("../sql/schema/small_cache.sql")).execute(&mut *self.tx).await?;
        self.tx.rollback().await?;
        Ok(summaries)
    }

    async fn settle(&mut self) -> Result<Vec<ImportSummary>> {
        for (campaign, measure, import) in &self.work.coverage {
            sqlx::query(include_str!("../sql/coverage/put.sql"))
                .bind(campaign)
                .bind(measure.key())
                .bind(import)
                .execute(&mut *self.tx)
                .await?;
        }
        for run in &self.work.runs {
            import_run::settle(&mut self.tx, run).await?;
        }
        refresh(&mut self.tx, &self.work.known, &mut self.work.touched).await?;
        let mut summaries = Vec::with_capacity(self.work.runs.len());
        for run in &self.work.runs {
            summaries.push(import_run::sum_up(&mut self.tx, run).await?);
        }
        Ok(summaries)
    }
}
