//! One pass over a sheet under a plan, in batches.

use crate::corrections::Corrected;
use crate::error::FileError;
use crate::facts::{Cells, Log, Places, Taken, take};
use crate::fingerprint::{Claim, Fingerprint};
use crate::issue::{Effect, Issue, IssueCode, RAW_CHARACTERS};
use crate::limits::LINES_IN_A_ROW;
use crate::plan::{Origin, Plan};
use crate::raw_rows::RawRows;
use crate::row::{Row, address};
use crate::source::Source;
use crate::total_row::Totals;
use crate::understood::{FIRST_ROWS, UnderstoodRow};
use domain::fact::Facts;
use std::ops::ControlFlow;

/// Rows handed over at once.
#[derive(Debug, PartialEq)]
pub struct Batch {
    /// What the rows tell.
    pub facts: Facts,
    /// The cells of each of these rows as they stand, in the same order.
    pub raw: RawRows,
    /// What each of these rows says of itself, in the same order; nothing in a sheet that the program did not export.
    pub claims: Vec<Claim>,
    /// What is wrong or worth knowing.
    pub issues: Vec<Issue>,
    /// The rows that cannot be taken.
    pub set_aside: Vec<SetAside>,
    /// The rows that a person leaves out.
    pub left_out: Vec<LeftOut>,
    /// What each cell of the sheet's first rows became.
    pub first_rows: Vec<UnderstoodRow>,
    /// Of each column, how many cells of these rows are empty.
    pub empty: Vec<u32>,
    /// Cells of these rows that a person corrected.
    pub corrected: u64,
    /// Rows read so far, empty ones left out.
    pub rows_read: u64,
    /// Bytes of the file read so far; for a workbook, in proportion to its rows.
    pub bytes_read: u64,
}

/// A row that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Row number, from 1.
    pub row: u32,
    /// Its cells as they stand.
    pub raw: Vec<String>,
    /// Its issues, by their place in the batch.
    pub issues: Vec<usize>,
}

/// A row that a person leaves out: not taken, and not set aside either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Row number, from 1.
    pub row: u32,
    /// Its cells as they stand.
    pub raw: Vec<String>,
}

/// What a whole reading came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadSummary {
    /// Rows below the headings that are not empty.
    pub rows: u64,
    /// Rows that became facts.
    pub taken: u64,
    /// Rows that cannot be taken.
    pub set_aside: u64,
    /// Rows that a person leaves out.
    pub left_out: u64,
    /// Rows of sums that were left out.
    pub totals_left_out: u64,
    /// Issues told.
    pub issues: u64,
    /// Whether the receiver stopped before the end.
    pub end: ReadEnd,
}

/// How a reading ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadEnd {
    /// With the last row.
    #[default]
    Whole,
    /// By the receiver's wish.
    Stopped,
}

/// Reads a sheet row by row and hands over batches of at most `batch_rows` rows; the receiver can stop at each.
///
/// Memory holds one batch, whatever the size of the file. The source is locked until the end: `sink` must not use it.
///
/// # Errors
/// All problems of reading; batches handed over before one are not taken back.
pub fn read(
    source: &Source,
    plan: &Plan,
    batch_rows: usize,
    sink: &mut dyn FnMut(Batch) -> ControlFlow<()>,
) -> Result<ReadSummary, FileError> {
    let mut reading = Running::new(source, plan, batch_rows.max(1))?;
    source.each_row(plan.sheet, plan.reading.text, &mut |row, progress| {
        if row.number <= plan.heading_row || row.is_blank() {
            return ControlFlow::Continue(());
        }
        reading.bytes = progress.bytes;
        reading.next_row(row);
        if reading.waiting() < reading.batch_rows {
            return ControlFlow::Continue(());
        }
        let flow = sink(reading.hand_over());
        if flow.is_break() {
            reading.summary.end = ReadEnd::Stopped;
        }
        flow
    })?;
    if reading.summary.end == ReadEnd::Whole {
        reading.last_row();
    }
    if reading.summary.end == ReadEnd::Whole && reading.has_something() {
        reading.bytes = source.size;
        if sink(reading.hand_over()).is_break() {
            reading.summary.end = ReadEnd::Stopped;
        }
    }
    Ok(reading.summary)
}

