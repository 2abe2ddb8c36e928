//! `baromail chart`: draws a figure or a named chart to a file.

use crate::args::Chart;
use crate::context::{Context, Ended};
use crate::print::say;
use app::failure::Failure;
use app::{charts, question};
use serde_json::json;

/// Draws a chart.
pub(crate) async fn run(context: &Context, arguments: &Chart) -> Result<Ended, Failure> {
    let by = arguments.by.as_deref().map(question::dimension).transpose()?;
    let house = context.read().await?;
    let filter = context.filter(house, &arguments.filters).await?;
    let plate = charts::named(house, &arguments.name, by, &filter, context.lang, context.today).await?;
    charts::write(&plate, context.lang, &arguments.out)?;
    if context.json {
        say!("{}", json!({ "file": arguments.out }));
    } else {
        say!("{}", arguments.out.display());
    }
    Ok(Ended::Done)
}
