//! Rows of files, left out or corrected by hand.

use serde::Serialize;
use specta::Type;

/// A row, to be corrected or left out.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowDetail {
    /// The row.
    pub row: HandRow,
    /// What can be corrected of it.
    pub fields: Vec<RowField>,
}

/// A field of a row.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowField {
    /// The field's key.
    pub field: String,
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub sort: RowFieldSort,
    /// Whether it must hold something.
    pub required: bool,
    /// As it stands, to be edited: an ISO day, a number in the language's form, the key of a word.
    pub value: String,
    /// As it stands, written out.
    pub shown: String,
    /// What the file tells, written out, where that was corrected.
    pub told: Option<String>,
    /// The words that it can hold.
    pub choices: Vec<RowChoice>,
}

/// What a field of a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RowFieldSort {
    /// A day.
    Day,
    /// A text.
    Text,
    /// An amount.
    Amount,
    /// A whole number.
    Count,
    /// From 0 to 10.
    Score,
    /// Yes or no.
    YesNo,
    /// One of a few words.
    Choice,
}

/// A word that a field can hold.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowChoice {
    /// Its key.
    pub value: String,
    /// In words.
    pub name: String,
}

/// Rows that a person left out, and rows that a person corrected: a page of each.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ByHandPage {
    /// How many are left out.
    pub left_out_total: u32,
    /// Those of the page, the last one first.
    pub left_out: Vec<HandRow>,
    /// How many are corrected.
    pub corrected_total: u32,
    /// Those of the page, the last one first.
    pub corrected: Vec<HandRow>,
}

/// A row with what a person decided of it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HandRow {
    /// What it is called, handed back.
    pub name: String,
    /// What it is, in words.
    pub kind: String,
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Row of the sheet, from 1.
    pub row: u32,
    /// The campaign's code.
    pub campaign: String,
    /// ISO date.
    pub date: Option<String>,
    /// Reference of the piece or number of the order.
    pub reference: Option<String>,
    /// What it says.
    pub text: String,
    /// Why it was left out.
    pub why: Option<String>,
    /// The day of the decision, ISO.
    pub day: String,
    /// What goes with it, in words.
    pub with: Option<String>,
    /// What was corrected, the oldest first.
    pub corrections: Vec<RowCorrection>,
}

/// A field that was corrected.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowCorrection {
    /// The correction's number, to take it back.
    pub id: u32,
    /// The field's key.
    pub field: String,
    /// What the field is called.
    pub name: String,
    /// What the file tells.
    pub told: String,
    /// What stands instead.
    pub value: String,
    /// What stands instead, as it was given.
    pub given: String,
    /// Why.
    pub why: String,
    /// The day, ISO.
    pub day: String,
}
