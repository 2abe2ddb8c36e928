//! Tables on their way out: to a workbook, or to text.

use super::Written;
use super::book::Book;
use super::cell::Cell;
use super::text::Texts;
use crate::failure::Failure;

/// A table before its rows.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// What its rows are.
    pub(super) name: String,
    /// Its headings.
    pub(super) headings: Vec<String>,
    /// How wide each column is at most, in letters.
    pub(super) widths: Vec<usize>,
}

/// Where tables go.
pub(super) enum Sheets {
    /// A sheet each.
    Book(Box<Book>),
    /// A file each.
    Text(Box<Texts>),
}

impl Sheets {
    /// Begins a table.
    pub(super) fn begin(&mut self, table: &Table) -> Result<(), Failure> {
        match self {
            Self::Book(book) => book.begin(table),
            Self::Text(texts) => texts.begin(table),
        }
    }

    /// Adds a row to the table begun last.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), Failure> {
        match self {
            Self::Book(book) => book.row(cells),
            Self::Text(texts) => texts.row(cells),
        }
    }

    /// Puts all that was written in its place, and says what it is.
    pub(super) fn save(self) -> Result<Vec<Written>, Failure> {
        match self {
            Self::Book(book) => book.save(),
            Self::Text(texts) => texts.save(),
        }
    }
}
