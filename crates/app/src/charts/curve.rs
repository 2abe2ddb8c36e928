//! Responses by days since posting.

use super::{Links, Plate, to_value};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::{Lang, say};
use chart::{Along, BarUnit, Chart, Curve, End, Lines, Point};
use chrono::{Days, NaiveDate};
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::mailing_code;
use domain::words::CellRole;
use std::collections::BTreeMap;

/// Returns the cumulative response rate by days since posting: a line for each cell of one campaign, else for each
/// mailing.
pub async fn response_curve(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let days = house.store.response_days(filter).await?;
    let windows: BTreeMap<String, u32> = house
        .store
        .campaigns()
        .await?
        .into_iter()
        .map(|campaign| (campaign.code, campaign.window_days))
        .collect();
    let one_campaign = days.windows(2).all(|pair| pair[0].campaign == pair[1].campaign);
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    let mut marks = Links::new();
    for cell in days {
        if !one_campaign && cell.role == Some(CellRole::Holdout) {
            continue;
        }
        let mailing =
            cell.posting_date.map_or_else(|| cell.campaign.clone(), |day| mailing_code(&cell.campaign, day));
        let (name, dimension) = match cell.cell.clone().filter(|_| one_campaign) {
            Some(cell) => (cell, Dimension::Cell),
            None => (mailing, Dimension::Mailing),
        };
        marks.insert(name.clone(), to_value(dimension, &name));
        let line = lines.entry(name).or_default();
        line.people += cell.people;
        for (day, responders) in cell.days.iter() {
            *line.days.entry(u32::try_from(day).unwrap_or(0)).or_default() += responders;
        }
        let open_until = cell.posting_date.and_then(|day| {
            day.checked_add_days(Days::new(u64::from(
                windows.get(&cell.campaign).copied().unwrap_or_default(),
            )))
        });
        line.open |= open_until.is_some_and(|end| end >= today);
    }
    let last_day =
        lines.values().filter_map(|line| line.days.keys().max()).max().copied().unwrap_or_default();
    let series = lines.into_iter().filter_map(|(name, line)| line.curve(name, last_day)).collect();
    Ok(Plate {
        told_by: None,
        links: marks,
        chart: Chart::Lines(Lines {
            title: say(lang, "Réponses cumulées".into(), "Cumulative responses".into()),
            unit_label: say(lang, "% des plis envoyés".into(), "% of pieces posted".into()),
            unit: BarUnit::Percent,
            along: Along::Days,
            series,
            empty: say(
                lang,
                "Aucune réponse datée n’est importée".into(),
                "No dated response is imported".into(),
            ),
        }),
        note: say(lang, "jours depuis l’envoi".into(), "days since posting".into()),
    })
}

/// What one line of the response curve is made of.
#[derive(Debug, Default)]
struct Line {
    people: u64,
    days: BTreeMap<u32, u64>,
    open: bool,
}

impl Line {
    fn curve(self, name: String, last_day: u32) -> Option<Curve> {
        if self.people == 0 || self.days.is_empty() {
            return None;
        }
        let mut points = vec![Point { at: 0, value: 0.0 }];
        let mut responders = 0;
        for (day, more) in &self.days {
            responders += more;
            points.push(Point { at: *day, value: responders as f64 / self.people as f64 });
        }
        if let Some(end) = points.last().copied().filter(|end| end.at < last_day && !self.open) {
            points.push(Point { at: last_day, ..end });
        }
        Some(Curve { name, points, end: if self.open { End::Open } else { End::Complete } })
    }
}
