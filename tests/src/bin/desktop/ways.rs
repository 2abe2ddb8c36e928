//! The other ways into an import than a drop: cells pasted, a folder that is watched.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::checks::{Failure, Outcome};
use crate::outside::Outside;
use crate::pointer;
use crate::window::Window;

/// How long a watched file may take: the program waits until nobody writes to it any more.
const PATIENCE: Duration = Duration::from_secs(30);

/// Cells of a spreadsheet, with a word that no dictionary has.
const CELLS: &str = "Référence pli\tDate de réponse\tCanal\tIntérêt\n\
                     REF26-A-0201\t12/03/2026\ttéléphone\tmirobolant\n\
                     REF26-A-0202\t13/03/2026\tcoupon\tpositif\n";

/// Cells pasted by the keyboard open the preview; what is said of a word and kept as a template comes back next time.
pub(crate) async fn paste(window: &Window, outside: &Outside) -> Outcome {
    window.click("nav-dashboard").await?;
    pointer::paste(CELLS)?;
    window.reads("import-screen", "Collage du").await?;
    window.reads("import-accept", "2 réponses").await?;
    window.choose("word-mirobolant", "positif").await?;
    window.is_gone("unknown-words").await?;
    window.click("save-template").await?;
    window.write("template-name", "Retours collés").await?;
    outside.picture("pasted")?;
    window.click("import-accept").await?;
    window.reads("import-done", "2 lignes").await?;

    window.click("nav-dashboard").await?;
    pointer::paste(&CELLS.replace("-02", "-03"))?;
    window.reads("import-accept", "2 réponses").await?;
    window.is_gone("unknown-words").await?;
    window.choose("template", "Retours collés").await?;
    window.reads("import-accept", "2 réponses").await?;
    window.click("import-cancel").await?;
    window.click("import-leave").await
}

/// A file saved in the watched folder is taken in, moved, and told of in the window and by the system.
pub(crate) async fn watch(window: &Window, outside: &Outside) -> Outcome {
    let folder = outside.folder().join("watched");
    // What an earlier test left there would be taken for this one's.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(Failure::File)?;
    window.click("nav-imports").await?;
    window.click("tab-watched").await?;
    window.click("choose-watched").await?;
    pointer::choose_folder(&folder)?;
    window.reads("watched", "actif").await?;
    let answers = "Référence pli;Date de réponse;Canal;Intérêt\r\nREF26-B-0401;14/03/2026;coupon;positif\r\n";
    fs::write(folder.join("réponses & suite.csv"), answers).map_err(Failure::File)?;
    arrives(&folder.join("fait/réponses & suite.csv")).await?;
    window.reads("watched-recent", "réponses & suite.csv").await?;
    outside.picture("watched")?;
    told_by_the_system(outside).await
}

async fn arrives(file: &Path) -> Outcome {
    let deadline = Instant::now() + PATIENCE;
    while !file.exists() {
        if Instant::now() > deadline {
            return Err(Failure::Unchanged("the watched folder", file.display().to_string()));
        }
        sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}

/// The system was asked to show the notice, and the file's name reached it as text.
async fn told_by_the_system(outside: &Outside) -> Outcome {
    let deadline = Instant::now() + PATIENCE;
    let expected = "réponses &amp; suite.csv";
    loop {
        let told = outside.notices();
        let notice = told.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).next_back();
        let body = notice.as_ref().and_then(|notice| notice["body"].as_str()).unwrap_or_default();
        if body.contains(expected) {
            return Ok(());
        }
        if Instant::now() > deadline {
            return Err(Failure::Reads {
                name: "the notice by the system".to_owned(),
                expected: expected.to_owned(),
                found: told,
            });
        }
        sleep(Duration::from_millis(200)).await;
    }
}
