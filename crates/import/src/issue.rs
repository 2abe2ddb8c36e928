//! What is wrong with one cell or row, in values: `app` makes the words.

use chrono::NaiveDate;
use domain::field::Field;
use domain::lang::Words;
use rust_decimal::Decimal;

/// Characters that an issue keeps of a cell.
pub const RAW_CHARACTERS: usize = 200;

/// Something about one cell that the user should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Name of the sheet.
    pub sheet: String,
    /// Address such as `B47`; the row's first cell where the whole row is meant.
    pub cell: String,
    /// Its column, from 0; none where the whole row is meant.
    pub column: Option<usize>,
    /// Row number, from 1.
    pub row: u32,
    /// Heading of the column; empty where the whole row is meant.
    pub heading: String,
    /// What the cell holds.
    pub raw: String,
    /// What is wrong, and what would be right.
    pub code: IssueCode,
    /// What follows.
    pub effect: Effect,
}

/// What an issue does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The row is not taken in.
    RowSetAside,
    /// The row is taken in without this cell.
    CellIgnored,
    /// The row is taken in (or was never meant to be); the user is told.
    Notice,
}

/// What is wrong, with what to write instead.
#[derive(Clone, Debug, PartialEq)]
pub enum IssueCode {
    /// No date; a date near it, to show how one is written.
    NotADate {
        /// The nearest real date, else any.
        example: NaiveDate,
    },
    /// Day and month could change places, and no cell of the sheet proves which is which.
    AmbiguousDate {
        /// How it was read.
        read_as: NaiveDate,
    },
    /// No number.
    NotANumber {
        /// The digits of the cell as a number, where they make one.
        suggestion: Option<Decimal>,
    },
    /// A count below zero.
    NegativeCount,
    /// A count with a fraction.
    NotAWholeNumber {
        /// The nearest whole number.
        suggestion: Decimal,
    },
    /// An amount with more than four decimals.
    TooFine {
        /// The amount rounded to four decimals.
        rounded: Decimal,
    },
    /// An amount beyond what can be held.
    TooLarge,
    /// No French postal code.
    NotAPostalCode,
    /// No SIRET number (fourteen digits with a check digit).
    NotASiret,
    /// A long number that was saved as a power of ten, its last digits gone.
    LostDigits,
    /// No e-mail address.
    NotAnEmail,
    /// No telephone number.
    NotAPhone,
    /// Neither yes nor no.
    NotYesOrNo,
    /// No currency of three letters.
    NotACurrency,
    /// No percentage from 0 to 100, nor a fraction up to 1.
    NotARate,
    /// No whole number from 0 to 10.
    NotAScore,
    /// No year of four digits.
    NotAYear,
    /// No month, quarter, half-year or year.
    NotAPeriod,
    /// No figure has this name: told by whoever knows the figures.
    UnknownFigure {
        /// The name of the nearest one.
        nearest: Option<Words>,
    },
    /// A plain number above one where a share is meant: told by whoever knows the figures.
    NotAShare,
    /// A word that the closed column does not know; told once for each word.
    UnknownWord {
        /// The column's meaning.
        field: Field,
    },
    /// Nothing where the kind needs something.
    MissingValue {
        /// What is missing.
        field: Field,
    },
    /// More characters than a cell can have.
    TooLong {
        /// How many are allowed.
        limit: usize,
    },
    /// The result of a formula that failed, such as `#N/A`.
    ErrorCell,
    /// Letters that are none in the file's encoding, of a text pasted from elsewhere.
    UnreadableLetters,
    /// A formula whose result the file does not hold.
    FormulaWithoutResult,
    /// An amount with VAT only: the rate is needed.
    TaxOnly,
    /// The whole is less than its parts: the parts are kept.
    LessThanItsParts {
        /// Sum of the parts.
        parts: Decimal,
    },
    /// A row of sums below the rows: left out.
    TotalRow,
    /// More cells than headings: a separator inside a text without quotes.
    RowTooWide {
        /// Number of columns.
        expected: usize,
        /// Number of cells.
        found: usize,
    },
    /// A row over so many lines that a quote must have been left open.
    OpenQuote {
        /// Number of lines.
        lines: u32,
    },
}

impl IssueCode {
    /// Returns the name of the problem, by which like issues are grouped and corrected together.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotADate { .. } => "not_a_date",
            Self::AmbiguousDate { .. } => "ambiguous_date",
            Self::NotANumber { .. } => "not_a_number",
            Self::NegativeCount => "negative_count",
            Self::NotAWholeNumber { .. } => "not_a_whole_number",
            Self::TooFine { .. } => "too_fine",
            Self::TooLarge => "too_large",
            Self::NotAPostalCode => "not_a_postal_code",
            Self::NotASiret => "not_a_siret",
            Self::LostDigits => "lost_digits",
            Self::NotAnEmail => "not_an_email",
            Self::NotAPhone => "not_a_phone",
            Self::NotYesOrNo => "not_yes_or_no",
            Self::NotACurrency => "not_a_currency",
            Self::NotARate => "not_a_rate",
            Self::NotAScore => "not_a_score",
            Self::NotAYear => "not_a_year",
            Self::NotAPeriod => "not_a_period",
            Self::UnknownFigure { .. } => "unknown_figure",
            Self::NotAShare => "not_a_share",
            Self::UnknownWord { .. } => "unknown_word",
            Self::MissingValue { .. } => "missing_value",
            Self::TooLong { .. } => "too_long",
            Self::ErrorCell => "error_cell",
            Self::FormulaWithoutResult => "formula_without_result",
            Self::TaxOnly => "tax_only",
            Self::LessThanItsParts { .. } => "less_than_its_parts",
            Self::TotalRow => "total_row",
            Self::RowTooWide { .. } => "row_too_wide",
            Self::OpenQuote { .. } => "open_quote",
            Self::UnreadableLetters => "unreadable_letters",
        }
    }

    /// Returns what to write instead, as a person would write it; nothing where only the person can know.
    pub fn suggestion(&self) -> Option<Suggestion> {
        match self {
            Self::NotADate { example } => Some(Suggestion::Date(*example)),
            Self::NotANumber { suggestion: Some(number) }
            | Self::NotAWholeNumber { suggestion: number }
            | Self::TooFine { rounded: number } => Some(Suggestion::Number(*number)),
            _ => None,
        }
    }
}

/// What to write instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// A day.
    Date(NaiveDate),
    /// A number.
    Number(Decimal),
}
