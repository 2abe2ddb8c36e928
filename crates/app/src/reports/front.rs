//! The first view: the figure that decides, the figures beside it, what to do next.

use super::Asked;
use crate::alerts;
use crate::dashboard::tiles;
use crate::dto::figure::{Figure, Reference, Unit};
use crate::failure::Failure;
use crate::figures::{Group, definitions, shown_number};
use crate::lang::{Lang, one_of, say};
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::format::NBSP;
use domain::term::Term;
use kpi::{Unit as KpiUnit, evaluate, find, shown};
use report::{Barometer, Column, Gauge, Headline, Run, Table};
use rust_decimal::Decimal;

/// The barometer where a template has no other.
pub(crate) const BAROMETER: &str = "response_rate";
/// What tells in a sentence whether the mail paid.
pub(crate) const PAID: &str = "roas";
/// What is advised at most.
const ADVICE: usize = 4;
/// The rows of a table that says how the groups of a dimension did.
pub(super) const ROWS: usize = 200;

/// Returns the figure that decides on its scale; nothing where it is unknown.
pub(crate) async fn barometer(asked: &Asked<'_>, key: &str) -> Result<Option<Barometer>, Failure> {
    let entries = definitions(&[key.to_owned()])?;
    let tiles = tiles(asked.house, asked.filter, &entries, asked.lang, asked.today).await?;
    Ok(tiles.first().and_then(|tile| on_scale(tile, asked.lang)))
}

/// Returns a figure on its scale, unless it is unknown.
pub(super) fn on_scale(tile: &Figure, lang: Lang) -> Option<Barometer> {
    let number = |text: Option<&String>| text.and_then(|text| text.parse::<f64>().ok());
    let point = number(tile.value.as_ref())?;
    // A score runs from −100 to 100; all else from nothing, or from below where it is a loss.
    let (start, end) = match tile.unit {
        Unit::Points => (-100.0, 100.0),
        _ => (number(tile.scale_min.as_ref()).unwrap_or(0.0).min(0.0), number(tile.scale_max.as_ref())?),
    };
    let place = |value: f64| value - start;
    let ends_of = |reference: &Reference| {
        Some((place(number(Some(&reference.low))?), place(number(Some(&reference.high))?)))
    };
    let text = |value: f64| {
        shown_number(&format!("{value:.4}"), tile.currency.as_deref(), tile.unit, lang).unwrap_or_default()
    };
    let value = shown_number(tile.value.as_deref()?, tile.currency.as_deref(), tile.unit, lang)?;
    let legend = legend(tile, lang);
    Some(Barometer {
        label: tile.name.clone(),
        gauge: Gauge {
            low: place(number(tile.low.as_ref()).unwrap_or(point)),
            high: place(number(tile.high.as_ref()).unwrap_or(point)),
            band: tile.reference.as_ref().and_then(ends_of),
            point: place(point),
            max: end - start,
            mark: tile.break_even.as_ref().and_then(ends_of).map(|(low, _)| low),
            alt: format!("{} {value}. {legend}", tile.name),
        },
        value,
        ends: (text(start), text(end)),
        legend,
    })
}

/// Says in words what the marks of a barometer are, so that it can be read in grey and aloud.
fn legend(tile: &Figure, lang: Lang) -> String {
    let text = |value: &str| shown_number(value, tile.currency.as_deref(), tile.unit, lang);
    let range = |low: &str, high: &str| match (text(low), text(high)) {
        (Some(low), Some(high)) if low == high => low,
        (low, high) => format!("{} – {}", low.unwrap_or_default(), high.unwrap_or_default()),
    };
    let colon = one_of(lang, "\u{a0}: ", ": ");
    let mut said = Vec::new();
    if let (Some(low), Some(high)) = (&tile.low, &tile.high) {
        let bar = say(lang, format!("barre bleue, intervalle à 95{NBSP}%"), "blue bar, 95% interval".into());
        said.push(format!("{bar}{colon}{}", range(low, high)));
    }
    if let Some(reference) = &tile.reference {
        let band = one_of(lang, "bande grise", "grey band");
        said.push(format!("{band}, {}{colon}{}", reference.label, range(&reference.low, &reference.high)));
    }
    if let Some(mark) = &tile.break_even {
        let triangle = one_of(lang, "triangle", "triangle");
        said.push(format!("{triangle}, {}{colon}{}", mark.label, range(&mark.low, &mark.high)));
    }
    said.join(" · ")
}

