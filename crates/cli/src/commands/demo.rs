//! `baromail demo`: loads the demonstration data.

use crate::args::Demo;
use crate::context::{Context, Ended};
use crate::json;
use crate::print::say;
use app::failure::Failure;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Loads the demonstration data, or saves the spreadsheets that it is made of; its few wrong rows are set aside on purpose, so it ends well.
pub(crate) async fn run(context: &Context, demo: &Demo) -> Result<Ended, Failure> {
    if let Some(folder) = &demo.samples {
        let saved = app::demo::save_samples(folder, context.lang)?.display().to_string();
        if context.json {
            say!("{}", serde_json::json!({ "samples": saved }));
        } else {
            say!("{saved}");
        }
        return Ok(Ended::Done);
    }
    let house = context.write().await?;
    let never = Arc::new(AtomicBool::new(false));
    let outcome = app::demo::load(house, context.lang, &context.now, &|_| (), &never).await?;
    if context.json {
        say!("{}", json::outcome(&outcome, &[]));
    } else {
        for sheet in &outcome.sheets {
            let already = sheet.already.clone().unwrap_or_default();
            let colon = crate::print::colon(context.lang);
            say!("{}{colon} {} + {} / {} {already}", sheet.file, sheet.new, sheet.changed, sheet.set_aside);
        }
    }
    Ok(Ended::Done)
}