/// A reading under way.
struct Running<'a> {
    plan: &'a Plan,
    totals: Totals<'a>,
    /// A row of numbers alone that waits for its successor.
    sums: Option<Row>,
    places: Places,
    batch_rows: usize,
    is_text: TextFile,
    log: Log,
    facts: Facts,
    raw: RawRows,
    claims: Vec<Claim>,
    set_aside: Vec<SetAside>,
    left_out: Vec<LeftOut>,
    first_rows: Vec<UnderstoodRow>,
    empty: Vec<u32>,
    corrected: u64,
    summary: ReadSummary,
    bytes: u64,
}

/// Whether a row with more cells than headings means a broken line: in a workbook it means notes beside the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextFile {
    Yes,
    No,
}

impl<'a> Running<'a> {
    fn new(source: &Source, plan: &'a Plan, batch_rows: usize) -> Result<Self, FileError> {
        let sheet = source.sheet(plan.sheet)?.name.clone();
        Ok(Self {
            plan,
            totals: Totals::of(plan),
            sums: None,
            places: Places::of(plan),
            batch_rows,
            is_text: if source.text_look().is_some() { TextFile::Yes } else { TextFile::No },
            log: Log::of(sheet),
            facts: Facts::none_of(plan.kind, batch_rows.min(4_096)),
            raw: RawRows::default(),
            claims: Vec::new(),
            set_aside: Vec::new(),
            left_out: Vec::new(),
            first_rows: Vec::new(),
            empty: vec![0; plan.columns.len()],
            corrected: 0,
            summary: ReadSummary::default(),
            bytes: 0,
        })
    }

    fn waiting(&self) -> usize {
        self.facts.len() + self.set_aside.len() + self.left_out.len()
    }

    /// Reads a row, unless it is a row of numbers alone: whether that one adds up the others, its place will tell.
    fn next_row(&mut self, row: &Row) {
        if let Some(sums) = self.sums.take() {
            self.row(&sums);
        }
        if self.totals.are_sums_alone(row) {
            self.sums = Some(row.clone());
        } else {
            self.row(row);
        }
    }

    /// Leaves a row of numbers alone out where it is the last one.
    fn last_row(&mut self) {
        if let Some(sums) = self.sums.take() {
            self.summary.rows += 1;
            self.leave_out(&sums);
        }
    }

    fn leave_out(&mut self, row: &Row) {
        self.summary.totals_left_out += 1;
        self.whole_row(row, IssueCode::TotalRow, Effect::Notice);
    }

    fn has_something(&self) -> bool {
        self.waiting() > 0 || !self.log.issues.is_empty()
    }

    /// Reads a row as corrected.
    fn row(&mut self, row: &Row) {
        if self.is_text == TextFile::Yes && self.plan.origin != Origin::Foreign && row.has_defused() {
            return self.plain_row(&row.without_apostrophes());
        }
        self.plain_row(row);
    }

    fn plain_row(&mut self, row: &Row) {
        self.summary.rows += 1;
        match self.corrected(row) {
            Corrected::Untouched => self.understand(row, &[]),
            Corrected::Row(row, columns) => self.understand(&row, &columns),
            Corrected::LeftOut => {
                self.summary.left_out += 1;
                self.left_out.push(LeftOut { row: row.number, raw: row.raw(self.plan.columns.len()) });
            }
        }
    }

    /// Corrects a row by place, by what its cells hold, and last by what is wrong with them.
    fn corrected(&self, row: &Row) -> Corrected {
        let corrections = &self.plan.corrections;
        let corrected = corrections.apply(row);
        if !corrections.has_causes() || matches!(corrected, Corrected::LeftOut) {
            return corrected;
        }
        let (now, mut columns) = match &corrected {
            Corrected::Row(row, columns) => (row, columns.clone()),
            _ => (row, Vec::new()),
        };
        match corrections.apply_causes(now, &self.problems(now)) {
            Corrected::Untouched => corrected,
            Corrected::Row(row, more) => {
                columns.extend(more);
                Corrected::Row(row, columns)
            }
            Corrected::LeftOut => Corrected::LeftOut,
        }
    }

    /// Returns what is wrong with a row, as if it were the first.
    fn problems(&self, row: &Row) -> Vec<Issue> {
        let mut log = Log::of(String::new());
        let mut apart = Facts::none_of(self.plan.kind, 1);
        take(&mut apart, &mut Cells::new(self.plan, &self.places, row, &mut log));
        log.issues
    }

