//! A figure drawn once for each group, along months or another grouping.

use super::bars::{bar, bar_unit, currency_of};
use super::names::dimension_name;
use super::time::{month, named};
use super::{Links, Plate, point, to_value};
use crate::aims::aimed_groups;
use crate::dto::dashboard::Link;
use crate::dto::figure::Wanted;
use crate::failure::Failure;
use crate::figures::{Group, capitalised};
use crate::house::House;
use crate::lang::{Lang, one_of};
use crate::words;
use chart::{Chart, Form, Multiples, Panel, Places, Scales};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::totals::Measure;
use kpi::Definition;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Small charts at once: more could not be read.
const MOST_PANELS: usize = 12;
/// Bars of each.
const MOST_BARS: usize = 8;

/// By what a figure is drawn many times over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Split {
    /// What has a small chart each.
    pub(crate) by: Dimension,
    /// What each runs along.
    pub(crate) along: Dimension,
}

impl Split {
    /// Returns what is asked for; sectors along months where nothing is: a campaign often has one month alone.
    pub(crate) fn of(by: Option<Dimension>, along: Option<Dimension>) -> Self {
        let by = by.unwrap_or(Dimension::Sector);
        let usual = if by == Dimension::Month { Dimension::Campaign } else { Dimension::Month };
        Self { by, along: along.filter(|along| *along != by).unwrap_or(usual) }
    }

    /// Returns two groupings in the way in which they are read best: time runs along each small chart.
    pub(crate) const fn best(first: Dimension, second: Dimension) -> Self {
        if is_time(first) && !is_time(second) {
            Self { by: second, along: first }
        } else {
            Self { by: first, along: second }
        }
    }
}

const fn is_time(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Month | Dimension::Quarter | Dimension::Year)
}

/// Returns a figure drawn once for each group of a grouping.
pub(crate) async fn multiples(
    house: &House,
    entry: &Definition,
    (split, scales): (Split, Scales),
    filter: &Filter,
    (lang, today): (Lang, NaiveDate),
) -> Result<Plate, Failure> {
    let Split { by, along } = split;
    let (wholes, left) = most(aimed_groups(house, &[entry], filter, &[by], today).await?, MOST_PANELS);
    let parts = aimed_groups(house, &[entry], filter, &[by, along], today).await?;
    let (places, fewer) = places(&parts, along, lang);
    let there: BTreeMap<_, &Group> = parts.iter().filter_map(|part| Some((pair(part)?, part))).collect();
    let panel = |whole: &Group| {
        let own = whole.key.first().map(|(_, value)| value.as_deref());
        let at = |place: &Place| {
            let part = there.get(&(own?, place.value.as_deref()))?;
            Some(bar(entry, part, filter, lang))
        };
        Panel { whole: bar(entry, whole, filter, lang), points: places.iter().map(at).collect() }
    };
    let title = [dimension_name(along, lang), dimension_name(by, lang)].join(one_of(lang, " et ", " and "));
    Ok(Plate {
        told_by: None,
        links: links(&wholes, &places, split, lang),
        chart: Chart::Multiples(Multiples {
            title: format!("{} {title}", capitalised(entry.name.get(lang))),
            heading: words::group::heading(by, lang),
            unit: bar_unit(entry.unit, currency_of(entry, &wholes, filter, lang)),
            places: Places {
                heading: words::group::heading(along, lang),
                names: places.iter().map(|place| place.name.clone()).collect(),
                // A line of one point is none: a bar shows its interval too.
                form: if is_time(along) && places.len() > 1 { Form::Line } else { Form::Bars },
            },
            scales,
            panels: wholes.iter().map(panel).collect(),
            empty: one_of(lang, "Rien à montrer pour ces filtres", "Nothing to show for these filters")
                .to_owned(),
        }),
        note: note(scales, [(by, MOST_PANELS, left), (along, MOST_BARS, fewer)], lang),
    })
}

/// A place that small charts run along.
struct Place {
    value: Option<String>,
    name: String,
}

/// Returns the places of all parts in their order: every month from the first to the last, else those with most letters
/// and how many are left away.
fn places(parts: &[Group], along: Dimension, lang: Lang) -> (Vec<Place>, usize) {
    if along == Dimension::Month {
        let months = || parts.iter().filter_map(|part| month(second(part)?.as_deref()?));
        let (Some(first), Some(last)) = (months().min(), months().max()) else { return (Vec::new(), 0) };
        let place = |month: i32| Place {
            value: Some(format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)),
            name: named(month, lang),
        };
        return ((first..=last).map(place).collect(), 0);
    }
    let mut letters: BTreeMap<(bool, &Option<String>), Decimal> = BTreeMap::new();
    for part in parts {
        let Some(value) = second(part) else { continue };
        *letters.entry((value.is_none(), value)).or_default() += posted(part);
    }
    let all = letters.len();
    let kept = if is_time(along) { all } else { MOST_BARS };
    let mut order: Vec<_> = letters.iter().collect();
    order.sort_by_key(|(_, letters)| Reverse(**letters));
    order.truncate(kept);
    order.sort_by_key(|(place, _)| **place);
    let place = |((_, value), _): (&(bool, &Option<String>), _)| Place {
        name: words::group::value(along, value.as_deref(), lang),
        value: (*value).clone(),
    };
    let left = all - order.len();
    (order.into_iter().map(place).collect(), left)
}

