//! Where in a file rows stand, in words.

use crate::lang::{Lang, one_of};
use domain::format::counted;
use std::path::Path;

/// Returns the name of a sheet where it says more than its file: a text file's only sheet bears the file's own name.
pub(crate) fn sheet<'a>(file: &str, sheet: Option<&'a str>) -> Option<&'a str> {
    sheet.filter(|sheet| Path::new(file).file_stem().is_none_or(|stem| stem != *sheet))
}

/// Returns the sheet and the rows that a file gave, from the first to the last: `feuille « Plis », lignes 2 à 5001`.
/// Where rows between them are not counted it says how many are. A row is written as spreadsheet programs write it.
pub(crate) fn of(sheet: Option<&str>, (rows, first, last): (u64, u32, u32), lang: Lang) -> String {
    let all = u64::from(last.saturating_sub(first)) + 1 == rows;
    let rows = match (rows, all) {
        (1, _) => one_of(lang, format!("ligne {first}"), format!("row {first}")),
        (_, true) => one_of(lang, format!("lignes {first} à {last}"), format!("rows {first} to {last}")),
        (_, false) => {
            let many =
                one_of(lang, counted(rows, "ligne", "lignes", lang), counted(rows, "row", "rows", lang));
            one_of(
                lang,
                format!("{many} entre {first} et {last}"),
                format!("{many} between {first} and {last}"),
            )
        }
    };
    match sheet {
        Some(sheet) => {
            one_of(lang, format!("feuille «\u{a0}{sheet}\u{a0}», {rows}"), format!("sheet “{sheet}”, {rows}"))
        }
        None => rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_named_unless_it_is_its_file() {
        for (file, name, said) in [
            ("npai_septembre.csv", Some("npai_septembre"), None),
            ("Budget 2026.xlsx", Some("Budget"), Some("Budget")),
            ("Budget 2026.xlsx", None, None),
        ] {
            assert_eq!(sheet(file, name), said, "{file}");
        }
    }

    #[test]
    fn rows_are_told_from_the_first_to_the_last() {
        for (sheet, rows, french, english) in [
            (None, (1, 14, 14), "ligne 14", "row 14"),
            (None, (5_000, 2, 5_001), "lignes 2 à 5001", "rows 2 to 5001"),
            (None, (98, 2, 240), "98\u{a0}lignes entre 2 et 240", "98\u{a0}rows between 2 and 240"),
            (
                Some("Plis"),
                (2, 2, 3),
                "feuille «\u{a0}Plis\u{a0}», lignes 2 à 3",
                "sheet “Plis”, rows 2 to 3",
            ),
        ] {
            assert_eq!(of(sheet, rows, Lang::Fr), french);
            assert_eq!(of(sheet, rows, Lang::En), english);
        }
    }
}
