//! Whether the file is sound and its sums are right.

use crate::Store;
use crate::error::Result;
use crate::pack::Level;
use crate::reach::are_people_right;
use crate::tally::{customers, packing};
use sqlx::SqliteConnection;
use std::collections::BTreeMap;

/// Something that is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A page does not decrypt: damaged after it was written.
    Cipher(String),
    /// The database's own structure is damaged.
    Structure(String),
    /// A row names a row that does not exist.
    Dangling {
        /// The table.
        table: String,
        /// Its row.
        row: Option<i64>,
        /// The table that it names.
        parent: String,
    },
    /// A maintained sum differs from its rows.
    Sum {
        /// The campaign's code.
        campaign: String,
        /// The measure.
        measure: String,
        /// What is kept.
        kept: i64,
        /// What the rows add up to.
        counted: i64,
    },
    /// A campaign's sums as they are read differ from the maintained ones.
    Packed {
        /// The campaign's code.
        campaign: String,
    },
}

/// What the engine answers where nothing is wrong.
const SOUND: &str = "ok";

impl Store {
    /// Returns everything that is wrong with the file; a sound file has nothing.
    pub async fn check(&self) -> Result<Vec<Problem>> {
        let mut tx = self.readers().begin().await?;
        let mut problems = Vec::new();
        let pages: Vec<String> =
            sqlx::query_scalar(include_str!("../sql/check/cipher.sql")).fetch_all(&mut *tx).await?;
        problems.extend(pages.into_iter().map(Problem::Cipher));
        if !problems.is_empty() {
            // Every other check would stop at the first such page.
            return Ok(problems);
        }
        let structure: Vec<String> =
            sqlx::query_scalar(include_str!("../sql/check/integrity.sql")).fetch_all(&mut *tx).await?;
        problems.extend(structure.into_iter().filter(|text| text != SOUND).map(Problem::Structure));
        let dangling: Vec<(String, Option<i64>, String, i64)> =
            sqlx::query_as(include_str!("../sql/check/foreign_keys.sql")).fetch_all(&mut *tx).await?;
        problems.extend(dangling.into_iter().map(|(table, row, parent, _)| Problem::Dangling {
            table,
            row,
            parent,
        }));
        problems.extend(sums(&mut tx).await?);
        problems.extend(packs(&mut tx).await?);
        Ok(problems)
    }
}

async fn sums(connection: &mut SqliteConnection) -> Result<Vec<Problem>> {
    let mut wrong: Vec<(String, String, i64, i64)> =
        sqlx::query_as(include_str!("../sql/check/tally.sql")).fetch_all(&mut *connection).await?;
    wrong.extend(
        sqlx::query_as::<_, (String, String, i64, i64)>(include_str!("../sql/check/responder.sql"))
            .fetch_all(connection)
            .await?,
    );
    let problem = |(campaign, measure, kept, counted)| Problem::Sum { campaign, measure, kept, counted };
    Ok(wrong.into_iter().map(problem).collect())
}

async fn packs(connection: &mut SqliteConnection) -> Result<Vec<Problem>> {
    let campaigns: Vec<(String, i64)> =
        sqlx::query_as(include_str!("../sql/check/packed.sql")).fetch_all(&mut *connection).await?;
    let mut problems = Vec::new();
    let customers = customers(&mut *connection).await?;
    let packed: BTreeMap<i64, Vec<u8>> =
        sqlx::query_as::<_, (i64, Vec<u8>)>(include_str!("../sql/customer_pack/list.sql"))
            .fetch_all(&mut *connection)
            .await?
            .into_iter()
            .collect();
    for (campaign, id) in campaigns {
        if customers.get(&id) != packed.get(&id) || !are_people_right(&mut *connection, id).await? {
            problems.push(Problem::Packed { campaign });
            continue;
        }
        let packing = packing(&mut *connection, id).await?;
        for level in Level::ALL {
            let kept: Option<Vec<u8>> =
                sqlx::query_scalar(level.sql()).bind(id).fetch_optional(&mut *connection).await?;
            let counted = if packing.is_empty() { None } else { Some(packing.pack(level).to_bytes()?) };
            if kept != counted {
                problems.push(Problem::Packed { campaign: campaign.clone() });
                break;
            }
        }
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{by_reference, db, piece, response, rows};
    use domain::fact::Facts;

    #[tokio::test]
    async fn a_sum_that_its_rows_do_not_bear_out_is_found() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece("P", "2026-03-02", "A", "R1")]))).await;
        db.import(Facts::Responses(rows(vec![response(by_reference("R1"), "2026-03-09")]))).await;
        sqlx::query("UPDATE tally SET value = 7 WHERE measure = 'responders'")
            .execute(db.store.writer().unwrap())
            .await
            .unwrap();
        let campaign = "P".to_owned();
        let wrong = Problem::Sum {
            campaign: campaign.clone(),
            measure: "responders".to_owned(),
            kept: 7,
            counted: 1,
        };
        assert_eq!(db.store.check().await.unwrap(), [wrong, Problem::Packed { campaign }]);
    }

    #[tokio::test]
    async fn a_row_that_names_a_missing_row_is_found() {
        let db = db().await;
        db.import(Facts::Pieces(rows(vec![piece("P", "2026-03-02", "A", "R1")]))).await;
        let mut writer = db.store.writer().unwrap().acquire().await.unwrap();
        sqlx::query("PRAGMA foreign_keys = OFF").execute(&mut *writer).await.unwrap();
        sqlx::query("UPDATE piece SET contact_id = 99").execute(&mut *writer).await.unwrap();
        let dangling =
            Problem::Dangling { table: "piece".to_owned(), row: Some(1), parent: "contact".to_owned() };
        let campaign = "P".to_owned();
        assert_eq!(db.store.check().await.unwrap(), [dangling, Problem::Packed { campaign }]);
    }

    #[tokio::test]
    async fn a_page_damaged_on_the_disk_is_found() {
        let db = db().await;
        // A page of rows that opening does not read: one of the schema would not let the file open.
        let root: i64 = sqlx::query_scalar("SELECT rootpage FROM sqlite_schema WHERE name = 'response'")
            .fetch_one(db.store.readers())
            .await
            .unwrap();
        let path = db.store.path().to_owned();
        db.store.close().await.unwrap();
        let mut content = std::fs::read(&path).unwrap();
        let page = usize::try_from(root).unwrap() * 4096;
        content[page - 1000] ^= 0xFF;
        std::fs::write(&path, content).unwrap();
        let key = crate::Key::from_bytes(crate::testing::KEY);
        let store = Store::open(&path, &key, crate::Access::Read).await.unwrap();
        let problems = store.check().await.unwrap();
        assert!(problems.iter().any(|problem| matches!(problem, Problem::Cipher(_))), "{problems:?}");
    }
}
