//! What a person corrects of a sheet in the preview: cells and rows change on their way in, the file never does.

use crate::cell::date::Order;
use crate::cell::number::Mark;
use crate::issue::{Issue, RAW_CHARACTERS};
use crate::plan::{Grounds, Reading};
use crate::row::{Nature, Row};
use std::collections::HashMap;
use std::fmt::Write;

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The column, from 0; none: whatever column.
    pub column: Option<usize>,
    /// Which of its cells.
    pub cells: Which,
    /// What becomes of them.
    pub fix: Fix,
}

/// Which cells a correction is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// That of one row.
    Row(u32),
    /// All that hold this text.
    Raw(String),
    /// All with this problem, by [`crate::IssueCode::key`].
    Cause(String),
}

/// What becomes of a corrected cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// It is read as if this were written there.
    Replace(String),
    /// It is read as if it were empty.
    Empty,
    /// Its whole row is left out.
    LeaveOut,
}

/// One column that is written otherwise than the rest of its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnReading {
    /// The column, from 0.
    pub column: usize,
    /// Day or month first.
    pub order: Option<Order>,
    /// Comma or point before the decimals.
    pub mark: Option<Mark>,
}

/// All that a person corrected of one sheet, ready to be asked for by row and by cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    list: Vec<Correction>,
    columns: Vec<ColumnReading>,
    rows: HashMap<u32, Vec<Turn>>,
    values: Vec<(usize, HashMap<String, Turn>)>,
    causes: Vec<(Option<usize>, String, Fix)>,
}

/// A correction with its place in the order in which they were made: each sees what the earlier ones left.
#[derive(Clone, Debug, PartialEq)]
struct Turn {
    at: usize,
    column: Option<usize>,
    fix: Fix,
}

/// What corrections made of a row.
#[derive(Debug)]
pub(crate) enum Corrected {
    /// None was about it.
    Untouched,
    /// It is read so instead; the columns are those that were corrected.
    Row(Row, Vec<usize>),
    /// It is not read at all.
    LeftOut,
}

impl Corrections {
    /// Returns corrections in the order in which they were made; a later one on the same cells wins.
    pub fn new(list: Vec<Correction>, columns: Vec<ColumnReading>) -> Self {
        let mut made = Self { columns, ..Self::default() };
        for (at, correction) in list.iter().enumerate() {
            let (column, fix) = (correction.column, correction.fix.clone());
            let turn = Turn { at, column, fix };
            match (&correction.cells, column) {
                (Which::Row(row), _) => {
                    let turns = made.rows.entry(*row).or_default();
                    turns.retain(|other| other.column != column);
                    turns.push(turn);
                }
                (Which::Raw(raw), Some(column)) => {
                    made.values_of(column).insert(raw.clone(), turn);
                }
                (Which::Raw(_), None) => {}
                (Which::Cause(cause), _) => {
                    made.causes.retain(|(other, code, _)| *other != column || code != cause);
                    made.causes.push((column, cause.clone(), turn.fix));
                }
            }
        }
        made.list = list;
        made
    }

    fn values_of(&mut self, column: usize) -> &mut HashMap<String, Turn> {
        let place = self.values.iter().position(|(other, _)| *other == column).unwrap_or_else(|| {
            self.values.push((column, HashMap::new()));
            self.values.len() - 1
        });
        &mut self.values[place].1
    }

    /// Returns each correction, in the order in which they were made.
    pub fn list(&self) -> &[Correction] {
        &self.list
    }

    /// Returns whether nothing is corrected.
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty() && self.columns.is_empty()
    }

    /// Returns what becomes of a problem wherever it stands in a column.
    pub fn of_cause(&self, column: Option<usize>, cause: &str) -> Option<&Fix> {
        let about = |(wanted, code, _): &&(Option<usize>, String, Fix)| {
            code == cause && (wanted.is_none() || *wanted == column)
        };
        self.causes.iter().rev().find(about).map(|(.., fix)| fix)
    }

    /// Returns whether some problem is corrected wherever it stands.
    pub(crate) const fn has_causes(&self) -> bool {
        !self.causes.is_empty()
    }

    /// Returns a row as corrected, before anything of it is understood.
    pub(crate) fn apply(&self, row: &Row) -> Corrected {
        if self.rows.is_empty() && self.values.is_empty() {
            return Corrected::Untouched;
        }
        let turns = self.rows.get(&row.number).map_or(&[][..], Vec::as_slice);
        if turns.iter().any(|turn| turn.fix == Fix::LeaveOut) {
            return Corrected::LeftOut;
        }
        let mut fixes: Vec<(usize, &Fix)> = Vec::new();
        let by_row = turns.iter().filter_map(|turn| Some((turn.column?, Some(turn))));
        let by_value = self.values.iter().map(|(column, _)| (*column, None));
        for (column, turn) in by_row.chain(by_value) {
            if fixes.iter().all(|(other, _)| *other != column) {
                fixes.extend(self.last_fix(row, column, turn).map(|fix| (column, fix)));
            }
        }
        rewritten(row, &fixes)
    }

    /// Follows the corrections of a cell: what one of them wrote may be what a later one is about.
    fn last_fix<'a>(&'a self, row: &'a Row, column: usize, by_row: Option<&'a Turn>) -> Option<&'a Fix> {
        let values = self.values.iter().find(|(other, _)| *other == column).map(|(_, values)| values);
        let mut last = by_row;
        loop {
            let text = match last.map(|turn| &turn.fix) {
                None => row.get(column).text,
                Some(Fix::Replace(text)) => text.trim(),
                Some(Fix::Empty) => "",
                Some(Fix::LeaveOut) => break,
            };
            let next = values.and_then(|values| values.get(shown(text)));
            match next.filter(|next| last.is_none_or(|last| next.at > last.at)) {
                Some(next) => last = Some(next),
                None => break,
            }
        }
        last.map(|turn| &turn.fix)
    }

    /// Returns a row with the cells corrected whose problem is corrected wherever it stands.
    pub(crate) fn apply_causes(&self, row: &Row, issues: &[Issue]) -> Corrected {
        let mut fixes: Vec<(usize, &Fix)> = Vec::new();
        for issue in issues {
            match (issue.column, self.of_cause(issue.column, issue.code.key())) {
                (_, Some(Fix::LeaveOut)) => return Corrected::LeftOut,
                (Some(column), Some(fix)) => fixes.push((column, fix)),
                _ => {}
            }
        }
        rewritten(row, &fixes)
    }

    /// Returns how a column is written.
    pub fn reading(&self, column: Option<usize>, sheet: Reading) -> Reading {
        let own = column.and_then(|column| self.columns.iter().rev().find(|own| own.column == column));
        let Some(own) = own else { return sheet };
        Reading {
            order: own.order.unwrap_or(sheet.order),
            order_proof: if own.order.is_some() { Grounds::Proven } else { sheet.order_proof },
            mark: own.mark.unwrap_or(sheet.mark),
            ..sheet
        }
    }

    /// Returns the text that tells these corrections from others, for a plan's signature.
    pub(crate) fn signature(&self) -> String {
        let mut text = String::new();
        for correction in &self.list {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{:?}\0{:?}\0{:?}", correction.column, correction.cells, correction.fix);
        }
        for column in &self.columns {
            let _ = write!(text, "\n{}\0{:?}\0{:?}", column.column, column.order, column.mark);
        }
        text
    }
}

