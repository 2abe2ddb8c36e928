//! The screens of figures, calls and targets, in the real window.

use std::time::Duration;

use crate::checks::{Failure, Outcome, pictures};
use crate::outside::Outside;
use crate::window::Window;

/// Figures by one and two groupings, explained for a group, and copied for a spreadsheet and as a picture.
pub(crate) async fn analyses(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-analyses").await?;
    window.reads("analysis-table", "REF26").await?;
    window.choose("add-figure", "Plis envoyés").await?;
    window.reads("analysis-table", "5 000").await?;
    pictures(window, outside, "analyses").await?;
    window.click("copy-csv").await?;
    tells(window, "Tableau copié").await?;
    window.click("chart-menu").await?;
    window.click("chart-picture").await?;
    tells(window, "Image copiée").await
}

/// What became of the letters of each month, and months beside the year before.
pub(crate) async fn long(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-long").await?;
    window.reads("cohort-grid", "mars 2026").await?;
    window.reads("month-table", "mars 2026").await?;
    pictures(window, outside, "long").await
}

/// Points are changed, saved, and put back as they were.
pub(crate) async fn points(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-calls").await?;
    window.find("separation").await?;
    pictures(window, outside, "calls").await?;
    window.click("tab-points").await?;
    window.write("points-sector-*", "vingt").await?;
    window.reads("points-table", "Écrivez un nombre entier").await?;
    outside.picture("points-wrong")?;
    window.write("points-sector-*", "7").await?;
    window.reads("points-table", "modifié par vous").await?;
    window.click("reset-points").await?;
    window.reads("points-table", "barème d’origine").await
}

/// A target is written, stands with what was reached of it, and goes.
pub(crate) async fn targets(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-aims").await?;
    window.click("tab-targets").await?;
    window.click("add-target").await?;
    window.choose("target-figure", "Taux de réponse").await?;
    window.write("target-value", "beaucoup").await?;
    window.reads("target-editor", "Écrivez une valeur").await?;
    outside.picture("target-wrong")?;
    window.write("target-value", "3 %").await?;
    window.is_gone("target-editor").await?;
    window.reads("targets", "3,00 %").await?;
    pictures(window, outside, "targets").await?;
    window.click("delete-own1").await?;
    window.is_gone("targets").await?;
    window.click("tab-references").await?;
    window.reads("references", "JICMAIL").await?;
    pictures(window, outside, "references").await?;
    window.click("nav-settings").await?;
    window.find("rhythm").await?;
    pictures(window, outside, "settings").await
}

/// Waits for a short notice.
pub(crate) async fn tells(window: &Window, words: &str) -> Outcome {
    let mut found = String::new();
    for _ in 0..50 {
        let said =
            window.answer("return document.querySelector('[data-sonner-toaster]')?.innerText ?? ''").await?;
        found = said.as_str().unwrap_or_default().replace(['\u{A0}', '\u{202F}'], " ");
        if found.contains(words) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(Failure::Reads { name: "the notice".to_owned(), expected: words.to_owned(), found })
}
