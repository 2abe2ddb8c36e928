//! `baromail check`: verifies the database.

use crate::context::{Context, Ended};
use crate::print::say;
use app::check::problems;
use app::failure::Failure;
use app::lang::Lang;
use serde_json::json;

/// Verifies the database; a problem ends with 1.
pub(crate) async fn run(context: &Context) -> Result<Ended, Failure> {
    let found = problems(context.read().await?, context.lang).await?;
    if context.json {
        say!("{}", json!({ "ok": found.is_empty(), "problems": found }));
    } else if found.is_empty() {
        say!(
            "{}",
            match context.lang {
                Lang::Fr => "La base est saine.",
                Lang::En => "The database is sound.",
            }
        );
    } else {
        for problem in &found {
            say!("{problem}");
        }
    }
    Ok(if found.is_empty() { Ended::Done } else { Ended::Nothing })
}