/// Returns figures as tiles, each with its small gauge.
pub(crate) async fn headline(asked: &Asked<'_>, keys: &[&str]) -> Result<Vec<Headline>, Failure> {
    let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    let entries = definitions(&keys)?;
    let tiles = tiles(asked.house, asked.filter, &entries, asked.lang, asked.today).await?;
    Ok(tiles.iter().map(|tile| of_tile(tile, asked.lang)).collect())
}

pub(super) fn of_tile(tile: &Figure, lang: Lang) -> Headline {
    let shown = |text: &str| shown_number(text, tile.currency.as_deref(), tile.unit, lang);
    let interval = tile.low.is_some() && tile.high.is_some();
    Headline {
        label: tile.name.clone(),
        value: tile.value.as_deref().and_then(shown).unwrap_or_else(|| kpi::show::UNKNOWN.to_owned()),
        detail: tile.unknown.as_ref().map_or_else(|| tile.detail.clone(), |unknown| unknown.text.clone()),
        gauge: on_scale(tile, lang)
            .filter(|_| interval)
            .map(|barometer| Gauge { alt: String::new(), ..barometer.gauge }),
    }
}

/// Returns a tile of a text that is worked out already.
pub(super) fn tile(
    label: impl Into<String>,
    value: impl Into<String>,
    detail: impl Into<String>,
) -> Headline {
    Headline { label: label.into(), value: value.into(), detail: detail.into(), gauge: None }
}

/// Returns what to do next: first what a template advises, then what deserves attention in its campaigns.
pub(crate) async fn next(asked: &Asked<'_>, mut advice: Vec<String>) -> Result<Vec<String>, Failure> {
    let concerns = |code: &Option<String>| {
        code.as_ref().is_none_or(|code| asked.filter.takes(Dimension::Campaign, Some(code)))
    };
    for alert in alerts::list(asked.house, asked.lang, asked.today).await? {
        if advice.len() < ADVICE && !alert.dismissed && concerns(&alert.campaign) {
            advice.push(format!("{} {}", alert.text, alert.remedy));
        }
    }
    if advice.is_empty() {
        advice.push(
            one_of(asked.lang, "Rien ne réclame d’action aujourd’hui.", "Nothing asks for action today.")
                .to_owned(),
        );
    }
    Ok(advice)
}

/// Letters of a name in a sentence or a row: longer ones would push everything else away.
const NAME: usize = 80;

/// Returns a name in a length that leaves room for the rest.
pub(super) fn short_name(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME).collect();
    format!("{}…", kept.trim_end())
}

/// Returns a stretch of plain words.
pub(super) fn plain(text: impl Into<String>) -> Run {
    Run { text: text.into(), strong: false }
}

/// Returns a stretch of bold words.
pub(super) fn strong(text: impl Into<String>) -> Run {
    Run { text: text.into(), strong: true }
}

/// Returns a figure of a group in words.
pub(super) fn say_figure(key: &str, group: &Group, filter: &Filter, lang: Lang) -> String {
    find(key).map_or_else(String::new, |entry| {
        shown(evaluate(entry, &group.totals, filter.basis).value, entry.unit, lang)
    })
}

/// Returns a number with what is counted, in the singular or the plural of each language: `1 pli`, `2 plis`.
pub(super) fn several(number: Term, fr: [&str; 2], en: [&str; 2], lang: Lang) -> String {
    let value = number.value();
    let one = match lang {
        // Up to two: French counts 1,5 as one.
        Lang::Fr => value.is_some_and(|value| value < Decimal::TWO),
        Lang::En => value == Some(Decimal::ONE),
    };
    let [singular, plural] = one_of(lang, fr, en);
    format!("{}{NBSP}{}", shown(number, KpiUnit::Count, lang), if one { singular } else { plural })
}

