//! Dashboards that a person put together.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::table::json;
use serde::{Deserialize, Serialize};

/// A dashboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Its number; nothing for one that is about to be written.
    pub id: Option<u32>,
    /// Its name.
    pub name: String,
    /// What stands on it, in order.
    pub items: Vec<BoardItem>,
}

/// One thing on a dashboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardItem {
    /// `figure`, `chart` or `notices`, as the caller names them.
    pub kind: String,
    /// The key of the figure or the name of the chart.
    pub name: String,
    /// By what the chart groups.
    pub by: Option<String>,
    /// Columns that it takes.
    pub width: u32,
    /// Rows that it takes.
    pub height: u32,
}

impl Store {
    /// Returns the dashboards that were put together, in the order of their making.
    pub async fn boards(&self) -> Result<Vec<Board>> {
        let sql = include_str!("../sql/board/list.sql");
        let rows: Vec<(u32, String, String)> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        let board = |(id, name, items): (u32, String, String)| {
            Ok(Board { id: Some(id), name, items: json("board", &items)? })
        };
        rows.into_iter().map(board).collect()
    }

    /// Writes a dashboard, new or changed, or one that was deleted again; returns its number.
    pub async fn put_board(&self, board: &Board) -> Result<u32> {
        let items = serde_json::to_string(&board.items).expect("texts and numbers are JSON");
        let sql = include_str!("../sql/board/put.sql");
        let put = sqlx::query_scalar(sql).bind(board.id).bind(&board.name).bind(items);
        Ok(put.fetch_one(self.writer()?).await?)
    }

    /// Deletes a dashboard.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for one that there is not.
    pub async fn remove_board(&self, id: u32) -> Result<()> {
        let sql = include_str!("../sql/board/remove.sql");
        let gone: Option<u32> = sqlx::query_scalar(sql).bind(id).fetch_optional(self.writer()?).await?;
        gone.map(drop).ok_or(StoreError::NoSuch { entity: "board", row: id.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::db;

    #[tokio::test]
    async fn a_dashboard_is_kept_changed_deleted_and_comes_back_under_its_number() {
        let db = db().await;
        let store = &db.store;
        let item = |name: &str, width| {
            let by = (width > 4).then(|| "cell".to_owned());
            BoardItem { kind: "figure".to_owned(), name: name.to_owned(), by, width, height: 1 }
        };
        let mut own =
            Board { id: None, name: "Lundi".to_owned(), items: vec![item("revenue", 3), item("nps", 5)] };
        let id = store.put_board(&own).await.unwrap();
        assert!(id > 1, "number 1 is the first dashboard's own");
        own.id = Some(id);
        assert_eq!(store.boards().await.unwrap(), std::slice::from_ref(&own));
        own.items.reverse();
        store.put_board(&own).await.unwrap();
        store.remove_board(id).await.unwrap();
        assert!(matches!(store.remove_board(id).await, Err(StoreError::NoSuch { entity: "board", .. })));
        let other = Board { id: None, name: "Mardi".to_owned(), items: Vec::new() };
        assert_ne!(store.put_board(&other).await.unwrap(), id, "a number is never given twice");
        assert_eq!(store.put_board(&own).await.unwrap(), id);
        assert_eq!(store.boards().await.unwrap()[0], own);
    }
}
