//! Rows that wait: kept as they are told, and joined anew whenever pieces, contacts or windows change.

use crate::error::Result;
use crate::join::{Ask, Joined, Span, StoredKeys, resolve};
use crate::known::Known;
use crate::later;
use crate::row::{Value, some_day};
use crate::work::CHUNK;
use domain::words::JoinedBy;
use sqlx::SqliteConnection;
use std::collections::HashSet;

/// A table whose rows wait.
struct Waiting {
    /// Returns its rows with what they tell, by id; but those of a list's own columns.
    open: &'static str,
    /// Writes to what a row was joined.
    join: &'static str,
    /// Sets free what is joined to something that an import brought.
    free: &'static str,
    /// Puts rows back to what their file tells.
    loosen: &'static str,
    entity: &'static str,
    span: Span,
}

/// Where an image has what its row was joined to, from the campaign on.
const JOINED: usize = 3;
/// Where the contact stands among them.
const CONTACT: usize = 8;
/// Where an image says how its row was joined.
const JOINED_BY: usize = 9;
/// Where an image has the contact that the file tells.
const TOLD_CONTACT: usize = 14;

macro_rules! waiting {
    ($table:literal, $span:ident) => {
        Waiting {
            open: include_str!(concat!("../sql/", $table, "/open.sql")),
            join: include_str!(concat!("../sql/", $table, "/join.sql")),
            free: include_str!(concat!("../sql/", $table, "/free.sql")),
            loosen: include_str!(concat!("../sql/", $table, "/loosen.sql")),
            entity: $table,
            span: Span::$span,
        }
    };
}

static TABLES: [Waiting; 4] = [
    waiting!("orders", Window),
    waiting!("appointment", After),
    waiting!("opportunity", After),
    waiting!("survey_answer", After),
];

#[derive(sqlx::FromRow)]
struct Open {
    id: i64,
    campaign_id: Option<i64>,
    mailing_id: Option<i64>,
    cell_id: Option<i64>,
    key_code: Option<String>,
    piece_id: Option<i64>,
    contact_id: Option<i64>,
    joined_by: Option<String>,
    told_campaign: Option<String>,
    told_posting_date: Option<String>,
    told_key_code: Option<String>,
    told_reference: Option<String>,
    told_contact_id: Option<i64>,
    #[sqlx(flatten)]
    contact: StoredKeys,
    decided: Option<i64>,
    date: Option<String>,
}

/// Joins every waiting row anew, and returns the campaigns that gained or lost one.
pub(crate) async fn rejoin(connection: &mut SqliteConnection, known: &Known) -> Result<HashSet<i64>> {
    let mut touched = HashSet::new();
    for table in &TABLES {
        rejoin_table(connection, known, table, &mut touched).await?;
    }
    Ok(touched)
}

/// Sets free what is joined to something that an import brought; the next rejoin finds it another place.
pub(crate) async fn free(connection: &mut SqliteConnection, import: i64) -> Result<()> {
    for table in &TABLES {
        sqlx::query(table.free).bind(import).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Puts rows back to what their file tells, where this is a table of rows that wait.
pub(crate) async fn loosen(connection: &mut SqliteConnection, entity: &str, ids: &str) -> Result<()> {
    if let Some(table) = TABLES.iter().find(|table| table.entity == entity) {
        sqlx::query(table.loosen).bind(ids).execute(connection).await?;
    }
    Ok(())
}

/// Does the same with images of rows, before they are written.
pub(crate) fn loosen_images(entity: &str, images: &mut [Vec<Value>]) {
    if !TABLES.iter().any(|table| table.entity == entity) {
        return;
    }
    for image in images {
        // A list's own columns belong to their piece for good.
        if image.get(JOINED_BY).and_then(Value::as_text) == Some(JoinedBy::SameRow.key()) {
            continue;
        }
        if let Some(told) = image.get(TOLD_CONTACT).cloned() {
            image[JOINED..=JOINED_BY].fill(Value::Null);
            image[CONTACT] = told;
        }
    }
}

async fn rejoin_table(
    connection: &mut SqliteConnection,
    known: &Known,
    table: &Waiting,
    touched: &mut HashSet<i64>,
) -> Result<()> {
    let mut after = 0_i64;
    loop {
        let open: Vec<Open> = sqlx::query_as(table.open)
            .bind(after)
            .bind(CHUNK.cast_signed() as i64)
            .fetch_all(&mut *connection)
            .await?;
        let Some(last) = open.last() else {
            return Ok(());
        };
        after = last.id;
        let asks = open.iter().map(|row| row.ask(known)).collect::<Result<Vec<_>>>()?;
        let resolved = resolve(connection, known, &asks, table.span).await?;
        let mut decided = later::decided(connection, open.iter().map(|row| row.decided)).await?;
        for (place, (row, resolved)) in open.iter().zip(resolved).enumerate() {
            // A code that no campaign has joins nothing, and least of all another campaign.
            let nowhere = row.told_campaign.as_ref().is_some_and(|code| known.campaign(code).is_none());
            let joined = decided.remove(&place).or_else(|| resolved.joined.ok().filter(|_| !nowhere));
            // An order outside every window still makes its buyer known before the next letter.
            let who = joined.as_ref().and_then(|j| j.contact).or(resolved.contact).or(row.told_contact_id);
            if !row.is_joined(joined.as_ref(), who) {
                touched.extend(row.campaign_id);
                touched.extend(joined.as_ref().map(|joined| joined.campaign));
                row.store(connection, table.join, joined.as_ref(), who).await?;
            }
        }
    }
}

impl Open {
    fn ask(&self, known: &Known) -> Result<Ask> {
        Ok(Ask {
            campaign: self.told_campaign.as_ref().and_then(|code| known.campaign(code)),
            posting: some_day("orders", "told_posting_date", self.told_posting_date.as_deref())?,
            key_code: self.told_key_code.clone(),
            reference: self.told_reference.clone(),
            keys: self.contact.keys(),
            date: some_day("orders", "date", self.date.as_deref())?,
        })
    }

    fn is_joined(&self, joined: Option<&Joined>, who: Option<i64>) -> bool {
        let now = joined
            .map(|j| (Some(j.campaign), j.mailing, j.cell, &j.key_code, j.piece, who, Some(j.by.key())));
        let none = (None, None, None, &None, None, who, None);
        let before = (
            self.campaign_id,
            self.mailing_id,
            self.cell_id,
            &self.key_code,
            self.piece_id,
            self.contact_id,
            self.joined_by.as_deref(),
        );
        now.unwrap_or(none) == before
    }

    async fn store(
        &self,
        connection: &mut SqliteConnection,
        join: &'static str,
        joined: Option<&Joined>,
        who: Option<i64>,
    ) -> Result<()> {
        sqlx::query(join)
            .bind(joined.map(|joined| joined.campaign))
            .bind(joined.and_then(|joined| joined.mailing))
            .bind(joined.and_then(|joined| joined.cell))
            .bind(joined.and_then(|joined| joined.key_code.clone()))
            .bind(joined.and_then(|joined| joined.piece))
            .bind(who)
            .bind(joined.map(|joined| joined.by).map(JoinedBy::key))
            .bind(self.id)
            .execute(connection)
            .await?;
        Ok(())
    }
}
