//! The summary of a campaign.

mod lasting;
mod notes;
pub(crate) mod parts;
pub(crate) mod verdict;

use crate::campaigns;
use crate::compare::{Control, standing};
use crate::dto::figure::Figure;
use crate::failure::Failure;
use crate::figures::window_end;
use crate::reports::Asked;
use crate::reports::front::{self, BAROMETER, PAID};
use domain::dimension::Dimension;
use report::Summary;

/// The figures beside the one that decides.
const TILES: [&str; 6] = [
    "cost_per_qualified_lead",
    "roi_revenue",
    "revenue",
    "qualified_leads",
    "new_customers",
    "undelivered_rate",
];

/// Returns the figures that it prints whether they are known or not.
pub(crate) fn printed() -> Vec<&'static str> {
    [&[BAROMETER][..], &TILES, &parts::step_figures(), &parts::COLUMNS, &[PAID]].concat()
}

/// Returns the figures that it prints where they are known: what was gained and lasts, and the shares of the cost.
pub(crate) fn printed_where_known() -> Vec<&'static str> {
    let shares = kpi::find_all(parts::SHARES).into_iter().map(|entry| entry.key);
    lasting::TOLD.into_iter().chain(shares).collect()
}

/// Returns whether one of those is printed: a share of an item of which nothing was spent is not.
pub(crate) fn prints(figure: &Figure) -> bool {
    let nothing = figure.key.starts_with(parts::SHARES) && figure.numerator.as_deref() == Some("0");
    figure.value.is_some() && !nothing
}

/// Returns what the report prints, of the one campaign that the filter takes.
pub(crate) async fn body(asked: &Asked<'_>) -> Result<Summary, Failure> {
    let Asked { house, filter, lang, today } = *asked;
    let code = filter.wanted.iter().find_map(|(dimension, value)| {
        (*dimension == Dimension::Campaign).then_some(value.as_deref()).flatten()
    });
    let campaign = campaigns::row(house, code.unwrap_or_default()).await?;
    let group = asked.all().await?;
    let standing = standing(house, &campaign.code, Control::MarkedOrFirst, today).await?;
    let end = window_end(&campaign.mailings, campaign.window_days);
    Ok(Summary {
        title: campaign.name.clone(),
        subtitle: parts::subtitle(&campaign, &group, end.filter(|end| *end >= today), lang),
        verdict: verdict::sentences(&group, &standing, filter, lang),
        barometer: front::barometer(asked, BAROMETER).await?,
        headline: front::headline(asked, &TILES).await?,
        next: front::next(asked, Vec::new()).await?,
        cells: parts::cells(house, &standing, filter, &campaign.code, lang).await?,
        figures: parts::figures(house, filter, lang, today).await?,
        shares: parts::shares(house, filter, lang, today).await?,
        steps: Some(parts::steps(&group, filter, lang)),
        tables: parts::tables(house, filter, lang, today).await?,
        notes: notes::notes(house, &campaign, &group, filter, lang).await?,
        ..Summary::default()
    })
}
