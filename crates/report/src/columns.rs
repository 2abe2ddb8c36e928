//! The widths of a table's columns, from what they hold.
//!
//! Widths are shares of the page that grow with the longest text: unlike measured widths they never leave a column
//! without room, and a table of thousands of rows is laid out in one pass.

use crate::summary::{Align, Column};
use serde::Serialize;

/// Letters of a table's type that stand side by side on a page.
pub(crate) const PAGE: usize = 112;
/// The same on a page that lies on its side.
pub(crate) const LANDSCAPE: usize = 166;
/// Letters that stand side by side in the column beside a drawing.
pub(crate) const BESIDE: usize = 46;
/// Letters after which a text may as well take a second line.
const WIDEST: usize = 34;
/// Letters below which a column of words is not narrowed.
const NARROWEST: usize = 9;
/// Letters of a heading that keep it on one line.
const HEADING: usize = 12;
/// Room between columns, in letters; digits are wider than letters.
const GAP: usize = 3;
const GAP_OF_FIGURES: usize = 4;

/// A column as its template needs it.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Shaped<'a> {
    title: &'a str,
    end: bool,
    /// Share of the width, in letters.
    share: usize,
}

/// Returns `count` columns whose figures have their room even where long words ask for more than there is.
pub(crate) fn all<'a>(
    columns: &'a [Column],
    rows: &[Vec<&str>],
    count: usize,
    room: usize,
) -> Vec<Shaped<'a>> {
    let mut all: Vec<_> = (0..count).map(|place| shaped(columns.get(place), rows, place)).collect();
    let taken =
        |end: bool| all.iter().filter(|column| column.end == end).map(|column| column.share).sum::<usize>();
    let (figures, words) = (taken(true), taken(false));
    if figures + words > room {
        let left = room.saturating_sub(figures);
        for column in all.iter_mut().filter(|column| !column.end) {
            column.share = (column.share * left / words).max(NARROWEST);
        }
    }
    all
}

/// Returns a row with exactly `count` texts.
pub(crate) fn filled(row: &[String], count: usize) -> Vec<&str> {
    row.iter().map(String::as_str).chain(std::iter::repeat("")).take(count).collect()
}

fn shaped<'a>(column: Option<&'a Column>, rows: &[Vec<&str>], place: usize) -> Shaped<'a> {
    let title = column.map_or("", |column| column.title.as_str());
    let longest = rows.iter().map(|row| row[place].chars().count()).max().unwrap_or_default();
    let end = column.is_some_and(|column| column.align == Align::End);
    let gap = if end { GAP_OF_FIGURES } else { GAP };
    Shaped { title, end, share: longest.min(WIDEST).max(heading(title)) + gap }
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
            ("Coût unitaire", "1,49 €", 11),
            ("Coût complet par réponse obtenue", "1,49 €", 10),
            ("Liste", &"x".repeat(300), 37),
        ] {
            let columns = [Column::words(title)];
            assert_eq!(all(&columns, &[vec![text]], 1, PAGE)[0].share, share, "{title}");
        }
    }

    #[test]
    fn long_words_give_way_to_figures() {
        let long = "x".repeat(300);
        let row = vec![long.as_str(), "1 234 567,89 €", &long, "2 490"];
        let columns = [
            Column::words("Liste"),
            Column::figures("Coût"),
            Column::words("Verdict"),
            Column::figures("Plis"),
        ];
        let shares = |room| {
            all(&columns, std::slice::from_ref(&row), 4, room).iter().map(|one| one.share).collect::<Vec<_>>()
        };
        assert_eq!(shares(PAGE), [37, 18, 37, 9]);
        assert_eq!(shares(75), [24, 18, 24, 9]);
        assert_eq!(shares(20), [NARROWEST, 18, NARROWEST, 9]);
    }

    #[test]
    fn a_short_row_is_filled_and_a_long_one_keeps_to_the_columns() {
        let row = ["a".to_owned(), "b".to_owned()];
        assert_eq!(filled(&row, 3), ["a", "b", ""]);
        assert_eq!(filled(&row, 1), ["a"]);
        assert_eq!(all(&[], &[vec!["a", ""]], 2, PAGE)[1], Shaped { title: "", end: false, share: 3 });
    }
}
