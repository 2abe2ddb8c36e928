//! Mailings that a person thought through before posting.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::table::json;
use std::collections::BTreeMap;

/// A mailing as it is assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its number; nothing for one that is about to be written.
    pub id: Option<u32>,
    /// Its name.
    pub name: String,
    /// Each assumption by its name, as decimal text; what is not known is absent.
    pub assumed: BTreeMap<String, String>,
}

impl Store {
    /// Returns the scenarios that were kept, by name.
    pub async fn scenarios(&self) -> Result<Vec<Scenario>> {
        let sql = include_str!("../sql/scenario/list.sql");
        let rows: Vec<(u32, String, String)> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        let scenario = |(id, name, assumed): (u32, String, String)| {
            Ok(Scenario { id: Some(id), name, assumed: json("scenario", &assumed)? })
        };
        rows.into_iter().map(scenario).collect()
    }

    /// Writes a scenario, new or changed, or one that was deleted again; returns its number.
    pub async fn put_scenario(&self, scenario: &Scenario) -> Result<u32> {
        let assumed = serde_json::to_string(&scenario.assumed).expect("texts are JSON");
        let sql = include_str!("../sql/scenario/put.sql");
        let put = sqlx::query_scalar(sql).bind(scenario.id).bind(&scenario.name).bind(assumed);
        Ok(put.fetch_one(self.writer()?).await?)
    }

    /// Deletes a scenario.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for one that there is not.
    pub async fn remove_scenario(&self, id: u32) -> Result<()> {
        let sql = include_str!("../sql/scenario/remove.sql");
        let gone: Option<u32> = sqlx::query_scalar(sql).bind(id).fetch_optional(self.writer()?).await?;
        gone.map(drop).ok_or(StoreError::NoSuch { entity: "scenario", row: id.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::db;

    #[tokio::test]
    async fn a_scenario_is_kept_changed_deleted_and_comes_back_under_its_number() {
        let db = db().await;
        let store = &db.store;
        let assumed = |rate: &str| [("response_rate".to_owned(), rate.to_owned())].into();
        let mut own = Scenario { id: None, name: "Prudent".to_owned(), assumed: assumed("0.01") };
        let id = store.put_scenario(&own).await.unwrap();
        own = Scenario { id: Some(id), assumed: assumed("0.012"), ..own };
        store.put_scenario(&own).await.unwrap();
        let other = Scenario { id: None, name: "Ambitieux".to_owned(), assumed: BTreeMap::new() };
        store.put_scenario(&other).await.unwrap();
        assert_eq!(store.scenarios().await.unwrap()[1], own, "by name");
        store.remove_scenario(id).await.unwrap();
        assert!(matches!(
            store.remove_scenario(id).await,
            Err(StoreError::NoSuch { entity: "scenario", .. })
        ));
        assert_eq!(store.put_scenario(&own).await.unwrap(), id);
        assert_eq!(store.scenarios().await.unwrap().len(), 2);
    }
}
