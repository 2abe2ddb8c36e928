//! The cells of many rows as they stand, in one piece of memory: every row has them, and few are ever asked for.

use crate::row::Row;

/// Rows with their cells, each row asked for by its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawRows {
    text: String,
    /// Where each cell ends in the text.
    cells: Vec<usize>,
    /// Where each row ends among the cells.
    rows: Vec<usize>,
}

impl RawRows {
    /// Returns how many rows there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns the cells of a row by its place, from 0; past the last one, none.
    pub fn row(&self, place: usize) -> Vec<String> {
        let Some(end) = self.rows.get(place) else { return Vec::new() };
        let start = self.end_before(place);
        (start..*end).map(|cell| self.text[self.start_of(cell)..self.cells[cell]].to_owned()).collect()
    }

    /// Keeps only the rows of these places, which come in order.
    pub fn keep(&mut self, places: &[usize]) {
        let mut kept = Self::default();
        for place in places.iter().filter(|place| **place < self.rows.len()) {
            for cell in self.end_before(*place)..self.rows[*place] {
                kept.push_cell(&self.text[self.start_of(cell)..self.cells[cell]]);
            }
            kept.rows.push(kept.cells.len());
        }
        *self = kept;
    }

    /// Adds a row, as many cells as there are columns at least; empty ones are counted by column.
    pub(crate) fn push(&mut self, row: &Row, empty: &mut [u32]) {
        for column in 0..empty.len().max(row.len()) {
            let text = row.get(column).text;
            if let (true, Some(empty)) = (text.is_empty(), empty.get_mut(column)) {
                *empty += 1;
            }
            self.push_cell(text);
        }
        self.rows.push(self.cells.len());
    }

    /// Takes the last row out.
    pub(crate) fn pop(&mut self) -> Vec<String> {
        let cells = self.row(self.rows.len().saturating_sub(1));
        self.rows.pop();
        self.cells.truncate(self.rows.last().copied().unwrap_or(0));
        self.text.truncate(self.cells.last().copied().unwrap_or(0));
        cells
    }

    fn push_cell(&mut self, text: &str) {
        self.text.push_str(text);
        self.cells.push(self.text.len());
    }

    fn end_before(&self, row: usize) -> usize {
        row.checked_sub(1).map_or(0, |before| self.rows[before])
    }

    fn start_of(&self, cell: usize) -> usize {
        cell.checked_sub(1).map_or(0, |before| self.cells[before])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::Nature;

    fn row(cells: &[&str]) -> Row {
        let mut row = Row::default();
        row.restart(2);
        for cell in cells {
            row.push(cell, Nature::Text);
        }
        row
    }

    #[test]
    fn rows_come_back_by_their_place_and_empty_cells_are_counted() {
        let (mut rows, mut empty) = (RawRows::default(), [0; 3]);
        for cells in [["a", "", "c"].as_slice(), &[], &["x", "y", "z", "beyond"], &["last"]] {
            rows.push(&row(cells), &mut empty);
        }
        assert_eq!(empty, [1, 3, 2]);
        assert_eq!(rows.pop(), ["last", "", ""]);
        assert_eq!(
            (rows.row(0), rows.row(1)),
            (vec!["a".into(), String::new(), "c".into()], vec![String::new(); 3])
        );
        rows.keep(&[1, 2]);
        assert_eq!((rows.len(), rows.row(1)), (2, ["x", "y", "z", "beyond"].map(str::to_owned).to_vec()));
        assert_eq!(rows.row(2), Vec::<String>::new());
        assert!(!rows.is_empty());
    }
}
