//! A dashboard on paper: its parts on twelve columns, in the order and the size that they have on the screen.

use crate::summary::{Headline, Picture};

/// Columns of a dashboard.
pub(crate) const COLUMNS: u32 = 12;

/// A dashboard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// What stands on it, in order.
    pub parts: Vec<BoardPart>,
}

/// One thing on a dashboard, and how large.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardPart {
    /// Columns of twelve.
    pub columns: u32,
    /// Rows.
    pub rows: u32,
    /// What it is.
    pub body: BoardBody,
}

/// What stands on a dashboard.
#[derive(Clone, Debug, PartialEq)]
pub enum BoardBody {
    /// A figure.
    Tile(Headline),
    /// A drawing.
    Picture(Picture),
    /// What deserves attention.
    Notices(Notices),
}

/// What deserves attention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    /// Its heading.
    pub heading: String,
    /// What is said when there is none.
    pub none: String,
    /// Each: what kind it is in a word, the sentence, what to do about it.
    pub told: Vec<[String; 3]>,
}

impl Board {
    /// Returns its drawings.
    pub(crate) fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.parts.iter().filter_map(|part| match &part.body {
            BoardBody::Picture(picture) => Some(picture),
            _ => None,
        })
    }
}

/// Where a part stands: its first column and row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) column: u32,
    pub(crate) row: u32,
}

/// Returns where parts of so many columns and rows stand: each at the first free place after the one before, as the
/// window lays them out.
pub(crate) fn places(sizes: &[(u32, u32)]) -> Vec<Place> {
    let mut placed: Vec<(Place, u32, u32)> = Vec::new();
    let mut at = Place { column: 0, row: 0 };
    for (columns, rows) in sizes {
        let (columns, rows) = ((*columns).clamp(1, COLUMNS), (*rows).max(1));
        while at.column + columns > COLUMNS || placed.iter().any(|one| meets(*one, (at, columns, rows))) {
            at.column += 1;
            if at.column + columns > COLUMNS {
                at = Place { column: 0, row: at.row + 1 };
            }
        }
        placed.push((at, columns, rows));
    }
    placed.into_iter().map(|(place, ..)| place).collect()
}

fn meets((one, columns, rows): (Place, u32, u32), (other, wide, high): (Place, u32, u32)) -> bool {
    one.column < other.column + wide
        && other.column < one.column + columns
        && one.row < other.row + high
        && other.row < one.row + rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_flow_into_twelve_columns_as_in_the_window() {
        // Worked out by hand after the rules of CSS grid, *sparse* packing: no part goes back before the one before it.
        for (sizes, expected) in [
            (&[(3, 1), (3, 1), (3, 1), (3, 1), (3, 1)][..], &[(0, 0), (3, 0), (6, 0), (9, 0), (0, 1)][..]),
            (&[(7, 2), (5, 2), (12, 1)], &[(0, 0), (7, 0), (0, 2)]),
            (&[(6, 2), (6, 1), (6, 1)], &[(0, 0), (6, 0), (6, 1)]),
            (&[(9, 1), (4, 2), (3, 1)], &[(0, 0), (0, 1), (4, 1)]),
            (&[(3, 3), (9, 1), (12, 1), (3, 1)], &[(0, 0), (3, 0), (0, 3), (0, 4)]),
            (&[], &[]),
            (&[(40, 0)], &[(0, 0)]),
        ] {
            let found: Vec<(u32, u32)> =
                places(sizes).iter().map(|place| (place.column, place.row)).collect();
            assert_eq!(found, expected, "{sizes:?}");
        }
    }
}
