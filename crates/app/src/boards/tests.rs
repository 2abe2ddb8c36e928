use super::*;
use crate::dashboard::dashboard;
use crate::dto::figure::Question;

fn item(kind: &str, name: &str, by: Option<&str>, width: u32, height: u32) -> BoardItem {
    BoardItem { kind: kind.to_owned(), name: name.to_owned(), by: by.map(str::to_owned), width, height }
}

#[test]
fn what_cannot_be_shown_is_left_away_and_sizes_are_kept_readable() {
    let items = [
        item("figure", "revenue", None, 1, 9),
        item("figure", "weather", None, 3, 1),
        item("figure", "revenue", None, 6, 1),
        item("chart", "response_curve", None, 20, 0),
        item("chart", "revenue", None, 6, 2),
        item("chart", "revenue", Some("colour"), 6, 2),
        item("chart", "revenue", Some("month"), 6, 2),
        item("map", "revenue", None, 6, 2),
        item("notices", "notices", None, 12, 1),
    ];
    let kept = [
        item("figure", "revenue", None, 3, 2),
        item("chart", "response_curve", None, 12, 2),
        item("chart", "revenue", Some("month"), 6, 2),
        item("notices", "notices", None, 12, 1),
    ];
    assert_eq!(known(&items), kept);
}

#[test]
fn every_model_can_be_shown_whole_and_fills_its_rows() {
    for role in Role::ALL {
        let items = models::of(role);
        assert_eq!(known(&items), items);
        assert_eq!(items.iter().map(|item| item.width * item.height).sum::<u32>() % COLUMNS, 0, "{role:?}");
    }
}

#[tokio::test]
async fn the_first_dashboard_follows_the_role_until_it_is_changed_and_comes_back_by_a_reset() {
    let house = House::for_a_try().await.unwrap();
    let names = |boards: &Boards| boards.boards.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    let boards = list(&house, Lang::Fr).await.unwrap();
    assert_eq!((names(&boards), boards.role.as_str()), (vec!["Tableau de bord".to_owned()], "manager"));
    assert_eq!(boards.boards[0].items, models::of(Role::Manager));
    let pair = ("role".to_owned(), "salesperson".to_owned());
    crate::settings::set(&house, &[pair]).await.unwrap();
    assert_eq!(list(&house, Lang::Fr).await.unwrap().boards[0].items, models::of(Role::Salesperson));

    let mut own = boards.boards[0].clone();
    own.name = "Réunion".to_owned();
    own.items.truncate(2);
    assert_eq!(save(&house, &own, Lang::Fr).await.unwrap().id, FIRST);
    let second = BoardView { id: None, name: "Lundi".to_owned(), items: Vec::new() };
    let kept = save(&house, &second, Lang::En).await.unwrap();
    assert_eq!(names(&kept.boards), ["Réunion", "Lundi"]);
    assert_eq!(layout(&house, None, Lang::Fr).await.unwrap(), own);
    assert_eq!(layout(&house, Some("lundi"), Lang::Fr).await.unwrap().id, Some(kept.id));
    let taken = BoardView { id: None, name: "reunion".to_owned(), items: Vec::new() };
    assert!(matches!(save(&house, &taken, Lang::Fr).await, Err(Failure::NameTaken { .. })));
    assert!(matches!(layout(&house, Some("Mardi"), Lang::Fr).await, Err(Failure::NoBoard { .. })));

    let reset = remove(&house, FIRST, Lang::En).await.unwrap();
    assert_eq!(names(&reset), ["Dashboard", "Lundi"]);
    assert_eq!(reset.boards[0].items, models::of(Role::Salesperson));
    remove(&house, kept.id, Lang::En).await.unwrap();
    assert!(remove(&house, kept.id, Lang::En).await.is_err());
}

#[tokio::test]
async fn a_dashboard_answers_each_part_in_its_place_and_nothing_of_the_others() {
    let house = House::for_a_try().await.unwrap();
    let today = "2026-11-26".parse().unwrap();
    let lang = "fr".to_owned();
    crate::demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &std::sync::Arc::default())
        .await
        .unwrap();
    let question = Question { lang, basis: "posting".to_owned(), ..Question::default() };
    let items = [
        item("notices", "notices", None, 12, 1),
        item("figure", "nps", None, 3, 1),
        item("chart", "revenue", Some("salesperson"), 12, 2),
        item("figure", "weather", None, 3, 1),
    ];
    let shown = dashboard(&house, &question, &items, today).await.unwrap();
    let parts: Vec<_> = shown
        .parts
        .iter()
        .map(|part| {
            (part.item.kind.as_str(), part.figure.is_some(), part.picture.is_some(), part.notices.is_some())
        })
        .collect();
    assert_eq!(
        parts,
        [("notices", false, false, true), ("figure", true, false, false), ("chart", false, true, false)]
    );
    let drawn = shown.parts[2].picture.as_ref().unwrap();
    assert!(drawn.svg.contains("viewBox=\"0 0 990 "), "as wide as its columns: {}", &drawn.svg[..200]);
    // The same figure as by itself.
    let alone = dashboard(&house, &question, &[item("figure", "nps", None, 6, 2)], today).await.unwrap();
    assert_eq!(alone.parts[0].figure, shown.parts[1].figure);
}

#[tokio::test]
async fn every_chart_that_is_offered_can_stand_on_a_dashboard_even_of_an_empty_file() {
    let house = House::for_a_try().await.unwrap();
    let today = "2026-11-26".parse().unwrap();
    let offered = list(&house, Lang::Fr).await.unwrap().offer.charts;
    let items: Vec<_> = offered.iter().map(|chart| item("chart", &chart.name, None, 6, 2)).collect();
    assert_eq!(known(&items), items);
    let question = Question { lang: "fr".to_owned(), basis: "posting".to_owned(), ..Question::default() };
    let empty = dashboard(&house, &question, &items, today).await.unwrap();
    assert_eq!(empty.parts.len(), items.len());
    let stopped = std::sync::Arc::default();
    crate::demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &stopped).await.unwrap();
    let shown = dashboard(&house, &question, &items, today).await.unwrap();
    assert!(
        shown.parts.iter().all(|part| part.picture.as_ref().is_some_and(|picture| !picture.title.is_empty()))
    );
}
