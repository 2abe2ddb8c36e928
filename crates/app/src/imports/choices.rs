//! What the user chose in the window, as jobs.

use super::job::{Job, Said, job, look, open, sheet_name};
use super::run::{Mode, Watch, run as run_jobs};
use super::set_aside::SetAsideRows;
use crate::dto::import::{ImportOutcome, Progress, SheetChoice};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use domain::field::Field;
use domain::kind::Kind;
use import::{Inspection, Source};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Previews or takes in the sheets that the user chose.
#[expect(clippy::too_many_arguments, reason = "a command's own arguments and what the window lends it")]
pub async fn run(
    house: &House,
    paths: &[(u32, PathBuf)],
    choices: &[SheetChoice],
    mode: Mode,
    lang: Lang,
    now: &str,
    tell: &(dyn Fn(Progress) + Send + Sync),
    cancelled: &Arc<AtomicBool>,
) -> Result<(ImportOutcome, Vec<SetAsideRows>), Failure> {
    let (paths, wanted) = (paths.to_vec(), choices.to_vec());
    let jobs = tokio::task::spawn_blocking(move || jobs(&paths, &wanted, lang)).await;
    let jobs = jobs.map_err(|_| Failure::Cancelled)??;
    run_jobs(house, jobs, mode, lang, now, &Watch { tell, cancelled }).await
}

fn jobs(paths: &[(u32, PathBuf)], choices: &[SheetChoice], lang: Lang) -> Result<Vec<Job>, Failure> {
    let mut sources: Vec<(u32, Arc<Source>)> = Vec::new();
    for (id, path) in paths {
        if !sources.iter().any(|(known, _)| known == id) {
            sources.push((*id, open(path)?));
        }
    }
    let mut jobs = Vec::new();
    for choice in choices {
        let Some((_, source)) = sources.iter().find(|(id, _)| *id == choice.file_id) else { continue };
        jobs.push(chosen(source, choice, lang)?);
    }
    Ok(jobs)
}

fn chosen(source: &Arc<Source>, choice: &SheetChoice, lang: Lang) -> Result<Job, Failure> {
    let no_sheet = || Failure::NoSheet { file: source.name.clone(), sheet: choice.sheet.clone() };
    let named = |sheet: &import::Sheet| sheet_name(source, &sheet.name) == choice.sheet;
    let place = source.sheets.iter().position(named).ok_or_else(no_sheet)?;
    let kind = kind(&choice.kind)?;
    let plain = Said { kind: Some(kind), ..Said::default() };
    let proposed = look(source, place, &plain, lang)?;
    let said = Said {
        kind: Some(kind),
        columns: columns(&proposed, choice)?,
        constants: constants(choice)?,
        ..Said::default()
    };
    let look = if said.columns.is_empty() { proposed } else { look(source, place, &said, lang)? };
    job(source, &look, &said)
}

fn columns(proposed: &Inspection, choice: &SheetChoice) -> Result<Vec<(String, Option<Field>)>, Failure> {
    let mut columns = Vec::new();
    for column in &choice.columns {
        let Some(known) = proposed.columns.iter().find(|known| known.letter == column.letter) else {
            continue;
        };
        columns.push((known.heading.clone(), column.field.as_deref().map(field).transpose()?));
    }
    Ok(columns)
}

fn constants(choice: &SheetChoice) -> Result<Vec<(Field, String)>, Failure> {
    let given = choice.constants.iter().filter(|constant| !constant.value.trim().is_empty());
    given.map(|constant| Ok((field(&constant.field)?, constant.value.clone()))).collect()
}

/// Returns the field of a name: its key, or any heading that would be recognised as it.
///
/// # Errors
/// [`Failure::UnknownField`].
pub fn field(name: &str) -> Result<Field, Failure> {
    import::field_of(name).ok_or_else(|| Failure::UnknownField { name: name.to_owned() })
}

/// Returns the kind of a name.
///
/// # Errors
/// [`Failure::UnknownKind`].
pub fn kind(name: &str) -> Result<Kind, Failure> {
    Kind::from_key(name).ok_or_else(|| Failure::UnknownKind { name: name.to_owned() })
}
