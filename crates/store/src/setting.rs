//! What a person settled once, by name.

use crate::Store;
use crate::error::Result;

impl Store {
    /// Returns a setting, nothing where it was never made.
    pub async fn setting(&self, name: &str) -> Result<Option<String>> {
        let sql = include_str!("../sql/setting/find.sql");
        Ok(sqlx::query_scalar(sql).bind(name).fetch_optional(self.readers()).await?)
    }

    /// Keeps a setting.
    pub async fn put_setting(&self, name: &str, value: &str) -> Result<()> {
        let sql = include_str!("../sql/setting/put.sql");
        sqlx::query(sql).bind(name).bind(value).execute(self.writer()?).await?;
        Ok(())
    }
}
