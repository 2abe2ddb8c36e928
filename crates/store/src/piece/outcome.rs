//! What a mailing list itself says became of its pieces.

use super::place::Placed;
use super::{Ready, Taken, currency};
use crate::error::Result;
use crate::import_run::ImportId;
use crate::outcome::Outcome;
use crate::row::{Value, hash};
use crate::table::{ORDERS, RESPONSE, Table, UNDELIVERED, json_numbers};
use crate::work::{Draft, Work};
use domain::fact::PieceOutcome;
use domain::words::{Channel, Interest, JoinedBy};
use sqlx::SqliteConnection;
use std::collections::HashMap;

/// Returns whether the list says of any of these pieces what became of it, or said so before.
pub(super) fn tells_any(ready: &[Ready<'_>], taken: &[Taken]) -> bool {
    taken.iter().any(|piece| tells(&ready[piece.ready], piece))
}

fn tells(row: &Ready<'_>, piece: &Taken) -> bool {
    piece.outcome != Outcome::New || row.located.fact.outcome != PieceOutcome::default()
}

/// Writes what the list says became of its pieces, and removes what it said before and says no longer.
pub(super) async fn take(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    ready: &[Ready<'_>],
    taken: &[Taken],
) -> Result<()> {
    let mut drafts: HashMap<&'static str, Vec<Draft>> = HashMap::new();
    let mut gone: HashMap<&'static str, HashMap<i64, i64>> = HashMap::new();
    for piece in taken {
        let row = &ready[piece.ready];
        let told = &row.located.fact.outcome;
        if !tells(row, piece) {
            continue;
        }
        let scope = scope(row.placed, row.located.fact.scope.cell.as_ref(), piece);
        let parts = [
            (&UNDELIVERED, returned(told)),
            (&RESPONSE, answered(told)),
            (&ORDERS, ordered(told, row.revenue)),
        ];
        for (table, values) in parts {
            let identity = hash(["same row", table.entity, &piece.id.to_string()]);
            if let Some(told) = values {
                let values = scope.iter().cloned().chain(told).collect();
                let draft = Draft::of_values(row.located.row, identity, values);
                drafts.entry(table.entity).or_default().push(draft);
                work.touched.insert(row.placed.campaign);
            } else if piece.outcome == Outcome::Changed {
                gone.entry(table.entity).or_default().insert(identity, row.placed.campaign);
            }
        }
    }
    for table in [&UNDELIVERED, &RESPONSE, &ORDERS] {
        forget(connection, work, import, table, gone.remove(table.entity).unwrap_or_default()).await?;
        if let Some(drafts) = drafts.remove(table.entity) {
            work.write(connection, table, import.0, drafts).await?;
        }
    }
    Ok(())
}

async fn forget(
    connection: &mut SqliteConnection,
    work: &mut Work,
    import: ImportId,
    table: &'static Table,
    campaigns: HashMap<i64, i64>,
) -> Result<()> {
    let found = table.find(connection, campaigns.keys().copied()).await?;
    work.touched.extend(found.keys().filter_map(|identity| campaigns.get(identity)));
    let ids: Vec<i64> = found.values().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    sqlx::query(include_str!("../../sql/responder/forget.sql"))
        .bind(json_numbers(ids.iter().copied()))
        .bind(table.entity)
        .execute(&mut *connection)
        .await?;
    table.keep_images(connection, import.0, ids.iter().copied()).await?;
    sqlx::query(table.remove).bind(json_numbers(ids.into_iter())).execute(connection).await?;
    Ok(())
}

/// Columns that every outcome begins with.
fn scope(placed: Placed, key_code: Option<&String>, piece: &Taken) -> Vec<Value> {
    vec![
        Value::Int(placed.campaign),
        Value::Int(placed.mailing),
        Value::Int(placed.cell),
        key_code.map_or(Value::Null, |code| Value::from(code.as_str())),
        Value::Int(piece.id),
        piece.contact.into(),
        Value::from(JoinedBy::SameRow.key()),
    ]
}

fn returned(told: &PieceOutcome) -> Option<Vec<Value>> {
    (told.came_back == Some(true)).then(|| vec![Value::Null, Value::Null, Value::Null])
}

fn answered(told: &PieceOutcome) -> Option<Vec<Value>> {
    let says_so = told.response_date.is_some()
        || told.channel.is_some()
        || told.interest.is_some()
        || told.qualified == Some(true);
    told.responded.unwrap_or(says_so).then(|| {
        vec![
            told.response_date.into(),
            told.channel.map(Channel::key).into(),
            Value::Null,
            told.interest.map(Interest::key).into(),
            Value::Null,
            told.qualified.map(i64::from).into(),
            Value::Null,
        ]
    })
}

fn ordered(told: &PieceOutcome, revenue: Option<i64>) -> Option<Vec<Value>> {
    let amount = revenue.filter(|amount| *amount != 0)?;
    let mut values = vec![Value::Null; 6];
    values.extend([told.order_date.into(), Value::Int(amount), Value::Null, currency(told.revenue)]);
    Some(values)
}
