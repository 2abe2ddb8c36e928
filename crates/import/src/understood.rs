//! What the first cells of a sheet became, kept for the preview.

use chrono::NaiveDate;
use domain::field::Field;
use domain::money::Money;
use rust_decimal::Decimal;

/// Rows of which the preview shows what every cell became.
pub const FIRST_ROWS: usize = 20;

/// One of the first rows of a sheet, as it was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnderstoodRow {
    /// Row number, from 1.
    pub row: u32,
    /// Its cells as written, corrections included.
    pub raw: Vec<String>,
    /// The columns that a person corrected in it.
    pub corrected: Vec<usize>,
    /// What cells became, in the order in which they were understood.
    pub cells: Vec<UnderstoodCell>,
}

/// What one cell became.
#[derive(Clone, Debug, PartialEq)]
pub struct UnderstoodCell {
    /// Its column, from 0; none for a value that holds for the whole sheet.
    pub column: Option<usize>,
    /// The field that it fills.
    pub field: Field,
    /// As which value.
    pub value: Understood,
}

/// A value of a cell, typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Understood {
    /// A text, perhaps brought to its one way of writing: a postal code with its zero.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// An amount.
    Amount(Money),
    /// A whole number.
    Count(u64),
    /// A share of a whole.
    Share(Decimal),
    /// A year.
    Year(u16),
    /// A period, from its first to its last day.
    Period(NaiveDate, NaiveDate),
    /// Yes or no.
    YesNo(bool),
    /// A member of a closed column, by its key.
    Word(&'static str),
    /// A word that its closed column does not know.
    UnknownWord(String),
}
