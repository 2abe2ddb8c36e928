//! `baromail watch`: takes in what is saved in a folder.

use crate::args::Watch;
use crate::context::{Context, Ended};
use crate::print::say;
use app::failure::Failure;
use app::watch::{self, Steady};
use serde_json::json;
use std::time::{Duration, Instant};

/// How often the folder is looked at.
const PAUSE: Duration = Duration::from_millis(500);

/// Takes files in as they come; with `--once` those that are there, and ends.
pub(crate) async fn run(context: &Context, arguments: &Watch) -> Result<Ended, Failure> {
    let house = context.write().await?;
    let mut steady = Steady::default();
    let mut ended = Ended::Done;
    loop {
        let whole = steady.look(&watch::scan(&arguments.folder), Instant::now());
        for file in whole {
            let done = watch::take(house, &arguments.folder, &file, context.lang, &context.moment()).await?;
            if done.ending != "done" {
                ended = Ended::SetAside;
            }
            if context.json {
                say!(
                    "{}",
                    json!({ "file": done.file, "ending": done.ending, "sentence": done.sentence, "imports": done.imports })
                );
            } else {
                say!("{}", done.sentence);
            }
        }
        if arguments.once && watch::scan(&arguments.folder).is_empty() {
            return Ok(ended);
        }
        let stop = tokio::time::timeout(PAUSE, tokio::signal::ctrl_c()).await;
        if stop.is_ok() {
            return Ok(ended);
        }
    }
}
