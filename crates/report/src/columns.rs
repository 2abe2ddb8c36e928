//! The widths of a table's columns, from what they hold.
//!
//! Widths are shares of the page that grow with the longest text: unlike measured widths they never leave a column
//! without room, and a table of thousands of rows is laid out in one pass.

use crate::summary::{Align, Column};
use serde::Serialize;

/// Letters after which a text may as well take a second line.
const WIDEST: usize = 34;
/// Letters of a heading that keep it on one line.
const HEADING: usize = 16;
/// Room between columns, in letters.
const GAP: usize = 3;

/// A column as its template needs it.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Shaped<'a> {
    title: &'a str,
    end: bool,
    /// Share of the width.
    share: usize,
}

/// Returns `count` columns with their shares of the width.
pub(crate) fn all<'a>(columns: &'a [Column], rows: &[Vec<&str>], count: usize) -> Vec<Shaped<'a>> {
    (0..count).map(|place| shaped(columns.get(place), rows, place)).collect()
}

/// Returns a row with exactly `count` texts.
pub(crate) fn filled(row: &[String], count: usize) -> Vec<&str> {
    row.iter().map(String::as_str).chain(std::iter::repeat("")).take(count).collect()
}

fn shaped<'a>(column: Option<&'a Column>, rows: &[Vec<&str>], place: usize) -> Shaped<'a> {
    let title = column.map_or("", |column| column.title.as_str());
    let longest = rows.iter().map(|row| row[place].chars().count()).max().unwrap_or_default();
    let share = longest.min(WIDEST).max(heading(title)) + GAP;
    Shaped { title, end: column.is_some_and(|column| column.align == Align::End), share }
}

/// Returns the letters that a heading needs: all of a short one, the longest word of a long one.
fn heading(title: &str) -> usize {
    let word = title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let all = title.chars().count();
    if all <= HEADING { all } else { word.min(WIDEST) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_as_wide_as_its_longest_text_within_reason() {
        for (title, text, share) in [
            ("", "", 3),
            ("Plis", "2 490", 8),
            ("Coût unitaire", "1,49 €", 16),
            ("Coût complet par réponse obtenue", "1,49 €", 10),
            ("Liste", &"x".repeat(300), 37),
        ] {
            let columns = [Column::words(title)];
            assert_eq!(all(&columns, &[vec![text]], 1)[0].share, share, "{title}");
        }
    }

    #[test]
    fn a_short_row_is_filled_and_a_long_one_keeps_to_the_columns() {
        let row = ["a".to_owned(), "b".to_owned()];
        assert_eq!(filled(&row, 3), ["a", "b", ""]);
        assert_eq!(filled(&row, 1), ["a"]);
        assert_eq!(all(&[], &[vec!["a", ""]], 2)[1], Shaped { title: "", end: false, share: 3 });
    }
}
