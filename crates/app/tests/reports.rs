//! Every template, on the demonstration campaign and on an empty file, and how options are kept.

mod told;

use app::dto::dashboard::{BoardItem, BoardView};
use app::dto::figure::Question;
use app::dto::reports::{ReportAsk, ReportWish};
use app::failure::Failure;
use app::house::House;
use app::lang::Lang;
use app::reports::options::{self, Options};
use app::reports::template::Template;
use app::reports::{self, Ask};
use chrono::NaiveDate;
use domain::dimension::Dimension;
use domain::filter::Filter;
use std::sync::Arc;
use told::told;

fn today() -> NaiveDate {
    "2026-11-26".parse().unwrap()
}

async fn demonstration() -> House {
    let house = House::for_a_try().await.unwrap();
    app::demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &Arc::default()).await.unwrap();
    house
}

fn ask(template: Template, lang: Lang) -> Ask {
    let filter = if template == Template::Summary { Filter::campaign("CHAUF26") } else { Filter::default() };
    Ask { template, filter, lang }
}

#[tokio::test]
async fn every_template_prints_its_first_view_in_both_languages() {
    let house = demonstration().await;
    for template in Template::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let mut options = Options::default();
            if lang == Lang::Fr {
                options.add_annex(template);
            }
            let made = reports::pdf(&house, &ask(template, lang), &options, today()).await.unwrap();
            let text = told("pdftotext", &["-layout", "-", "-"], &made);
            let first = text.split('\u{c}').next().unwrap_or_default();
            let next = if lang == Lang::Fr { "Que faire ensuite" } else { "What to do next" };
            assert!(
                first.contains(template.title(lang)) && first.contains(next),
                "{template:?} {lang:?}: {first}"
            );
            assert_eq!(text.contains("D’où viennent ces chiffres"), lang == Lang::Fr, "{template:?}");
            let facts = told("pdfinfo", &["-"], &made);
            assert!(
                facts.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")),
                "{facts}"
            );
            let tree = told("pdfinfo", &["-struct", "-"], &made);
            assert_eq!(tree.lines().filter(|line| line.trim_start().starts_with("H1")).count(), 1, "{tree}");
        }
    }
}

#[tokio::test]
async fn the_normal_summary_takes_two_pages() {
    let house = demonstration().await;
    for lang in [Lang::Fr, Lang::En] {
        let pages = reports::pages(&house, &ask(Template::Summary, lang), &Options::default(), today()).await;
        assert_eq!(pages.unwrap().len(), 2, "{lang:?}");
    }
}

