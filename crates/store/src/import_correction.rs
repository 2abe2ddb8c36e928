//! What a person corrected of a run's rows on their way in: kept beside what the file says.

use crate::Store;
use crate::error::Result;
use crate::import_run::ImportId;
use crate::writing::Writing;

/// One correction, as it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct HandCorrection {
    /// The column's heading; none: whole rows.
    pub heading: Option<String>,
    /// The row, where one cell was corrected.
    pub source_row: Option<u32>,
    /// The text as the file has it, where it was known.
    pub raw: Option<String>,
    /// The problem, where all cells with it were corrected.
    pub cause: Option<String>,
    /// `replace`, `empty` or `leave_out`.
    pub action: String,
    /// What was read instead.
    pub value: Option<String>,
}

/// A correction with the run that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeCorrection {
    /// The run.
    pub import: ImportId,
    /// What was corrected.
    pub correction: HandCorrection,
}

#[derive(sqlx::FromRow)]
struct Columns {
    import_id: i64,
    #[sqlx(flatten)]
    correction: HandCorrection,
}

impl Store {
    /// Returns what was corrected by hand, by run, the newest run first; the first two thousand.
    pub async fn corrections(&self) -> Result<Vec<MadeCorrection>> {
        let rows: Vec<Columns> = sqlx::query_as(include_str!("../sql/import_correction/list.sql"))
            .fetch_all(self.readers())
            .await?;
        let made =
            |row: Columns| MadeCorrection { import: ImportId(row.import_id), correction: row.correction };
        Ok(rows.into_iter().map(made).collect())
    }
}

impl Writing {
    /// Notes what a person corrected of a run's rows, in the order in which that was done.
    pub async fn note_corrections(&mut self, import: ImportId, corrections: &[HandCorrection]) -> Result<()> {
        for (place, correction) in (0_u32..).zip(corrections) {
            sqlx::query(include_str!("../sql/import_correction/put.sql"))
                .bind(import.0)
                .bind(place)
                .bind(&correction.heading)
                .bind(correction.source_row)
                .bind(&correction.raw)
                .bind(&correction.cause)
                .bind(&correction.action)
                .bind(&correction.value)
                .execute(&mut *self.flushed().await?)
                .await?;
        }
        Ok(())
    }
}
