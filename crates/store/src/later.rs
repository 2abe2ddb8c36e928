//! Outcomes that their file joined to no piece: tried again whenever pieces come or go, or joined by hand.
//!
//! Where such a row stands is worked out from what its file left, the pieces there are and a person's decisions, and
//! from nothing else: so an undo finds everything as it was.

use crate::error::Result;
use crate::join::{Ask, Joined, Span, StoredKeys, resolve};
use crate::known::Known;
use crate::lookup::pieces_by_id;
use crate::rejoin;
use crate::row::some_day;
use crate::table::json_numbers;
use crate::work::CHUNK;
use domain::words::JoinedBy;
use sqlx::SqliteConnection;
use std::collections::{HashMap, HashSet};

/// A table whose rows may wait.
struct Waiting {
    entity: &'static str,
    open: &'static str,
    join: &'static str,
    loosen: &'static str,
}

macro_rules! waiting {
    ($entity:literal) => {
        Waiting {
            entity: $entity,
            open: include_str!(concat!("../sql/", $entity, "/open.sql")),
            join: include_str!(concat!("../sql/", $entity, "/join.sql")),
            loosen: include_str!(concat!("../sql/", $entity, "/loosen.sql")),
        }
    };
}

static WAITING: [Waiting; 2] = [waiting!("response"), waiting!("undelivered")];

/// Puts rows back to where their file left them, so that their images do not hold what is worked out.
pub(crate) async fn loosen(connection: &mut SqliteConnection, entity: &str, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    rejoin::loosen(connection, entity, &json_numbers(ids.iter().copied())).await?;
    forget(connection, entity, ids).await
}

/// Puts rows of tables that are joined once back to where their file left them, before they change.
pub(crate) async fn forget(connection: &mut SqliteConnection, entity: &str, ids: &[i64]) -> Result<()> {
    let asked = json_numbers(ids.iter().copied());
    match WAITING.iter().find(|table| table.entity == entity) {
        Some(table) => table.loosen(connection, Some(asked)).await,
        None => Ok(()),
    }
}

/// Puts all rows back to where their file left them, before what they were joined to goes.
pub(crate) async fn loosen_all(connection: &mut SqliteConnection) -> Result<()> {
    for table in &WAITING {
        table.loosen(connection, None).await?;
    }
    Ok(())
}

/// Tries all rows that wait, and those that were joined since; returns the campaigns that gained or lost one.
pub(crate) async fn retry(connection: &mut SqliteConnection, known: &Known) -> Result<HashSet<i64>> {
    let mut touched = HashSet::new();
    for table in &WAITING {
        let mut after = 0_i64;
        loop {
            let open: Vec<Open> = sqlx::query_as(table.open)
                .bind(after)
                .bind(CHUNK.cast_signed() as i64)
                .fetch_all(&mut *connection)
                .await?;
            let Some(last) = open.last() else { break };
            after = last.id;
            table.retry(connection, known, &open, &mut touched).await?;
        }
    }
    Ok(touched)
}

/// Returns what persons decided of rows, by the row's place.
pub(crate) async fn decided(
    connection: &mut SqliteConnection,
    pieces: impl Iterator<Item = Option<i64>>,
) -> Result<HashMap<usize, Joined>> {
    let asked: Vec<(usize, i64)> =
        pieces.enumerate().filter_map(|(place, piece)| Some((place, piece?))).collect();
    let found = pieces_by_id(connection, &asked).await?;
    let first = found.into_iter().filter_map(|(place, pieces)| Some((place, pieces.into_iter().next()?)));
    Ok(first.map(|(place, piece)| (place, piece.joined(JoinedBy::ByHand))).collect())
}

/// A row with all that decides where it belongs.
#[derive(sqlx::FromRow)]
struct Open {
    id: i64,
    campaign_id: i64,
    mailing_id: Option<i64>,
    cell_id: Option<i64>,
    key_code: Option<String>,
    piece_id: Option<i64>,
    contact_id: Option<i64>,
    joined_by: String,
    date: Option<String>,
    later: bool,
    first_campaign_id: Option<i64>,
    first_mailing_id: Option<i64>,
    first_cell_id: Option<i64>,
    first_key_code: Option<String>,
    first_contact_id: Option<i64>,
    first_joined_by: Option<String>,
    decided: Option<i64>,
    #[sqlx(flatten)]
    contact: StoredKeys,
}

