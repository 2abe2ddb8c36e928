//! The one list of charts: whoever shows a chart asks for it by a name of this list.
//!
//! A name is that of an entry (`funnel`), or the key of a figure, which is drawn as bars by a grouping.
//! Where an entry draws a figure, the figure follows a colon: `map:response_rate`.

use super::gains::gains;
use super::multiples::{Split, multiples};
use super::place::map;
use super::time::{cohort_grid, months, retention_curve};
use super::way::{funnel, stage_durations, staircase};
use super::{Plate, bars, cost_shares, on_screen, response_curve};
use crate::cohorts::Grid;
use crate::dto::chart::{ChartItem, ChartQuestion};
use crate::dto::dashboard::Picture;
use crate::failure::Failure;
use crate::figures::definitions;
use crate::house::House;
use crate::lang::{Lang, Words, named as language};
use crate::question;
use chart::Scales;
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
    /// A figure, what has a part of the chart each, and what each part runs along.
    FigureByTwo(&'static str),
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
    /// A figure month by month.
    Months,
    /// A figure drawn once for each group.
    Multiples,
    /// What each step costs.
    CostStaircase,
    /// How many come through each stage.
    Funnel,
    /// How long each stage takes.
    StageDurations,
    /// Cohorts as a grid.
    Cohorts(Grid),
    /// Who orders again, month after month.
    RetentionCurve,
    /// Whether the score finds buyers.
    Gains,
    /// A figure by département.
    Map,
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
    Entry {
        chart: Named::Months,
        name: "months",
        title: Words { fr: "Mois par mois", en: "Month by month" },
        shows: Words {
            fr: "Un indicateur au fil des mois, une ligne par groupe.",
            en: "A figure over the months, a line for each group.",
        },
        takes: Takes::FigureByGrouping("response_rate"),
    },
    Entry {
        chart: Named::Multiples,
        name: "small_multiples",
        title: Words { fr: "Petits graphiques côte à côte", en: "Small charts side by side" },
        shows: Words {
            fr: "Un indicateur au fil des mois, ou selon un autre regroupement\u{a0}: un petit graphique par campagne, secteur, département…",
            en: "A figure over the months, or by another grouping: a small chart for each campaign, sector, département…",
        },
        takes: Takes::FigureByTwo("response_rate"),
    },
    Entry {
        chart: Named::CostStaircase,
        name: "cost_staircase",
        title: Words { fr: "Escalier des coûts", en: "Staircase of costs" },
        shows: Words {
            fr: "Ce que coûtent un pli, une réponse, un prospect, un rendez-vous, un client, et leur seuil de rentabilité.",
            en: "What a piece, a response, a lead, an appointment and a customer cost, and their break-even.",
        },
        takes: Takes::Filter,
    },
    Entry {
        chart: Named::Funnel,
        name: "funnel",
        title: Words { fr: "Entonnoir", en: "Funnel" },
        shows: Words {
            fr: "Combien passent chaque étape, du courrier au client, et en combien de jours.",
            en: "How many come through each stage, from letter to customer, and in how many days.",
        },
        takes: Takes::Filter,
    },
    Entry {
        chart: Named::StageDurations,
        name: "stage_durations",
        title: Words { fr: "Durée des étapes", en: "How long stages take" },
        shows: Words {
            fr: "Les jours que prend chaque étape, pour celui du milieu.",
            en: "The days that each stage takes, for the one in the middle.",
        },
        takes: Takes::Filter,
    },
    Entry {
        chart: Named::Map,
        name: "map",
        title: Words { fr: "Carte des départements", en: "Map of départements" },
        shows: Words {
            fr: "Un indicateur par département, en gris sous 30\u{a0}plis.",
            en: "A figure by département, grey under 30 pieces.",
        },
        takes: Takes::Figure("response_rate"),
    },
    Entry {
        chart: Named::Cohorts(Grid::Response),
        name: "cohort_response",
        title: Words { fr: "Cohortes\u{a0}: réponses", en: "Cohorts: responses" },
        shows: Words {
            fr: "Le taux de réponse de chaque mois d’envoi, mois après mois.",
            en: "The response rate of each posting month, month after month.",
        },
        takes: Takes::Filter,
    },
    Entry {
        chart: Named::Cohorts(Grid::Revenue),
        name: "cohort_revenue",
        title: Words { fr: "Cohortes\u{a0}: chiffre d’affaires", en: "Cohorts: revenue" },
        shows: Words {
            fr: "Le chiffre d’affaires de chaque mois d’envoi, mois après mois.",
            en: "The revenue of each posting month, month after month.",
        },
        takes: Takes::Filter,
    },
    Entry {
        chart: Named::Cohorts(Grid::Retention),
        name: "cohort_retention",
        title: Words { fr: "Cohortes\u{a0}: rétention", en: "Cohorts: retention" },
        shows: Words {
            fr: "La part des clients de chaque mois d’envoi qui commandent de nouveau.",
            en: "The share of each posting month’s customers who order again.",
        },
        takes: Takes::Filter,
    },
    Entry {
        chart: Named::RetentionCurve,
        name: "retention_curve",
        title: Words { fr: "Courbe de rétention", en: "Retention curve" },
        shows: Words {
            fr: "La part des clients qui commandent de nouveau, mois après mois.",
            en: "The share of customers who order again, month after month.",
        },
        takes: Takes::Filter,
    },
    Entry {
        chart: Named::Gains,
        name: "gains",
        title: Words { fr: "Courbe de gain du score", en: "Gains of the score" },
        shows: Words {
            fr: "La part des clients atteints en appelant d’abord les meilleurs scores.",
            en: "The share of customers reached by calling the best scores first.",
        },
        takes: Takes::Filter,
    },
];