/// Returns the value of a figure of a group.
pub(super) fn figure_of(key: &str, group: &Group, filter: &Filter) -> Option<Term> {
    find(key).map(|entry| evaluate(entry, &group.totals, filter.basis).value)
}

/// Returns parts of a sentence as a list: `a, b et c`.
pub(super) fn listed(parts: &[String], lang: Lang) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{}{}{last}", rest.join(", "), one_of(lang, " et ", " and ")),
    }
}

/// Returns groups as a table of figures, those with most letters first.
pub(super) fn groups_table(
    heading: String,
    by: Dimension,
    grouped: &[Group],
    keys: &[&str],
    asked: &Asked<'_>,
) -> Table {
    let lang = asked.lang;
    let mut columns = vec![Column::words(crate::words::group::heading(by, lang))];
    columns.extend(
        keys.iter()
            .filter_map(|key| find(key))
            .map(|entry| Column::figures(crate::figures::capitalised(entry.name.get(lang)))),
    );
    let mut sorted: Vec<&Group> = grouped.iter().collect();
    sorted.sort_by_key(|group| std::cmp::Reverse(group.totals.pieces_posted.value()));
    let row = |group: &&Group| {
        let mut row = vec![crate::words::group::name(&group.key, lang)];
        row.extend(keys.iter().map(|key| say_figure(key, group, asked.filter, lang)));
        row
    };
    Table {
        heading,
        columns,
        rows: sorted.iter().take(ROWS).map(row).collect(),
        note: left(sorted.len().saturating_sub(ROWS), lang),
    }
}

/// Says how many rows a table left out.
pub(super) fn left(rows: usize, lang: Lang) -> String {
    match rows {
        0 => String::new(),
        1 => one_of(lang, "et une autre ligne", "and one more row").to_owned(),
        _ => say(lang, format!("et {rows} autres lignes"), format!("and {rows} more rows")),
    }
}

/// Returns figures as a table: name, value, what it is made of.
pub(super) fn figures_table(heading: String, keys: &[&str], group: &Group, asked: &Asked<'_>) -> Table {
    let lang = asked.lang;
    let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    let entries = definitions(&keys).unwrap_or_default();
    let rows = entries.iter().map(|entry| {
        let figure = crate::figures::figure(entry, group, asked.filter, lang);
        let detail = figure.unknown.map_or(figure.detail, |unknown| unknown.text);
        let value = shown(evaluate(entry, &group.totals, asked.filter.basis).value, entry.unit, lang);
        vec![figure.name, value, detail]
    });
    Table {
        heading,
        columns: vec![
            Column::words(one_of(lang, "Chiffre", "Figure")),
            Column::figures(one_of(lang, "Valeur", "Value")),
            Column::words(one_of(lang, "D’après", "From")),
        ],
        rows: rows.collect(),
        note: String::new(),
    }
}

/// Returns a share in words.
pub(super) fn percent(value: Term, lang: Lang) -> String {
    shown(value, KpiUnit::Ratio, lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_agrees_with_what_it_counts() {
        let known = |n: i64, scale: u32| Term::number(Decimal::new(n, scale));
        for (number, french, english) in [
            (known(0, 0), "0\u{a0}pli", "0\u{a0}pieces"),
            (known(1, 0), "1\u{a0}pli", "1\u{a0}piece"),
            (known(2, 0), "2\u{a0}plis", "2\u{a0}pieces"),
            (known(1200, 0), "1\u{202f}200\u{a0}plis", "1,200\u{a0}pieces"),
        ] {
            assert_eq!(several(number, ["pli", "plis"], ["piece", "pieces"], Lang::Fr), french);
            assert_eq!(several(number, ["pli", "plis"], ["piece", "pieces"], Lang::En), english);
        }
        let texts = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        assert_eq!(listed(&texts(&["a", "b", "c"]), Lang::Fr), "a, b et c");
        assert_eq!(listed(&texts(&["a"]), Lang::En), "a");
        assert_eq!(listed(&[], Lang::En), "");
        assert_eq!(short_name("Électricité Bœuf"), "Électricité Bœuf");
        assert_eq!(short_name(&"é".repeat(300)).chars().count(), NAME + 1);
    }
}
