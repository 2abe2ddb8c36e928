//! Which row holds the headings: below titles and blank lines, above the data; or which two rows.

use crate::row::{CellText, Nature, Row};
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

/// Headings over two rows, joined.
pub(crate) struct Grouped {
    /// Place of the lower row.
    pub(crate) place: usize,
    /// One heading for each column.
    pub(crate) headings: Vec<String>,
}

/// Returns the headings of the row found with those above or below it, where two rows make them: `Coûts` merged over
/// `Création`, `Impression`.
///
/// Merged cells are told by where texts stand, as in every format: a group's text is followed by empty cells.
pub(crate) fn groups(rows: &[Row], place: usize) -> Option<Grouped> {
    let above = place.checked_sub(1).map(|above| (above, place));
    let below = Some((place, place + 1));
    [above, below].into_iter().flatten().find_map(|(upper, lower)| {
        let (groups, parts) = (rows.get(upper)?, rows.get(lower)?);
        let adjacent = parts.number == groups.number + 1;
        (adjacent && is_group_row(groups, parts))
            .then(|| Grouped { place: lower, headings: joined(groups, parts) })
    })
}

/// Returns whether a row's texts stand over two or more texts each, some of them, and never over a value.
fn is_group_row(groups: &Row, parts: &Row) -> bool {
    let are_words = |row: &Row| row.iter().all(|cell| cell.text.is_empty() || is_heading_text(cell));
    if !are_words(groups) || !are_words(parts) || parts.is_blank() {
        return false;
    }
    let (starts, width) = (filled(groups), groups.len().max(parts.len()));
    let is_title = starts.len() == 1 && starts.first() == filled(parts).first().min(starts.first());
    if starts.is_empty() || is_title {
        return false;
    }
    let mut wide = 0;
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(width);
        let under = (*start..end).filter(|column| !parts.get(*column).text.is_empty()).count();
        // A heading beside the groups has nothing under it, or is merged downwards; a value under it is a row of data.
        let over_one = under == 1 && end - start == 1;
        if over_one {
            return false;
        }
        wide += usize::from(under >= 2 && !parts.get(*start).text.is_empty());
    }
    wide > 0
}

fn filled(row: &Row) -> Vec<usize> {
    (0..row.len()).filter(|column| !row.get(*column).text.is_empty()).collect()
}

fn is_heading_text(cell: CellText<'_>) -> bool {
    cell.nature == Nature::Text
        && cell.text.chars().count() <= 40
        && !cell.text.starts_with(|c: char| c.is_ascii_digit())
}

/// Joins group and part, unless the part alone is a known word that stands once.
fn joined(groups: &Row, parts: &Row) -> Vec<String> {
    let mut group = "";
    let mut headings: Vec<String> = Vec::new();
    for column in 0..groups.len().max(parts.len()) {
        let (own, part) = (groups.get(column).text, parts.get(column).text);
        group = if own.is_empty() { group } else { own };
        let both = format!("{group} {part}");
        headings.push(match (own, part) {
            (own, "") => own.to_owned(),
            _ if group.is_empty() => part.to_owned(),
            _ if known(&normal(&both)) => both,
            _ if known(&normal(part)) && !headings.iter().any(|heading| heading == part) => part.to_owned(),
            _ => both,
        });
    }
    headings
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

    #[test]
    fn two_rows_of_headings_are_joined_where_one_groups_the_other() {
        let costs = &["Campagne", "Date d’envoi", "Coûts", "", ""][..];
        for (table, expected) in [
            (
                &[
                    costs,
                    &["", "", "Création", "Impression", "Zèle"],
                    &["BTP26", "2026-09-03", "1", "2", "3"],
                ][..],
                Some(&["Campagne", "Date d’envoi", "Coûts Création", "Coûts Impression", "Coûts Zèle"][..]),
            ),
            (
                &[
                    &["", "", "Facturation", "", "Livraison", ""],
                    &["Réf", "Nom", "CP", "Ville", "CP", "Ville"],
                ],
                Some(&["Réf", "Nom", "CP", "Ville", "Livraison CP", "Livraison Ville"]),
            ),
            (&[&["Réponses d’octobre", "", ""], &["Réf", "Date", "Canal"]], None),
            (&[&["Réf", "Date", "Canal"], &["A1", "", "tél"]], None),
            (&[&["Nom", "Ville", "Remarque"], &["Martin", "Lyon", "rappeler"]], None),
        ] {
            let rows = rows(table);
            let found = find(&rows).and_then(|place| groups(&rows, place)).map(|grouped| grouped.headings);
            let expected = expected.map(|all| all.iter().map(|&one| one.to_owned()).collect::<Vec<_>>());
            assert_eq!(found, expected, "{table:?}");
        }
    }
}
