//! Journeys on the demonstration: cells compared, somebody to call, a deal moved, a report printed.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::checks::{Failure, Outcome};
use crate::outside::{Outside, pages_of};
use crate::pointer;
use crate::window::Window;

/// How long the print dialog may take to write a file.
const PATIENCE: Duration = Duration::from_secs(40);

/// The demonstration opens from the first screen.
pub(crate) async fn open(window: &Window) -> Outcome {
    window.click("demo-button").await?;
    window.find("tile-response_rate").await?;
    window.click("tour-skip").await?;
    window.is_gone("tour").await
}

/// The cells of the campaign stand beside each other, and a sentence says which letter does better.
pub(crate) async fn compare_cells(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-campaigns").await?;
    window.click("open-CHAUF26").await?;
    window.click("tab-cells").await?;
    window.reads("campaign-cells", "3,51 %").await?;
    window.reads("campaign-cells", "c’est établi").await?;
    outside.picture("journey-cells")
}

/// Somebody hot is chosen, seen from letter to order, and put down to be called again; the list says so.
pub(crate) async fn call_list(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-calls").await?;
    window.click("band-hot").await?;
    let name = window.text("caller").await?;
    window.click("caller").await?;
    window.reads("contact-view", &name).await?;
    window.click("add-follow-up").await?;
    window.write("follow-what", "Apporter le devis").await?;
    window.reads("follow-ups", "Apporter le devis").await?;
    window.click("nav-calls").await?;
    window.reads("calls-screen", "Apporter le devis").await?;
    outside.picture("journey-calls")
}

/// A card is carried to the next stage by the pointer, and taken back by the keyboard.
pub(crate) async fn move_deal(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-pipeline").await?;
    window.find("board").await?;
    let way = window.answer(WAY).await?;
    let numbers: Option<Vec<i64>> =
        way.as_array().map(|list| list.iter().filter_map(Value::as_i64).collect());
    let Some([deal, from, to, x1, y1, x2, y2]) = numbers.as_deref() else {
        return Err(Failure::Unchanged("a board without two stages", way.to_string()));
    };
    pointer::carry((*x1, *y1), (*x2, *y2))?;
    stands(window, *deal, *to).await?;
    outside.picture("journey-moved")?;
    pointer::press("ctrl+z")?;
    stands(window, *deal, *from).await
}

/// Where the first card of the first stage that has one is, and the next stage: number, two columns, two points.
const WAY: &str = "
    const columns = [...document.querySelectorAll('[data-column]')];
    const from = columns.findIndex((column) => column.querySelector('[data-card]'));
    const card = columns[from].querySelector('[data-card]');
    const [a, b] = [card.getBoundingClientRect(), columns[from + 1].getBoundingClientRect()];
    return [Number(card.dataset.card), from, from + 1, a.x + a.width / 2, a.bottom - 8, b.x + b.width / 2, b.y + 60].map(Math.round)";

async fn stands(window: &Window, deal: i64, column: i64) -> Outcome {
    let script = format!(
        "return document.querySelector('[data-card=\"{deal}\"]')?.closest('[data-column]')?.dataset.column ?? ''"
    );
    let deadline = Instant::now() + PATIENCE;
    loop {
        let found = window.answer(&script).await?;
        if found.as_str() == Some(column.to_string().as_str()) {
            return Ok(());
        }
        if Instant::now() > deadline {
            return Err(Failure::Unchanged("the column of the deal", found.to_string()));
        }
        sleep(Duration::from_millis(200)).await;
    }
}

/// The report is printed by the system's dialog, into a file: as many pages as the preview shows.
pub(crate) async fn print_report(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-reports").await?;
    window.find("report-page").await?;
    let shown = window
        .answer("return document.querySelectorAll('[data-testid=\"report-pages\"] figure').length")
        .await?;
    let printed = outside.folder().join("data").join("output.pdf");
    window.click("print-report").await?;
    pointer::print_to_file()?;
    outside.picture("journey-print")?;
    pointer::press("alt+p")?;
    let deadline = Instant::now() + PATIENCE;
    while !whole_pdf(&printed) {
        if Instant::now() > deadline {
            return Err(Failure::Unchanged("the printed file", printed.display().to_string()));
        }
        sleep(Duration::from_millis(200)).await;
    }
    let pages = pages_of(&printed)?;
    if Some(pages) == shown.as_u64() {
        return Ok(());
    }
    Err(Failure::Reads {
        name: "the printed file".to_owned(),
        expected: format!("{shown} pages"),
        found: pages.to_string(),
    })
}

/// Reports are scheduled by the rhythm that the sales cycle proposes, and no longer.
pub(crate) async fn schedule(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-reports").await?;
    window.click("choose-schedule").await?;
    window.reads("schedule-why", "33 jours").await?;
    window.click("schedule-add").await?;
    window.find("schedule-item").await?;
    outside.picture("journey-schedule")?;
    window.click("schedule-remove").await?;
    window.is_gone("schedule-item").await
}

fn whole_pdf(path: &Path) -> bool {
    let bytes = fs::read(path).unwrap_or_default();
    bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}
