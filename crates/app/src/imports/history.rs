//! The imports of the past, and taking one back.

use crate::dto::import::ImportItem;
use crate::failure::Failure;
use crate::house::House;
use store::ImportId;

/// Returns every import, the newest first.
pub async fn list(house: &House) -> Result<Vec<ImportItem>, Failure> {
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let runs = house.store.imports().await?;
    Ok(runs
        .into_iter()
        .rev()
        .map(|run| ImportItem {
            id: u32::try_from(run.id.0).unwrap_or(u32::MAX),
            file: run.file,
            sheet: run.sheet.unwrap_or_default(),
            kind: run.kind.key().to_owned(),
            rows: small(run.rows.new + run.rows.changed),
            set_aside: small(run.rows.refused),
            at: run.at,
            state: run.state.key().to_owned(),
        })
        .collect())
}

/// Takes an import back and returns the history.
///
/// # Errors
/// [`store::StoreError::BuiltUpon`] where later imports build on it.
pub async fn undo(house: &House, id: u32) -> Result<Vec<ImportItem>, Failure> {
    house.store.undo(ImportId(i64::from(id))).await?;
    list(house).await
}
