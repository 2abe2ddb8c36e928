//! What the screens of figures and calls are answered, on the demonstration campaign.

use app::analysis::{PAGE, analysis, catalogue, csv};
use app::charts::catalog::shown;
use app::dto::analysis::AnalysisQuestion;
use app::dto::chart::ChartQuestion;
use app::dto::dashboard::Dashboard;
use app::dto::figure::{Question, Wanted};
use app::explain::explain;
use app::failure::Failure;
use app::house::House;
use app::lang::Lang;
use app::score;
use chrono::NaiveDate;
use std::sync::Arc;

fn today() -> NaiveDate {
    "2026-11-26".parse().unwrap()
}

async fn demonstration() -> House {
    let house = House::for_a_try().await.unwrap();
    app::demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &Arc::default()).await.unwrap();
    house
}

/// The campaigns before 2026 came as totals, which say nothing of their parts.
fn question() -> Question {
    let from = Some("2026-01-01".to_owned());
    Question { lang: "fr".to_owned(), basis: "posting".to_owned(), from, ..Question::default() }
}

fn asked(keys: &[&str], by: &[&str]) -> AnalysisQuestion {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    AnalysisQuestion { question: question(), keys: texts(keys), by: texts(by), ..AnalysisQuestion::default() }
}

#[tokio::test]
async fn analyses_answer_by_one_and_two_groupings_as_the_dashboard_does_for_all() {
    let house = demonstration().await;
    let all = analysis(&house, &asked(&["response_rate", "pieces_posted"], &[]), today()).await.unwrap();
    let board = app::boards::layout(&house, None, Lang::Fr).await.unwrap();
    let Dashboard { parts, .. } =
        app::dashboard::dashboard(&house, &question(), &board.items, today()).await.unwrap();
    assert_eq!((all.rows.len(), &all.rows[0].cells[0].value), (1, &parts[0].figure.as_ref().unwrap().value));
    assert!(all.picture.is_none() && all.comparison.is_none());
    let pieces =
        |cell: &app::dto::analysis::AnalysisCell| cell.value.as_ref().unwrap().parse::<u64>().unwrap();
    let by_two = analysis(&house, &asked(&["pieces_posted"], &["sector", "month"]), today()).await.unwrap();
    assert_eq!(by_two.by.iter().map(|by| by.name.as_str()).collect::<Vec<_>>(), ["Secteur", "Mois"]);
    // Sums by the finest groups add up to the whole.
    assert_eq!(
        by_two.rows.iter().map(|row| pieces(&row.cells[0])).sum::<u64>(),
        pieces(&all.rows[0].cells[1])
    );
    assert!(by_two.rows.iter().all(|row| row.group[1].label.ends_with(" 2026")), "months are said in words");
    let sector = by_two.rows[0].group[0].clone();
    let mut one = asked(&["pieces_posted"], &["sector"]);
    one.question.only = vec![Wanted { dimension: "sector".to_owned(), value: sector.value.clone() }];
    let one = analysis(&house, &one, today()).await.unwrap();
    let of_sector = by_two.rows.iter().filter(|row| row.group[0].value == sector.value);
    assert_eq!(one.total, 1);
    assert_eq!(pieces(&one.rows[0].cells[0]), of_sector.map(|row| pieces(&row.cells[0])).sum::<u64>());
}

