//! The pictures of the guide: every screen with the demonstration's data, in both languages and as others see it.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::checks::{Failure, Outcome, toggle_language, toggle_theme};
use crate::files;
use crate::outside::{Outside, picture_of_window};
use crate::pointer;
use crate::window::Window;

/// Every screen of the side bar, with the name of its picture.
pub(crate) const SCREENS: [&str; 13] = [
    "dashboard",
    "campaigns",
    "contacts",
    "calls",
    "pipeline",
    "opinions",
    "analyses",
    "aims",
    "long",
    "simulator",
    "imports",
    "reports",
    "settings",
];

/// How a round of pictures looks.
struct Look {
    /// Those of the guide stand first in its folder, those that were only looked at below it.
    folder: &'static str,
    /// What the names of its pictures end in.
    name: &'static str,
    lang: &'static str,
    theme: &'static str,
    size: (u32, u32),
    /// In percent.
    zoom: u32,
}

const LOOKS: [Look; 4] = [
    Look { folder: "", name: "fr", lang: "fr", theme: "light", size: (1280, 800), zoom: 100 },
    Look { folder: "seen", name: "large", lang: "fr", theme: "light", size: (1280, 800), zoom: 200 },
    Look { folder: "seen", name: "wide", lang: "en", theme: "dark", size: (1920, 1080), zoom: 100 },
    Look { folder: "", name: "en", lang: "en", theme: "light", size: (1280, 800), zoom: 100 },
];

/// How long a screen may take to have all its charts.
const PATIENCE: Duration = Duration::from_secs(20);

/// Takes the first screen that a newcomer sees, in both languages.
pub(crate) async fn first(window: &Window, to: &Path) -> Outcome {
    std::fs::create_dir_all(to.join("seen")).map_err(Failure::File)?;
    for look in LOOKS.iter().filter(|look| look.folder.is_empty()) {
        dress(window, look).await?;
        window.press("nav-dashboard").await?;
        window.find("first-start").await?;
        shoot(window, to, "first-start", look).await?;
    }
    dress(window, &LOOKS[0]).await?;
    window.press("nav-dashboard").await
}

/// Takes a picture of each screen in each look; the demonstration is open.
pub(crate) async fn take(window: &Window, outside: &Outside, to: &Path) -> Outcome {
    for look in &LOOKS {
        dress(window, look).await?;
        for screen in SCREENS {
            window.press(&format!("nav-{screen}")).await?;
            window.is_current(&format!("nav-{screen}")).await?;
            shoot(window, to, screen, look).await?;
        }
        window.press("nav-campaigns").await?;
        window.press("open-CHAUF26").await?;
        shoot(window, to, "campaign", look).await?;
        let seen = if look.folder.is_empty() { to.join("seen") } else { to.to_owned() };
        if look.folder.is_empty() {
            for tab in ["cells", "costs", "sales", "map", "opinions"] {
                window.click(&format!("tab-{tab}")).await?;
                shoot(window, &seen, &format!("campaign-{tab}"), look).await?;
            }
            // The part that is open is kept: the next look begins with the first one.
            window.click("tab-summary").await?;
        }
        if look.zoom == 100 {
            multiples(window, &seen, look).await?;
            deals(window, &seen, look).await?;
            import(window, outside, &seen, look).await?;
        }
        window.press("nav-guide").await?;
        shoot(window, &seen, "guide", look).await?;
        window.press("nav-calls").await?;
        window.press("caller").await?;
        shoot(window, to, "contact", look).await?;
        window.press("nav-dashboard").await?;
        window.press_button_of("tile-response_rate").await?;
        window.find("explain-panel").await?;
        shoot(window, to, "explain", look).await?;
        pointer::press("Escape")?;
    }
    Ok(())
}

/// Deals as a table, and appointments by week.
async fn deals(window: &Window, to: &Path, look: &Look) -> Outcome {
    window.press("nav-pipeline").await?;
    for (tab, what) in [("table", "deal-table"), ("agenda", "agenda")] {
        window.click(&format!("tab-{tab}")).await?;
        window.find(what).await?;
        shoot(window, to, &format!("pipeline-{tab}"), look).await?;
    }
    window.click("tab-board").await
}

/// A file with two bad dates: what its columns are, then what would be taken in.
async fn import(window: &Window, outside: &Outside, to: &Path, look: &Look) -> Outcome {
    let file = files::with_bad_dates(outside.folder()).map_err(Failure::File)?;
    // A window as large as the display would hide the other program.
    pointer::size_window(LOOKS[0].size)?;
    pointer::drag(&[file])?;
    window.find("see-check").await?;
    pointer::size_window(look.size)?;
    shoot(window, to, "import", look).await?;
    window.click("see-check").await?;
    window.click("tab-issues").await?;
    shoot(window, to, "import-check", look).await?;
    window.click("import-cancel").await?;
    // It asks first where something was said about the file that would be lost.
    sleep(Duration::from_millis(500)).await;
    window.answer(LEAVE).await?;
    window.is_gone("import-cancel").await
}

const LEAVE: &str = "document.querySelector('[data-testid=\"import-leave\"]')?.click()";

/// A figure once for each line of business, side by side.
async fn multiples(window: &Window, to: &Path, look: &Look) -> Outcome {
    window.press("nav-analyses").await?;
    window.find("analysis-table").await?;
    window.press("choose-charts").await?;
    window.find("chart-name").await?;
    window.answer(MULTIPLES).await?;
    window.find("own-scales").await?;
    shoot(window, to, "multiples", look).await?;
    window.press("choose-table").await
}

const MULTIPLES: &str = "const name = document.querySelector('[data-testid=\"chart-name\"]');
    name.value = 'small_multiples'; name.dispatchEvent(new Event('change', { bubbles: true }))";

async fn dress(window: &Window, look: &Look) -> Outcome {
    resize(window, 100).await?;
    if window.root("lang").await? != look.lang {
        toggle_language(window).await?;
    }
    if (window.root("data-theme").await? == "dark") != (look.theme == "dark") {
        toggle_theme(window).await?;
    }
    pointer::size_window(look.size)?;
    resize(window, look.zoom).await
}

/// Shows everything this large.
async fn resize(window: &Window, percent: u32) -> Outcome {
    window.press("nav-settings").await?;
    window.find("zoom").await?;
    let change = "const size = document.querySelector('[data-testid=\"zoom\"]'); size.value = PERCENT;
        size.dispatchEvent(new Event('change', { bubbles: true }))";
    window.answer(&change.replace("PERCENT", &format!("'{percent}'"))).await?;
    sleep(Duration::from_millis(800)).await;
    Ok(())
}

/// Waits until nothing is on its way, and takes the window alone.
async fn shoot(window: &Window, to: &Path, screen: &str, look: &Look) -> Outcome {
    if screen == "reports" {
        window.find("report-page").await?;
    }
    let deadline = Instant::now() + PATIENCE;
    while window.answer(BUSY).await? == Value::Bool(true) && Instant::now() < deadline {
        sleep(Duration::from_millis(100)).await;
    }
    pointer::away()?;
    // Colours and panels fade in, and short notices fade out.
    sleep(Duration::from_millis(600)).await;
    picture_of_window(&to.join(look.folder).join(format!("{screen}-{}.png", look.name)))
}

/// Whether something of the page is still on its way.
pub(crate) const BUSY: &str = "return document.querySelector('.wait, [aria-busy=\"true\"]') !== null";
