//! A row of orders.

use super::contact::{contact, scope};
use super::{Cells, Need};
use crate::issue::IssueCode;
use domain::fact::OrderFact;
use domain::field::Field;
use domain::money::Money;

pub(super) fn order(cells: &mut Cells<'_>) -> Option<OrderFact> {
    let date = cells.date(Field::OrderDate, Need::Required);
    let amount = amount(cells);
    let (scope, contact) = (scope(cells), contact(cells));
    Some(OrderFact {
        scope,
        contact,
        number: cells.text(Field::OrderNumber),
        date: date?,
        amount: amount?,
        margin: cells.money(Field::Margin, Need::Optional),
    })
}

/// An amount with VAT alone is no amount: the rate is asked for (PRODUCT.md section 9).
fn amount(cells: &mut Cells<'_>) -> Option<Money> {
    if !cells.has(Field::Revenue) && cells.has(Field::AmountWithTax) {
        cells.refuse(Field::AmountWithTax, IssueCode::TaxOnly, Need::Required);
        return None;
    }
    cells.money(Field::Revenue, Need::Required)
}
