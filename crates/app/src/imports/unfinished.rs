//! The import that did not take place: kept on each change, offered at the next start.

use super::offers::Offer;
use crate::dto::import::{OfferedFile, ResumedImport, SheetChoice, UnfinishedImport};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::{Lang, say};
use domain::format::{counted, short_moment};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use store::{ImportDraft, Pasted};

/// An unfinished import: what was offered, what the user said of it, and where the user was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// What was offered, by the numbers that the choices name.
    pub offered: Vec<(u32, Offer)>,
    /// What the user said.
    pub choices: Vec<SheetChoice>,
    /// Where the user was.
    pub step: String,
}

/// The same as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Said {
    files: Vec<KeptFile>,
    choices: Vec<SheetChoice>,
    step: String,
}

#[derive(Debug, Serialize, Deserialize)]
enum KeptFile {
    /// A file of the disk, as it was.
    File { id: u32, path: PathBuf, stamp: Option<Stamp> },
    /// Pasted cells, kept beside.
    Pasted { id: u32, name: String },
}

/// Size and moment of a file, by which a change is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    bytes: u64,
    seconds: u64,
}

/// Keeps an import under way in the encrypted file.
pub async fn keep(house: &House, unfinished: &Unfinished, now: &str) -> Result<(), Failure> {
    let mut files = Vec::new();
    let mut pasted = Vec::new();
    for (id, one) in &unfinished.offered {
        match one {
            Offer::File(path) => {
                files.push(KeptFile::File { id: *id, path: path.clone(), stamp: stamp(path) });
            }
            Offer::Pasted { name, text } => {
                files.push(KeptFile::Pasted { id: *id, name: name.clone() });
                pasted.push(Pasted { name: name.clone(), text: text.to_vec() });
            }
        }
    }
    let said = Said { files, choices: unfinished.choices.clone(), step: unfinished.step.clone() };
    let said = serde_json::to_string(&said).map_err(|_| Failure::NothingToResume)?;
    Ok(house.store.keep_draft(&ImportDraft { at: now.to_owned(), said }, &pasted).await?)
}

/// Returns in words that an import was left unfinished, where one was.
pub async fn told(house: &House, lang: Lang) -> Result<Option<UnfinishedImport>, Failure> {
    let Some(draft) = house.store.draft().await? else { return Ok(None) };
    // What another version kept in another shape is not worth an error at the start.
    let Ok(said) = serde_json::from_str::<Said>(&draft.said) else { return Ok(None) };
    let names: Vec<String> = said.files.iter().map(KeptFile::name).collect();
    let names = names.join(", ");
    let fixed: usize = said.choices.iter().map(|choice| choice.corrections.len()).sum();
    let at = short_moment(&draft.at, lang);
    let kept = match (fixed, lang) {
        (0, Lang::Fr) => "Vos choix sont gardés".to_owned(),
        (0, Lang::En) => "Your choices are kept".to_owned(),
        (n, Lang::Fr) => {
            format!("Vos choix et {} sont gardés", counted(n as u64, "correction", "corrections", lang))
        }
        (n, Lang::En) => {
            format!("Your choices and {} are kept", counted(n as u64, "correction", "corrections", lang))
        }
    };
    Ok(Some(UnfinishedImport {
        title: say(
            lang,
            format!("L’import de {names} n’a pas eu lieu."),
            format!("The import of {names} did not take place."),
        ),
        said: say(
            lang,
            format!("Rien n’a été écrit. {kept} depuis le {at}."),
            format!("Nothing was written. {kept} since {at}."),
        ),
        lost: said.files.iter().filter_map(|file| file.lost(lang)).collect(),
    }))
}

/// Returns the unfinished import with the files that are still there.
///
/// # Errors
/// [`Failure::NothingToResume`] where there is none.
pub async fn resume(house: &House) -> Result<Unfinished, Failure> {
    let draft = house.store.draft().await?.ok_or(Failure::NothingToResume)?;
    let said: Said = serde_json::from_str(&draft.said).map_err(|_| Failure::NothingToResume)?;
    let mut pasted = house.store.draft_pasted().await?.into_iter();
    let mut offered = Vec::new();
    for file in said.files {
        match file {
            KeptFile::File { id, path, .. } if path.exists() => offered.push((id, Offer::File(path))),
            KeptFile::File { .. } => {}
            KeptFile::Pasted { id, .. } => offered.extend(
                pasted
                    .next()
                    .map(|pasted| (id, Offer::Pasted { name: pasted.name, text: Arc::from(pasted.text) })),
            ),
        }
    }
    let there = |choice: &SheetChoice| offered.iter().any(|(id, _)| *id == choice.file_id);
    let choices = said.choices.into_iter().filter(there).collect();
    Ok(Unfinished { offered, choices, step: said.step })
}

/// Gives the unfinished import up.
pub async fn discard(house: &House) -> Result<(), Failure> {
    Ok(house.store.discard_draft().await?)
}

impl Unfinished {
    /// Offers its files again; the choices name them by their new numbers.
    pub fn offer_again(self, mut offer: impl FnMut(Offer) -> OfferedFile) -> ResumedImport {
        let mut files = Vec::new();
        let mut numbers = HashMap::new();
        for (id, offered) in self.offered {
            let file = offer(offered);
            numbers.insert(id, file.id);
            files.push(file);
        }
        let renamed = |mut choice: SheetChoice| {
            choice.file_id = *numbers.get(&choice.file_id)?;
            Some(choice)
        };
        let choices = self.choices.into_iter().filter_map(renamed).collect();
        ResumedImport { files, choices, step: self.step }
    }
}

impl KeptFile {
    fn name(&self) -> String {
        match self {
            Self::File { path, .. } => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Pasted { name, .. } => name.clone(),
        }
    }

    /// Returns what is gone or has changed since.
    fn lost(&self, lang: Lang) -> Option<String> {
        let Self::File { path, stamp: then, .. } = self else { return None };
        let (name, now) = (self.name(), stamp(path));
        if now.is_none() {
            return Some(say(
                lang,
                format!("{name} n’est plus à sa place\u{a0}: déposez-le de nouveau."),
                format!("{name} is no longer in its place: drop it again."),
            ));
        }
        (now != *then).then(|| {
            say(
                lang,
                format!("{name} a changé depuis\u{a0}: vérifiez vos corrections."),
                format!("{name} has changed since: check your corrections."),
            )
        })
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let known = path.metadata().ok()?;
    let seconds = |at: SystemTime| at.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Some(Stamp { bytes: known.len(), seconds: known.modified().map_or(0, seconds) })
}
