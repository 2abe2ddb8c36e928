//! A sheet as a person would have filled it in, before it becomes csv or xlsx.

use chrono::NaiveDate;

/// One file to write: its name and its bytes.
pub struct File {
    /// Name in its folder.
    pub name: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, also where a number or a date was mistyped.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// An amount in cents.
    Cents(i64),
    /// A calendar day.
    Day(NaiveDate),
}

impl Cell {
    /// Returns a cell of text, empty for an empty text.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// Headings and rows, with the line that some people write above the headings.
pub struct Sheet {
    /// Name of the tab.
    pub name: &'static str,
    /// Text above the headings.
    pub title: Option<&'static str>,
    /// The headings.
    pub headings: &'static [&'static str],
    /// The rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// Returns a day that the source text spells out.
///
/// # Panics
/// When the calendar has no such day, which only a mistyped fixture can cause.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("fixtures name real days")
}
