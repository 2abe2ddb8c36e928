//! The watched folder: a file saved there is taken in, moved, and told of.
//!
//! What is recognised without a question is taken; a file that leaves a question open goes to the folder of those to
//! correct, with the sentence that says what to settle.

mod folder;
mod notice;
mod report;
mod steady;

pub(crate) use folder::free_path;
pub use folder::{Found, scan};
pub use notice::{Notice, notice};
pub use steady::Steady;

use crate::dto::watch::{WatchedFile, WatchedFolder};
use crate::failure::Failure;
use crate::house::House;
use crate::imports::job::{Offered, Said, jobs_of};
use crate::imports::lists::Kept;
use crate::imports::recall;
use crate::imports::run::{Mode, Watch, run};
use crate::imports::set_aside;
use crate::lang::{Lang, one_of};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Files of the past that are remembered.
const RECENT: usize = 20;
/// The settings: the folder, the one before it, whether it is watched, and the last files.
const FOLDER: &str = "watched_folder";
const BEFORE: &str = "watched_folder_before";
const ON: &str = "watched_folder_on";
const LAST: &str = "watched_folder_last";

/// Returns the folder that is watched, nothing where watching is off.
pub async fn watched(house: &House) -> Result<Option<PathBuf>, Failure> {
    let on = house.store.setting(ON).await?.as_deref() == Some("yes");
    let folder = chosen(house).await?;
    Ok(folder.filter(|_| on).map(PathBuf::from))
}

/// Returns the state of the watched folder.
pub async fn state(house: &House, lang: Lang) -> Result<WatchedFolder, Failure> {
    let folder = chosen(house).await?;
    let on = watched(house).await?.is_some();
    let there = folder.as_deref().is_some_and(|folder| Path::new(folder).is_dir());
    Ok(WatchedFolder {
        on,
        sentence: report::state(folder.as_deref(), on, there, lang),
        folder,
        done_folder: folder::done(lang).to_owned(),
        to_correct_folder: folder::to_correct(lang).to_owned(),
        recent: recent(house).await?,
    })
}

/// Returns the folder that was chosen; an empty setting is none.
async fn chosen(house: &House) -> Result<Option<String>, Failure> {
    Ok(house.store.setting(FOLDER).await?.filter(|folder| !folder.is_empty()))
}

/// Chooses the folder and switches watching on; [`swap`] goes back to how it was.
pub async fn choose(house: &House, folder: &Path) -> Result<(), Failure> {
    house.store.put_setting(BEFORE, &as_it_is(house).await?).await?;
    house.store.put_setting(FOLDER, &folder.to_string_lossy()).await?;
    switch(house, Switch::On).await
}

/// Goes back to the folder before the last choice, and to the choice again; nothing happens where there was none.
pub async fn swap(house: &House) -> Result<(), Failure> {
    let Some(before) = house.store.setting(BEFORE).await? else { return Ok(()) };
    let now = as_it_is(house).await?;
    house.store.put_setting(FOLDER, before.get(1..).unwrap_or_default()).await?;
    house.store.put_setting(BEFORE, &now).await?;
    switch(house, if before.starts_with('+') { Switch::On } else { Switch::Off }).await
}

/// Returns the folder that is chosen behind a sign that says whether it is watched.
async fn as_it_is(house: &House) -> Result<String, Failure> {
    let sign = if watched(house).await?.is_some() { '+' } else { '-' };
    Ok(format!("{sign}{}", chosen(house).await?.unwrap_or_default()))
}

/// Whether the folder is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// It is.
    On,
    /// It is not; the folder is remembered.
    Off,
}

/// Switches watching on or off.
pub async fn switch(house: &House, to: Switch) -> Result<(), Failure> {
    let value = if to == Switch::On { "yes" } else { "no" };
    Ok(house.store.put_setting(ON, value).await?)
}

