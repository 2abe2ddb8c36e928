//! Figures over time: month by month, cohorts, who comes back.

use super::bars::bar_unit;
use super::names::dimension_name;
use super::{Plate, to_screen, to_value};
use crate::aims::aimed_groups;
use crate::cohorts::{self, cohorts};
use crate::dto::dashboard::Link;
use crate::dto::figure::Flag;
use crate::dto::long::{CohortRow, Cohorts, GridCell};
use crate::failure::Failure;
use crate::figures::{Group, capitalised, figure};
use crate::house::House;
use crate::lang::{Lang, one_of};
use crate::long_view::shown_cell;
use crate::words;
use chart::{Along, BarUnit, Cell, Chart, Curve, End, Grid, Lines, Point, Row};
use chrono::{Datelike, NaiveDate};
use domain::currency::Currency;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format::short_month;
use kpi::Definition;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Lines at once: more could not be told apart.
const MOST_LINES: usize = 5;
/// Months of a grid.
const A_YEAR: u32 = 12;

/// Returns a figure month by month: one line, or one for each of the groups with most months.
pub(super) async fn months(
    house: &House,
    entry: &Definition,
    by: Option<Dimension>,
    filter: &Filter,
    (lang, today): (Lang, NaiveDate),
) -> Result<Plate, Failure> {
    let by = by.filter(|by| !matches!(by, Dimension::Month | Dimension::Quarter | Dimension::Year));
    let dimensions: Vec<Dimension> = std::iter::once(Dimension::Month).chain(by).collect();
    let grouped = aimed_groups(house, &[entry], filter, &dimensions, today).await?;
    let first = grouped.iter().filter_map(month_of).min();
    let last = grouped.iter().filter_map(month_of).max();
    let mut currency = Currency::EUR;
    let mut lines: BTreeMap<String, Vec<Point>> = BTreeMap::new();
    for group in &grouped {
        let (Some(month), Some(first)) = (month_of(group), first) else { continue };
        let shown = figure(entry, group, filter, lang);
        currency = shown.currency.as_deref().and_then(|code| code.parse().ok()).unwrap_or(currency);
        let name = match group.key.get(1) {
            Some((dimension, value)) => words::group::value(*dimension, value.as_deref(), lang),
            None => capitalised(entry.name.get(lang)),
        };
        let value = shown.value.and_then(|value| value.parse().ok());
        let at = u32::try_from(month - first).unwrap_or_default();
        lines.entry(name).or_default().extend(value.map(|value| Point { at, value }));
    }
    let mut lines: Vec<(String, Vec<Point>)> = lines.into_iter().collect();
    lines.sort_by_key(|(_, points)| Reverse(points.len()));
    let left_out = lines.len() > MOST_LINES;
    lines.truncate(MOST_LINES);
    let names = first
        .zip(last)
        .map_or_else(Vec::new, |(first, last)| (first..=last).map(|month| named(month, lang)).collect());
    let by = by.map(|by| dimension_name(by, lang));
    let title = [
        Some(capitalised(entry.name.get(lang))),
        Some(one_of(lang, "par mois", "by month").to_owned()),
        by.map(str::to_owned),
    ];
    Ok(Plate {
        told_by: None,
        links: grouped.iter().filter_map(|group| month_link(group, lang)).collect(),
        chart: Chart::Lines(Lines {
            title: title.into_iter().flatten().collect::<Vec<_>>().join(" "),
            unit_label: String::new(),
            unit: bar_unit(entry.unit, currency),
            along: Along::Named { heading: words::group::heading(Dimension::Month, lang), names },
            series: lines
                .into_iter()
                .map(|(name, points)| Curve { name, points, end: End::Complete })
                .collect(),
            empty: one_of(lang, "Rien à montrer pour ces filtres", "Nothing to show for these filters")
                .to_owned(),
        }),
        note: if left_out {
            one_of(lang, "les cinq groupes qui ont le plus de mois", "the five groups with most months")
                .to_owned()
        } else {
            String::new()
        },
    })
}

/// Returns the month of a group, counted from the year 0.
fn month_of(group: &Group) -> Option<i32> {
    let (_, value) = group.key.first()?;
    month(value.as_deref()?)
}

/// Returns a month `2026-09`, counted from the year 0.
pub(super) fn month(text: &str) -> Option<i32> {
    let day: NaiveDate = format!("{text}-01").parse().ok()?;
    Some(day.year() * 12 + day.month0().cast_signed())
}

/// Returns where the points of a group’s month lead.
fn month_link(group: &Group, lang: Lang) -> Option<(String, Link)> {
    let (_, value) = group.key.first()?;
    Some((named(month_of(group)?, lang), to_value(Dimension::Month, value.as_deref()?)))
}

