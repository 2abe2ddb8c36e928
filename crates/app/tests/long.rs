//! The long view as the window asks for it, over the demonstration data.

use app::dto::figure::{Question, Wanted};
use app::dto::long::{Cohorts, LongPage};
use app::figures::{Dimension, Filter};
use app::house::House;
use app::lang::Lang;
use app::{cohorts, demo, figures, filters, long_view};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

#[tokio::test]
async fn the_page_has_cohorts_months_and_a_chart_of_each_figure() {
    let house = House::for_a_try().await.unwrap();
    let cancelled: Arc<AtomicBool> = Arc::default();
    demo::load_if_empty(&house, Lang::Fr, "2026-11-25T14:30:00", &cancelled).await.unwrap();
    let today = "2026-11-25".parse().unwrap();
    let asked = Question { lang: "fr".to_owned(), basis: "posting".to_owned(), ..Question::default() };

    let groups = figures::groups(&house, &Filter::default(), &[Dimension::Month], today).await.unwrap();
    assert!(groups.len() > 1, "the samples hold two years");
    for grid in cohorts::Grid::ALL {
        let page = cohorts::page(&house, &asked, grid.key(), today).await.unwrap();
        assert_eq!((page.measure.as_str(), page.rows.len()), (grid.key(), groups.len()));
        for (row, group) in page.rows.iter().zip(&groups) {
            assert_eq!(row.month, group.key[0].1);
            let whole = group.totals.pieces_posted.value().map(|pieces| pieces.to_string());
            assert_eq!(row.pieces.value, whole);
            assert_eq!(row.months.len(), page.rows[0].months.len(), "a grid has no ragged rows");
        }
    }
    // Any other name is that of the responses.
    assert_eq!(cohorts::page(&house, &asked, "weather", today).await.unwrap().measure, "response");

    let page = long_view::page(&house, &asked, 12, today).await.unwrap();
    assert_eq!((page.view.figures.len(), page.pictures.len()), (4, 4));
    assert!(
        page.view.no_seasons.as_ref().is_some_and(|why| why.starts_with("Pas encore de saisonnalité\u{a0}:"))
    );
    for (figure, picture) in page.view.figures.iter().zip(&page.pictures) {
        assert_eq!((figure.months.len(), figure.months[11].month.as_str()), (12, "2026-11"));
        assert!(
            picture.title.starts_with(&figure.name) && picture.svg.starts_with("<svg"),
            "{}",
            picture.title
        );
        // The months and those of the year before, beside which they stand.
        let cells = figure.months.iter().flat_map(|month| [&month.value, &month.year_before]);
        let known = cells.filter(|cell| cell.value.is_some()).count();
        let drawn = picture.marks.iter().filter(|mark| mark.value != "–").count();
        assert!(known > 0 && drawn <= known, "{}: {known} months, {drawn} bars", figure.key);
    }
    filtered_and_by_event(&house, &asked, &page).await;
    house.close().await.unwrap();
}

/// The same filters as everywhere: those of one sector and one département are fewer, and by event months are others.
async fn filtered_and_by_event(house: &House, asked: &Question, whole: &LongPage) {
    let today = "2026-11-25".parse().unwrap();
    let offered = filters::values(house, Lang::Fr, today).await.unwrap();
    let sectors = offered.iter().find(|one| one.dimension == "sector").unwrap();
    assert_eq!((sectors.name.as_str(), sectors.left_out), ("Secteur", 0));
    let only = Wanted { dimension: "sector".to_owned(), value: Some(sectors.values[0].code.clone()) };
    let of_sector = Question { only: vec![only], ..asked.clone() };
    let page = long_view::page(house, &of_sector, 12, today).await.unwrap();
    let pieces = |page: &LongPage| {
        let denominators =
            page.view.figures[0].months.iter().filter_map(|month| month.value.denominator.clone());
        denominators.map(|text| text.parse::<f64>().unwrap()).sum::<f64>()
    };
    assert!(pieces(&page) > 0.0 && pieces(&page) < pieces(whole));
    assert!(page.choices.campaigns.len() > 1 && page.view.figures[1].attributed);
    let rows =
        |page: &Cohorts| page.rows.iter().filter_map(|row| row.pieces.value.clone()).collect::<Vec<_>>();
    let cohorts_of =
        async |question: &Question| cohorts::page(house, question, "response", today).await.unwrap();
    assert_ne!(rows(&cohorts_of(&of_sector).await), rows(&cohorts_of(asked).await));
    let by_event = Question { basis: "event".to_owned(), ..asked.clone() };
    let (event, posting) = (cohorts_of(&by_event).await, cohorts_of(asked).await);
    assert_eq!((rows(&event), event.notes.len()), (rows(&posting), posting.notes.len() + 1));
    let page = long_view::page(house, &by_event, 12, today).await.unwrap();
    let reasons = page.view.figures[0].months.iter().filter_map(|month| month.value.unknown.clone());
    assert!(reasons.map(|why| why.reason).any(|reason| reason == "different_dates"));
}
