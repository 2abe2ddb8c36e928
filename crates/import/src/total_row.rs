//! Rows that only add up the rows above them: they are left out, and the user is told.

use crate::cell::number::{self, Mark};
use crate::facts::{Sort, sort_of};
use crate::plan::Plan;
use crate::row::{CellText, Nature, Row};
use domain::field::Field;
use domain::fold::fold;
use domain::kind::Kind;

const TOTAL_WORDS: &[&str] = &[
    "total",
    "totaux",
    "sous total",
    "soustotal",
    "total general",
    "grand total",
    "total ht",
    "total ttc",
    "ensemble",
    "subtotal",
    "sub total",
    "sum",
    "somme",
];
const TOTAL_STARTS: &[&str] = &["total ", "totaux ", "sous total ", "grand total ", "subtotal "];

/// What tells the rows of sums of one sheet.
pub(crate) struct Totals<'a> {
    plan: &'a Plan,
    /// Whether a row without a word would lack something that other rows have.
    has_words: bool,
}

impl<'a> Totals<'a> {
    pub(crate) fn of(plan: &'a Plan) -> Self {
        let has_words = plan.columns.iter().flatten().any(|field| !is_number(*field));
        Self { plan, has_words }
    }

    /// Returns whether a row says that it adds up others.
    ///
    /// Among costs any text that begins so is a sum; a campaign or a customer may well be named "Total Énergies", and
    /// one named "Total" has an address or a date beside its name.
    pub(crate) fn is_total(&self, row: &Row) -> bool {
        let Some((column, first)) = filled(row).next() else { return false };
        if !first.text.starts_with(|c: char| c.is_alphabetic()) || first.text.len() > 60 {
            return false;
        }
        // Nearly every row of a list is told apart by its first letter.
        let starts = first.text.as_bytes()[0].to_ascii_lowercase();
        if !TOTAL_WORDS.iter().any(|word| word.as_bytes()[0] == starts) {
            return false;
        }
        let words = fold(first.text);
        let is_sum = TOTAL_WORDS.contains(&words.as_str())
            || self.plan.kind == Kind::Costs && TOTAL_STARTS.iter().any(|start| words.starts_with(start));
        let others = || filled(row).filter(|(place, _)| *place != column);
        is_sum
            && match self.plan.kind {
                Kind::Costs | Kind::Totals => true,
                Kind::Orders => !self.has_own_date(row),
                _ => others().next().is_some() && others().all(|(_, cell)| is_numeric(cell)),
            }
    }

    /// Returns whether an order has a date: then it is an order whatever its first cell says.
    fn has_own_date(&self, row: &Row) -> bool {
        let date = self.plan.columns.iter().position(|field| *field == Some(Field::OrderDate));
        date.is_some_and(|column| row.get(column).text.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Returns whether a row has numbers under columns of numbers and nothing else, in a sheet whose rows have more.
    pub(crate) fn are_sums_alone(&self, row: &Row) -> bool {
        let field = |column: usize| self.plan.columns.get(column).copied().flatten();
        let mut any = false;
        for (column, cell) in filled(row) {
            let counts = field(column).is_some_and(is_number);
            if field(column).is_some_and(|field| !is_number(field)) || !is_numeric(cell) {
                return false;
            }
            any |= counts;
        }
        any && self.has_words
    }
}

fn is_number(field: Field) -> bool {
    matches!(sort_of(field), Sort::Amount | Sort::Count)
}

fn filled(row: &Row) -> impl Iterator<Item = (usize, CellText<'_>)> {
    row.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty())
}

fn is_numeric(cell: CellText<'_>) -> bool {
    cell.nature == Nature::Number
        || cell.nature == Nature::Text && number::parse(cell.text, Mark::Comma).is_some()
}
