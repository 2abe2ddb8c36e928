//! The issues of a sheet, grouped by cause and column while it is read.

use super::lists::{KEPT, cut, page};
use crate::dto::import::{IssueCell, IssueGroup, IssueLine, IssuePage, IssueValue, ValuePage};
use crate::lang::Lang;
use crate::words;
use import::{Effect, Issue, IssueCode, Mark, Order, Reading, Suggestion, letters};
use std::collections::{BTreeMap, HashMap};
use store::{Notice, Refusal};

/// Examples told with each group.
const EXAMPLES: usize = 3;

/// What is wrong with a cell or row: told by reading it, or by what is known already.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// It cannot be understood.
    Issue(IssueCode),
    /// What is known speaks against it.
    Refused(Refusal),
    /// It was taken, and something is worth knowing.
    Noticed(Notice),
}

/// One of the issues of a group.
#[derive(Debug)]
struct Line {
    row: u32,
    raw: Box<str>,
    what: What,
}

/// Issues of one cause in one column.
#[derive(Debug)]
struct Group {
    effect: Effect,
    column: Option<usize>,
    code: &'static str,
    cause: String,
    count: u64,
    lines: Vec<Line>,
    values: HashMap<Box<str>, Value>,
}

/// How often a text was met in a group.
#[derive(Debug)]
struct Value {
    cells: u32,
    first_row: u32,
    suggestion: Option<String>,
}

/// The issues of one sheet.
#[derive(Debug, Default)]
pub(super) struct Issues {
    file: String,
    sheet: String,
    headings: Vec<String>,
    lang: Lang,
    met: BTreeMap<(u8, &'static str, Option<usize>), Group>,
    /// The groups in the order in which they were told.
    groups: Vec<Group>,
}

impl Issues {
    pub(super) fn of(file: &str, sheet: &str, headings: &[String], lang: Lang) -> Self {
        Self {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            headings: headings.to_vec(),
            lang,
            ..Self::default()
        }
    }

    /// Adds an issue told by reading.
    pub(super) fn read(&mut self, issue: &Issue, reading: Reading) {
        let cause = || words::issue::cause(&issue.code, self.lang);
        let (code, suggestion) = (issue.code.key(), issue.code.suggestion().map(|s| written(s, reading)));
        let group = entry(&mut self.met, issue.effect, code, issue.column, cause);
        group.add(issue.row, &issue.raw, suggestion, || What::Issue(issue.code.clone()));
    }

    /// Adds a row that what is known speaks against.
    pub(super) fn refused(&mut self, refusal: &Refusal, row: u32, column: Option<usize>, raw: &str) {
        let cause = || words::store::cause(refusal, self.lang);
        let group = entry(&mut self.met, Effect::RowSetAside, words::store::code(refusal), column, cause);
        let suggestion = match refusal {
            Refusal::UnknownReference { nearest, .. } => nearest.clone(),
            _ => None,
        };
        group.add(row, raw, suggestion, || What::Refused(refusal.clone()));
    }

    /// Adds what is worth knowing of a row that was taken.
    pub(super) fn noticed(&mut self, notice: &Notice) {
        let Notice::Opposed { row, .. } = *notice;
        let cause = || words::store::notice(notice, self.lang).0;
        let group = entry(&mut self.met, Effect::Notice, "opposed", None, cause);
        group.add(row, "", None, || What::Noticed(notice.clone()));
    }

    /// Puts the groups in order, what sets rows aside first, then by number, and tells them.
    pub(super) fn close(&mut self) -> Vec<IssueGroup> {
        let mut groups: Vec<Group> = std::mem::take(&mut self.met).into_values().collect();
        groups.sort_by_key(|group| std::cmp::Reverse((group.effect == Effect::RowSetAside, group.count)));
        let told = groups.iter().map(|group| self.told(group)).collect();
        self.groups = groups;
        told
    }

    fn told(&self, group: &Group) -> IssueGroup {
        let heading = group.column.and_then(|column| self.headings.get(column)).cloned().unwrap_or_default();
        let examples = group.lines.iter().take(EXAMPLES).map(|line| {
            let (message, remedy) = self.words(group, line);
            IssueLine { place: self.place(group, line.row), message, remedy }
        });
        IssueGroup {
            cause: group.cause.clone(),
            count: small(group.count),
            effect: effect(group.effect).to_owned(),
            examples: examples.collect(),
            code: group.code.to_owned(),
            letter: group.column.map(letters),
            heading,
            kept: small(group.lines.len() as u64),
            values: small(group.values.len() as u64),
            remedies: remedies(group).into_iter().map(str::to_owned).collect(),
        }
    }

    /// Returns the cells of a group from a place on.
    pub(super) fn page(&self, group: u32, offset: u32) -> IssuePage {
        let Some(group) = self.groups.get(group as usize) else { return IssuePage::default() };
        let show = |line: &Line| {
            let (message, remedy) = self.words(group, line);
            let value = group.values.get(&line.raw);
            IssueCell {
                row: line.row,
                letter: group.column.map(letters),
                place: self.place(group, line.row),
                raw: line.raw.to_string(),
                message,
                remedy,
                suggestion: value.and_then(|value| value.suggestion.clone()),
                same: value.map_or(1, |value| value.cells),
            }
        };
        let size = |cell: &IssueCell| {
            cell.place.len() + cell.raw.len() + cell.message.len() + cell.remedy.len() + 150
        };
        let (cells, next) = page(&group.lines, offset, show, size);
        IssuePage { cells, total: small(group.count), kept: small(group.lines.len() as u64), next }
    }

