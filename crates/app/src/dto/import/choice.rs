//! What the user said of a sheet; it also comes back, from an import that was left unfinished.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How the user wants a sheet to be taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SheetChoice {
    /// The file.
    pub file_id: u32,
    /// The sheet's name.
    pub sheet: String,
    /// The kind.
    pub kind: String,
    /// Columns whose field differs from the proposal, by letter; no field: ignored.
    pub columns: Vec<ColumnChoice>,
    /// Values for the whole sheet.
    pub constants: Vec<Constant>,
    /// The template that is applied, by name.
    #[serde(default)]
    pub template: Option<String>,
    /// How the sheet is written, where that differs from what the file shows.
    pub reading: ReadingChoice,
    /// Columns that are written otherwise than the rest.
    pub column_readings: Vec<ColumnReading>,
    /// Cells and rows corrected, in the order in which that was done.
    pub corrections: Vec<Correction>,
}

/// The field chosen for a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnChoice {
    /// The column's letter.
    pub letter: String,
    /// The field, or nothing to ignore the column.
    pub field: Option<String>,
}

/// A value for the whole sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Constant {
    /// The field.
    pub field: String,
    /// As typed.
    pub value: String,
}

/// How a sheet is written; what is not said, the file shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingChoice {
    /// `day_first` or `month_first`.
    pub order: Option<String>,
    /// `comma` or `point`.
    pub mark: Option<String>,
    /// `utf-8`, `windows-1252`, …
    pub encoding: Option<String>,
    /// `;`, `tab`, `,` or `|`.
    pub separator: Option<String>,
    /// Row of the headings, from 1; 0: there are none.
    pub heading_row: Option<u32>,
    /// `1900` or `1904`.
    pub epoch: Option<String>,
}

/// How one column is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnReading {
    /// The column's letter.
    pub letter: String,
    /// `day_first` or `month_first`.
    pub order: Option<String>,
    /// `comma` or `point`.
    pub mark: Option<String>,
}

/// One correction; exactly one of `row`, `raw` and `cause` says which cells it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Correction {
    /// The column's letter; none: whatever column.
    pub letter: Option<String>,
    /// The cell of one row.
    pub row: Option<u32>,
    /// All cells that hold this text.
    pub raw: Option<String>,
    /// All cells with this problem.
    pub cause: Option<String>,
    /// `replace`, `empty` or `leave_out`.
    pub action: String,
    /// The new text, to replace.
    pub value: Option<String>,
}
