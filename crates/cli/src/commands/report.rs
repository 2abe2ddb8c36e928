//! `baromail report`: makes a PDF.

use crate::args::Report;
use crate::context::{Context, Ended};
use crate::print::say;
use app::campaigns::{only, row};
use app::failure::Failure;
use app::summary;
use serde_json::json;

/// Makes the summary of a campaign.
pub(crate) async fn run(context: &Context, arguments: &Report) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let campaign = match &arguments.campaign {
        Some(code) => row(house, code).await?.code,
        None => only(house).await?,
    };
    summary::save(house, &campaign, context.lang, context.today, &arguments.out).await?;
    if context.json {
        say!("{}", json!({ "template": arguments.template, "campaign": campaign, "file": arguments.out }));
    } else {
        say!("{}", arguments.out.display());
    }
    Ok(Ended::Done)
}
