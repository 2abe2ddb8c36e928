//! From the cells of one row to what it tells: one file for each kind of sheet.

mod cells;
mod contact;
mod costs;
mod orders;
mod pieces;
mod responses;
mod sort;
mod totals;
mod undelivered;

pub(crate) use cells::{Cells, Log, Need, Places};
pub(crate) use sort::{Sort, check_constant, sort_of};

use domain::fact::{Facts, Located};
use domain::kind::Kind;

/// Whether a row became a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    Yes,
    SetAside,
}

/// Returns an empty batch of a kind.
pub(crate) fn none_yet(kind: Kind, room: usize) -> Facts {
    match kind {
        Kind::Pieces => Facts::Pieces(Vec::with_capacity(room)),
        Kind::Totals => Facts::Totals(Vec::with_capacity(room)),
        Kind::Responses => Facts::Responses(Vec::with_capacity(room)),
        Kind::Undelivered => Facts::Undelivered(Vec::with_capacity(room)),
        Kind::Costs => Facts::Costs(Vec::with_capacity(room)),
        Kind::Orders => Facts::Orders(Vec::with_capacity(room)),
    }
}

/// Adds what a row tells, unless one of its cells sets it aside.
pub(crate) fn take(facts: &mut Facts, cells: &mut Cells<'_>) -> Taken {
    match facts {
        Facts::Pieces(rows) => add(rows, cells, |cells| Some(pieces::piece(cells))),
        Facts::Totals(rows) => add(rows, cells, totals::totals),
        Facts::Responses(rows) => add(rows, cells, responses::response),
        Facts::Undelivered(rows) => add(rows, cells, |cells| Some(undelivered::undelivered(cells))),
        Facts::Costs(rows) => add(rows, cells, costs::cost),
        Facts::Orders(rows) => add(rows, cells, orders::order),
    }
}

fn add<'a, T>(
    rows: &mut Vec<Located<T>>,
    cells: &mut Cells<'a>,
    understand: impl Fn(&mut Cells<'a>) -> Option<T>,
) -> Taken {
    let fact = understand(cells);
    match fact.filter(|_| !cells.is_set_aside()) {
        Some(fact) => {
            rows.push(Located { row: cells.row_number(), fact });
            Taken::Yes
        }
        None => Taken::SetAside,
    }
}
