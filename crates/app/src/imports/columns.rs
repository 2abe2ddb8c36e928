//! What each column holds, counted over all rows while they are read.

use super::job::Job;
use super::lists::cut;
use crate::dto::import::{BadValue, ColumnCount};
use import::{Effect, Issue, IssueCode};

/// Wrong values told of each column.
const BAD: usize = 3;

/// The counts of a sheet's columns.
#[derive(Debug, Default)]
pub(super) struct Columns {
    rows: u64,
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    letter: String,
    heading: String,
    empty: u64,
    to_fix: u64,
    bad: Vec<BadValue>,
}

impl Columns {
    pub(super) fn of(job: &Job) -> Self {
        let columns = job.letters.iter().zip(&job.plan.headings).map(|(letter, heading)| Column {
            letter: letter.clone(),
            heading: heading.clone(),
            empty: 0,
            to_fix: 0,
            bad: Vec::new(),
        });
        Self { rows: 0, columns: columns.collect() }
    }

    /// Counts rows with the empty cells of each column.
    pub(super) fn count(&mut self, rows: u64, empty: &[u32]) {
        self.rows += rows;
        for (column, empty) in self.columns.iter_mut().zip(empty) {
            column.empty += u64::from(*empty);
        }
    }

    /// Counts the cell of an issue, unless it is only worth knowing.
    pub(super) fn issue(&mut self, issue: &Issue, message: impl FnOnce() -> String) {
        if issue.effect == Effect::Notice {
            return;
        }
        if let Some(column) = issue.column.and_then(|place| self.columns.get_mut(place)) {
            // A cell that is missing is to be filled, not merely empty.
            if matches!(issue.code, IssueCode::MissingValue { .. }) {
                column.empty = column.empty.saturating_sub(1);
            }
            column.wrong(issue.row, &issue.raw, message);
        }
    }

    /// Counts a cell that what is known speaks against.
    pub(super) fn refused(&mut self, place: usize, row: u32, raw: &str, message: &str) {
        if let Some(column) = self.columns.get_mut(place) {
            column.wrong(row, raw, || message.to_owned());
        }
    }

    /// Returns the counts so far, without the wrong values.
    pub(super) fn so_far(&self) -> Vec<ColumnCount> {
        self.columns.iter().map(|column| column.told(self.rows, Vec::new())).collect()
    }

    /// Returns the counts with the first wrong values.
    pub(super) fn close(self) -> Vec<ColumnCount> {
        let rows = self.rows;
        self.columns
            .into_iter()
            .map(|mut column| {
                let bad = std::mem::take(&mut column.bad);
                column.told(rows, bad)
            })
            .collect()
    }
}

impl Column {
    fn wrong(&mut self, row: u32, raw: &str, message: impl FnOnce() -> String) {
        self.to_fix += 1;
        if self.bad.len() < BAD {
            self.bad.push(BadValue { row, raw: cut(raw), message: message() });
        }
    }

    fn told(&self, rows: u64, bad: Vec<BadValue>) -> ColumnCount {
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        ColumnCount {
            letter: self.letter.clone(),
            heading: self.heading.clone(),
            valid: small(rows.saturating_sub(self.empty + self.to_fix)),
            to_fix: small(self.to_fix),
            empty: small(self.empty),
            bad,
        }
    }
}