/// Returns a month counted from the year 0 as an axis writes it.
pub(super) fn named(month: i32, lang: Lang) -> String {
    let day = NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12).unsigned_abs() + 1, 1);
    day.map(|day| short_month(day, lang)).unwrap_or_default()
}

/// Returns the cohorts of a measure as a shaded grid.
pub(super) async fn cohort_grid(
    house: &House,
    measure: cohorts::Grid,
    filter: &Filter,
    (lang, today): (Lang, NaiveDate),
) -> Result<Plate, Failure> {
    let found = cohorts(house, measure, A_YEAR, filter, (lang, today)).await?;
    let mut rows: Vec<Row> = found
        .rows
        .iter()
        .map(|row| Row { label: row.label.clone(), cells: cells(&row.months, &found, lang) })
        .collect();
    if !found.all.is_empty() {
        let label = one_of(lang, "Toutes", "All").to_owned();
        rows.push(Row { label, cells: cells(&found.all, &found, lang) });
    }
    let months = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let link = |row: &CohortRow| Some((row.label.clone(), to_value(Dimension::Month, row.month.as_deref()?)));
    let links = found.rows.iter().filter_map(link).collect();
    Ok(Plate {
        told_by: None,
        links,
        chart: Chart::Grid(Grid {
            title: found.title,
            heading: one_of(lang, "Envoi", "Posting").to_owned(),
            columns: (1..=months)
                .map(|month| one_of(lang, format!("M{month}"), format!("M{month}")))
                .collect(),
            rows: if months == 0 { Vec::new() } else { rows },
            empty: one_of(lang, "Aucun mois révolu pour ces filtres", "No full month for these filters")
                .to_owned(),
        }),
        note: one_of(lang, "mois depuis l’envoi", "months since posting").to_owned(),
    })
}

/// Returns the numbers of a cohort up to the last month that is known.
fn cells(months: &[GridCell], found: &Cohorts, lang: Lang) -> Vec<Cell> {
    let lived = months.iter().rposition(|cell| cell.value.is_some()).map_or(0, |last| last + 1);
    let cell = |cell: &GridCell| Cell {
        text: shown_cell(cell, found.unit, lang),
        shade: cell.shade,
        note: match &cell.unknown {
            Some(unknown) => unknown.text.clone(),
            None if cell.flags.contains(&Flag::TooFew) => one_of(lang, "trop peu", "too few").to_owned(),
            None => String::new(),
        },
    };
    months.iter().take(lived).map(cell).collect()
}

/// Returns which share of customers orders again in each month from their first order.
pub(super) async fn retention_curve(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let found = cohorts(house, cohorts::Grid::Retention, A_YEAR, filter, (lang, today)).await?;
    // One cohort alone is its own whole.
    let months =
        if found.all.is_empty() { found.rows.first().map(|row| &row.months) } else { Some(&found.all) };
    let months = months.map_or(&[][..], Vec::as_slice);
    let point = |(at, cell): (usize, &GridCell)| {
        Some(Point { at: u32::try_from(at).ok()?, value: cell.value.as_deref()?.parse().ok()? })
    };
    let points: Vec<Point> = months.iter().enumerate().filter_map(point).collect();
    let name = one_of(lang, "Clients qui commandent de nouveau", "Customers who order again").to_owned();
    let names =
        (1..=months.len()).map(|month| one_of(lang, format!("mois {month}"), format!("month {month}")));
    Ok(Plate {
        told_by: None,
        links: [(name.clone(), to_screen("cohorts", cohorts::Grid::Retention.key()))].into(),
        chart: Chart::Lines(Lines {
            title: one_of(lang, "Courbe de rétention", "Retention curve").to_owned(),
            unit_label: one_of(lang, "% des clients", "% of customers").to_owned(),
            unit: BarUnit::Percent,
            along: Along::Named {
                heading: one_of(lang, "Mois depuis la première commande", "Months since the first order")
                    .to_owned(),
                names: names.collect(),
            },
            series: vec![Curve { name, points, end: End::Complete }],
            empty: one_of(lang, "Aucun mois révolu pour ces filtres", "No full month for these filters")
                .to_owned(),
        }),
        note: one_of(lang, "mois depuis la première commande", "months since the first order").to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_over_the_turn_of_a_year() {
        assert_eq!(named(2025 * 12 + 11, Lang::En), "Dec 2025");
        assert_eq!(named(2026 * 12, Lang::Fr), "janv. 2026");
    }
}
