//! `baromail settings`: shows or changes what holds for the whole file.

use crate::args::Settings;
use crate::context::{Context, Ended, pairs};
use crate::print;
use crate::print::say;
use app::failure::Failure;
use app::settings::{list, set};
use serde_json::{Map, json};

/// Changes settings as asked, and shows them all.
pub(crate) async fn run(context: &Context, arguments: &Settings) -> Result<Ended, Failure> {
    let changes = pairs(&arguments.set)?;
    let house = if changes.is_empty() { context.read().await? } else { context.write().await? };
    set(house, &changes).await?;
    let settings = list(house).await?;
    if context.json {
        let settings: Map<_, _> =
            settings.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        say!("{}", json!({ "settings": settings }));
    } else {
        let rows: Vec<_> = settings.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect();
        say!("{}", print::table(&[String::new(), String::new()], &rows));
    }
    Ok(Ended::Done)
}
