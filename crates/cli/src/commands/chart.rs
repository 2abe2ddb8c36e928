//! `baromail chart`: draws a figure or a named chart to a file, or lists the charts.

use crate::args::Chart;
use crate::context::{Context, Ended};
use crate::print::say;
use app::charts::{self, Asked, catalog};
use app::dto::chart::ChartItem;
use app::failure::Failure;
use app::question;
use serde_json::json;

/// Draws a chart; without a name, lists them.
pub(crate) async fn run(context: &Context, arguments: &Chart) -> Result<Ended, Failure> {
    let (Some(name), Some(out)) = (&arguments.name, &arguments.out) else {
        list(context);
        return Ok(Ended::Done);
    };
    let by = arguments.by.as_deref().map(question::dimension).transpose()?;
    let house = context.read().await?;
    let filter = context.filter(house, &arguments.filters).await?;
    let asked = Asked { by, filter: &filter, lang: context.lang, today: context.today };
    let plate = charts::named(house, name, asked).await?;
    charts::write(&plate, context.lang, out)?;
    if context.json {
        say!("{}", json!({ "file": out }));
    } else {
        say!("{}", out.display());
    }
    Ok(Ended::Done)
}

fn list(context: &Context) {
    let charts = catalog::list(context.lang);
    if context.json {
        return say!("{}", json!({ "charts": charts }));
    }
    for chart in &charts {
        say!("{:<28} {}", asked_as(chart), chart.shows);
    }
}

/// Returns how a chart is asked for.
fn asked_as(chart: &ChartItem) -> String {
    match (chart.takes_figure, chart.takes_grouping) {
        (false, _) => chart.name.clone(),
        (true, false) => format!("{}:KEY", chart.name),
        (true, true) => format!("{}:KEY --by DIM", chart.name),
    }
}
