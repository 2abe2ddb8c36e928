//! What is offered without a file, and the import that did not take place: pasted cells, drafts.

use crate::desk::{self, Desk};
use app::dto::import::{DraftToSave, OfferedFile, ResumedImport, UnfinishedImport};
use app::dto::message::AppError;
use app::imports::offers::Offer;
use app::imports::unfinished::{self, Unfinished};
use app::lang;
use tauri::State;

/// Offers cells that were pasted; they are kept in memory.
#[tauri::command]
#[specta::specta]
pub(crate) async fn paste_cells(
    desk: State<'_, Desk>,
    text: String,
    lang: String,
) -> Result<OfferedFile, AppError> {
    let pasted = Offer::pasted(&text, &desk::now(), lang::named(&lang))
        .map_err(|failure| failure.words(lang::named(&lang)))?;
    Ok(desk.offers().take(pasted))
}

/// Keeps an import under way for the next start.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_import_draft(
    desk: State<'_, Desk>,
    draft: DraftToSave,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let offered = desk.offers().named(&draft.files);
    let unfinished = Unfinished { offered, choices: draft.choices, step: draft.step };
    unfinished::keep(&house, &unfinished, &desk::now())
        .await
        .map_err(|failure| failure.words(lang::named(&lang)))
}

/// Returns in words that an import was left unfinished, where one was.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unfinished_import(
    desk: State<'_, Desk>,
    lang: String,
) -> Result<Option<UnfinishedImport>, AppError> {
    let house = desk.house_in(&lang).await?;
    unfinished::told(&house, lang::named(&lang)).await.map_err(|failure| failure.words(lang::named(&lang)))
}

/// Takes the unfinished import up again: its files are offered anew.
#[tauri::command]
#[specta::specta]
pub(crate) async fn resume_import(desk: State<'_, Desk>, lang: String) -> Result<ResumedImport, AppError> {
    let house = desk.house_in(&lang).await?;
    let unfinished = unfinished::resume(&house).await.map_err(|failure| failure.words(lang::named(&lang)))?;
    let mut offers = desk.offers();
    Ok(unfinished.offer_again(|offered| offers.take(offered)))
}

/// Gives the unfinished import up.
#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_import_draft(desk: State<'_, Desk>, lang: String) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    unfinished::discard(&house).await.map_err(|failure| failure.words(lang::named(&lang)))
}
