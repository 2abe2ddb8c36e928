//! The guide is whole: every screen has its page in both languages, every picture is there, every link leads somewhere.

use std::collections::BTreeSet;
use std::fs::{metadata, read_dir, read_to_string};
use std::path::Path;

use domain::lang::Lang;
use house_tests::guide::{book, folder, pages, text};
use report::Block;

/// Bytes of all pictures: they are part of the program.
const MOST: u64 = 1_600_000;

#[test]
fn every_screen_has_its_page_in_both_languages() {
    let names = read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/state/place.svelte.ts"))
        .expect("the screens have their list");
    let list =
        names.split("SCREENS = [").nth(1).and_then(|rest| rest.split(']').next()).expect("a list of screens");
    let ids: BTreeSet<String> = pages().unwrap().into_iter().map(|page| page.id).collect();
    let screens: Vec<&str> = list.split(',').map(|name| name.trim().trim_matches('\'')).collect();
    assert!(screens.len() >= 13, "{screens:?}");
    for screen in screens {
        assert!(
            ids.contains(screen),
            "docs/guide/index.json has no page for the screen {screen} in both languages"
        );
    }
}

#[test]
fn both_languages_have_the_same_pages_with_the_same_pictures_and_as_many_headings() {
    let date = "2026-11-27".parse().unwrap();
    let (fr, en) =
        (book(Lang::Fr, String::new(), date).unwrap(), book(Lang::En, String::new(), date).unwrap());
    for (fr, en) in fr.chapters.iter().zip(&en.chapters) {
        assert_eq!(shape(&fr.blocks), shape(&en.blocks), "{} is told otherwise in {}", fr.title, en.title);
    }
}

/// Returns the headings and pictures of a page, without their words.
fn shape(blocks: &[Block]) -> Vec<String> {
    let told = blocks.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(format!("heading {level}")),
        Block::Picture { name, .. } => name.rsplit_once('-').map(|(screen, _)| screen.to_owned()),
        _ => None,
    });
    told.collect()
}

#[test]
fn pictures_are_those_that_are_wanted_and_stay_small() {
    let list = read_to_string(folder().join("pictures.txt")).unwrap();
    let wanted: BTreeSet<String> = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(' ').next())
        .flat_map(|name| ["fr", "en"].map(|lang| format!("{name}-{lang}.png")))
        .collect();
    let mut sum = 0;
    let there: BTreeSet<String> = read_dir(folder().join("pictures"))
        .unwrap()
        .map(|entry| entry.unwrap())
        // Below it are those that were only looked at: the program carries none of them.
        .filter(|entry| entry.file_type().unwrap().is_file())
        .inspect(|entry| sum += metadata(entry.path()).unwrap().len())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(wanted, there, "docs/guide/pictures.txt names the pictures of docs/guide/pictures");
    assert!(sum <= MOST, "pictures of the guide take {sum} bytes");
}

#[test]
fn no_file_of_the_guide_is_forgotten() {
    let all = pages().unwrap();
    for (lang, code) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        let known: BTreeSet<String> = all.iter().map(|page| page.file(lang).to_owned()).collect();
        let there = read_dir(folder().join(code)).unwrap();
        for name in there.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()) {
            assert!(
                known.contains(&name),
                "docs/guide/index.json does not name {code}/{name}, or its other language is missing"
            );
        }
    }
}

/// A link to a heading that is not there is refused by the typesetter, and so is a picture without words.
#[test]
fn the_guide_becomes_a_book_in_both_languages() {
    for lang in [Lang::Fr, Lang::En] {
        let pdf = book(lang, "Baromail".to_owned(), "2026-11-27".parse().unwrap()).unwrap().pdf().unwrap();
        assert!(pdf.starts_with(b"%PDF") && pdf.len() > 200_000, "{lang:?}");
    }
}

#[test]
fn the_command_line_page_names_every_command() {
    let args =
        read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/cli/src/args.rs")).unwrap();
    let list =
        args.split("pub(crate) enum Command {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
    let hidden = ["pages"];
    let page = pages().unwrap().into_iter().find(|page| page.id == "command-line").unwrap();
    for lang in [Lang::Fr, Lang::En] {
        let told = text(&page, lang).unwrap();
        for line in list.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase)) {
            let name: String = line.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            let name = kebab(&name);
            assert!(
                hidden.contains(&name.as_str()) || told.contains(&format!("`{name}`")),
                "{lang:?} lacks `{name}`"
            );
        }
    }
}

fn kebab(name: &str) -> String {
    let mut told = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !told.is_empty() {
            told.push('-');
        }
        told.extend(letter.to_lowercase());
    }
    told
}
