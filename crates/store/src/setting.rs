//! What a person settled once, by name.

use crate::Store;
use crate::error::Result;
use domain::words::{Attribution, CycleStart};
use sqlx::SqliteConnection;

const CYCLE_START: &str = "cycle_start";
const ATTRIBUTION: &str = "attribution";

impl Store {
    /// Returns a setting, nothing where it was never made.
    pub async fn setting(&self, name: &str) -> Result<Option<String>> {
        find(&mut *self.readers().acquire().await?, name).await
    }

    /// Returns from which day a sales cycle counts: the posting, where nobody said otherwise.
    pub async fn cycle_start(&self) -> Result<CycleStart> {
        cycle_start(&mut *self.readers().acquire().await?).await
    }

    /// Keeps from which day a sales cycle counts.
    pub async fn put_cycle_start(&self, start: CycleStart) -> Result<()> {
        self.put_setting(CYCLE_START, start.key()).await
    }

    /// Returns to which letters orders are credited: the last one, where nobody said otherwise.
    pub async fn attribution(&self) -> Result<Attribution> {
        attribution(&mut *self.readers().acquire().await?).await
    }

    /// Keeps to which letters orders are credited.
    pub async fn put_attribution(&self, rule: Attribution) -> Result<()> {
        self.put_setting(ATTRIBUTION, rule.key()).await
    }

    /// Keeps a setting.
    pub async fn put_setting(&self, name: &str, value: &str) -> Result<()> {
        let sql = include_str!("../sql/setting/put.sql");
        sqlx::query(sql).bind(name).bind(value).execute(self.writer()?).await?;
        Ok(())
    }
}

/// Returns from which day a sales cycle counts, within a reading that has begun.
pub(crate) async fn cycle_start(connection: &mut SqliteConnection) -> Result<CycleStart> {
    let kept = find(connection, CYCLE_START).await?;
    Ok(kept.as_deref().and_then(CycleStart::from_key).unwrap_or(CycleStart::Posting))
}

/// Returns to which letters orders are credited, within a reading that has begun.
pub(crate) async fn attribution(connection: &mut SqliteConnection) -> Result<Attribution> {
    let kept = find(connection, ATTRIBUTION).await?;
    Ok(kept.as_deref().and_then(Attribution::from_key).unwrap_or(Attribution::Last))
}

async fn find(connection: &mut SqliteConnection, name: &str) -> Result<Option<String>> {
    let sql = include_str!("../sql/setting/find.sql");
    Ok(sqlx::query_scalar(sql).bind(name).fetch_optional(connection).await?)
}
