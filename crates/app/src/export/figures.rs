//! Figures as spreadsheets: one table of all of them, and one for each grouping.

use super::cell::Cell;
use super::sheet::{Sheets, Table};
use super::{Target, Written, sheets};
use crate::aims::aimed_groups;
use crate::dto::figure::{Figure, Unit};
use crate::failure::Failure;
use crate::figures::{Dimension, Filter, Group, capitalised, definitions, figure};
use crate::house::House;
use crate::lang::{Lang, one_of};
use crate::words;
use chrono::NaiveDate;
use kpi::Definition;
use rust_decimal::Decimal;

/// What the command line calls them.
pub const FIGURES: &str = "figures";

/// Writes all figures of what a filter takes, and a table by each grouping asked for: values only, unknown ones empty.
///
/// # Errors
/// [`Failure::Disk`].
pub async fn figures(
    house: &House,
    filter: &Filter,
    groupings: &[Vec<Dimension>],
    into: Target<'_>,
    today: NaiveDate,
) -> Result<Vec<Written>, Failure> {
    let entries = definitions(&[])?;
    let mut out = sheets(into)?;
    let all = aimed_groups(house, &entries, filter, &[], today).await?;
    if let Some(group) = all.first() {
        let found = entries.iter().map(|entry| figure(entry, group, filter, into.lang)).collect();
        write(&mut out, one_of(into.lang, "Indicateurs", "Figures"), &by_figure(found, into.lang))?;
    }
    for by in groupings {
        let groups = aimed_groups(house, &entries, filter, by, today).await?;
        let rows = by_group(&entries, &groups, by, filter, into.lang);
        let names: Vec<String> = by.iter().map(|by| words::group::heading(*by, into.lang)).collect();
        write(&mut out, &names.join(", "), &rows)?;
    }
    out.save()
}

type Rows = (Vec<String>, Vec<Vec<Cell>>);

fn write(out: &mut Sheets, name: &str, (headings, rows): &Rows) -> Result<(), Failure> {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(Cell::width);
        cells.max().unwrap_or_default().max(headings[column].chars().count())
    };
    let widths = (0..headings.len()).map(width).collect();
    out.begin(&Table { name: name.to_owned(), headings: headings.clone(), widths })?;
    rows.iter().try_for_each(|row| out.row(row))
}

/// A row a figure.
fn by_figure(figures: Vec<Figure>, lang: Lang) -> Rows {
    let headings = one_of(
        lang,
        ["Indicateur", "Valeur", "Devise", "De", "À", "Numérateur", "Dénominateur", "À savoir", "Définition"],
        ["Figure", "Value", "Currency", "From", "To", "Numerator", "Denominator", "Note", "Definition"],
    );
    let row = |figure: Figure| {
        let part = |text: Option<String>| number(text.as_deref()).map_or(Cell::Empty, Cell::Number);
        vec![
            Cell::Text(figure.name.clone()),
            value(figure.value.as_deref(), figure.unit),
            figure.currency.clone().map_or(Cell::Empty, Cell::Text),
            value(figure.low.as_deref(), figure.unit),
            value(figure.high.as_deref(), figure.unit),
            part(figure.numerator.clone()),
            part(figure.denominator.clone()),
            Cell::Text(crate::analysis::note(&figure, lang)),
            Cell::Text(figure.help),
        ]
    };
    (headings.map(str::to_owned).to_vec(), figures.into_iter().map(row).collect())
}

/// A row a group, a column a figure that some group has.
fn by_group(
    entries: &[&'static Definition],
    groups: &[Group],
    by: &[Dimension],
    filter: &Filter,
    lang: Lang,
) -> Rows {
    let mut headings: Vec<String> = by.iter().map(|by| words::group::heading(*by, lang)).collect();
    let mut rows: Vec<Vec<Cell>> = groups
        .iter()
        .map(|group| {
            let said = group.key.iter();
            said.map(|(by, value)| Cell::Text(words::group::value(*by, value.as_deref(), lang))).collect()
        })
        .collect();
    for entry in entries {
        let figures: Vec<Figure> = groups.iter().map(|group| figure(entry, group, filter, lang)).collect();
        if figures.iter().all(|figure| figure.value.is_none()) {
            continue;
        }
        let mut currencies: Vec<&str> =
            figures.iter().filter_map(|figure| figure.currency.as_deref()).collect();
        currencies.dedup();
        let name = capitalised(entry.name.get(lang));
        headings.push(match currencies.as_slice() {
            [currency] => format!("{name} ({currency})"),
            _ => name,
        });
        for (row, figure) in rows.iter_mut().zip(&figures) {
            row.push(value(figure.value.as_deref(), figure.unit));
        }
    }
    (headings, rows)
}

fn value(text: Option<&str>, unit: Unit) -> Cell {
    let Some(number) = number(text) else { return Cell::Empty };
    match unit {
        Unit::Count => Cell::Count(number),
        Unit::Ratio | Unit::Growth => Cell::Share(number),
        Unit::Money => Cell::Amount(number),
        Unit::Times | Unit::Days | Unit::Points => Cell::Number(number),
    }
}

fn number(text: Option<&str>) -> Option<Decimal> {
    text?.parse().ok()
}