    fn understand(&mut self, row: &Row, corrected: &[usize]) {
        if self.totals.is_total(row) {
            self.leave_out(row);
            return;
        }
        self.corrected += corrected.len() as u64;
        self.raw.push(row, &mut self.empty);
        let first_issue = self.log.issues.len();
        if self.is_text == TextFile::Yes {
            self.tell_unreadable(row);
        }
        let is_first = self.summary.taken + self.summary.set_aside < FIRST_ROWS as u64;
        self.log.understood = is_first.then(Vec::new);
        let taken = match self.broken(row) {
            Some(code) => {
                self.whole_row(row, code, Effect::RowSetAside);
                Taken::SetAside
            }
            None => take(&mut self.facts, &mut Cells::new(self.plan, &self.places, row, &mut self.log)),
        };
        if let Some(cells) = self.log.understood.take() {
            let (raw, corrected) = (row.raw(self.plan.columns.len()), corrected.to_vec());
            self.first_rows.push(UnderstoodRow { row: row.number, raw, corrected, cells });
        }
        match taken {
            Taken::Yes => {
                self.summary.taken += 1;
                if let Some(column) = self.plan.mark_column() {
                    let was = Fingerprint::from_text(row.get(column).text);
                    self.claims.push(Claim { was, is: Fingerprint::of_last(&self.facts) });
                }
            }
            Taken::SetAside => {
                self.summary.set_aside += 1;
                let issues = (first_issue..self.log.issues.len()).collect();
                let raw = self.raw.pop();
                self.set_aside.push(SetAside { row: row.number, raw, issues });
            }
        }
    }

    /// Returns why a line of text cannot be cut into cells with confidence.
    fn broken(&self, row: &Row) -> Option<IssueCode> {
        if row.inner_lines > LINES_IN_A_ROW {
            return Some(IssueCode::OpenQuote { lines: row.inner_lines + 1 });
        }
        let expected = self.plan.columns.len();
        if self.is_text == TextFile::No || row.len() <= expected {
            return None;
        }
        let beyond = (expected..row.len()).any(|column| !row.get(column).text.is_empty());
        beyond.then_some(IssueCode::RowTooWide { expected, found: row.len() })
    }

    /// Tells the cells with letters that are none in the file's encoding; their row is kept.
    fn tell_unreadable(&mut self, row: &Row) {
        for column in row.unreadable() {
            self.log.issues.push(Issue {
                sheet: self.log.sheet.clone(),
                cell: address(column, row.number),
                column: Some(column),
                row: row.number,
                heading: self.plan.headings.get(column).cloned().unwrap_or_default(),
                raw: row.get(column).text.chars().take(200).collect(),
                code: IssueCode::UnreadableLetters,
                effect: Effect::Notice,
            });
        }
    }

    fn whole_row(&mut self, row: &Row, code: IssueCode, effect: Effect) {
        let raw = row.iter().map(|cell| cell.text).find(|text| !text.is_empty()).unwrap_or_default();
        self.log.issues.push(Issue {
            sheet: self.log.sheet.clone(),
            cell: address(0, row.number),
            column: None,
            row: row.number,
            heading: String::new(),
            raw: raw.chars().take(RAW_CHARACTERS).collect(),
            code,
            effect,
        });
    }

    fn hand_over(&mut self) -> Batch {
        self.summary.issues += self.log.issues.len() as u64;
        Batch {
            facts: std::mem::replace(
                &mut self.facts,
                Facts::none_of(self.plan.kind, self.batch_rows.min(4_096)),
            ),
            raw: std::mem::take(&mut self.raw),
            claims: std::mem::take(&mut self.claims),
            issues: std::mem::take(&mut self.log.issues),
            set_aside: std::mem::take(&mut self.set_aside),
            left_out: std::mem::take(&mut self.left_out),
            first_rows: std::mem::take(&mut self.first_rows),
            empty: std::mem::replace(&mut self.empty, vec![0; self.plan.columns.len()]),
            corrected: std::mem::take(&mut self.corrected),
            rows_read: self.summary.rows,
            bytes_read: self.bytes,
        }
    }
}