/// Where a row belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scope {
    campaign: i64,
    mailing: Option<i64>,
    cell: Option<i64>,
    key_code: Option<String>,
    piece: Option<i64>,
    contact: Option<i64>,
    by: String,
}

impl From<Joined> for Scope {
    fn from(joined: Joined) -> Self {
        Self {
            campaign: joined.campaign,
            mailing: joined.mailing,
            cell: joined.cell,
            key_code: joined.key_code,
            piece: joined.piece,
            contact: joined.contact,
            by: joined.by.key().to_owned(),
        }
    }
}

impl Open {
    fn now(&self) -> Scope {
        Scope {
            campaign: self.campaign_id,
            mailing: self.mailing_id,
            cell: self.cell_id,
            key_code: self.key_code.clone(),
            piece: self.piece_id,
            contact: self.contact_id,
            by: self.joined_by.clone(),
        }
    }

    /// Returns where the file left the row.
    fn first(&self) -> Scope {
        match (self.first_campaign_id, &self.first_joined_by) {
            (Some(campaign), Some(by)) if self.later => Scope {
                campaign,
                mailing: self.first_mailing_id,
                cell: self.first_cell_id,
                key_code: self.first_key_code.clone(),
                piece: None,
                contact: self.first_contact_id,
                by: by.clone(),
            },
            _ => self.now(),
        }
    }

    fn ask(&self) -> Result<Ask> {
        let first = self.first();
        Ok(Ask {
            campaign: Some(first.campaign),
            posting: None,
            key_code: first.key_code,
            reference: None,
            keys: self.contact.keys(),
            date: some_day("response", "date", self.date.as_deref())?,
        })
    }
}

impl Waiting {
    async fn retry(
        &self,
        connection: &mut SqliteConnection,
        known: &Known,
        open: &[Open],
        touched: &mut HashSet<i64>,
    ) -> Result<()> {
        let asks = open.iter().map(Open::ask).collect::<Result<Vec<_>>>()?;
        let resolved = resolve(connection, known, &asks, Span::After).await?;
        let mut decided = decided(connection, open.iter().map(|row| row.decided)).await?;
        for (place, (row, resolved)) in open.iter().zip(resolved).enumerate() {
            let found = resolved.joined.ok().filter(|joined| joined.piece.is_some());
            let wanted = decided.remove(&place).or(found).map_or_else(|| row.first(), Scope::from);
            let now = row.now();
            if wanted == now {
                continue;
            }
            touched.extend([now.campaign, wanted.campaign]);
            self.keep_first(connection, row, wanted.piece.is_some()).await?;
            self.join(connection, row.id, &wanted).await?;
        }
        Ok(())
    }

    async fn keep_first(&self, connection: &mut SqliteConnection, row: &Open, joined: bool) -> Result<()> {
        if joined == row.later {
            return Ok(());
        }
        if !joined {
            return self.forget_first(connection, Some(json_numbers(std::iter::once(row.id)))).await;
        }
        let first = row.first();
        sqlx::query(include_str!("../sql/first_scope/put.sql"))
            .bind(self.entity)
            .bind(row.id)
            .bind(first.campaign)
            .bind(first.mailing)
            .bind(first.cell)
            .bind(first.key_code)
            .bind(first.contact)
            .bind(first.by)
            .execute(connection)
            .await?;
        Ok(())
    }

    async fn join(&self, connection: &mut SqliteConnection, row: i64, scope: &Scope) -> Result<()> {
        sqlx::query(self.join)
            .bind(scope.campaign)
            .bind(scope.mailing)
            .bind(scope.cell)
            .bind(scope.key_code.as_deref())
            .bind(scope.piece)
            .bind(scope.contact)
            .bind(scope.by.as_str())
            .bind(row)
            .execute(connection)
            .await?;
        Ok(())
    }

    async fn loosen(&self, connection: &mut SqliteConnection, ids: Option<String>) -> Result<()> {
        sqlx::query(self.loosen).bind(ids.clone()).execute(&mut *connection).await?;
        self.forget_first(connection, ids).await
    }

    async fn forget_first(&self, connection: &mut SqliteConnection, ids: Option<String>) -> Result<()> {
        sqlx::query(include_str!("../sql/first_scope/forget.sql"))
            .bind(self.entity)
            .bind(ids)
            .execute(connection)
            .await?;
        Ok(())
    }
}
