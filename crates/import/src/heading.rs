//! Which row holds the headings: below titles and blank lines, above the data.

use crate::row::{Nature, Row};
use crate::synonyms::{known, normal};

/// Rows among which the headings are looked for.
const DEPTH: usize = 40;

/// Returns the place of the heading row among the first rows, `None` where no row has a cell.
pub(crate) fn find(rows: &[Row]) -> Option<usize> {
    let mut best: Option<(i64, usize)> = None;
    for (place, row) in rows.iter().take(DEPTH).enumerate() {
        if row.is_blank() {
            continue;
        }
        let score = score(row);
        // The earlier of two equal rows: data below may repeat the words of the headings.
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, place));
        }
    }
    best.map(|(_, place)| place)
}

/// Returns how much a row looks like headings: known words count most, numbers and dates count against it.
fn score(row: &Row) -> i64 {
    let mut score = 0;
    for cell in row.iter().filter(|cell| !cell.text.is_empty()) {
        let is_value = cell.nature != Nature::Text || cell.text.starts_with(|c: char| c.is_ascii_digit());
        score += match is_value {
            true => -3,
            false if known(&normal(cell.text)) => 6,
            false if cell.text.chars().count() <= 40 => 1,
            false => 0,
        };
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &[&[&str]]) -> Vec<Row> {
        let mut rows = Vec::new();
        for (number, cells) in (1..).zip(table) {
            let mut row = Row::default();
            row.restart(number);
            for cell in *cells {
                row.push(cell, Nature::Text);
            }
            rows.push(row);
        }
        rows
    }

    #[test]
    fn headings_stand_below_titles_and_blank_lines() {
        for (table, expected) in [
            (&[&["ref", "date"][..], &["A1", "2026-01-01"]][..], Some(0)),
            (
                &[
                    &["Réponses d’octobre"],
                    &["", ""],
                    &["Réf. courrier", "Date", "Canal"],
                    &["A1", "3/4/26", "tél"],
                ],
                Some(2),
            ),
            (&[&["Export du 03/10/2026", ""], &["zzz", "yyy"], &["1", "2"]], Some(1)),
            (&[&["Martin", "Jean"], &["Durand", "Marie"]], Some(0)),
            (&[&["", ""], &[""]], None),
        ] {
            assert_eq!(find(&rows(table)), expected, "{table:?}");
        }
    }
}