/// What is asked for beside the name.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The grouping, for charts that take one.
    pub by: Option<Dimension>,
    /// The second grouping, for charts that take two.
    pub along: Option<Dimension>,
    /// Whether the parts of a chart that has several share their axis.
    pub scales: Scales,
    /// Which letters.
    pub filter: &'a Filter,
    /// The language.
    pub lang: Lang,
    /// The day it is.
    pub today: NaiveDate,
}

/// Returns the list as the window shows it.
pub fn list(lang: Lang) -> Vec<ChartItem> {
    CHARTS.iter().map(|entry| item(entry, lang)).collect()
}

/// Returns an entry as the window shows it.
pub(crate) fn item(entry: &Entry, lang: Lang) -> ChartItem {
    ChartItem {
        name: entry.name.to_owned(),
        title: entry.title.get(lang).to_owned(),
        shows: entry.shows.get(lang).to_owned(),
        takes_figure: entry.takes != Takes::Filter,
        takes_grouping: matches!(entry.takes, Takes::FigureByGrouping(_) | Takes::FigureByTwo(_)),
        takes_along: matches!(entry.takes, Takes::FigureByTwo(_)),
    }
}

/// Returns the chart of a name.
///
/// # Errors
/// [`Failure::UnknownFigure`] for a name that is neither of the list nor a figure's.
pub async fn named(house: &House, name: &str, asked: Asked<'_>) -> Result<Plate, Failure> {
    let (entry, figure) = parse(name)?;
    let Asked { by, along, scales, filter, lang, today } = asked;
    match entry.chart {
        Named::ResponseCurve => response_curve(house, filter, lang, today).await,
        Named::CostShares => cost_shares(house, filter, lang, today).await,
        Named::Months => months(house, figure, by, filter, (lang, today)).await,
        Named::Multiples => {
            multiples(house, figure, (Split::of(by, along), scales), filter, (lang, today)).await
        }
        Named::CostStaircase => staircase(house, filter, lang, today).await,
        Named::Funnel => funnel(house, filter, lang, today).await,
        Named::StageDurations => stage_durations(house, filter, lang, today).await,
        Named::Cohorts(grid) => cohort_grid(house, grid, filter, (lang, today)).await,
        Named::RetentionCurve => retention_curve(house, filter, lang, today).await,
        Named::Gains => gains(house, filter, lang, today).await,
        Named::Map => map(house, figure, filter, lang, today).await,
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
    let dimension = |name: &Option<String>| name.as_deref().map(question::dimension).transpose();
    let (by, along) = (dimension(&asked.by)?, dimension(&asked.along)?);
    let scales = if asked.own_scales { Scales::Own } else { Scales::Common };
    let asked_for = Asked { by, along, scales, filter: &filter, lang, today };
    let plate = named(house, &asked.name, asked_for).await?;
    on_screen(&plate, lang, (f64::from(asked.width), f64::from(asked.height)))
}

/// Returns the entry of a name and the figure that it draws.
pub(crate) fn parse(name: &str) -> Result<(&'static Entry, &'static Definition), Failure> {
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
        Takes::Figure(key) | Takes::FigureByGrouping(key) | Takes::FigureByTwo(key) => key,
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
