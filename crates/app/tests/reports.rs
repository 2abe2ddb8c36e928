//! Every template, on the demonstration campaign and on an empty file, and how options are kept.

use app::dto::reports::{ReportAsk, ReportWish};
use app::failure::Failure;
use app::house::House;
use app::lang::Lang;
use app::reports::options::{self, Options};
use app::reports::template::Template;
use app::reports::{self, Ask};
use chrono::NaiveDate;
use domain::filter::Filter;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

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

fn told(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("poppler-utils are part of the tests' set-up");
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
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
            let tree = told("pdfinfo", &["-struct-text", "-"], &made);
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
