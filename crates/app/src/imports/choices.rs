//! What the user chose in the window, as jobs.

use super::corrections::{corrections, options};
use super::draft::sheet_draft;
use super::job::{Job, Said, job, look, sheet_name};
use super::lists::Kept;
use super::offers::Offer;
use super::recall::{self, Confirmed, Known, Recall};
use super::run::{Mode, Watch, run as run_jobs};
use super::templates;
use crate::dto::import::{ColumnChoice, ImportOutcome, Progress, SheetChoice, SheetDraft};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use domain::field::Field;
use domain::kind::Kind;
use import::{Inspection, Source};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Previews or takes in the sheets that the user chose.
#[expect(clippy::too_many_arguments, reason = "a command's own arguments and what the window lends it")]
pub async fn run(
    house: &House,
    offered: &[(u32, Offer)],
    choices: &[SheetChoice],
    mode: Mode,
    lang: Lang,
    now: &str,
    tell: &(dyn Fn(Progress) + Send + Sync),
    cancelled: &Arc<AtomicBool>,
) -> Result<(ImportOutcome, Kept), Failure> {
    let known = Arc::new(recall::known(house).await?);
    let (offered, wanted) = (offered.to_vec(), choices.to_vec());
    let watch = Watch { tell, cancelled };
    let jobs = tokio::task::spawn_blocking(move || jobs(&offered, &wanted, &known, lang));
    let jobs = watch.unless_cancelled(jobs).await?.map_err(|_| Failure::Cancelled)??;
    run_jobs(house, jobs, mode, lang, now, &watch).await
}

/// Looks at one sheet again, under what the user said of it: its reading, its kind, its columns.
///
/// # Errors
/// [`Failure::NoSheet`], and all that cannot be read so.
pub async fn look_again(
    house: &House,
    offered: &[(u32, Offer)],
    choice: &SheetChoice,
    lang: Lang,
) -> Result<SheetDraft, Failure> {
    let known = Arc::new(recall::known(house).await?);
    let (offered, choice) = (offered.to_vec(), choice.clone());
    let looked = tokio::task::spawn_blocking(move || {
        let source = offered_source(&offered, &choice)?;
        let (look, said) = chosen(&source, &choice, &known, lang)?;
        Ok(sheet_draft(choice.file_id, &source, &look, &said, None, lang))
    });
    looked.await.map_err(|_| Failure::Cancelled)?
}

/// Returns what is chosen for a sheet under a template.
///
/// # Errors
/// [`Failure::NoTemplate`], [`Failure::NoSheet`], and all that cannot be read so.
pub async fn under_template(
    house: &House,
    offered: &[(u32, Offer)],
    plain: SheetChoice,
    lang: Lang,
) -> Result<SheetChoice, Failure> {
    let name = plain.template.clone().unwrap_or_default();
    let view = templates::view(house, &name).await?;
    let known = Arc::new(recall::known(house).await?);
    let offered = offered.to_vec();
    let looked = tokio::task::spawn_blocking(move || {
        let source = offered_source(&offered, &plain)?;
        let (look, _) = chosen(&source, &plain, &known, lang)?;
        let columns = look.columns.iter().map(|column| ColumnChoice {
            letter: column.letter.clone(),
            field: column.field.map(|field| field.key().to_owned()),
        });
        let columns = columns.collect();
        Ok(SheetChoice {
            kind: view.kind,
            columns,
            constants: view.constants,
            reading: view.reading,
            ..plain
        })
    });
    looked.await.map_err(|_| Failure::Cancelled)?
}

/// Returns the one sheet that a person chose, decided to the last column.
///
/// # Errors
/// As [`run`].
pub async fn decided(
    house: &House,
    offered: &[(u32, Offer)],
    choice: &SheetChoice,
    lang: Lang,
) -> Result<Job, Failure> {
    let known = Arc::new(recall::known(house).await?);
    let (offered, choice) = (offered.to_vec(), choice.clone());
    let decided = tokio::task::spawn_blocking(move || {
        let source = offered_source(&offered, &choice)?;
        let (look, said) = chosen(&source, &choice, &known, lang)?;
        job(&source, &look, &said)
    });
    decided.await.map_err(|_| Failure::Cancelled)?
}

fn offered_source(offered: &[(u32, Offer)], choice: &SheetChoice) -> Result<Arc<Source>, Failure> {
    let gone = || Failure::NoSheet { file: String::new(), sheet: choice.sheet.clone() };
    let (_, one) = offered.iter().find(|(id, _)| *id == choice.file_id).ok_or_else(gone)?;
    one.open()
}

fn jobs(
    offered: &[(u32, Offer)],
    choices: &[SheetChoice],
    known: &Arc<Known>,
    lang: Lang,
) -> Result<Vec<Job>, Failure> {
    let mut sources: Vec<(u32, Arc<Source>)> = Vec::new();
    for (id, one) in offered {
        if !sources.iter().any(|(known, _)| known == id) {
            sources.push((*id, one.open()?));
        }
    }
    let mut jobs = Vec::new();
    for choice in choices {
        let Some((_, source)) = sources.iter().find(|(id, _)| *id == choice.file_id) else { continue };
        let (look, said) = chosen(source, choice, known, lang)?;
        let mut made = job(source, &look, &said)?;
        made.plan.corrections = corrections(choice)?;
        jobs.push(made);
    }
    Ok(jobs)
}

/// Returns how a sheet is understood under what the user said of it.
fn chosen(
    source: &Arc<Source>,
    choice: &SheetChoice,
    known: &Arc<Known>,
    lang: Lang,
) -> Result<(Inspection, Said), Failure> {
    let no_sheet = || Failure::NoSheet { file: source.name.clone(), sheet: choice.sheet.clone() };
    let named = |sheet: &import::Sheet| sheet_name(source, &sheet.name) == choice.sheet;
    let place = source.sheets.iter().position(named).ok_or_else(no_sheet)?;
    let kind = Some(choice.kind.as_str()).filter(|kind| !kind.is_empty()).map(kind).transpose()?;
    let plain = Said {
        kind,
        options: options(&choice.reading)?,
        template: choice.template.as_deref().map(|name| known.template(name)).transpose()?,
        known: Arc::clone(known),
        recall: Recall::Nearly,
        confirmed: Confirmed::Yes,
        ..Said::default()
    };
    let proposed = look(source, place, &plain, lang)?;
    let said = Said { columns: columns(&proposed, choice)?, constants: constants(choice)?, ..plain };
    let look = if said.columns.is_empty() { proposed } else { look(source, place, &said, lang)? };
    Ok((look, said))
}

fn columns(proposed: &Inspection, choice: &SheetChoice) -> Result<Vec<(String, Option<Field>)>, Failure> {
    let mut columns = Vec::new();
    for column in &choice.columns {
        let Some(known) = proposed.columns.iter().find(|known| known.letter == column.letter) else {
            continue;
        };
        let named = if known.heading.is_empty() { &known.letter } else { &known.heading };
        columns.push((named.clone(), column.field.as_deref().map(field).transpose()?));
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
