//! A drawing that leaves the program: in a file, in the colours of paper.

use crate::dto::chart::SavedPicture;
use crate::failure::Failure;
use crate::lang::{Lang, named};
use crate::spreadsheet::csv_of;
use chart::{Drawing, printed};
use std::path::Path;

/// Points of a picture to one of the drawing: sharp on paper.
const SHARP: f64 = 2.0;
/// Signs of a title in the name of a file.
const NAME: usize = 80;

/// Writes a drawing to a file, in the format of its name.
///
/// # Errors
/// [`Failure::PictureFormat`] for a name that ends in none of .svg, .png and .csv.
pub fn write(drawing: &Drawing, lang: Lang, path: &Path) -> Result<(), Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("svg") => drawing.svg.clone().into_bytes(),
        Some("png") => chart::png(&drawing.svg, SHARP)?,
        Some("csv") => sheet(&drawing.table.columns, &drawing.table.rows, lang)?.into_bytes(),
        _ => return Err(Failure::PictureFormat { path: path.to_owned() }),
    };
    crate::files::write_whole(path, &bytes)
}

/// Saves a drawing of the page.
///
/// # Errors
/// As [`write()`], and [`Failure::Chart`] for what is no drawing of the page.
pub fn save(asked: &SavedPicture, path: &Path) -> Result<(), Failure> {
    let lang = named(&asked.lang);
    // A name typed without an ending gets that of the format asked for.
    let path = if path.extension().is_some() { path.to_owned() } else { path.with_extension(&asked.format) };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("svg") => printed(&asked.svg).into_bytes(),
        Some("png") => picture(&asked.svg)?,
        Some("csv") => sheet(&asked.columns, &asked.rows, lang)?.into_bytes(),
        _ => return Err(Failure::PictureFormat { path }),
    };
    crate::files::write_whole(&path, &bytes)
}

/// Returns a drawing of the page as a picture, in the colours of paper.
///
/// # Errors
/// [`Failure::Chart`] for what is no drawing of the page.
pub fn picture(svg: &str) -> Result<Vec<u8>, Failure> {
    Ok(chart::png(&printed(svg), SHARP)?)
}

/// Returns a name for the file of a drawing: its title, with nothing that a file's name cannot hold.
pub fn file_name(asked: &SavedPicture) -> String {
    let allowed =
        |letter: char| if r#"/\:*?"<>|"#.contains(letter) || letter.is_control() { ' ' } else { letter };
    let clean: String = asked.title.chars().map(allowed).take(NAME).collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches('.').trim();
    format!("{}.{}", if name.is_empty() { "baromail" } else { name }, asked.format)
}

/// Returns the table behind a drawing as the text of a spreadsheet, with the mark by which Excel knows its letters.
fn sheet(columns: &[String], rows: &[Vec<String>], lang: Lang) -> Result<String, Failure> {
    let rows = std::iter::once(columns.to_vec()).chain(rows.iter().cloned());
    Ok(format!("\u{feff}{}", csv_of(rows, lang)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(title: &str, format: &str) -> SavedPicture {
        SavedPicture {
            lang: "fr".to_owned(),
            title: title.to_owned(),
            format: format.to_owned(),
            svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"4\" viewBox=\"0 0 8 4\">\
                  <rect width=\"8\" height=\"4\" fill=\"var(--series-1)\"/></svg>"
                .to_owned(),
            columns: vec!["Groupe".to_owned(), "Valeur".to_owned()],
            rows: vec![vec!["=1+1".to_owned(), "2,40\u{a0}%".to_owned()]],
        }
    }

    #[test]
    fn a_title_becomes_a_name_that_any_disk_can_hold() {
        for (title, name) in [
            ("Où va le budget", "Où va le budget.svg"),
            ("../a:b?\n", "a b.svg"),
            ("", "baromail.svg"),
            ("...", "baromail.svg"),
        ] {
            assert_eq!(file_name(&asked(title, "svg")), name);
        }
    }

    #[test]
    fn a_drawing_of_the_page_is_saved_in_the_colours_of_paper_and_its_table_without_formulas() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        save(&asked("A", "svg"), &at("a")).unwrap();
        assert!(std::fs::read_to_string(at("a.svg")).unwrap().contains("fill=\"#2450a4\""));
        save(&asked("A", "png"), &at("a.png")).unwrap();
        assert_eq!(std::fs::read(at("a.png")).unwrap()[..4], *b"\x89PNG");
        save(&asked("A", "csv"), &at("a.csv")).unwrap();
        let text = std::fs::read_to_string(at("a.csv")).unwrap();
        assert!(text.starts_with("\u{feff}Groupe;Valeur\r\n") && !text.contains("\n=1+1"), "{text}");
        assert!(matches!(save(&asked("A", "pdf"), &at("a.pdf")), Err(Failure::PictureFormat { .. })));
    }
}
