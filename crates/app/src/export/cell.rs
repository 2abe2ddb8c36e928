//! A value on its way into a spreadsheet.

use super::Dialect;
use crate::imports::set_aside::defused;
use chrono::NaiveDate;
use import::PlainCell;
use rust_decimal::Decimal;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Text; never a formula.
    Text(String),
    /// A whole number of things.
    Count(Decimal),
    /// A number that is no count: a year, a score, a multiple.
    Number(Decimal),
    /// A share, as a fraction.
    Share(Decimal),
    /// An amount.
    Amount(Decimal),
    /// A day.
    Day(NaiveDate),
}

impl Cell {
    /// Returns it as text of a dialect.
    pub(super) fn text(&self, dialect: Dialect) -> String {
        let number = |number: Decimal| match dialect {
            Dialect::French => number.normalize().to_string().replace('.', ","),
            Dialect::International => number.normalize().to_string(),
        };
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => defused(text).into_owned(),
            Self::Count(count) | Self::Number(count) | Self::Amount(count) => number(*count),
            Self::Share(share) => match dialect {
                Dialect::French => format!("{}\u{a0}%", number(*share * Decimal::ONE_HUNDRED)),
                Dialect::International => format!("{}%", number(*share * Decimal::ONE_HUNDRED)),
            },
            Self::Day(day) => match dialect {
                Dialect::French => day.format("%d/%m/%Y").to_string(),
                Dialect::International => day.to_string(),
            },
        }
    }

    /// Returns it as the import reads it again.
    pub(super) fn plain(&self) -> PlainCell {
        match self {
            Self::Empty => PlainCell::Text(String::new()),
            Self::Text(text) => PlainCell::Text(text.clone()),
            Self::Count(number) | Self::Number(number) | Self::Share(number) | Self::Amount(number) => {
                PlainCell::Number(*number)
            }
            Self::Day(day) => PlainCell::Day(*day),
        }
    }

    /// Returns how wide it is, in letters.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::Text(text) => text.chars().count(),
            Self::Day(_) => 10,
            Self::Count(number) | Self::Number(number) | Self::Share(number) | Self::Amount(number) => {
                number.to_string().len() + 3
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_follow_the_dialect_and_formulas_are_defused() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 9).expect("a day");
        for (cell, french, international) in [
            (Cell::Amount(Decimal::new(123_450, 2)), "1234,5", "1234.5"),
            (Cell::Share(Decimal::new(24, 3)), "2,4\u{a0}%", "2.4%"),
            (Cell::Day(day), "09/03/2026", "2026-03-09"),
            (Cell::Text("=1+1".into()), "'=1+1", "'=1+1"),
            (Cell::Text("01000".into()), "01000", "01000"),
            (Cell::Empty, "", ""),
        ] {
            assert_eq!(cell.text(Dialect::French), french);
            assert_eq!(cell.text(Dialect::International), international);
        }
    }
}
