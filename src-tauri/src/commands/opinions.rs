//! Opinions: what customers answered, and how a person sorts it.

use super::tell_changed;
use crate::desk::Desk;
use app::dto::message::AppError;
use app::dto::opinions::{OpinionPage, OpinionQuestion};
use app::{lang, opinions};
use tauri::{AppHandle, State};

/// Returns a page of opinions with the score of all that the question takes.
#[tauri::command]
#[specta::specta]
pub(crate) async fn opinion_page(
    desk: State<'_, Desk>,
    question: OpinionQuestion,
    page: u32,
    lang: String,
) -> Result<OpinionPage, AppError> {
    let house = desk.house_in(&lang).await?;
    let lang = lang::named(&lang);
    opinions::opinions(&house, &question, page, lang).await.map_err(|failure| failure.words(lang))
}

/// Gives an opinion tags and takes others from it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tag_opinion(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    add: Vec<String>,
    remove: Vec<String>,
    lang: String,
) -> Result<(), AppError> {
    let house = desk.house_in(&lang).await?;
    let tagged = opinions::tag(&house, &name, &add, &remove).await;
    tell_changed(&app);
    tagged.map_err(|failure| failure.words(lang::named(&lang)))
}
