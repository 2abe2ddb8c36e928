//! The one list of charts: whoever shows a chart asks for it by a name of this list.
//!
//! A name is that of an entry (`funnel`), or the key of a figure, which is drawn as bars by a grouping.
//! Where an entry draws a figure, the figure follows a colon: `map:response_rate`.

use super::{Plate, bars, cost_shares, on_screen, response_curve};
use crate::dto::chart::{ChartItem, ChartQuestion};
use crate::dto::dashboard::Picture;
use crate::failure::Failure;
use crate::figures::definitions;
use crate::house::House;
use crate::lang::{Lang, Words, named as language};
use crate::question;
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use kpi::{Definition, nearest};

/// What a chart is of, beside the filter that every chart takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing more.
    Filter,
    /// A figure of the catalogue; without one, the one named here.
    Figure(&'static str),
    /// A figure and a grouping.
    FigureByGrouping(&'static str),
}

/// One chart of the list.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Which it is.
    pub chart: Named,
    /// Its name.
    pub name: &'static str,
    /// Its title.
    pub title: Words,
    /// What it shows, in a sentence.
    pub shows: Words,
    /// What it is of.
    pub takes: Takes,
}

/// The charts that have a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Responses by days since posting.
    ResponseCurve,
    /// Where the money went.
    CostShares,
    /// A figure by a grouping.
    Bars,
}

/// Every chart, in the order in which they are offered.
pub static CHARTS: &[Entry] = &[
    Entry {
        chart: Named::ResponseCurve,
        name: "response_curve",
        title: Words { fr: "Réponses cumulées", en: "Cumulative responses" },
        shows: Words {
            fr: "Comment les réponses arrivent, jour après jour depuis l’envoi.",
            en: "How responses come in, day after day since posting.",
        },
        takes: Takes::Filter,
    },
    Entry {
        chart: Named::Bars,
        name: "bars",
        title: Words { fr: "Barres par groupe", en: "Bars by group" },
        shows: Words {
            fr: "Un indicateur par cellule, fichier, secteur… avec ses intervalles.",
            en: "A figure by cell, list source, sector… with its intervals.",
        },
        takes: Takes::FigureByGrouping("response_rate"),
    },
    Entry {
        chart: Named::CostShares,
        name: "cost_shares",
        title: Words { fr: "Où va le budget", en: "Where the budget goes" },
        shows: Words { fr: "La part de chaque poste de coût.", en: "The share of each item of cost." },
        takes: Takes::Filter,
    },
];

/// What is asked for beside the name.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The grouping, for charts that take one.
    pub by: Option<Dimension>,
    /// Which letters.
    pub filter: &'a Filter,
    /// The language.
    pub lang: Lang,
    /// The day it is.
    pub today: NaiveDate,
}

/// Returns the list as the window shows it.
pub fn list(lang: Lang) -> Vec<ChartItem> {
    let item = |entry: &Entry| ChartItem {
        name: entry.name.to_owned(),
        title: entry.title.get(lang).to_owned(),
        shows: entry.shows.get(lang).to_owned(),
        takes_figure: entry.takes != Takes::Filter,
        takes_grouping: matches!(entry.takes, Takes::FigureByGrouping(_)),
    };
    CHARTS.iter().map(item).collect()
}

/// Returns the chart of a name.
///
/// # Errors
/// [`Failure::UnknownFigure`] for a name that is neither of the list nor a figure's.
pub async fn named(house: &House, name: &str, asked: Asked<'_>) -> Result<Plate, Failure> {
    let (entry, figure) = parse(name)?;
    let Asked { by, filter, lang, today } = asked;
    match entry.chart {
        Named::ResponseCurve => response_curve(house, filter, lang, today).await,
        Named::CostShares => cost_shares(house, filter, lang, today).await,
        Named::Bars => bars(house, figure, by.unwrap_or(Dimension::Cell), filter, lang, today).await,
    }
}

/// Returns the chart of a question as the window shows it.
///
/// # Errors
/// Those of [`named`] and [`question::filter`].
pub async fn shown(house: &House, asked: &ChartQuestion, today: NaiveDate) -> Result<Picture, Failure> {
    let lang = language(&asked.question.lang);
    let filter = question::filter(&asked.question)?;
    let by = asked.by.as_deref().map(question::dimension).transpose()?;
    let plate = named(house, &asked.name, Asked { by, filter: &filter, lang, today }).await?;
    on_screen(&plate, lang, (f64::from(asked.width), f64::from(asked.height)))
}

/// Returns the entry of a name and the figure that it draws.
fn parse(name: &str) -> Result<(&'static Entry, &'static Definition), Failure> {
    let (chart, figure) = name.split_once(':').map_or((name, None), |(chart, figure)| (chart, Some(figure)));
    // `cost_share` is a figure with a chart of its own.
    let chart = if chart == "cost_share" { "cost_shares" } else { chart };
    let of = |name: &str| CHARTS.iter().find(|entry| entry.name == name);
    let (entry, figure) = match (of(chart), figure) {
        (Some(entry), figure) => (entry, figure.unwrap_or_else(|| usual(entry))),
        (None, None) => (of("bars").ok_or_else(|| unknown(name))?, chart),
        (None, Some(_)) => return Err(unknown(name)),
    };
    let key = figure.to_owned();
    let definition = definitions(&[key])?.first().copied().ok_or_else(|| unknown(figure))?;
    Ok((entry, definition))
}

/// Returns the figure of a chart for which none is asked.
const fn usual(entry: &Entry) -> &'static str {
    match entry.takes {
        Takes::Figure(key) | Takes::FigureByGrouping(key) => key,
        Takes::Filter => "response_rate",
    }
}

fn unknown(name: &str) -> Failure {
    Failure::UnknownFigure { key: name.to_owned(), nearest: nearest(name).map(|entry| entry.key) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_chart_has_its_own_name_and_draws_a_known_figure() {
        let names: BTreeSet<_> = CHARTS.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), CHARTS.len());
        for entry in CHARTS {
            let (found, figure) = parse(entry.name).unwrap();
            assert_eq!((found.name, figure.key), (entry.name, usual(entry)));
            assert!(kpi::find(entry.name).is_none(), "{} is a figure too", entry.name);
        }
    }

    #[test]
    fn a_name_may_carry_its_figure_and_a_figure_alone_is_bars() {
        for (name, chart, figure) in [
            ("bars:revenue", "bars", "revenue"),
            ("revenue", "bars", "revenue"),
            ("cost_share", "cost_shares", "response_rate"),
        ] {
            let (entry, found) = parse(name).unwrap();
            assert_eq!((entry.name, found.key), (chart, figure), "{name}");
        }
        for name in ["", "pie", "pie:revenue", "bars:pie", "bars:"] {
            assert!(matches!(parse(name), Err(Failure::UnknownFigure { .. })), "{name}");
        }
    }
}
