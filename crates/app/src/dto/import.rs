//! The import: what was offered, how it is understood, what will change.

mod choice;
mod preview;
mod unfinished;

pub use choice::{ColumnChoice, ColumnReading, Constant, Correction, ReadingChoice, SheetChoice};
pub use preview::{
    BadValue, ColumnCount, FieldChange, Heading, IssueCell, IssuePage, IssueValue, ListPage, PreviewRow,
    RowList, UnderstoodCell, UnderstoodRow, ValuePage,
};
pub use unfinished::{DraftToSave, ResumedImport, UnfinishedImport};

use super::understanding::{Remembered, UnknownWord};
use serde::Serialize;
use specta::Type;

/// A file that was dropped or chosen; the page never sees its path.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfferedFile {
    /// By which the page names it.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Whether it is cells that were pasted, which are kept in memory only.
    pub pasted: bool,
    /// What it is.
    pub sort: FileSort,
}

/// What a file is, by its name and its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FileSort {
    /// Rows to import; everything that is none of the others.
    Table,
    /// A template of imports, saved by the program.
    Template,
    /// A copy of an encrypted file.
    Backup,
}

/// How offered files are understood, sheet by sheet.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportDraft {
    /// The sheets, in the order in which they will be taken in.
    pub sheets: Vec<SheetDraft>,
    /// Files that cannot be read, each with what to do.
    pub unreadable: Vec<UnreadableFile>,
    /// Sheets that are not among them, each with why.
    pub passed_over: Vec<PassedOver>,
}

/// A sheet that is not taken in: hidden, empty, or not recognised.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PassedOver {
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// Why, and what to do, in words.
    pub why: String,
}

/// A file that cannot be read.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnreadableFile {
    /// Its name.
    pub file: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// How one sheet is understood.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SheetDraft {
    /// The file.
    pub file_id: u32,
    /// Its name.
    pub file: String,
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// The recognised kind.
    pub kind: Option<String>,
    /// Why that kind, in words.
    pub kind_why: String,
    /// Number of rows, where it is known before reading.
    pub rows: Option<u32>,
    /// The columns.
    pub columns: Vec<ColumnDraft>,
    /// How encoding, separator and dates were told, one sentence each.
    pub evidence: Vec<String>,
    /// `sure`, `to_check` (a guess by values, in `kindGuess`) or `none`.
    pub kind_confidence: String,
    /// The kind that is proposed where none is clear.
    pub kind_guess: Option<String>,
    /// Which program made the file, in words.
    pub preset: Option<String>,
    /// A mapping that was confirmed earlier and is applied.
    pub remembered: Option<Remembered>,
    /// Words of closed columns that nobody translated, each once, among the rows looked at.
    pub unknown_words: Vec<UnknownWord>,
    /// Values for the whole sheet that are still needed: `campaign`, `posting_date`.
    pub needs: Vec<String>,
    /// When the same file was already imported: the sentence that says so.
    pub already: Option<String>,
    /// What else should be known of the sheet, one sentence each.
    pub notices: Vec<String>,
    /// How the sheet is written, each with its proof, and what can be said otherwise.
    pub options: Vec<ReadingOption>,
}

/// One way in which a sheet is written, with what it can be changed to.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingOption {
    /// `order`, `mark`, `encoding`, `separator`, `heading_row` or `epoch`.
    pub option: String,
    /// Its name.
    pub name: String,
    /// What holds, as it is sent back.
    pub value: String,
    /// What holds, in words.
    pub shown: String,
    /// Why, in words.
    pub proof: String,
    /// `proven`, `assumed` or `chosen`.
    pub proven: String,
    /// What it can be changed to; empty for a number.
    pub choices: Vec<OptionChoice>,
}

/// A way in which a sheet can be written.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OptionChoice {
    /// What is sent back.
    pub value: String,
    /// What is shown.
    pub name: String,
}

/// How one column is understood.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnDraft {
    /// Its letter.
    pub letter: String,
    /// Its heading.
    pub heading: String,
    /// The first values.
    pub samples: Vec<String>,
    /// The field that it becomes.
    pub field: Option<String>,
    /// `sure`, `to_check` or `ignored`.
    pub confidence: String,
    /// Share of the values that fit, where values decided.
    pub fits: Option<f64>,
    /// Why, in words.
    pub why: String,
}

/// A field that a column can become, with its name.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldChoice {
    /// What is sent back.
    pub field: String,
    /// What is shown.
    pub name: String,
    /// The kinds of sheet in which it has a meaning.
    pub kinds: Vec<String>,
}

/// What an import will change, or has changed.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportOutcome {
    /// Sheet by sheet.
    pub sheets: Vec<SheetOutcome>,
    /// Whether it was written (false for a preview).
    pub written: bool,
    /// The language's words for the button: `Importer 161 réponses`.
    pub action: String,
}