#[tokio::test]
async fn the_annex_names_formula_numbers_and_files() {
    let house = demonstration().await;
    let mut options = Options::default();
    options.add_annex(Template::Summary);
    let made = reports::pdf(&house, &ask(Template::Summary, Lang::En), &options, today()).await.unwrap();
    let text = told("pdftotext", &["-layout", "-", "-"], &made);
    for words in ["Formula:", "Worked out:", "npai_septembre.csv", "Rules:", "Left out:"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let flowing = text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ");
    let place =
        "mailing_chauffage_septembre_2026.xlsx, sheet “Fichier routage”, 4,500 rows between 2 and 5001";
    assert!(flowing.contains(place), "a row of headings, 4500 letters, 500 people of a holdout: {flowing}");
    // A text file has no sheets.
    assert!(!flowing.contains("sheet “npai_septembre”"), "{flowing}");
}

#[tokio::test]
async fn a_dashboard_is_printed_as_it_was_put_together_with_its_filters() {
    let house = demonstration().await;
    let item = |kind: &str, name: &str, by: Option<&str>, width, height| BoardItem {
        kind: kind.to_owned(),
        name: name.to_owned(),
        by: by.map(str::to_owned),
        width,
        height,
    };
    let items = vec![
        item("figure", "revenue", None, 3, 1),
        item("figure", "nps", None, 3, 1),
        item("notices", "notices", None, 6, 1),
        item("chart", "response_rate", Some("list_source"), 7, 2),
        item("figure", "pieces_posted", None, 5, 2),
    ];
    let board = BoardView { id: None, name: "Lundi matin".to_owned(), items };
    let kept = app::boards::save(&house, &board, Lang::Fr).await.unwrap();
    let filter = Filter {
        wanted: ["CHAUF26", "BTP26"].map(|code| (Dimension::Campaign, Some(code.to_owned()))).to_vec(),
        ..Filter::default()
    };
    for (name, landscape) in [("lundi matin".to_owned(), true), (kept.id.to_string(), false)] {
        let options = Options { board: Some(name.clone()), landscape: Some(landscape), ..Options::default() };
        let ask = Ask { template: Template::Dashboard, filter: filter.clone(), lang: Lang::Fr };
        let made = reports::pdf(&house, &ask, &options, today()).await.unwrap();
        let tree = told("pdfinfo", &["-struct-text", "-"], &made);
        // Read aloud in the order of the screen.
        let mut rest = tree.as_str();
        for words in [
            "Lundi matin",
            "Campagne\u{a0}: CHAUF26, BTP26",
            "Chiffre d’affaires",
            "attribution\u{a0}:",
            "dernière lettre",
            "NPS",
            "Ce qui mérite votre attention",
            "Taux de réponse",
            "Plis envoyés",
            "Base\u{a0}: plis envoyés",
        ] {
            rest = rest.split_once(words).unwrap_or_else(|| panic!("{words} comes next in {tree}")).1;
        }
        // The barometer of the first view, and the chart.
        assert_eq!(tree.matches("Figure").count(), 2, "{tree}");
        let text = told("pdftotext", &["-layout", "-", "-"], &made);
        let (first, board) = text.split_once('\u{c}').unwrap();
        assert!(first.contains("Que faire ensuite") && first.contains("par euro dépensé"), "{first}");
        let rule = "dernière lettre";
        assert!(!first.contains(rule) && board.contains(rule), "{first}\n--\n{board}");
        let facts = told("pdfinfo", &["-"], &made);
        let size = if landscape { "841.89 x 595.276" } else { "595.276 x 841.89" };
        assert!(facts.contains(size) && facts.contains("Title:           Lundi matin"), "{facts}");
    }
    let options = Options { board: Some("mardi".to_owned()), ..Options::default() };
    let ask = ask(Template::Dashboard, Lang::Fr);
    let refused = reports::pdf(&house, &ask, &options, today()).await.unwrap_err();
    assert!(refused.words(Lang::Fr).remedy.contains("Lundi matin"), "{refused}");
}

#[tokio::test]
async fn the_window_prints_the_board_and_the_question_that_it_shows() {
    let house = demonstration().await;
    let question = Question { campaigns: vec!["BTP26".into()], lang: "fr".into(), ..Question::default() };
    let ask = ReportAsk {
        template: "dashboard".into(),
        question: Some(question),
        lang: "fr".into(),
        ..ReportAsk::default()
    };
    let wish = ReportWish { board: Some("1".into()), landscape: true, ..ReportWish::default() };
    let (asked, options) = reports::asked(&house, &ask, &wish).await.unwrap();
    assert_eq!(asked.filter, Filter::campaign("BTP26"));
    assert_eq!(options.board.as_deref(), Some("1"));
    let pages = reports::pages(&house, &asked, &options, today()).await.unwrap();
    assert!((3..=5).contains(&pages.len()), "{}", pages.len());
    reports::keep(&house, "dashboard", &wish).await.unwrap();
    let templates = reports::templates(&house, Lang::Fr, today()).await.unwrap();
    assert_eq!(templates.last().unwrap().options.board.as_deref(), Some("1"));
}

#[tokio::test]
async fn the_request_for_credit_names_list_supplier_and_sum() {
    let house = demonstration().await;
    let options =
        Options { sender: "Chauffage Martin\n1 rue X\n69001 Lyon".to_owned(), ..Options::default() };
    let made = reports::pdf(&house, &ask(Template::Undelivered, Lang::Fr), &options, today()).await.unwrap();
    let text = told("pdftotext", &["-layout", "-", "-"], &made);
    let letter = text.split('\u{c}').find(|page| page.contains("Madame, Monsieur")).unwrap_or_default();
    for words in ["Chauffage Martin", "69001 Lyon", "Annuaire Pro Sud-Est", "159", "6,12", "224,99", "avoir"]
    {
        assert!(letter.contains(words), "{words} in {letter}");
    }
}

#[tokio::test]
async fn an_empty_file_has_reports_that_say_so_or_what_to_import() {
    let house = House::for_a_try().await.unwrap();
    for template in Template::ALL {
        let made = reports::pages(&house, &ask(template, Lang::Fr), &Options::default(), today()).await;
        match made {
            Ok(pages) => assert!(!pages.is_empty(), "{template:?}"),
            Err(failure) => assert!(!failure.words(Lang::Fr).remedy.is_empty(), "{template:?}: {failure}"),
        }
    }
}

#[tokio::test]
async fn options_are_kept_by_template_and_wrong_ones_are_refused() {
    let house = House::for_a_try().await.unwrap();
    let wish = |parts: &[&str], accent: Option<&str>| ReportWish {
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        accent: accent.map(str::to_owned),
        remarks: "Une ligne\net une autre".to_owned(),
        lang: Some("en".to_owned()),
        ..ReportWish::default()
    };
    reports::keep(&house, "comparison", &wish(&["notes", "tables"], Some("#a33327"))).await.unwrap();
    let templates = reports::templates(&house, Lang::Fr, today()).await.unwrap();
    let of = |key: &str| templates.iter().find(|one| one.key == key).unwrap().options.clone();
    assert_eq!(of("comparison").parts, ["notes", "tables"]);
    assert_eq!(
        (of("comparison").accent.as_deref(), of("comparison").lang.as_deref()),
        (Some("#a33327"), Some("en"))
    );
    assert_eq!(of("summary").accent, None);
    assert!(of("calls").landscape && !of("summary").parts.contains(&"annex".to_owned()));
    for (template, wrong) in [
        ("novel", wish(&[], None)),
        ("summary", wish(&["poem"], None)),
        ("summary", wish(&[], Some("#ffffff"))),
        ("summary", ReportWish { remarks: "x".repeat(6001), ..ReportWish::default() }),
    ] {
        let refused = reports::keep(&house, template, &wrong).await.unwrap_err();
        assert!(!refused.words(Lang::Fr).remedy.is_empty(), "{refused}");
    }
    let period =
        ReportAsk { template: "period".into(), period: Some("2026-13".into()), ..ReportAsk::default() };
    assert!(matches!(reports::asked(&house, &period, &wish(&[], None)).await, Err(Failure::BadValue { .. })));
}

#[tokio::test]
async fn a_logo_is_kept_with_the_file_and_one_that_is_none_is_refused() {
    let house = House::for_a_try().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logo.png");
    assert!(matches!(options::logo(&path), Err(Failure::Disk { .. })));
    std::fs::write(&path, b"no picture").unwrap();
    let refused = options::logo(&path).unwrap_err().words(Lang::En);
    assert!(refused.remedy.contains("PNG, JPEG or SVG"), "{refused:?}");
    std::fs::write(&path, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>").unwrap();
    let logo = options::logo(&path).unwrap();
    assert_eq!(reports::put_logo(&house, "calls", Some(logo.clone())).await.unwrap(), None);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(options::kept(&house, Template::Calls).await.unwrap().logo, Some(logo.clone()));
    assert_eq!(reports::put_logo(&house, "calls", None).await.unwrap(), Some(logo));
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_leaves_no_half_file() {
    let house = demonstration().await;
    let folder = tempfile::tempdir().unwrap();
    let ask = ask(Template::Summary, Lang::Fr);
    let whole = folder.path().join("a.pdf");
    reports::save(&house, &ask, &Options::default(), today(), &whole).await.unwrap();
    let before = std::fs::read(&whole).unwrap();
    for place in [folder.path().join("none").join("b.pdf"), folder.path().to_owned(), whole.join("c.pdf")] {
        let refused = reports::save(&house, &ask, &Options::default(), today(), &place).await.unwrap_err();
        assert!(matches!(refused, Failure::Disk { .. }), "{refused}");
    }
    assert_eq!(std::fs::read(&whole).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
}

#[tokio::test]
async fn what_was_handed_to_other_programs_goes_after_a_week() {
    let house = demonstration().await;
    let mut made = Vec::new();
    for template in [Template::Summary, Template::Comparison, Template::Calls] {
        let ask = ask(template, Lang::Fr);
        made.push(
            reports::handed::save_for_viewing(&house, &ask, &Options::default(), today()).await.unwrap(),
        );
    }
    let folder = made[0].parent().unwrap().to_owned();
    let (of_others, inside) = (folder.join("lettre.txt"), folder.join("dossier.pdf"));
    std::fs::write(&of_others, "of somebody else").unwrap();
    std::fs::create_dir(&inside).unwrap();
    let now = std::time::SystemTime::now();
    let aged = |path: &std::path::Path, days: u64| {
        let file = std::fs::File::options().append(true).open(path).unwrap();
        file.set_modified(now - std::time::Duration::from_hours(24 * days)).unwrap();
    };
    for (path, days) in [(&made[0], 8), (&made[1], 6), (&of_others, 400)] {
        aged(path, days);
    }
    assert_eq!(reports::handed::sweep(&house.path, now), 1);
    assert_eq!(
        [&made[0], &made[1], &made[2], &of_others, &inside].map(|path| path.exists()),
        [false, true, true, true, true]
    );
    let empty = House::for_a_try().await.unwrap();
    assert_eq!(reports::handed::sweep(&empty.path, now), 0);
    house.close().await.unwrap();
}
