//! What axe finds on each screen as the real engine draws it, in both themes: contrast and sizes of targets included.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::checks::{Failure, Outcome, toggle_theme};
use crate::pictures::{BUSY, SCREENS};
use crate::window::Window;

/// The library, as the interface’s own tests have it.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");

/// How long a page may take to be read, by a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// How grave a finding is: these two end the test.
const GRAVE: [&str; 2] = ["serious", "critical"];

/// Reads every page in both themes; the demonstration is open.
pub(crate) async fn every_screen(window: &Window) -> Outcome {
    window.answer(&fs::read_to_string(AXE).map_err(Failure::File)?).await?;
    let mut findings = Findings::default();
    for _ in 0..2 {
        every_page(window, &mut findings).await?;
        toggle_theme(window).await?;
    }
    println!("axe: {}", findings.told());
    if findings.grave.is_empty() {
        return Ok(());
    }
    Err(Failure::Reads {
        name: "axe".to_owned(),
        expected: "nothing serious or critical".to_owned(),
        found: findings.grave.join("; "),
    })
}

async fn every_page(window: &Window, findings: &mut Findings) -> Outcome {
    for screen in SCREENS.into_iter().chain(["guide"]) {
        window.press(&format!("nav-{screen}")).await?;
        window.is_current(&format!("nav-{screen}")).await?;
        read(window, screen, findings).await?;
        let first = window.answer(OPEN_TAB).await?;
        let tabs = window.answer(TABS).await?;
        for tab in tabs.as_array().into_iter().flatten().filter_map(Value::as_str) {
            window.press(tab).await?;
            read(window, &format!("{screen} {tab}"), findings).await?;
        }
        // The tab that is open is kept, and the other theme begins with the first one too.
        if let Some(first) = first.as_str() {
            window.press(first).await?;
        }
    }
    window.press("nav-campaigns").await?;
    window.press("open-CHAUF26").await?;
    for tab in ["summary", "cells", "costs", "sales", "map", "opinions"] {
        window.press(&format!("tab-{tab}")).await?;
        read(window, &format!("campaign {tab}"), findings).await?;
    }
    window.press("nav-calls").await?;
    window.press("caller").await?;
    window.find("contact-view").await?;
    read(window, "contact", findings).await?;
    window.press("nav-dashboard").await?;
    window.press_button_of("tile-response_rate").await?;
    window.find("explain-panel").await?;
    read(window, "explanation", findings).await?;
    window.press("nav-settings").await
}

/// The tab of a screen that is open.
const OPEN_TAB: &str = "return document.querySelector('main [role=tab][aria-selected=\"true\"][data-testid]')?.dataset.testid ?? null";

/// The tabs of a screen that are not open.
const TABS: &str =
    "return [...document.querySelectorAll('main [role=tab][aria-selected=\"false\"][data-testid]')]
    .map((tab) => tab.dataset.testid)";

/// What was found, by how grave it is.
#[derive(Default)]
struct Findings {
    pages: u32,
    by_impact: BTreeMap<String, u32>,
    grave: Vec<String>,
}

impl Findings {
    fn told(&self) -> String {
        let found: Vec<String> = self.by_impact.iter().map(|(impact, n)| format!("{n} {impact}")).collect();
        let found = if found.is_empty() { "nothing found".to_owned() } else { found.join(", ") };
        format!("{} pages in two themes, {found}", self.pages)
    }
}

async fn read(window: &Window, page: &str, findings: &mut Findings) -> Outcome {
    let deadline = Instant::now() + PATIENCE;
    while window.answer(BUSY).await? == Value::Bool(true) && Instant::now() < deadline {
        sleep(Duration::from_millis(100)).await;
    }
    // Colours fade over, and what fades has neither of its two.
    sleep(Duration::from_millis(600)).await;
    window.answer(START).await?;
    let found = loop {
        let found = window.answer("return window.axeFound").await?;
        if !found.is_null() || Instant::now() > deadline {
            break found;
        }
        sleep(Duration::from_millis(200)).await;
    };
    let lines = found
        .as_array()
        .ok_or_else(|| Failure::Unchanged("a page that axe does not read", page.to_owned()))?;
    findings.pages += 1;
    let theme = window.root("data-theme").await?;
    for line in lines {
        let impact = line["impact"].as_str().unwrap_or("unknown");
        *findings.by_impact.entry(impact.to_owned()).or_default() += 1;
        println!("axe: {page}, {theme}: {line}");
        if GRAVE.contains(&impact) {
            findings.grave.push(format!("{page}, {theme}: {line}"));
        }
    }
    Ok(())
}

/// Begins to read the page; what was found stands in `axeFound`, one entry a rule, in the end.
const START: &str = "
    window.axeFound = null;
    axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => {
            window.axeFound = violations.map(({ id, impact, nodes }) => ({
                id, impact, where: nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.any[0]?.message ?? ''}`),
            }));
        },
        (error) => { window.axeFound = [{ id: String(error), impact: 'critical', where: [] }]; },
    );";
