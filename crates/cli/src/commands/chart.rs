//! `baromail chart`: draws a figure or a named chart to a file, or lists the charts.

use crate::args::Chart;
use crate::context::{Context, Ended};
use crate::print::say;
use app::charts::{self, Asked, Scales, catalog};
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
    let dimension = |name: &Option<String>| name.as_deref().map(question::dimension).transpose();
    let (by, along) = (dimension(&arguments.by)?, dimension(&arguments.along)?);
    let scales = if arguments.own_scales { Scales::Own } else { Scales::Common };
    let house = context.read().await?;
    let filter = context.filter(house, &arguments.filters).await?;
    let asked = Asked { by, along, scales, filter: &filter, lang: context.lang, today: context.today };
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
    let options = [
        (chart.takes_figure, ":KEY"),
        (chart.takes_grouping, " --by DIM"),
        (chart.takes_along, " --along DIM"),
    ];
    let taken = options.into_iter().filter(|(takes, _)| *takes).map(|(_, option)| option);
    std::iter::once(chart.name.as_str()).chain(taken).collect()
}
