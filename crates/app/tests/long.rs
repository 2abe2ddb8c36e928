//! The long view as the window asks for it, over the demonstration data.

use app::figures::{Dimension, Filter};
use app::house::House;
use app::lang::Lang;
use app::{cohorts, demo, figures, long_view};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

#[tokio::test]
async fn the_page_has_cohorts_months_and_a_chart_of_each_figure() {
    let house = House::for_a_try().await.unwrap();
    let cancelled: Arc<AtomicBool> = Arc::default();
    demo::load_if_empty(&house, Lang::Fr, "2026-11-25T14:30:00", &cancelled).await.unwrap();
    let today = "2026-11-25".parse().unwrap();
    let told = (Lang::Fr, today);

    let groups = figures::groups(&house, &Filter::default(), &[Dimension::Month], today).await.unwrap();
    assert!(groups.len() > 1, "the samples hold two years");
    for grid in cohorts::Grid::ALL {
        let page = cohorts::page(&house, grid.key(), told).await.unwrap();
        assert_eq!((page.measure.as_str(), page.rows.len()), (grid.key(), groups.len()));
        for (row, group) in page.rows.iter().zip(&groups) {
            assert_eq!(row.month, group.key[0].1);
            let whole = group.totals.pieces_posted.value().map(|pieces| pieces.to_string());
            assert_eq!(row.pieces.value, whole);
            assert_eq!(row.months.len(), page.rows[0].months.len(), "a grid has no ragged rows");
        }
    }
    // Any other name is that of the responses.
    assert_eq!(cohorts::page(&house, "weather", told).await.unwrap().measure, "response");

    let page = long_view::page(&house, 12, told).await.unwrap();
    assert_eq!((page.view.figures.len(), page.pictures.len()), (4, 4));
    assert!(page.view.no_seasons.is_some_and(|why| why.starts_with("Pas encore de saisonnalité\u{a0}:")));
    for (figure, picture) in page.view.figures.iter().zip(&page.pictures) {
        assert_eq!((figure.months.len(), figure.months[11].month.as_str()), (12, "2026-11"));
        assert!(
            picture.title.starts_with(&figure.name) && picture.svg.starts_with("<svg"),
            "{}",
            picture.title
        );
        let known = figure.months.iter().filter(|month| month.value.value.is_some()).count();
        let drawn = picture.marks.iter().filter(|mark| mark.value != "–").count();
        assert!(known > 0 && drawn <= known, "{}: {known} months, {drawn} bars", figure.key);
    }
    house.close().await.unwrap();
}