    /// Returns the texts of a group, the most frequent first.
    pub(super) fn values(&self, group: u32, offset: u32) -> ValuePage {
        let Some(group) = self.groups.get(group as usize) else { return ValuePage::default() };
        let mut values: Vec<(&str, &Value)> =
            group.values.iter().map(|(raw, value)| (&**raw, value)).collect();
        values.sort_by_key(|(_, value)| (std::cmp::Reverse(value.cells), value.first_row));
        let show = |(raw, value): &(&str, &Value)| IssueValue {
            letter: group.column.map(letters),
            raw: (*raw).to_owned(),
            cells: value.cells,
            suggestion: value.suggestion.clone(),
            first_row: value.first_row,
        };
        let (values, next) = page(&values, offset, show, |value| value.raw.len() + 150);
        ValuePage { values, next }
    }

    /// Returns where a cell is: file, sheet and address, as spreadsheet programs write it.
    fn place(&self, group: &Group, row: u32) -> String {
        let cell = format!("{}{row}", letters(group.column.unwrap_or(0)));
        match self.sheet.as_str() {
            "" => format!("{}!{cell}", self.file),
            sheet => format!("{} · {sheet}!{cell}", self.file),
        }
    }

    fn words(&self, group: &Group, line: &Line) -> words::Sentences {
        match &line.what {
            What::Refused(refusal) => words::store::refusal(refusal, self.lang),
            What::Noticed(notice) => words::store::notice(notice, self.lang).1,
            What::Issue(code) => {
                let issue = Issue {
                    sheet: String::new(),
                    cell: String::new(),
                    column: group.column,
                    row: line.row,
                    heading: String::new(),
                    raw: line.raw.to_string(),
                    code: code.clone(),
                    effect: group.effect,
                };
                words::issue::of(&issue, self.lang)
            }
        }
    }
}

impl Group {
    fn add(&mut self, row: u32, raw: &str, suggestion: Option<String>, what: impl FnOnce() -> What) {
        self.count += 1;
        let raw: Box<str> = cut(raw).into_boxed_str();
        if let Some(value) = self.values.get_mut(&raw) {
            value.cells += 1;
        } else if self.values.len() < KEPT {
            self.values.insert(raw.clone(), Value { cells: 1, first_row: row, suggestion });
        }
        if self.lines.len() < KEPT {
            self.lines.push(Line { row, raw, what: what() });
        }
    }
}

fn entry<'a>(
    met: &'a mut BTreeMap<(u8, &'static str, Option<usize>), Group>,
    effect: Effect,
    code: &'static str,
    column: Option<usize>,
    cause: impl FnOnce() -> String,
) -> &'a mut Group {
    met.entry((effect as u8, code, column)).or_insert_with(|| Group {
        effect,
        column,
        code,
        cause: cause(),
        count: 0,
        lines: Vec::new(),
        values: HashMap::new(),
    })
}

const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::RowSetAside => "set_aside",
        Effect::CellIgnored => "ignored",
        Effect::Notice => "notice",
    }
}

/// Returns what can be done about a whole group at once.
fn remedies(group: &Group) -> Vec<&'static str> {
    let Some(Line { what, .. }) = group.lines.first() else { return Vec::new() };
    match what {
        What::Refused(_) => vec!["replace", "leave_out"],
        What::Noticed(_) => Vec::new(),
        What::Issue(code) => match code {
            IssueCode::NotADate { .. } => vec!["replace", "empty", "leave_out", "month_first", "day_first"],
            IssueCode::AmbiguousDate { .. } => vec!["month_first", "day_first"],
            IssueCode::NotANumber { .. }
            | IssueCode::NotAWholeNumber { .. }
            | IssueCode::TooFine { .. }
            | IssueCode::TooLarge => vec!["replace", "empty", "leave_out", "comma", "point"],
            IssueCode::UnknownWord { .. } => vec!["say_word", "replace", "empty", "leave_out"],
            IssueCode::MissingValue { .. } => vec!["replace", "leave_out"],
            IssueCode::TotalRow => Vec::new(),
            _ if group.column.is_none() => vec!["leave_out"],
            _ => vec!["replace", "empty", "leave_out"],
        },
    }
}

/// Returns a suggestion as it would be written in the column.
fn written(suggestion: Suggestion, reading: Reading) -> String {
    match (suggestion, reading.order, reading.mark) {
        (Suggestion::Date(day), Order::DayFirst, _) => day.format("%d/%m/%Y").to_string(),
        (Suggestion::Date(day), Order::MonthFirst, _) => day.to_string(),
        (Suggestion::Number(number), _, Mark::Comma) => number.normalize().to_string().replace('.', ","),
        (Suggestion::Number(number), _, Mark::Point) => number.normalize().to_string(),
    }
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
