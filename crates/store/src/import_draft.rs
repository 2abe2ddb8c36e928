//! The import that was begun and neither accepted nor given up, kept for the next start.

use crate::Store;
use crate::error::Result;
use crate::row::hash;
use crate::writing::Writing;
use sqlx::SqliteConnection;

/// An unfinished import; what was said of it is text of the caller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportDraft {
    /// When it was kept last (ISO 8601).
    pub at: String,
    /// What the user said, as JSON.
    pub said: String,
}

/// Cells that were pasted: they are on no disk but in here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The name under which they are shown.
    pub name: String,
    /// Their text.
    pub text: Vec<u8>,
}

impl Store {
    /// Keeps an unfinished import in the place of the one before; pasted cells are written only when they differ.
    ///
    /// # Errors
    /// [`crate::StoreError::ReadOnly`] where the file was opened for reading.
    pub async fn keep_draft(&self, draft: &ImportDraft, pasted: &[Pasted]) -> Result<()> {
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query(include_str!("../sql/import_draft/put.sql"))
            .bind(&draft.at)
            .bind(&draft.said)
            .execute(&mut *tx)
            .await?;
        let kept: Vec<(String, i64)> =
            sqlx::query_as(include_str!("../sql/import_draft_paste/digests.sql")).fetch_all(&mut *tx).await?;
        let digest = |text: &[u8]| hash([&*String::from_utf8_lossy(text)]);
        let now: Vec<_> = pasted.iter().map(|one| (one.name.clone(), digest(&one.text))).collect();
        if kept != now {
            sqlx::query(include_str!("../sql/import_draft_paste/remove.sql")).execute(&mut *tx).await?;
            for (place, (one, (_, digest))) in (0_u32..).zip(pasted.iter().zip(now)) {
                sqlx::query(include_str!("../sql/import_draft_paste/put.sql"))
                    .bind(place)
                    .bind(&one.name)
                    .bind(digest)
                    .bind(&one.text)
                    .execute(&mut *tx)
                    .await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// Returns the unfinished import, where there is one.
    pub async fn draft(&self) -> Result<Option<ImportDraft>> {
        let found: Option<(String, String)> = sqlx::query_as(include_str!("../sql/import_draft/find.sql"))
            .fetch_optional(self.readers())
            .await?;
        Ok(found.map(|(at, said)| ImportDraft { at, said }))
    }

    /// Returns the cells that were pasted for the unfinished import.
    pub async fn draft_pasted(&self) -> Result<Vec<Pasted>> {
        let rows: Vec<(String, Vec<u8>)> = sqlx::query_as(include_str!("../sql/import_draft_paste/list.sql"))
            .fetch_all(self.readers())
            .await?;
        Ok(rows.into_iter().map(|(name, text)| Pasted { name, text }).collect())
    }

    /// Gives the unfinished import up; where there is none, nothing is written.
    pub async fn discard_draft(&self) -> Result<()> {
        if self.draft().await?.is_none() {
            return Ok(());
        }
        let mut tx = self.writer()?.begin_with("BEGIN IMMEDIATE").await?;
        discard(&mut tx).await?;
        Ok(tx.commit().await?)
    }
}

impl Writing {
    /// Gives the unfinished import up with the same stroke that takes its rows in.
    pub async fn discard_draft(&mut self) -> Result<()> {
        discard(self.flushed().await?).await
    }
}

async fn discard(connection: &mut SqliteConnection) -> Result<()> {
    for sql in
        [include_str!("../sql/import_draft/remove.sql"), include_str!("../sql/import_draft_paste/remove.sql")]
    {
        sqlx::query(sql).execute(&mut *connection).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::db;

    fn draft(said: &str) -> ImportDraft {
        ImportDraft { at: "2026-11-25T14:30:00".to_owned(), said: said.to_owned() }
    }

    fn pasted(text: &str) -> Pasted {
        Pasted { name: "Collage".to_owned(), text: text.as_bytes().to_vec() }
    }

    #[tokio::test]
    async fn one_unfinished_import_is_kept_until_it_is_given_up_or_accepted() {
        let db = db().await;
        assert_eq!(db.store.draft().await.unwrap(), None);
        db.store.keep_draft(&draft("1"), &[pasted("a")]).await.unwrap();
        db.store.keep_draft(&draft("2"), &[pasted("b"), pasted("c")]).await.unwrap();
        assert_eq!(db.store.draft().await.unwrap(), Some(draft("2")));
        assert_eq!(db.store.draft_pasted().await.unwrap(), [pasted("b"), pasted("c")]);
        db.store.discard_draft().await.unwrap();
        assert_eq!(db.store.draft().await.unwrap(), None);
        assert_eq!(db.store.draft_pasted().await.unwrap(), []);

        db.store.keep_draft(&draft("3"), &[]).await.unwrap();
        let mut writing = db.store.begin().await.unwrap();
        writing.discard_draft().await.unwrap();
        drop(writing);
        assert_eq!(db.store.draft().await.unwrap(), Some(draft("3")), "what is not committed did not happen");
        let mut writing = db.store.begin().await.unwrap();
        writing.discard_draft().await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!(db.store.draft().await.unwrap(), None);
    }
}
