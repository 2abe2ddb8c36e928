//! What must hold, one function a check.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use fantoccini::error::CmdError;

use crate::files;
use crate::outside::Outside;
use crate::pointer;
use crate::window::Window;

/// What a check gives.
pub(crate) type Outcome = Result<(), Failure>;

/// Why a check did not hold.
#[derive(Debug)]
pub(crate) enum Failure {
    /// In a check of this name.
    In(String, Box<Failure>),
    /// A thing that every check needs did not start.
    Start(&'static str, String),
    /// An element never came, or went away.
    Missing(String, CmdError),
    /// An element says something else.
    Reads { name: String, expected: String, found: String },
    /// The page did not change as it should.
    Unchanged(&'static str, String),
    /// The pointer could not do this.
    Pointer(String),
    /// The other program's drag did not begin or did not end.
    NoDrag,
    /// The other program did not get the clipboard.
    NoClipboard,
    /// A picture shows nothing; how many colours it has.
    Blank(PathBuf, u32),
    /// A file to be dropped could not be written.
    File(std::io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::In(check, cause) => write!(f, "{check}: {cause}"),
            Self::Start(what, error) => write!(f, "{what} did not start: {error}"),
            Self::Missing(name, error) => write!(f, "{name}: {error}"),
            Self::Reads { name, expected, found } => {
                write!(f, "{name} should read {expected:?} and reads {found:?}")
            }
            Self::Unchanged(what, value) => write!(f, "{what} is still {value}"),
            Self::Pointer(words) => write!(f, "the pointer could not {words:?}"),
            Self::NoDrag => write!(f, "the other program's drag did not begin or did not end"),
            Self::NoClipboard => write!(f, "the other program did not get the clipboard"),
            Self::File(error) => write!(f, "the file to drop was not written: {error}"),
            Self::Blank(path, colours) => write!(f, "{} has {colours} colours", path.display()),
        }
    }
}

/// A program without data asks for files or offers the demonstration.
pub(crate) async fn first_start(window: &Window) -> Outcome {
    window.find("first-start").await?;
    window.find("demo-button").await.map(drop)
}

/// Files of the reference campaign, dragged by the pointer from another process.
pub(crate) async fn drop_files(window: &Window) -> Outcome {
    pointer::drag(&files::reference())?;
    window.find("import-screen").await?;
    window.reads("import-screen", "6 feuilles").await?;
    window.reads("import-screen", "5 000").await?;
    window.find("import-accept").await.map(drop)
}

/// The rows go in.
pub(crate) async fn accept(window: &Window) -> Outcome {
    window.click("import-accept").await?;
    window.find("import-done").await.map(drop)
}

/// The figure of the worked example stands on the dashboard.
pub(crate) async fn response_rate(window: &Window, figure: &str) -> Outcome {
    window.click("nav-dashboard").await?;
    window.reads("tile-response_rate", figure).await
}

/// A click on the figure shows the numbers put in.
pub(crate) async fn explain(window: &Window) -> Outcome {
    window.click_button_of("tile-response_rate").await?;
    window.reads("explain-panel", "120").await?;
    window.reads("explain-panel", "5 000").await
}

/// The same figure in English.
pub(crate) async fn english(window: &Window) -> Outcome {
    window.click("nav-dashboard").await?;
    toggle_language(window).await?;
    window.reads("tile-response_rate", "2.40%").await?;
    toggle_language(window).await?;
    window.reads("tile-response_rate", "2,40 %").await
}

/// Each screen of the side bar comes when asked for.
pub(crate) async fn screens(window: &Window) -> Outcome {
    for name in [
        "nav-imports",
        "nav-campaigns",
        "nav-contacts",
        "nav-pipeline",
        "nav-opinions",
        "nav-simulator",
        "nav-calls",
        "nav-long",
        "nav-analyses",
        "nav-aims",
        "nav-reports",
        "nav-settings",
        "nav-dashboard",
    ] {
        window.click(name).await?;
        window.is_current(name).await?;
    }
    Ok(())
}

/// Two cells with the same impossible date are corrected by one line typed in the window, and their rows go in.
pub(crate) async fn correct_in_place(window: &Window, outside: &Outside) -> Outcome {
    let file = files::with_bad_dates(outside.folder()).map_err(Failure::File)?;
    window.click("nav-dashboard").await?;
    pointer::drag(&[file])?;
    window.click("see-check").await?;
    window.click("tab-issues").await?;
    window.reads("issues", "31/04/2026").await?;
    outside.picture("issues")?;
    window.write("fix-B3", "30/04/2026").await?;
    window.reads("tab-set_aside", "0").await?;
    window.click("tab-rows").await?;
    outside.picture("rows-as-understood")?;
    window.click("import-accept").await?;
    window.reads("import-done", "3 lignes").await
}

/// The import is undone from the history, which says first what goes, and is given back.
pub(crate) async fn undo(window: &Window, outside: &Outside) -> Outcome {
    window.click("to-history").await?;
    window.click_button_of("history-newest").await?;
    window.find("undo-plan").await?;
    outside.picture("undo")?;
    window.click("undo-yes").await?;
    window.reads("history-newest", "annulé").await?;
    window.click_button_of("history-newest").await?;
    window.reads("history-newest", "importé").await
}

/// Takes a screen's pictures in both themes and languages, and returns to where it was.
pub(crate) async fn pictures(window: &Window, outside: &Outside, screen: &str) -> Outcome {
    for _ in 0..2 {
        for _ in 0..2 {
            // Colours fade over, and charts are drawn anew in the other language.
            tokio::time::sleep(Duration::from_millis(1200)).await;
            let theme = if window.root("data-theme").await? == "dark" { "dark" } else { "light" };
            outside.picture(&format!("{screen}-{theme}-{}", window.root("lang").await?))?;
            toggle_theme(window).await?;
        }
        toggle_language(window).await?;
    }
    Ok(())
}

pub(crate) async fn toggle_theme(window: &Window) -> Outcome {
    let before = window.paper().await?;
    window.click("theme-toggle").await?;
    for _ in 0..50 {
        if window.paper().await? != before {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(Failure::Unchanged("the paper's colour", before))
}

pub(crate) async fn toggle_language(window: &Window) -> Outcome {
    let before = window.root("lang").await?;
    window.click("lang-toggle").await?;
    for _ in 0..50 {
        if window.root("lang").await? != before {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(Failure::Unchanged("the page's language", before))
}
