//! The lists of a preview, page by page.

use serde::Serialize;
use specta::Type;

/// What one column holds, over all rows read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnCount {
    /// Its letter.
    pub letter: String,
    /// Its heading.
    pub heading: String,
    /// Cells that are understood, or ignored with their column.
    pub valid: u32,
    /// Cells that are wrong.
    pub to_fix: u32,
    /// Cells that are empty.
    pub empty: u32,
    /// The first wrong ones.
    pub bad: Vec<BadValue>,
}

/// A wrong value of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BadValue {
    /// Its row.
    pub row: u32,
    /// As written.
    pub raw: String,
    /// What is wrong.
    pub message: String,
}

/// One of the first rows, as it is understood.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnderstoodRow {
    /// Its number.
    pub row: u32,
    /// Its cells, then the values for the whole sheet.
    pub cells: Vec<UnderstoodCell>,
}

/// What one cell became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnderstoodCell {
    /// Its column's letter; none for a value for the whole sheet.
    pub letter: Option<String>,
    /// The field that it fills.
    pub field: Option<String>,
    /// The field's name.
    pub name: String,
    /// As written.
    pub raw: String,
    /// As understood, in the language's format.
    pub value: String,
    /// `understood`, `empty`, `to_fix`, `ignored`, `constant` or `corrected`.
    pub state: String,
    /// What is wrong, for `to_fix`.
    pub why: String,
}

/// A list of rows that can be paged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowList {
    /// `new`, `changed`, `same`, `set_aside` or `left_out`.
    pub list: String,
    /// How many rows it has.
    pub rows: u32,
    /// How many of them are kept to be shown.
    pub kept: u32,
}

/// A page of rows.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListPage {
    /// The sheet's headings.
    pub headings: Vec<Heading>,
    /// The rows.
    pub rows: Vec<PreviewRow>,
    /// Where the next page begins.
    pub next: Option<u32>,
}

/// A column's letter and heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Heading {
    /// The letter.
    pub letter: String,
    /// The heading.
    pub text: String,
}

/// A row of a list.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PreviewRow {
    /// Its number.
    pub row: u32,
    /// Its cells as written.
    pub cells: Vec<String>,
    /// What changes, for a changed row.
    pub changes: Vec<FieldChange>,
    /// Why it is set aside.
    pub reason: String,
}

/// What changes of what is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// The field's name.
    pub name: String,
    /// As it was known; empty: nothing.
    pub old: String,
    /// As it will be.
    pub new: String,
}

/// A page of the issues of one cause, cell by cell.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssuePage {
    /// The cells.
    pub cells: Vec<IssueCell>,
    /// How many there are.
    pub total: u32,
    /// How many are kept to be shown.
    pub kept: u32,
    /// Where the next page begins.
    pub next: Option<u32>,
}

/// A cell with something wrong or worth knowing.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueCell {
    /// Its row.
    pub row: u32,
    /// Its column's letter; none where the whole row is meant.
    pub letter: Option<String>,
    /// File, sheet and address.
    pub place: String,
    /// As written.
    pub raw: String,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub remedy: String,
    /// The same as a value.
    pub suggestion: Option<String>,
    /// How many cells of the group hold the same text, this one included.
    pub same: u32,
}

/// A page of the issues of one cause, value by value.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ValuePage {
    /// The values, the most frequent first.
    pub values: Vec<IssueValue>,
    /// Where the next page begins.
    pub next: Option<u32>,
}

/// A text that several cells hold.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueValue {
    /// Their column's letter.
    pub letter: Option<String>,
    /// The text.
    pub raw: String,
    /// How many cells hold it.
    pub cells: u32,
    /// What to write instead.
    pub suggestion: Option<String>,
    /// The first row that has it.
    pub first_row: u32,
}
