//! The gains chart: whether calling by score finds buyers sooner than calling in any order.

use super::{Plate, to_screen};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::{Lang, one_of};
use crate::score::outcomes;
use chart::{Along, BarUnit, Chart, Curve, End, Lines, Point};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use std::cmp::Reverse;

/// Returns which share of those who bought is reached by calling so many of those who answered, the best score first.
///
/// People of one score are called in no order: the line is straight over them.
pub(super) async fn gains(
    house: &House,
    filter: &Filter,
    lang: Lang,
    today: NaiveDate,
) -> Result<Plate, Failure> {
    let leads = outcomes(house, filter, today).await?;
    let points = reached(&leads);
    let even = [0, 100].map(|at| Point { at, value: f64::from(at) / 100.0 }).to_vec();
    let line = |name: &str, points| Curve { name: name.to_owned(), points, end: End::Complete };
    let [by_score, in_any_order] = one_of(lang, ["Par score", "Au hasard"], ["By score", "In any order"]);
    let series =
        if points.is_empty() { Vec::new() } else { vec![line(by_score, points), line(in_any_order, even)] };
    let links = [by_score, in_any_order].map(|name| (name.to_owned(), to_screen("calls", ""))).into();
    Ok(Plate {
        told_by: None,
        links,
        chart: Chart::Lines(Lines {
            title: one_of(lang, "Courbe de gain du score", "Gains of the score").to_owned(),
            unit_label: one_of(lang, "% des clients atteints", "% of customers reached").to_owned(),
            unit: BarUnit::Percent,
            along: Along::Percent {
                heading: one_of(lang, "Répondants appelés", "Responders called").to_owned(),
            },
            series,
            empty: one_of(lang, "Aucun répondant n’a encore acheté", "No responder has bought yet")
                .to_owned(),
        }),
        note: note(filter, lang),
    })
}

/// Returns what is called in which order, and which filters are not heeded: a score is a person's, of one campaign.
fn note(filter: &Filter, lang: Lang) -> String {
    let order = one_of(
        lang,
        "répondants appelés, du meilleur score au moins bon",
        "responders called, from the best score down",
    );
    let of_letters = filter.wanted.iter().any(|(dimension, _)| *dimension != Dimension::Campaign);
    if !of_letters && filter.from.is_none() && filter.to.is_none() {
        return order.to_owned();
    }
    one_of(
        lang,
        format!("{order}\u{202f}; parmi les filtres, seule la campagne compte ici"),
        format!("{order}; of the filters, the campaign alone counts here"),
    )
}

/// Returns the share of buyers among the best, at the end of each score; nothing where nobody bought.
fn reached(leads: &[(u32, bool)]) -> Vec<Point> {
    let buyers = leads.iter().filter(|(_, bought)| *bought).count();
    if buyers == 0 {
        return Vec::new();
    }
    let mut ordered = leads.to_vec();
    ordered.sort_unstable_by_key(|(score, _)| Reverse(*score));
    let mut points = vec![Point { at: 0, value: 0.0 }];
    let (mut called, mut found) = (0, 0);
    for same in ordered.chunk_by(|a, b| a.0 == b.0) {
        called += same.len();
        found += same.iter().filter(|(_, bought)| *bought).count();
        let at = (called as f64 * 100.0 / ordered.len() as f64).round() as u32;
        points.push(Point { at, value: found as f64 / buyers as f64 });
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_scores_are_called_first_and_equal_ones_together() {
        let leads = [(90, true), (80, true), (80, false), (50, false), (10, true), (10, false)];
        let points: Vec<(u32, u32)> =
            reached(&leads).iter().map(|point| (point.at, (point.value * 100.0).round() as u32)).collect();
        assert_eq!(points, [(0, 0), (17, 33), (50, 67), (67, 67), (100, 100)]);
    }

    #[test]
    fn filters_that_are_not_heeded_are_told() {
        let told = |filter: &Filter| note(filter, Lang::En).contains("the campaign alone counts");
        assert!(!told(&Filter::default()) && !told(&Filter::campaign("P")));
        let period = Filter { from: "2026-03-01".parse().ok(), ..Filter::default() };
        let place = vec![(Dimension::Departement, Some("69".to_owned()))];
        assert!(told(&period) && told(&Filter { wanted: place, ..Filter::default() }));
    }

    #[test]
    fn without_a_buyer_there_is_nothing_to_reach() {
        assert!(reached(&[(90, false)]).is_empty() && reached(&[]).is_empty());
    }
}
