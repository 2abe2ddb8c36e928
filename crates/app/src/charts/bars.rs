//! A figure by a grouping.

use super::names::dimension_name;
use super::{Links, Plate, to_value};
use crate::aims::aimed_groups;
use crate::failure::Failure;
use crate::figures::{Group, figure};
use crate::house::House;
use crate::lang::{Lang, say};
use crate::words;
use chart::{Bar, BarUnit, Bars, Chart, Sample};
use chrono::NaiveDate;
use domain::currency::Currency;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::words::CellRole;
use kpi::{Definition, Unit};

/// Returns bars of a figure by a grouping, with intervals.
pub async fn bars(
    house: &House,
    entry: &Definition,
    by: Dimension,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let grouped = aimed_groups(house, &[entry], filter, &[by], today).await?;
    Ok(bars_of(entry, &grouped, &[by], filter, lang))
}

/// Returns bars of a figure for groups, in their order.
pub(crate) fn bars_of(
    entry: &Definition,
    grouped: &[Group],
    by: &[Dimension],
    filter: &Filter,
    lang: Lang,
) -> Plate {
    let currency = currency_of(entry, grouped, filter, lang);
    let bars = grouped.iter().map(|group| bar(entry, group, filter, lang)).collect();
    let links = if by.len() == 1 { links(grouped, lang) } else { Links::new() };
    let by: Vec<&str> = by.iter().map(|dimension| dimension_name(*dimension, lang)).collect();
    let title = format!(
        "{} {}",
        crate::figures::capitalised(entry.name.get(lang)),
        by.join(crate::lang::one_of(lang, " et ", " and "))
    );
    Plate {
        told_by: None,
        links,
        chart: Chart::Bars(Bars {
            title,
            unit: bar_unit(entry.unit, currency),
            bars,
            reference: None,
            empty: say(
                lang,
                "Rien à montrer pour ces filtres".into(),
                "Nothing to show for these filters".into(),
            ),
        }),
        note: say(lang, "traits\u{a0}: intervalle à 95\u{a0}%".into(), "lines: 95% interval".into()),
    }
}

/// Returns the currency in which groups tell a figure.
pub(super) fn currency_of(entry: &Definition, grouped: &[Group], filter: &Filter, lang: Lang) -> Currency {
    grouped
        .iter()
        .find_map(|group| figure(entry, group, filter, lang).currency)
        .and_then(|code| code.parse().ok())
        .unwrap_or(Currency::EUR)
}

/// Returns where the bar of each group leads; what a file left unsaid leads nowhere.
fn links(grouped: &[Group], lang: Lang) -> Links {
    let link = |group: &Group| {
        let (dimension, value) = group.key.first()?;
        Some((words::group::name(&group.key, lang), to_value(*dimension, value.as_deref()?)))
    };
    grouped.iter().filter_map(link).collect()
}

/// Returns a group’s figure with its interval.
pub(super) fn bar(entry: &Definition, group: &Group, filter: &Filter, lang: Lang) -> Bar {
    let figure = figure(entry, group, filter, lang);
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
    let unknown = figure.unknown.as_ref().map(|unknown| unknown.text.clone());
    Bar {
        label: words::group::name(&group.key, lang),
        value: number(&figure.value),
        low: number(&figure.low),
        high: number(&figure.high),
        sample: if figure.flags.contains(&crate::dto::figure::Flag::TooFew) {
            Sample::Few
        } else {
            Sample::Enough
        },
        // To whom nothing was sent, nothing could be divided by: that says it all.
        note: held(group, lang).or(unknown).unwrap_or_default(),
    }
}

fn held(group: &Group, lang: Lang) -> Option<String> {
    (group.role == Some(CellRole::Holdout))
        .then(|| say(lang, "non envoyé".to_owned(), "not mailed".to_owned()))
}

pub(super) const fn bar_unit(unit: Unit, currency: Currency) -> BarUnit {
    match unit {
        Unit::Ratio | Unit::Growth => BarUnit::Percent,
        Unit::Money => BarUnit::Money(currency),
        Unit::Count => BarUnit::Count,
        Unit::Days => BarUnit::Days,
        Unit::Times | Unit::Points => BarUnit::Number,
    }
}
