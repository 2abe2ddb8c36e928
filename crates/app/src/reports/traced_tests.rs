//! Every figure that a report prints in a tile or a table is one that its annex traces.

use super::options::Options;
use super::template::Template;
use super::{Ask, made};
use crate::house::House;
use crate::lang::Lang;
use domain::filter::Filter;
use report::{Align, Summary, Table};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is printed under a name that is no figure of the catalogue: counted from the report’s own list or from what
/// a figure is made of, else a figure under a shorter name, which stands beside it.
const OTHERWISE: [(Template, &str, &str); 27] = [
    (Template::Summary, "Répondants", "Taux de réponse"),
    (Template::Summary, "Plis", "Plis envoyés"),
    (Template::Summary, "Taux", "Taux de réponse"),
    (Template::Summary, "Budget HT", "Budget total"),
    (Template::Summary, "CA HT", "Chiffre d’affaires"),
    (Template::Funnel, "Répondants", "Taux de réponse"),
    (Template::Calls, "Prospects chauds", ""),
    (Template::Calls, "Prospects tièdes", ""),
    (Template::Calls, "Prospects froids", ""),
    (Template::Calls, "Avec un téléphone", ""),
    (Template::Calls, "Score", ""),
    (Template::Undelivered, "Plis non distribués", "Taux de non distribués"),
    (Template::Undelivered, "Non distribués", "Taux de non distribués"),
    (Template::Undelivered, "Taux", "Taux de non distribués"),
    (Template::Undelivered, "Plis", "Taux de non distribués"),
    (Template::Undelivered, "Argent perdu, HT", "Budget total"),
    (Template::Undelivered, "Perdu, HT", "Budget total"),
    (Template::Undelivered, "Fichiers touchés", ""),
    (Template::Opinions, "Sans campagne", ""),
    (Template::Opinions, "Avis", ""),
    (Template::Opinions, "Note", ""),
    (Template::Opinions, "Promoteurs", ""),
    (Template::Opinions, "Promoteurs (9 et 10)", ""),
    (Template::Opinions, "Passifs", ""),
    (Template::Opinions, "Passifs (7 et 8)", ""),
    (Template::Opinions, "Détracteurs", ""),
    (Template::Opinions, "Détracteurs (0 à 6)", ""),
];

/// Returns the names of all figures that a report prints: of its barometer and its tiles, wherever they stand, and of
/// its tables, by their rows where each row is a figure, else by their columns.
fn names(report: &Summary) -> Vec<String> {
    let board = report.board.iter().flat_map(|board| &board.parts).filter_map(|part| match &part.body {
        report::BoardBody::Tile(tile) => Some(tile),
        _ => None,
    });
    let tiles = report.headline.iter().chain(board).map(|tile| tile.label.clone());
    let steps = report.steps.iter().flat_map(|steps| steps.rows.iter().map(|row| row[0].clone()));
    let barometer = report.barometer.iter().map(|barometer| barometer.label.clone());
    barometer.chain(tiles).chain(steps).chain(report.tables.iter().flat_map(of_table)).collect()
}

fn of_table(table: &Table) -> Vec<String> {
    if table.columns[0].title == "Chiffre" {
        return table.rows.iter().map(|row| row[0].clone()).collect();
    }
    let figures = table.columns.iter().filter(|column| column.align == Align::End);
    figures.map(|column| column.title.clone()).collect()
}

async fn report(house: &House, template: Template) -> Summary {
    let filter = match template {
        Template::Summary => Filter::campaign("CHAUF26"),
        Template::Period => {
            let day = |text: &str| Some(text.parse().unwrap());
            Filter { from: day("2026-10-01"), to: day("2026-10-31"), ..Filter::default() }
        }
        _ => Filter::default(),
    };
    let mut options = Options::default();
    options.add_annex(template);
    let ask = Ask { template, filter, lang: Lang::Fr };
    made(house, &ask, &options, "2026-11-26".parse().unwrap()).await.unwrap()
}

async fn demonstration() -> House {
    let house = House::for_a_try().await.unwrap();
    crate::demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &Arc::default()).await.unwrap();
    house
}

fn traced(report: &Summary) -> BTreeSet<&str> {
    report.annex.iter().filter_map(|trace| Some(trace.heading.rsplit_once(" · ")?.0)).collect()
}

#[tokio::test]
async fn every_figure_of_a_tile_or_a_table_is_traced_once() {
    let house = demonstration().await;
    crate::closings::close(&house, Some("2026-09"), "2026-10-01".parse().unwrap()).await.unwrap();
    for template in Template::ALL {
        let report = report(&house, template).await;
        let traced = traced(&report);
        assert_eq!(traced.len(), report.annex.len(), "{template:?}: each once");
        let names = names(&report);
        assert!(names.len() > 4, "{template:?}: {names:?}");
        for name in names {
            let other = OTHERWISE.iter().find(|(of, printed, _)| *of == template && name == *printed);
            let is_traced = match other {
                _ if traced.contains(name.as_str()) => true,
                Some((.., "")) => true,
                Some((.., instead)) => traced.iter().any(|traced| traced.starts_with(instead)),
                None => false,
            };
            assert!(is_traced, "{template:?}: {name} is not among {traced:?}");
        }
    }
    house.close().await.unwrap();
}

#[tokio::test]
async fn every_number_of_the_steps_stands_in_the_annex() {
    let house = demonstration().await;
    for template in [Template::Summary, Template::Funnel] {
        let report = report(&house, template).await;
        let texts = report.annex.iter().flat_map(|trace| {
            trace
                .told
                .iter()
                .flat_map(|(_, texts)| texts)
                .chain([&trace.heading])
                .cloned()
                .collect::<Vec<_>>()
        });
        let annex: Vec<String> = texts.collect();
        let steps = report.steps.unwrap();
        for number in steps.rows.iter().flat_map(|row| &row[1..]).filter(|number| *number != "–") {
            assert!(annex.iter().any(|text| text.contains(number.as_str())), "{template:?}: {number}");
        }
    }
    house.close().await.unwrap();
}
