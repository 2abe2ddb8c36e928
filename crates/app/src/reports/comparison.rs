//! Campaigns beside each other: which brings most for its money, and from which lists.

use super::front::{self, BAROMETER, PAID, groups_table, plain, say_figure, strong};
use super::{Asked, basis_notes, scope_words};
use crate::charts::{self, bars_of};
use crate::failure::Failure;
use crate::figures::{Group, groups};
use crate::lang::{one_of, say};
use crate::summary::parts::drawn;
use domain::dimension::Dimension;
use kpi::{evaluate, find};
use report::{Run, Span, Summary};
use rust_decimal::Decimal;

/// The columns of a table of campaigns.
const COLUMNS: [&str; 6] =
    ["pieces_posted", "response_rate", "cost_per_qualified_lead", "cost_total", "revenue", "roi_revenue"];
/// The tiles.
const TILES: [&str; 6] =
    ["cost_per_qualified_lead", "roi_revenue", "revenue", "cost_total", "new_customers", "undelivered_rate"];
/// Bars that a page has room for.
const BARS: usize = 24;
/// The figures whose bars are drawn.
const DRAWN: [&str; 2] = [BAROMETER, "roi_revenue"];

/// Returns the figures that it prints.
pub(super) fn printed() -> Vec<&'static str> {
    [&DRAWN[..], &TILES, &COLUMNS, &[PAID]].concat()
}

/// Returns what the report prints.
pub(super) async fn body(asked: &Asked<'_>) -> Result<Summary, Failure> {
    let Asked { house, filter, lang, today } = *asked;
    asked.all().await?;
    let campaigns = groups(house, filter, &[Dimension::Campaign], today).await?;
    let mut report = Summary {
        title: one_of(lang, "Comparaison des campagnes", "Comparison of campaigns").to_owned(),
        subtitle: scope_words(filter, lang),
        verdict: verdict(asked, &campaigns),
        barometer: front::barometer(asked, BAROMETER).await?,
        headline: front::headline(asked, &TILES).await?,
        next: front::next(asked, Vec::new()).await?,
        notes: basis_notes(asked).await?,
        ..Summary::default()
    };
    for key in DRAWN {
        let Some(entry) = find(key) else { continue };
        let known: Vec<Group> = campaigns
            .iter()
            .filter(|group| evaluate(entry, &group.totals, filter.basis).value.value().is_some())
            .take(BARS)
            .cloned()
            .collect();
        if known.len() > 1 {
            let plate = bars_of(entry, &known, &[Dimension::Campaign], filter, lang);
            let height = 40.0 + 22.0 * f64::from(u8::try_from(known.len()).unwrap_or(u8::MAX));
            report.figures.push(drawn(&plate, Span::Half, height.max(140.0), lang)?);
        }
    }
    let heading = say(lang, "Campagne par campagne".into(), "Campaign by campaign".into());
    report.tables.push(groups_table(heading, Dimension::Campaign, &campaigns, &COLUMNS, asked));
    for by in [Dimension::ListSource, Dimension::Sector, Dimension::Departement] {
        let grouped = groups(house, filter, &[by], today).await?;
        if grouped.len() > 1 {
            let heading = crate::figures::capitalised(charts::dimension_name(by, lang));
            report.tables.push(groups_table(heading, by, &grouped, &COLUMNS[..5], asked));
        }
    }
    Ok(report)
}

/// Returns which campaign brings most for each euro, and which least.
fn verdict(asked: &Asked<'_>, campaigns: &[Group]) -> Vec<Run> {
    let lang = asked.lang;
    let back = |group: &Group| -> Option<Decimal> {
        evaluate(find(PAID)?, &group.totals, asked.filter.basis).value.value()
    };
    let name = |group: &Group| crate::words::group::name(&group.key, lang);
    let mut known: Vec<(Decimal, &Group)> =
        campaigns.iter().filter_map(|group| Some((back(group)?, group))).collect();
    known.sort_by_key(|(back, _)| *back);
    let euros = |group: &Group| say_figure(PAID, group, asked.filter, lang);
    match (known.last(), known.first()) {
        (Some((_, best)), Some((_, least))) if known.len() > 1 => vec![
            plain(say(
                lang,
                format!("Sur {}\u{a0}campagnes, ", campaigns.len()),
                format!("Of {} campaigns, ", campaigns.len()),
            )),
            strong(say(
                lang,
                format!(
                    "{} rapporte le plus\u{a0}: {}\u{a0}€ de CA par euro dépensé",
                    name(best),
                    euros(best)
                ),
                format!("{} brings most: €{} of revenue for each euro spent", name(best), euros(best)),
            )),
            plain(say(
                lang,
                format!("\u{202f}; {} rapporte le moins, {}\u{a0}€.", name(least), euros(least)),
                format!("; {} brings least, €{}.", name(least), euros(least)),
            )),
        ],
        _ => vec![plain(one_of(
            lang,
            "Il faut au moins deux campagnes dont les coûts et les commandes sont importés pour dire laquelle rapporte le plus.",
            "It takes two campaigns with imported costs and orders to say which brings most.",
        ))],
    }
}