/// Returns a text as issues show it: that is how a correction names it.
fn shown(text: &str) -> &str {
    text.char_indices().nth(RAW_CHARACTERS).map_or(text, |(end, _)| &text[..end])
}

fn rewritten(row: &Row, fixes: &[(usize, &Fix)]) -> Corrected {
    if fixes.is_empty() {
        return Corrected::Untouched;
    }
    let mut written = Row::default();
    written.restart(row.number);
    written.inner_lines = row.inner_lines;
    let width = fixes.iter().map(|(column, _)| column + 1).max().unwrap_or(0).max(row.len());
    for column in 0..width {
        match fixes.iter().rev().find(|(fixed, _)| *fixed == column) {
            Some((_, Fix::LeaveOut)) => return Corrected::LeftOut,
            Some((_, Fix::Replace(text))) => written.push(text, Nature::Text),
            Some((_, Fix::Empty)) => written.push("", Nature::Text),
            None => {
                let cell = row.get(column);
                written.push(cell.text, cell.nature);
            }
        }
    }
    Corrected::Row(written, fixes.iter().map(|(column, _)| *column).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        let mut row = Row::default();
        row.restart(7);
        for cell in cells {
            row.push(cell, Nature::Text);
        }
        row
    }

    fn read(cells: &[&str], list: &[(Option<usize>, Which, Fix)]) -> Option<Vec<String>> {
        let list = list.iter().cloned();
        let list = list.map(|(column, cells, fix)| Correction { column, cells, fix }).collect();
        let row = row(cells);
        match Corrections::new(list, Vec::new()).apply(&row) {
            Corrected::Untouched => Some(row.raw(0)),
            Corrected::Row(row, _) => Some(row.raw(0)),
            Corrected::LeftOut => None,
        }
    }

    #[test]
    fn cells_are_corrected_by_place_and_by_what_they_hold() {
        let (a, b) = (Some(0), Some(1));
        let raw = |text: &str| Which::Raw(text.to_owned());
        let with = |text: &str| Fix::Replace(text.to_owned());
        for (list, expected) in [
            (vec![], Some(vec!["x", "y"])),
            (vec![(a, Which::Row(8), with("z"))], Some(vec!["x", "y"])),
            (vec![(a, Which::Row(7), with("z"))], Some(vec!["z", "y"])),
            (vec![(Some(3), Which::Row(7), with("z"))], Some(vec!["x", "y", "", "z"])),
            (vec![(b, raw("y"), with("z")), (b, raw("z"), Fix::Empty)], Some(vec!["x", ""])),
            (vec![(b, raw("z"), Fix::Empty), (b, raw("y"), with("z"))], Some(vec!["x", "z"])),
            (vec![(b, raw("y"), with("z")), (b, raw("z"), with("y"))], Some(vec!["x", "y"])),
            (vec![(b, raw("y"), with("z")), (b, Which::Row(7), with("w"))], Some(vec!["x", "w"])),
            (vec![(b, Which::Row(7), with("w")), (b, Which::Row(7), with("v"))], Some(vec!["x", "v"])),
            (vec![(None, Which::Row(7), Fix::LeaveOut)], None),
            (vec![(a, raw("x"), Fix::LeaveOut)], None),
        ] {
            let expected = expected.map(|cells| cells.into_iter().map(str::to_owned).collect());
            assert_eq!(read(&["x", "y"], &list), expected, "{list:?}");
        }
    }

    #[test]
    fn a_long_text_is_named_by_its_beginning() {
        let long = "é".repeat(RAW_CHARACTERS + 5);
        let named = Which::Raw("é".repeat(RAW_CHARACTERS));
        assert_eq!(read(&[&long], &[(Some(0), named, Fix::Empty)]), Some(vec![String::new()]));
    }
}
