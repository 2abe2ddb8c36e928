//! `baromail long`: figures month by month, beside the year before, with their seasons.

use crate::args::Long;
use crate::context::{Context, Ended};
use crate::print::say;
use crate::{json, print};
use app::dto::figure::Flag;
use app::dto::long::{FigureByMonth, LongView, MonthPoint, Season};
use app::failure::Failure;
use app::lang::Lang;
use app::long_view::{long_view, shown_cell, shown_change, shown_season};
use serde_json::{Value, json};

/// Prints figures over the months.
pub(crate) async fn run(context: &Context, arguments: &Long) -> Result<Ended, Failure> {
    let house = context.read().await?;
    let filter = context.filter(house, &arguments.letters.filters()).await?;
    let months = arguments.months.parse().unwrap_or(12);
    let found = long_view(house, &arguments.keys, months, &filter, (context.lang, context.today)).await?;
    if context.json {
        say!("{}", document(&found));
    } else {
        say(&found, context.lang);
    }
    Ok(Ended::Done)
}

fn document(found: &LongView) -> Value {
    let month = |point: &MonthPoint| {
        json!({
            "month": point.month,
            "value": json::cell(&point.value),
            "year_before": json::cell(&point.year_before),
            "difference": point.difference,
            "change": point.change,
        })
    };
    let season = |season: &Season| json!({ "month": season.month, "index": season.index });
    let figure = |figure: &FigureByMonth| {
        json!({
            "key": figure.key,
            "unit": json::unit(figure.unit),
            "months": figure.months.iter().map(month).collect::<Vec<_>>(),
            "seasons": figure.seasons.iter().map(season).collect::<Vec<_>>(),
        })
    };
    json!({ "figures": found.figures.iter().map(figure).collect::<Vec<_>>(), "no_seasons": found.no_seasons })
}

fn say(found: &LongView, lang: Lang) {
    for figure in &found.figures {
        say!("{}\n{}", figure.name, table(figure, lang));
        for why in reasons(figure) {
            say!("– {why}");
        }
    }
    if let Some(why) = &found.no_seasons {
        say!("{why}");
    }
}

/// Returns why months are unknown, each reason once.
fn reasons(figure: &FigureByMonth) -> Vec<&str> {
    let mut reasons: Vec<&str> = Vec::new();
    for unknown in figure.months.iter().filter_map(|point| point.value.unknown.as_ref()) {
        if !reasons.contains(&unknown.text.as_str()) {
            reasons.push(&unknown.text);
        }
    }
    reasons
}

fn table(figure: &FigureByMonth, lang: Lang) -> comfy_table::Table {
    let headings = match lang {
        Lang::Fr => ["Mois", "Valeur", "Un an avant", "Écart", "Saison"],
        Lang::En => ["Month", "Value", "A year before", "Change", "Season"],
    };
    let columns = if figure.seasons.is_empty() { headings.len() - 1 } else { headings.len() };
    let rows: Vec<Vec<String>> = figure
        .months
        .iter()
        .map(|point| {
            let mut row = line(point, figure, lang);
            row.truncate(columns);
            row
        })
        .collect();
    print::table(&headings[..columns].iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), &rows)
}

fn line(point: &MonthPoint, figure: &FigureByMonth, lang: Lang) -> Vec<String> {
    let month = point.month.rsplit('-').next().and_then(|month| month.parse::<u8>().ok());
    let season = figure.seasons.iter().find(|season| Some(season.month) == month);
    let star = if point.value.flags.contains(&Flag::Provisional) { "*" } else { "" };
    vec![
        point.label.clone(),
        format!("{}{star}", shown_cell(&point.value, figure.unit, lang)),
        shown_cell(&point.year_before, figure.unit, lang),
        shown_change(point, figure.unit, lang),
        season.map(|season| shown_season(season, lang)).unwrap_or_default(),
    ]
}
