//! Open deals that have stood in a stage for long.

use crate::Store;
use crate::error::Result;
use crate::row::{day, iso};
use chrono::NaiveDate;

/// An open deal in its stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageWait {
    /// The stage; empty where no file names one.
    pub stage: String,
    /// The day on which the deal entered it, else was opened.
    pub since: NaiveDate,
    /// With whom the deal is, else its name, else its number.
    pub name: String,
}

impl Store {
    /// Returns the open deals that entered their stage on a day or before, by stage, the longest wait first.
    pub async fn stage_waits(&self, until: NaiveDate) -> Result<Vec<StageWait>> {
        let sql = include_str!("../sql/opportunity/waiting_stages.sql");
        let rows: Vec<(String, String, String)> =
            sqlx::query_as(sql).bind(iso(until)).fetch_all(self.readers()).await?;
        let wait = |(stage, since, name): (String, String, String)| {
            Ok(StageWait { stage, since: day("opportunity", "opened_on", &since)?, name })
        };
        rows.into_iter().map(wait).collect()
    }
}
