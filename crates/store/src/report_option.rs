//! How reports should look, by template, and why letters came back.

use crate::Store;
use crate::error::Result;

/// What is kept of a template.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ReportOptionRow {
    /// The options, as the writer of reports has them.
    pub options: String,
    /// The picture at its head.
    pub logo: Option<Vec<u8>>,
}

/// Letters of one campaign and list source that came back for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnReason {
    /// The campaign's code.
    pub campaign: String,
    /// Where the addresses came from.
    pub list_source: Option<String>,
    /// The reason's key.
    pub reason: Option<String>,
    /// How many.
    pub pieces: u64,
}

#[derive(sqlx::FromRow)]
struct Counted {
    campaign: String,
    list_source: Option<String>,
    reason: Option<String>,
    pieces: i64,
}

impl Store {
    /// Returns what is kept of a template; nothing where nobody said anything.
    pub async fn report_options(&self, template: &str) -> Result<Option<ReportOptionRow>> {
        let sql = include_str!("../sql/report_option/find.sql");
        Ok(sqlx::query_as(sql).bind(template).fetch_optional(self.readers()).await?)
    }

    /// Keeps how a template should look.
    pub async fn put_report_options(&self, template: &str, options: &str, logo: Option<&[u8]>) -> Result<()> {
        let sql = include_str!("../sql/report_option/put.sql");
        sqlx::query(sql).bind(template).bind(options).bind(logo).execute(self.writer()?).await?;
        Ok(())
    }

    /// Returns why letters came back, where a file told each of them.
    pub async fn return_reasons(&self) -> Result<Vec<ReturnReason>> {
        let sql = include_str!("../sql/undelivered/reasons.sql");
        let rows: Vec<Counted> = sqlx::query_as(sql).fetch_all(self.readers()).await?;
        let counted = |row: Counted| ReturnReason {
            campaign: row.campaign,
            list_source: row.list_source,
            reason: row.reason,
            pieces: u64::try_from(row.pieces).unwrap_or_default(),
        };
        Ok(rows.into_iter().map(counted).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::db;

    #[tokio::test]
    async fn how_a_template_looks_is_kept_until_it_is_said_anew() {
        let db = db().await;
        assert_eq!(db.store.report_options("summary").await.unwrap(), None);
        for logo in [Some(&[1_u8, 2][..]), None] {
            db.store.put_report_options("summary", "{}", logo).await.unwrap();
            let kept = db.store.report_options("summary").await.unwrap();
            assert_eq!(
                kept,
                Some(ReportOptionRow { options: "{}".to_owned(), logo: logo.map(<[u8]>::to_vec) })
            );
        }
        assert_eq!(db.store.return_reasons().await.unwrap(), []);
    }
}
