//! The scores of everybody who answered, kept until somebody writes: to find them out, all of them are read.

use super::{Scores, find};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::Lang;
use chrono::NaiveDate;
use std::sync::Arc;
use store::Beside;
use tokio::sync::Mutex;

/// The scores as they were last found, and what they hold for.
#[derive(Debug, Default)]
pub(crate) struct KeptScores(Mutex<Option<Kept>>);

#[derive(Debug)]
struct Kept {
    /// The store gives another one as soon as somebody has written.
    beside: Arc<Beside>,
    lang: Lang,
    today: NaiveDate,
    scores: Arc<Scores>,
}

/// Returns the scores of everybody who answered, as long as nobody writes those that were found before; without a
/// language their reasons are in any.
pub(super) async fn scores(
    house: &House,
    lang: Option<Lang>,
    today: NaiveDate,
) -> Result<Arc<Scores>, Failure> {
    let beside = house.store.beside().await?;
    // Held meanwhile: who asks for the same waits for it instead of finding it out beside.
    let mut kept = house.scores.0.lock().await;
    let still = |kept: &&Kept| {
        Arc::ptr_eq(&kept.beside, &beside) && kept.today == today && lang.is_none_or(|lang| kept.lang == lang)
    };
    if let Some(kept) = kept.as_ref().filter(still) {
        return Ok(Arc::clone(&kept.scores));
    }
    let lang = lang.unwrap_or(Lang::Fr);
    let scores = Arc::new(find(house, lang, today).await?);
    *kept = Some(Kept { beside, lang, today, scores: Arc::clone(&scores) });
    Ok(scores)
}