/// Returns the groups with most letters in their own order, and how many are left away.
fn most(groups: Vec<Group>, most: usize) -> (Vec<Group>, usize) {
    let left = groups.len().saturating_sub(most);
    let mut order: Vec<(usize, Group)> = groups.into_iter().enumerate().collect();
    order.sort_by_key(|(_, group)| Reverse(posted(group)));
    order.truncate(most);
    order.sort_by_key(|(place, _)| *place);
    (order.into_iter().map(|(_, group)| group).collect(), left)
}

fn posted(group: &Group) -> Decimal {
    group.totals.get(Measure::PiecesPosted).value().unwrap_or_default()
}

fn second(part: &Group) -> Option<&Option<String>> {
    part.key.get(1).map(|(_, value)| value)
}

fn pair(part: &Group) -> Option<(Option<&str>, Option<&str>)> {
    let (_, first) = part.key.first()?;
    Some((first.as_deref(), second(part)?.as_deref()))
}

/// Returns where a group leads, and each of its places; what a file left unsaid leads nowhere.
fn links(wholes: &[Group], places: &[Place], Split { by, along }: Split, lang: Lang) -> Links {
    let mut links = Links::new();
    for whole in wholes {
        let Some((_, Some(value))) = whole.key.first() else { continue };
        let name = words::group::name(&whole.key, lang);
        for place in places.iter().filter(|place| place.value.is_some()) {
            let also = Some(Wanted { dimension: along.key().to_owned(), value: place.value.clone() });
            links.insert(point(&name, &place.name), Link { also, ..to_value(by, value) });
        }
        links.insert(name, to_value(by, value));
    }
    links
}

/// Returns how to read the axes, and what is not shown.
fn note(scales: Scales, shown: [(Dimension, usize, usize); 2], lang: Lang) -> String {
    let axis = match scales {
        Scales::Common => one_of(lang, "même axe partout", "the same axis throughout"),
        Scales::Own => one_of(lang, "à chacun son axe", "each on its own axis"),
    };
    let left = shown.iter().filter(|(_, _, left)| *left > 0).map(|(dimension, most, left)| {
        let what = words::group::heading(*dimension, lang);
        one_of(
            lang,
            format!("{what}\u{a0}: les {most} qui ont le plus de plis, sans {left} autres"),
            format!("{what}: the {most} with most pieces, without {left} more"),
        )
    });
    let parts: Vec<String> = std::iter::once(axis.to_owned()).chain(left).collect();
    parts.join(one_of(lang, "\u{202f}; ", "; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo;
    use std::sync::Arc;

    async fn drawn(split: Split, key: &str) -> (Multiples, String) {
        let house = House::for_a_try().await.unwrap();
        demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &Arc::default()).await.unwrap();
        let asked = (split, Scales::Common);
        let (filter, when) = (Filter::default(), (Lang::Fr, "2026-11-26".parse().unwrap()));
        let plate = multiples(&house, kpi::find(key).unwrap(), asked, &filter, when).await.unwrap();
        match plate.chart {
            Chart::Multiples(chart) => (chart, plate.note),
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn each_campaign_runs_along_every_month_and_its_points_add_up_to_its_figure() {
        let (chart, note) = drawn(Split::of(Some(Dimension::Campaign), None), "pieces_posted").await;
        assert_eq!((chart.places.form, note.as_str()), (Form::Line, "même axe partout"));
        assert!(chart.panels.len() > 1 && chart.places.names.len() > 1, "{chart:?}");
        for panel in &chart.panels {
            let sum: f64 = panel.points.iter().flatten().filter_map(|point| point.value).sum();
            assert_eq!(Some(sum), panel.whole.value, "{}", panel.whole.label);
        }
    }

    #[tokio::test]
    async fn of_many_groups_the_largest_are_drawn_in_their_order_and_the_others_counted() {
        let split = Split { by: Dimension::Departement, along: Dimension::Sector };
        let (chart, note) = drawn(split, "pieces_posted").await;
        assert_eq!((chart.panels.len(), chart.places.form), (MOST_PANELS, Form::Bars));
        assert!(chart.places.names.len() <= MOST_BARS);
        let names: Vec<_> = chart.panels.iter().map(|panel| &panel.whole.label).collect();
        assert!(names.is_sorted(), "{names:?}");
        let told = "même axe partout\u{202f}; Département\u{a0}: les 12 qui ont le plus de plis, sans ";
        assert!(note.starts_with(told), "{note}");
    }

    #[test]
    fn two_groupings_never_are_the_same_and_time_runs_along() {
        use Dimension::{Campaign, Month, Sector, Year};
        for (by, along, split) in [
            (None, None, (Sector, Month)),
            (Some(Month), None, (Month, Campaign)),
            (Some(Sector), Some(Sector), (Sector, Month)),
            (Some(Month), Some(Month), (Month, Campaign)),
        ] {
            assert_eq!(Split::of(by, along), Split { by: split.0, along: split.1 });
        }
        for (first, second, by) in [(Year, Sector, Sector), (Sector, Year, Sector), (Year, Month, Year)] {
            assert_eq!(Split::best(first, second).by, by);
        }
    }
}
