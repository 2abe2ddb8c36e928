//! Where a figure comes from.

use super::dashboard::ToldBy;
use super::figure::Figure;
use super::opinions::Quote;
use serde::Serialize;
use specta::Type;

/// A figure taken apart.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The figure itself.
    pub figure: Figure,
    /// Its formula in words.
    pub formula: String,
    /// The formula with the numbers put in.
    pub worked: String,
    /// How the interval was made, in words.
    pub interval: Option<String>,
    /// The source of the formula.
    pub source: String,
    /// Basis, window and attribution, one sentence each.
    pub rules: Vec<String>,
    /// The parts and the files that they came from.
    pub parts: Vec<Part>,
    /// What it can be compared with.
    pub compared: Vec<Comparison>,
    /// Which campaigns tell it, where others do not.
    pub told_by: Option<ToldBy>,
    /// What was left out and why.
    pub left_out: Vec<String>,
    /// What a person left out of it by hand, one sentence a kind of row.
    pub left_out_by_hand: Vec<String>,
    /// What customers said, where the figure counts opinions.
    pub quotes: Vec<Quote>,
    /// What became of the orders, where the figure counts any; the window reads it in `rules`.
    #[serde(skip)]
    pub orders: Vec<OrderCount>,
}

/// Orders of which the same became.
#[derive(Clone, Debug)]
pub struct OrderCount {
    /// `told`, `matched`, `credited`, `unnamed`, `elsewhere`, `outside_window`, `uncredited` or `without_campaign`.
    pub what: &'static str,
    /// How many, as decimal text; shared orders have parts.
    pub orders: Option<String>,
    /// For how much, net of credit notes.
    pub revenue: Option<String>,
    /// ISO letters; nothing where there is no revenue or two currencies.
    pub currency: Option<String>,
}

/// One number of the formula.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// The measure's key, to ask for its rows.
    pub measure: String,
    /// The number with its noun, written out.
    pub text: String,
    /// The imports behind it.
    pub files: Vec<PartFile>,
    /// Whether single rows can be shown.
    pub has_rows: bool,
}

/// A file behind a number.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PartFile {
    /// Its name.
    pub file: String,
    /// The sheet's name, where the file has sheets.
    pub sheet: Option<String>,
    /// The day of its import, ISO.
    pub imported: String,
    /// How many rows it gave.
    pub rows: u32,
    /// The first of these rows in the sheet, from 1.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    /// Sheet and rows in words.
    pub place: String,
}

/// Something to compare with.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// What it is.
    pub label: String,
    /// Written out.
    pub value: String,
}

/// Rows behind a number, a page of them.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowPage {
    /// How many there are in all.
    pub total: u32,
    /// The rows of this page, at most 200.
    pub rows: Vec<SourceRow>,
}

/// One row of a file.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SourceRow {
    /// What it is called: it can be corrected or left out by that.
    pub name: String,
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Row of the sheet, from 1.
    pub row: u32,
    /// ISO date.
    pub date: Option<String>,
    /// Reference of the piece or number of the order.
    pub reference: Option<String>,
    /// What it says.
    pub text: String,
    /// How it was joined.
    pub joined_by: Option<String>,
}
