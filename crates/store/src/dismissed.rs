//! What deserved attention and was dismissed.

use crate::Store;
use crate::error::Result;

impl Store {
    /// Returns the names of what was dismissed.
    pub async fn dismissed_alerts(&self) -> Result<Vec<String>> {
        let sql = include_str!("../sql/dismissed_alert/list.sql");
        Ok(sqlx::query_scalar(sql).fetch_all(self.readers()).await?)
    }

    /// Keeps that something was dismissed at a moment.
    pub async fn dismiss_alert(&self, name: &str, at: &str) -> Result<()> {
        let sql = include_str!("../sql/dismissed_alert/put.sql");
        sqlx::query(sql).bind(name).bind(at).execute(self.writer()?).await?;
        Ok(())
    }

    /// Takes a dismissal back, and returns whether there was one.
    pub async fn recall_alert(&self, name: &str) -> Result<bool> {
        let sql = include_str!("../sql/dismissed_alert/remove.sql");
        Ok(sqlx::query(sql).bind(name).execute(self.writer()?).await?.rows_affected() > 0)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::db;

    #[tokio::test]
    async fn what_was_dismissed_stays_so_until_it_is_taken_back() {
        let db = db().await;
        let store = &db.store;
        for _ in 0..2 {
            store.dismiss_alert("below/C1", "2026-11-23T10:00:00").await.unwrap();
        }
        assert_eq!(store.dismissed_alerts().await.unwrap(), ["below/C1"]);
        assert!(store.recall_alert("below/C1").await.unwrap());
        assert!(!store.recall_alert("below/C1").await.unwrap());
    }
}