#[tokio::test]
async fn groups_sort_by_a_figure_cells_are_compared_and_the_text_holds_the_whole_table() {
    let house = demonstration().await;
    let mut by_rate = asked(&["response_rate"], &["departement"]);
    by_rate.sort = Some("response_rate".to_owned());
    by_rate.descending = true;
    let answer = analysis(&house, &by_rate, today()).await.unwrap();
    let rates: Vec<Option<f64>> =
        answer.rows.iter().map(|row| row.cells[0].value.as_ref().map(|rate| rate.parse().unwrap())).collect();
    assert!(
        rates
            .windows(2)
            .all(|pair| pair[0].is_none() <= pair[1].is_none() && (pair[1].is_none() || pair[0] >= pair[1]))
    );
    let text = csv(&house, &by_rate, today()).await.unwrap();
    assert_eq!(text.lines().count(), answer.total as usize + 1);
    assert!(text.starts_with("Département;Taux de réponse;Taux de réponse (de);Taux de réponse (à);"));
    assert!(
        text.ends_with("\r\n") && !text.contains('.'),
        "decimal commas, and an end that spreadsheets know"
    );
    by_rate.offset = u32::try_from(PAGE).unwrap();
    assert_eq!(
        analysis(&house, &by_rate, today()).await.unwrap().rows.len(),
        (answer.total as usize).saturating_sub(PAGE)
    );

    let mut cells = asked(&["response_rate"], &["cell"]);
    let campaigns = analysis(&house, &asked(&["response_rate"], &["campaign"]), today()).await.unwrap();
    cells.question.campaigns = vec![campaigns.rows[0].group[0].value.clone().unwrap()];
    cells.question.from = None;
    let compared = analysis(&house, &cells, today()).await.unwrap();
    let verdicts = compared.comparison.unwrap();
    let mailed = compared.rows.iter().filter(|row| row.role.as_deref() != Some("holdout"));
    assert_eq!(verdicts.sentences.len() + 1, mailed.count(), "{:?}", verdicts.sentences);
    cells.question.from = Some("2026-01-01".to_owned());
    assert!(analysis(&house, &cells, today()).await.unwrap().comparison.is_none(), "a part is not the whole");
}

/// An answer over 256 kB is slow to cross to the page.
const LARGEST: usize = 256 * 1024;

#[tokio::test]
async fn the_fullest_page_of_an_answer_stays_small() {
    let house = demonstration().await;
    let six = ["response_rate", "cost_per_response", "revenue", "roi_margin", "nps", "average_order_value"];
    let answer = analysis(&house, &asked(&six, &["sector", "departement"]), today()).await.unwrap();
    assert_eq!((answer.rows.len(), answer.columns.len()), (PAGE, 6));
    let bytes = serde_json::to_string(&answer).unwrap().len();
    assert!(bytes < LARGEST, "{bytes} bytes");
    let calls = score::page::page(&house, None, 0, Lang::Fr, today()).await.unwrap();
    let line = serde_json::to_string(&calls.lines[0]).unwrap().len();
    // A whole page of people, each of whom said as much as is shown, in letters of two bytes.
    assert!((line + 800) * score::page::PAGE < LARGEST, "{line} bytes");
}

#[tokio::test]
async fn what_does_not_exist_is_refused_and_nothing_chosen_is_an_empty_table() {
    let house = House::for_a_try().await.unwrap();
    let answer = async |asked: AnalysisQuestion| analysis(&house, &asked, today()).await;
    assert!(matches!(answer(asked(&["weather"], &[])).await, Err(Failure::UnknownFigure { .. })));
    assert!(matches!(answer(asked(&[], &["colour"])).await, Err(Failure::UnknownDimension { .. })));
    let empty = answer(asked(&["response_rate"], &["campaign"])).await.unwrap();
    assert_eq!((empty.total, empty.picture.is_none()), (0, true));
    let known = catalogue(Lang::En);
    assert!(known.figures.iter().any(|figure| figure.key == "response_rate" && figure.family == "response"));
    assert!(known.dimensions.iter().any(|one| one.code == "list_source" && one.name == "List source"));
}

#[tokio::test]
async fn the_call_list_comes_page_by_page_and_as_a_spreadsheet() {
    let house = demonstration().await;
    let found = score::scores(&house, Lang::Fr, today()).await.unwrap();
    let page = score::page::page(&house, None, 0, Lang::Fr, today()).await.unwrap();
    assert_eq!(
        (page.total as usize, page.lines.len()),
        (found.calls.len(), found.calls.len().min(score::page::PAGE))
    );
    assert!(page.lines.windows(2).all(|pair| pair[0].score >= pair[1].score));
    for line in &page.lines {
        assert_eq!(line.score, line.points.iter().map(|one| one.points).sum::<u32>());
    }
    for band in &page.bands {
        let of = score::page::page(&house, Some(&band.band), 0, Lang::Fr, today()).await.unwrap();
        assert_eq!((of.total, of.lines.iter().all(|line| line.band == band.band)), (band.to_call, true));
    }
    let beyond = score::page::page(&house, None, page.total, Lang::Fr, today()).await.unwrap();
    assert_eq!(beyond.lines.len(), 0);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(score::sheet::suggested_name("xlsx", today(), Lang::Fr));
    score::sheet::save(&house, &path, Lang::Fr, today()).await.unwrap();
    let source = import::open(&path).unwrap();
    assert_eq!(source.sheets.len(), 1, "what is saved can be read again");
}