/// What one sheet will change, or has changed.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SheetOutcome {
    /// The number of the import, once written.
    pub import_id: Option<u32>,
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The kind.
    pub kind: String,
    /// Rows read.
    pub rows: u32,
    /// Rows that are new.
    pub new: u32,
    /// Rows that change what is known.
    pub changed: u32,
    /// Rows that are known already.
    pub same: u32,
    /// Rows that cannot be taken.
    pub set_aside: u32,
    /// How rows were joined, each with its number, written out.
    pub joined: Vec<Joined>,
    /// Issues grouped by cause, the most frequent first.
    pub issues: Vec<IssueGroup>,
    /// Why nothing was done, where the file was known already.
    pub already: Option<String>,
    /// What else should be known of the sheet, one sentence each.
    pub notices: Vec<String>,
    /// What its columns hold, over all rows.
    pub columns: Vec<ColumnCount>,
    /// The first rows as they are understood.
    pub first_rows: Vec<UnderstoodRow>,
    /// Outcomes that wait to be matched.
    pub to_match: u32,
    /// Rows that the user leaves out.
    pub left_out: u32,
    /// Cells that the user corrected.
    pub corrected: u32,
    /// The rows that can be paged.
    pub lists: Vec<RowList>,
}

/// How many rows were joined in one way.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Joined {
    /// The way, in words.
    pub by: String,
    /// How many rows.
    pub rows: u32,
}

/// Issues of one cause in one column.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueGroup {
    /// The cause, in words.
    pub cause: String,
    /// How many.
    pub count: u32,
    /// `set_aside`, `ignored` or `notice`.
    pub effect: String,
    /// The first of them.
    pub examples: Vec<IssueLine>,
    /// The cause as corrections name it.
    pub code: String,
    /// The column's letter; none where whole rows are meant.
    pub letter: Option<String>,
    /// Its heading.
    pub heading: String,
    /// How many are kept to be paged.
    pub kept: u32,
    /// How many different texts they hold.
    pub values: u32,
    /// What can be done about all of them at once.
    pub remedies: Vec<String>,
}

/// One issue.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueLine {
    /// Sheet and cell, `Retours!B47`.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub remedy: String,
}

/// How far an import has come.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// `reading`, `joining`, `saving`.
    pub phase: String,
    /// The file being read.
    pub file: String,
    /// Rows read so far.
    pub rows: u32,
    /// Share of all bytes read, 0 to 1.
    pub share: f64,
    /// Rows a second, over the last three seconds.
    pub rows_per_second: u32,
    /// Seconds left, where it can be told.
    pub seconds_left: Option<u32>,
    /// The sheet being read.
    pub sheet: String,
    /// What its columns hold so far.
    pub columns: Vec<ColumnCount>,
}

/// A line of the history of imports.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportItem {
    /// Its number.
    pub id: u32,
    /// The file's name.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The kind.
    pub kind: String,
    /// Rows taken in (new and changed).
    pub rows: u32,
    /// Rows set aside.
    pub set_aside: u32,
    /// Day and time, ISO.
    pub at: String,
    /// `done` or `undone`.
    pub state: String,
    /// Whether its undo can be undone.
    pub redo: bool,
    /// The other imports that went in the same undo, and come back with it.
    pub undone_with: Vec<u32>,
}

/// What undoing an import would take away.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UndoPlan {
    /// Its number.
    pub id: u32,
    /// Its file.
    pub file: String,
    /// Its sheet.
    pub sheet: String,
    /// Its kind.
    pub kind: String,
    /// Day and time, ISO.
    pub at: String,
    /// All of it in one sentence.
    pub sentence: String,
    /// Its own rows that would go.
    pub gone: Vec<CountLine>,
    /// Rows that would return to their earlier value.
    pub restored: u32,
    /// Campaigns that would vanish, by code.
    pub campaigns: Vec<String>,
    /// Mailings that would vanish, in words.
    pub mailings: Vec<String>,
    /// Cells that would vanish, in words.
    pub cells: Vec<String>,
    /// Imports that build on it and would go too, newest first.
    pub dependents: Vec<Dependent>,
}

/// How many there are of something.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CountLine {
    /// What, as the program names it.
    pub what: String,
    /// What, in words.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// An import that builds on another.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Dependent {
    /// Its number.
    pub id: u32,
    /// Its file.
    pub file: String,
    /// Its sheet.
    pub sheet: String,
    /// Its kind.
    pub kind: String,
    /// Day and time, ISO.
    pub at: String,
    /// Rows that it brought or changed.
    pub rows: u32,
}
