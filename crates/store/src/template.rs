//! Ways to read a file that a person named.

use crate::Store;
use crate::error::{Result, StoreError};
use domain::kind::Kind;

/// A named way to read a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// What the rows tell.
    pub kind: Kind,
    /// When it was last saved, as the caller's clock had it (ISO 8601).
    pub at: String,
    /// The template itself, as in the file in which it is shared.
    pub body: String,
}

#[derive(sqlx::FromRow)]
struct Columns {
    name: String,
    kind: String,
    at: String,
    body: String,
}

impl Store {
    /// Returns every template, by name.
    pub async fn templates(&self) -> Result<Vec<Template>> {
        let rows: Vec<Columns> =
            sqlx::query_as(include_str!("../sql/template/list.sql")).fetch_all(self.readers()).await?;
        rows.into_iter().map(template).collect()
    }

    /// Returns the template of a name.
    pub async fn template(&self, name: &str) -> Result<Option<Template>> {
        let row: Option<Columns> = sqlx::query_as(include_str!("../sql/template/find.sql"))
            .bind(name)
            .fetch_optional(self.readers())
            .await?;
        row.map(template).transpose()
    }

    /// Saves a template; an earlier one of the same name is replaced.
    pub async fn save_template(&self, template: &Template) -> Result<()> {
        sqlx::query(include_str!("../sql/template/put.sql"))
            .bind(&template.name)
            .bind(template.kind.key())
            .bind(&template.at)
            .bind(&template.body)
            .execute(self.writer()?)
            .await?;
        Ok(())
    }

    /// Gives a template a name that no other has, and a body that says so.
    pub async fn rename_template(&self, name: &str, new_name: &str, body: &str) -> Result<()> {
        sqlx::query(include_str!("../sql/template/rename.sql"))
            .bind(name)
            .bind(new_name)
            .bind(body)
            .execute(self.writer()?)
            .await?;
        Ok(())
    }

    /// Removes a template and returns whether there was one.
    pub async fn remove_template(&self, name: &str) -> Result<bool> {
        let remove = sqlx::query(include_str!("../sql/template/remove.sql")).bind(name);
        Ok(remove.execute(self.writer()?).await?.rows_affected() > 0)
    }
}

fn template(row: Columns) -> Result<Template> {
    let kind = Kind::from_key(&row.kind).ok_or_else(|| StoreError::Inconsistent {
        table: "template",
        column: "kind",
        value: row.kind.clone(),
    })?;
    Ok(Template { name: row.name, kind, at: row.at, body: row.body })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::db;

    #[tokio::test]
    async fn a_name_has_one_template_and_a_taken_name_is_refused() {
        let db = db().await;
        let template = |name: &str, body: &str| Template {
            name: name.to_owned(),
            kind: Kind::Orders,
            at: "2026-03-01T09:00:00".to_owned(),
            body: body.to_owned(),
        };
        for (name, body) in [("Factures", "one"), ("Factures", "two"), ("Ventes", "three")] {
            db.store.save_template(&template(name, body)).await.unwrap();
        }
        assert_eq!(db.store.templates().await.unwrap().len(), 2);
        assert_eq!(db.store.template("Factures").await.unwrap(), Some(template("Factures", "two")));
        assert!(db.store.rename_template("Ventes", "Factures", "three").await.is_err());
        db.store.rename_template("Ventes", "Commandes", "four").await.unwrap();
        assert_eq!(db.store.template("Commandes").await.unwrap(), Some(template("Commandes", "four")));
        assert!(db.store.remove_template("Commandes").await.unwrap());
        assert!(!db.store.remove_template("Commandes").await.unwrap());
    }
}
