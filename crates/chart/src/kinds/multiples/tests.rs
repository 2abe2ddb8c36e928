use super::*;
use crate::drawing::Medium;
use crate::kinds::fixtures::{LOOK, bars_side_by_side, side_by_side};

#[test]
fn the_drawing_is_as_reviewed() {
    for (lang, medium, name) in [
        (Lang::Fr, Medium::Print, "fr_print"),
        (Lang::En, Medium::Print, "en_print"),
        (Lang::Fr, Medium::Screen, "fr_screen"),
    ] {
        let drawing = multiples(&side_by_side(lang), &Look { lang, medium, ..LOOK });
        insta::assert_snapshot!(name, drawing.svg);
    }
    insta::assert_snapshot!("bars_fr_print", multiples(&bars_side_by_side(Lang::Fr), &LOOK).svg);
}

/// The y of the only circle of a mark whose value begins so.
fn height_of(drawing: &Drawing, series: &str, label: &str) -> f64 {
    let found = |mark: &&crate::drawing::Mark| mark.series.as_deref() == Some(series) && mark.label == label;
    let mark = drawing.marks.iter().find(found).unwrap();
    let frame =
        drawing.marks.iter().find(|one| one.series == mark.series && one.label == "ensemble").unwrap();
    mark.y + mark.height / 2.0 - frame.y
}

#[test]
fn on_a_common_axis_the_same_value_is_as_high_in_every_chart_and_on_their_own_ones_it_is_not() {
    let mut chart = side_by_side(Lang::Fr);
    let value = chart.panels[0].points[0].clone();
    chart.panels[2].points = vec![value];
    let heights = |scales| {
        let drawing = multiples(&Multiples { scales, ..chart.clone() }, &LOOK);
        ["Travaux de plâtrerie et de menuiserie", "Mairies"]
            .map(|name| height_of(&drawing, name, "janv. 2026"))
    };
    let [one, two] = heights(Scales::Common);
    assert!((one - two).abs() < 0.01, "{one} {two}");
    let [one, two] = heights(Scales::Own);
    assert!(two < one - 5.0, "alone, it is the highest of its chart: {one} {two}");
}

#[test]
fn the_table_has_each_group_over_all_places_and_each_place_where_it_has_something() {
    let table = multiples(&side_by_side(Lang::Fr), &LOOK).table;
    assert_eq!(table.columns, ["Campagne", "Mois", "Valeur", "De", "À", "Remarque"]);
    assert_eq!(table.rows.len(), 4 + 4 + 3 + 1 + 1);
    assert_eq!(table.rows[5], ["Bureaux", "ensemble", "3,40\u{a0}%", "2,70\u{a0}%", "4,10\u{a0}%", ""]);
    assert_eq!(table.rows[6][1], "févr. 2026", "nothing was posted in January");
    assert_eq!(table.rows[11][2..], ["–", "–", "–", "aucune réponse importée"]);
}

#[test]
fn the_figure_stands_beside_the_title_with_its_interval_below() {
    let drawing = multiples(&side_by_side(Lang::Fr), &LOOK);
    assert!(
        drawing.svg.contains(">Bureaux <tspan font-weight=\"600\">3,40\u{a0}%</tspan>"),
        "{}",
        drawing.svg
    );
    assert!(drawing.svg.contains(">de 2,70\u{a0}% à 4,10\u{a0}%</text>"));
    let few = drawing
        .marks
        .iter()
        .find(|mark| mark.label == "mars 2026" && mark.series.as_deref() == Some("Bureaux"));
    assert_eq!(few.unwrap().value, "5,00\u{a0}% (de 1,00\u{a0}% à 15,00\u{a0}%), peu de données");
    let named = "Taux de réponse par mois et par campagne\u{a0}: Travaux de plâtrerie et de menuiserie, 2,49\u{a0}%\u{202f}; ";
    assert!(drawing.summary.starts_with(named), "{}", drawing.summary);
}

#[test]
fn rows_are_as_full_as_they_can_be() {
    let chart = side_by_side(Lang::Fr);
    for (count, width, columns) in [
        (4, 620.0, 2),
        (4, 720.0, 4),
        (4, 400.0, 2),
        (5, 620.0, 3),
        (12, 990.0, 4),
        (7, 2000.0, 4),
        (1, 620.0, 1),
    ] {
        let panels: Vec<Panel> = chart.panels.iter().cycle().take(count).cloned().collect();
        let chart = Multiples { panels, ..chart.clone() };
        assert_eq!(Sheet::of(&chart, Look { width, ..LOOK }).columns, columns, "{count} in {width}");
    }
}

#[test]
fn values_that_are_no_numbers_are_left_out() {
    let mut chart = side_by_side(Lang::Fr);
    let strange = |value| Bar { value: Some(value), ..chart.panels[0].whole.clone() };
    let points = [f64::NAN, f64::INFINITY, 1e300].map(|value| Some(strange(value))).to_vec();
    chart.panels[0].points = points;
    let drawing = multiples(&chart, &LOOK);
    assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
}
