//! What the cells prove of how a sheet is written, each with the cell that proves it.

use crate::cell::date::{self, Order};
use crate::cell::number::{self, Mark};
use crate::facts::{Sort, sort_of};
use crate::mapping::Hints;
use crate::row::{Nature, Row, address};
use crate::source::Source;
use domain::field::Field;
use domain::lang::Lang;

/// How a file is written, and why this is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Encoding of a text file.
    pub encoding: Option<&'static str>,
    /// Separator of a text file.
    pub separator: Option<char>,
    /// Comma or point before the decimals.
    pub mark: Decided<Mark>,
    /// Day or month first.
    pub order: Decided<Order>,
}

/// A decision with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided<T> {
    /// What was decided.
    pub value: T,
    /// Why.
    pub proof: Proof,
}

/// Why something was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// A cell allows nothing else.
    Cell {
        /// Its address, such as `B27`.
        cell: String,
        /// What it holds.
        raw: String,
    },
    /// A person said so.
    Said,
    /// No cell proves it: it follows the language.
    Language,
}

/// Returns what the rows below the headings prove.
pub(crate) fn gather(source: &Source, rows: &[Row], fields: &[Option<Field>], hints: &Hints) -> Evidence {
    let look = source.text_look().map(|look| look.told(hints.options.text));
    let (order, mark) = match hints.lang {
        Lang::Fr => (Order::DayFirst, Mark::Comma),
        Lang::En => (Order::MonthFirst, Mark::Point),
    };
    Evidence {
        encoding: look.map(|look| look.encoding.name()),
        separator: look.map(|look| char::from(look.separator)),
        mark: hints.options.mark.map_or_else(
            || decide(rows, fields, is_number, number::proves, mark),
            |value| Decided { value, proof: Proof::Said },
        ),
        order: hints.options.order.map_or_else(
            || decide(rows, fields, is_date, date::proves, order),
            |value| Decided { value, proof: Proof::Said },
        ),
    }
}

/// Returns what most proving cells prove, with the first of them; else what the language has.
fn decide<T: Copy + PartialEq>(
    rows: &[Row],
    fields: &[Option<Field>],
    wanted: fn(Field) -> bool,
    proves: fn(&str) -> Option<T>,
    otherwise: T,
) -> Decided<T> {
    let columns: Vec<usize> =
        (0..fields.len()).filter(|column| fields[*column].is_some_and(wanted)).collect();
    let proving = || {
        rows.iter().flat_map(|row| columns.iter().map(move |column| (row, *column))).filter_map(
            |(row, column)| {
                let cell = row.get(column);
                let found = if cell.nature == Nature::Text { proves(cell.text) } else { None };
                found.map(|value| (value, row, column))
            },
        )
    };
    let (with, against) =
        proving().fold(
            (0, 0),
            |(with, against), (value, ..)| {
                if value == otherwise { (with + 1, against) } else { (with, against + 1) }
            },
        );
    let winner = proving().find(|(value, ..)| (*value == otherwise) == (with >= against));
    winner.map_or(Decided { value: otherwise, proof: Proof::Language }, |(value, row, column)| Decided {
        value,
        proof: Proof::Cell { cell: address(column, row.number), raw: row.get(column).text.to_owned() },
    })
}

fn is_date(field: Field) -> bool {
    sort_of(field) == Sort::Date || field == Field::Responded
}

fn is_number(field: Field) -> bool {
    matches!(sort_of(field), Sort::Amount | Sort::Count)
}
