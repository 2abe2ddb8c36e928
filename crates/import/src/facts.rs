//! From the cells of one row to what it tells: one file for each kind of sheet.

mod appointments;
mod cells;
mod contact;
mod costs;
mod lists;
mod opportunities;
mod orders;
mod pieces;
mod responses;
mod sort;
mod surveys;
mod totals;
mod undelivered;
mod yardsticks;

pub(crate) use cells::{Cells, Log, Need, Places};
pub(crate) use sort::{Sort, check_constant, sort_of};

use domain::fact::{Facts, Located};

/// Whether a row became a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    Yes,
    SetAside,
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
        Facts::Appointments(rows) => add(rows, cells, appointments::appointment),
        Facts::Opportunities(rows) => add(rows, cells, opportunities::opportunity),
        Facts::Surveys(rows) => add(rows, cells, surveys::survey),
        Facts::Contacts(rows) => add(rows, cells, lists::known),
        Facts::Suppressions(rows) => add(rows, cells, lists::suppression),
        Facts::References(rows) => add(rows, cells, yardsticks::reference),
        Facts::Targets(rows) => add(rows, cells, yardsticks::target),
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
            rows.push(Located { row: cells.row_number(), fact, known: None });
            Taken::Yes
        }
        None => Taken::SetAside,
    }
}