/// Takes one file of the folder in, moves it, leaves its report beside it and remembers it.
///
/// # Errors
/// What keeps a file from being moved; whatever keeps it from being taken in is in the report instead.
pub async fn take(
    house: &House,
    folder: &Path,
    file: &Path,
    lang: Lang,
    now: &str,
) -> Result<WatchedFile, Failure> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let cancelled = Arc::new(AtomicBool::new(false));
    let taken = import(house, file, lang, now, &cancelled).await;
    let (told, rows) = match taken {
        Ok((told, rows)) => (told, rows),
        Err(failure) => (report::failed(&failure.words(lang)), Kept::default()),
    };
    let home = folder.join(if told.is_done { folder::done(lang) } else { folder::to_correct(lang) });
    let moved = folder::move_into(&home, file)?;
    folder::write_beside(&moved, one_of(lang, "compte rendu", "report"), "txt", told.text.as_bytes())?;
    if rows.has_set_aside() {
        let correct = folder.join(folder::to_correct(lang));
        let rejects = folder::free_path(
            &correct,
            &format!("{name} - {}.xlsx", one_of(lang, "à corriger", "to correct")),
        )?;
        set_aside::save(&rows, &rejects, lang)?;
    }
    let ending = if told.is_done { "done" } else { "to_correct" };
    let done = WatchedFile {
        file: name,
        at: now.to_owned(),
        ending: ending.to_owned(),
        sentence: told.sentence,
        imports: told.imports,
    };
    remember(house, &done).await?;
    Ok(done)
}

async fn import(
    house: &House,
    file: &Path,
    lang: Lang,
    now: &str,
    cancelled: &Arc<AtomicBool>,
) -> Result<(report::Told, Kept), Failure> {
    let path = file.to_owned();
    let said = said(house, file).await?;
    let offered = tokio::task::spawn_blocking(move || jobs_of(&path, None, &said, lang)).await;
    let Offered { jobs, passed_over } = offered.map_err(|_| Failure::Cancelled)??;
    let watch = Watch { tell: &|_| (), cancelled };
    let (outcome, rows) = run(house, jobs, Mode::Write, lang, now, &watch).await?;
    Ok((report::taken(&outcome, &passed_over, lang), rows))
}

/// Returns how a file is read: by the template whose name its own begins with, else as files with its headings were.
async fn said(house: &House, file: &Path) -> Result<Said, Failure> {
    let known = recall::known(house).await?;
    let stem = domain::fold::fold(&file.file_stem().unwrap_or_default().to_string_lossy());
    let templates = house.store.templates().await?.into_iter().map(|template| template.name);
    let named = templates.filter(|name| stem.starts_with(&domain::fold::fold(name)));
    let template = named.max_by_key(String::len).map(|name| known.template(&name)).transpose()?;
    Ok(Said { template, known: Arc::new(known), ..Said::default() })
}

async fn recent(house: &House) -> Result<Vec<WatchedFile>, Failure> {
    let kept = house.store.setting(LAST).await?.unwrap_or_default();
    let kept: Vec<serde_json::Value> = serde_json::from_str(&kept).unwrap_or_default();
    Ok(kept.iter().filter_map(report::from_json).collect())
}

async fn remember(house: &House, done: &WatchedFile) -> Result<(), Failure> {
    let mut files = recent(house).await?;
    files.insert(0, done.clone());
    files.truncate(RECENT);
    let kept: Vec<serde_json::Value> = files.iter().map(report::to_json).collect();
    Ok(house.store.put_setting(LAST, &serde_json::Value::from(kept).to_string()).await?)
}

#[cfg(test)]
mod tests {
    use super::{Switch, choose, state, swap, switch};
    use crate::house::House;
    use crate::lang::Lang;
    use std::path::Path;

    #[tokio::test]
    async fn the_last_choice_of_a_folder_is_taken_back_and_holds_again() {
        let house = House::for_a_try().await.unwrap();
        let now = async || {
            let now = state(&house, Lang::Fr).await.unwrap();
            (now.folder, now.on)
        };
        let is = |folder: &str, on| (Some(folder.to_owned()), on);
        swap(&house).await.unwrap();
        assert_eq!(now().await, (None, false));
        choose(&house, Path::new("/a")).await.unwrap();
        swap(&house).await.unwrap();
        assert_eq!(now().await, (None, false));
        swap(&house).await.unwrap();
        assert_eq!(now().await, is("/a", true));
        switch(&house, Switch::Off).await.unwrap();
        choose(&house, Path::new("/b")).await.unwrap();
        assert_eq!(now().await, is("/b", true));
        swap(&house).await.unwrap();
        assert_eq!(now().await, is("/a", false));
        swap(&house).await.unwrap();
        assert_eq!(now().await, is("/b", true));
        house.close().await.unwrap();
    }
}