#[tokio::test]
async fn scores_are_kept_until_somebody_writes_and_then_found_out_anew() {
    let house = demonstration().await;
    let found = async |lang| score::scores(&house, lang, today()).await.unwrap();
    let before = found(Lang::Fr).await;
    assert!(Arc::ptr_eq(&before, &found(Lang::Fr).await));
    assert_ne!(before.text, found(Lang::En).await.text);
    score::set(&house, "channel", "phone", 1).await.unwrap();
    let after = found(Lang::Fr).await;
    let sum = |scores: &score::Scores| scores.calls.iter().map(|line| line.score).sum::<u32>();
    assert!(sum(&after) < sum(&before), "the table gives less to whoever telephoned");
}

#[tokio::test]
async fn a_figure_is_explained_beside_what_its_tile_shows_in_the_language_and_not_beside_itself() {
    let house = demonstration().await;
    let every = analysis(&house, &asked(&["response_rate"], &["campaign"]), today()).await.unwrap();
    let code = every.rows[0].group[0].value.clone().unwrap();
    let one = Question { campaigns: vec![code.clone()], from: None, ..question() };
    let board = app::boards::layout(&house, None, Lang::Fr).await.unwrap();
    let tiles = app::dashboard::dashboard(&house, &one, &board.items, today()).await.unwrap().parts;
    for key in ["response_rate", "cost_per_qualified_lead"] {
        let found = explain(&house, key, &one, today()).await.unwrap();
        let tile = tiles.iter().filter_map(|part| part.figure.as_ref()).find(|tile| tile.key == key).unwrap();
        assert_eq!(
            serde_json::to_value(&found.figure).unwrap(),
            serde_json::to_value(tile).unwrap(),
            "the same barometer"
        );
        assert!(
            !found.compared.is_empty() && found.compared.iter().all(|other| other.label != code),
            "{found:?}"
        );
    }
    let rate = explain(&house, "response_rate", &one, today()).await.unwrap();
    assert!(
        rate.figure.reference.is_some() && rate.source.starts_with("Usage du marketing direct"),
        "{rate:?}"
    );
    let all =
        explain(&house, "response_rate", &Question { from: None, ..question() }, today()).await.unwrap();
    assert!(all.compared.iter().any(|other| other.label == code), "of all, each campaign is a part");
}

#[tokio::test]
async fn where_some_campaigns_do_not_tell_a_figure_those_that_do_are_named_and_make_it_known() {
    let house = demonstration().await;
    let all = Question { from: None, ..question() };
    let found = explain(&house, "opportunities", &all, today()).await.unwrap();
    let reason = found.figure.unknown.map(|unknown| unknown.reason);
    assert_eq!((reason.as_deref(), found.figure.value), (Some("not_everywhere"), None));
    let told = found.told_by.unwrap();
    let campaigns: Vec<String> = told.campaigns.iter().map(|choice| choice.code.clone()).collect();
    assert!(told.text.starts_with("Connu de ") && !campaigns.is_empty(), "{told:?}");
    let these = Question { campaigns, ..all.clone() };
    let known = explain(&house, "opportunities", &these, today()).await.unwrap();
    assert!(known.figure.value.is_some() && known.told_by.is_none());
    let funnel = async |question: &Question| {
        let name = "funnel".to_owned();
        let question = question.clone();
        let asked = ChartQuestion {
            name,
            by: None,
            along: None,
            own_scales: false,
            question,
            width: 640,
            height: 320,
        };
        shown(&house, &asked, today()).await.unwrap().told_by
    };
    let told = funnel(&all).await.unwrap();
    let campaigns = told.campaigns.iter().map(|choice| choice.code.clone()).collect();
    assert_eq!(funnel(&Question { campaigns, ..all }).await, None);
}
