//! The imports of the past, taking them back, and giving back what was taken.

use crate::backups::{self, Why};
use crate::dto::import::{Dependent, ImportItem, UndoPlan};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use crate::words;
use domain::format;
use store::{ImportId, ImportRun};

pub use store::Dependents;

/// Returns every import, the newest first.
pub async fn list(house: &House) -> Result<Vec<ImportItem>, Failure> {
    let runs = house.store.imports().await?;
    let undos = house.store.undos().await?;
    let with = |id: ImportId| {
        let undo = undos.get(&id);
        let mut others: Vec<u32> = undos
            .iter()
            .filter(|(other, other_undo)| **other != id && Some(*other_undo) == undo)
            .map(|(other, _)| number(*other))
            .collect();
        others.sort_unstable();
        others
    };
    Ok(runs
        .into_iter()
        .rev()
        .map(|run| ImportItem {
            id: number(run.id),
            rows: small(run.rows.new + run.rows.changed),
            set_aside: small(run.rows.refused),
            redo: undos.contains_key(&run.id),
            undone_with: with(run.id),
            file: run.file,
            sheet: run.sheet.unwrap_or_default(),
            kind: run.kind.key().to_owned(),
            at: run.at,
            state: run.state.key().to_owned(),
        })
        .collect())
}

/// Returns what undoing an import would take away, and what would go with it.
pub async fn undo_plan(house: &House, id: u32, lang: Lang) -> Result<UndoPlan, Failure> {
    let plan = house.store.undo_plan(import(id)).await?;
    let day = |day: &chrono::NaiveDate| format::date(*day, lang);
    let dependents: Vec<Dependent> = plan.dependents.iter().map(dependent).collect();
    Ok(UndoPlan {
        id,
        sentence: words::undo::sentence(&plan, lang),
        gone: plan.gone.iter().map(|(what, rows)| words::undo::count_line(what, *rows, lang)).collect(),
        restored: small(plan.restored),
        campaigns: plan.campaigns,
        mailings: plan
            .mailings
            .iter()
            .map(|(campaign, posting)| match posting {
                Some(posting) => format!("{campaign} · {}", day(posting)),
                None => campaign.clone(),
            })
            .collect(),
        cells: plan.cells.iter().map(|(campaign, cell)| format!("{campaign} · {cell}")).collect(),
        dependents,
        file: plan.run.file,
        sheet: plan.run.sheet.unwrap_or_default(),
        kind: plan.run.kind.key().to_owned(),
        at: plan.run.at,
    })
}

/// Takes an import back, with those that build on it where `dependents` says so, and returns the history.
///
/// # Errors
/// [`store::StoreError::BuiltUpon`] where later imports build on it and are not to go.
pub async fn undo(
    house: &House,
    id: u32,
    dependents: Dependents,
    now: &str,
) -> Result<Vec<ImportItem>, Failure> {
    backups::before(house, Why::Undo, now).await?;
    house.store.undo(import(id), dependents).await?;
    list(house).await
}

/// Gives back what the undo of an import took away, and returns the history.
///
/// # Errors
/// [`store::StoreError::ImportedAgain`], [`store::StoreError::RedoFirst`], [`store::StoreError::NoLongerFits`].
pub async fn redo(house: &House, id: u32, now: &str) -> Result<Vec<ImportItem>, Failure> {
    backups::before(house, Why::Redo, now).await?;
    house.store.redo(import(id)).await?;
    list(house).await
}

fn dependent(run: &ImportRun) -> Dependent {
    Dependent {
        id: number(run.id),
        file: run.file.clone(),
        sheet: run.sheet.clone().unwrap_or_default(),
        kind: run.kind.key().to_owned(),
        at: run.at.clone(),
        rows: small(run.rows.new + run.rows.changed),
    }
}

fn import(id: u32) -> ImportId {
    ImportId(i64::from(id))
}

fn number(id: ImportId) -> u32 {
    u32::try_from(id.0).unwrap_or(u32::MAX)
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
