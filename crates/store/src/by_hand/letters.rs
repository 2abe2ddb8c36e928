//! What becomes of the outcomes of a letter that is left out: they stay, and are joined as if it had never come.

use crate::error::Result;
use crate::later;
use sqlx::SqliteConnection;
use std::collections::BTreeMap;

/// A decision about an outcome whose own letter is left out: table, number, piece, moment.
pub(super) type Since = (String, i64, i64, String);

/// Cuts outcomes off from letters that are about to be left out (a JSON list of numbers).
pub(super) async fn cut(connection: &mut SqliteConnection, pieces: &str) -> Result<()> {
    for sql in [
        include_str!("../../sql/left_out_link/keep_told.sql"),
        include_str!("../../sql/response/cut.sql"),
        include_str!("../../sql/undelivered/cut.sql"),
        include_str!("../../sql/left_out_link/keep_decided.sql"),
        include_str!("../../sql/match_decision/forget_pieces.sql"),
    ] {
        sqlx::query(sql).bind(pieces).execute(&mut *connection).await?;
    }
    let joined: Vec<(String, i64)> = sqlx::query_as(include_str!("../../sql/left_out_link/joined.sql"))
        .bind(pieces)
        .fetch_all(&mut *connection)
        .await?;
    for (entity, ids) in by_entity(joined) {
        later::loosen(connection, &entity, &ids).await?;
    }
    Ok(())
}

/// Ties outcomes to their letters again, and returns what a person decided of them meanwhile: their file comes first.
pub(super) async fn tie(connection: &mut SqliteConnection) -> Result<Vec<Since>> {
    let links: i64 = sqlx::query_scalar(include_str!("../../sql/left_out_link/count.sql"))
        .fetch_one(&mut *connection)
        .await?;
    if links == 0 {
        return Ok(Vec::new());
    }
    sqlx::query(include_str!("../../sql/match_decision/tie.sql")).execute(&mut *connection).await?;
    let since: Vec<Since> = sqlx::query_as(include_str!("../../sql/left_out_link/decided_since.sql"))
        .fetch_all(&mut *connection)
        .await?;
    for (entity, row, ..) in &since {
        sqlx::query(include_str!("../../sql/match_decision/remove.sql"))
            .bind(entity)
            .bind(row)
            .execute(&mut *connection)
            .await?;
    }
    let told: Vec<(String, i64)> =
        sqlx::query_as(include_str!("../../sql/left_out_link/told.sql")).fetch_all(&mut *connection).await?;
    for (entity, ids) in by_entity(told) {
        later::loosen(connection, &entity, &ids).await?;
    }
    for sql in [
        include_str!("../../sql/response/tie.sql"),
        include_str!("../../sql/undelivered/tie.sql"),
        include_str!("../../sql/left_out_link/clear.sql"),
    ] {
        sqlx::query(sql).execute(&mut *connection).await?;
    }
    Ok(since)
}

/// Gives decisions back that were made while a letter was left out, where it still is.
pub(super) async fn decide(connection: &mut SqliteConnection, since: &[Since]) -> Result<()> {
    for (entity, row, piece, at) in since {
        sqlx::query(include_str!("../../sql/left_out_link/decide.sql"))
            .bind(entity)
            .bind(row)
            .bind(piece)
            .bind(at)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

fn by_entity(rows: Vec<(String, i64)>) -> BTreeMap<String, Vec<i64>> {
    let mut by_entity: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (entity, row) in rows {
        by_entity.entry(entity).or_default().push(row);
    }
    by_entity
}
