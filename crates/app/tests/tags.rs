//! The tree of tags that a screen reader walks, in every template with its annex, in both languages.

mod told;

use app::house::House;
use app::lang::Lang;
use app::reports::options::Options;
use app::reports::template::Template;
use app::reports::{self, Ask};
use domain::filter::Filter;
use std::sync::Arc;
use told::told;

/// A tag with its depth in the tree, outermost first.
struct Tag {
    depth: usize,
    name: String,
}

async fn made(house: &House, template: Template, lang: Lang) -> Vec<u8> {
    let filter = if template == Template::Summary { Filter::campaign("CHAUF26") } else { Filter::default() };
    let mut options = Options { remarks: "Une remarque.".to_owned(), ..Options::default() };
    options.add_annex(template);
    let ask = Ask { template, filter, lang };
    reports::pdf(house, &ask, &options, "2026-11-26".parse().unwrap()).await.unwrap()
}

/// Returns the tags in the order in which they are read.
fn tags(pdf: &[u8]) -> Vec<Tag> {
    let tree = told("pdfinfo", &["-struct", "-"], pdf);
    let tag = |line: &str| {
        let name = line.trim_start();
        // Attributes begin with a slash, what pages hold is named an object.
        let is_tag = name.starts_with(char::is_uppercase) && !name.starts_with("Object ");
        let name = name.split([' ', ':']).next().unwrap_or_default().to_owned();
        is_tag.then(|| Tag { depth: line.len() - line.trim_start().len(), name })
    };
    tree.lines().filter_map(tag).collect()
}

/// Returns the objects of a file that are tags of a name, without their spaces.
fn objects(pdf: &[u8], name: &str) -> Vec<String> {
    let raw = String::from_utf8_lossy(pdf);
    let bare = |object: &str| object.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let is_named = |object: &String| {
        ["/", ">", "(", "<", "["].iter().any(|next| object.contains(&format!("/S/{name}{next}")))
    };
    raw.split("endobj").map(bare).filter(is_named).collect()
}

fn count(tags: &[Tag], name: &str) -> usize {
    tags.iter().filter(|tag| tag.name == name).count()
}

#[tokio::test]
async fn every_template_is_read_aloud_with_its_headings_tables_and_drawings() {
    let house = House::for_a_try().await.unwrap();
    app::demo::load(&house, Lang::Fr, "2026-11-26T10:00:00", &|_| (), &Arc::default()).await.unwrap();
    for template in Template::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let pdf = made(&house, template, lang).await;
            let what = format!("{template:?} {lang:?}");
            let tags = tags(&pdf);
            headings_go_down_one_by_one(&tags, &what);
            tables_have_headings(&tags, &what);
            let figures = objects(&pdf, "Figure");
            assert_eq!(figures.len(), count(&tags, "Figure"), "{what}: every drawing was looked at");
            assert!(!figures.is_empty(), "{what}: a barometer at least");
            for figure in figures {
                let said = figure.split_once("/Alt").map(|(_, said)| said);
                let is_empty = |said: &str| {
                    said.starts_with("()") || said.starts_with("<>") || said.starts_with("<FEFF>")
                };
                assert!(said.is_some_and(|said| !is_empty(said)), "{what}: {figure}");
            }
        }
    }
}

fn headings_go_down_one_by_one(tags: &[Tag], what: &str) {
    let level = |tag: &Tag| tag.name.strip_prefix('H').and_then(|level| level.parse::<u32>().ok());
    let levels: Vec<u32> = tags.iter().filter_map(level).collect();
    assert_eq!(levels.first(), Some(&1), "{what}");
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{what}: one title");
    assert!(levels.contains(&2) && levels.contains(&3), "{what}: parts, and figures of the annex");
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{what}: {levels:?}");
    }
}

fn tables_have_headings(tags: &[Tag], what: &str) {
    for (place, table) in tags.iter().enumerate().filter(|(_, tag)| tag.name == "Table") {
        let inside: Vec<&str> = tags[place + 1..]
            .iter()
            .take_while(|tag| tag.depth > table.depth)
            .map(|tag| tag.name.as_str())
            .collect();
        let rows = inside.iter().filter(|name| **name == "TR").count();
        assert!(rows > 1 && inside.contains(&"TH") && inside.contains(&"TD"), "{what}: {inside:?}");
    }
}
