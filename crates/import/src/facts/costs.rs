//! A row of costs.

use super::contact::scope;
use super::{Cells, Need};
use crate::words;
use domain::fact::{CostAmount, CostFact};
use domain::field::Field;
use domain::words::CostItem;

pub(super) fn cost(cells: &mut Cells<'_>) -> Option<CostFact> {
    // A sheet without items still names them in its labels: "Impression 5 000 dépliants".
    let named_by = if cells.has(Field::CostItem) { Field::CostItem } else { Field::CostLabel };
    let item = cells.told_word(named_by, words::cost_item);
    if item.is_none() && !cells.is_set_aside() {
        cells.missing(Field::CostItem);
    }
    let amount = amount(cells);
    let label = cells.text(Field::CostLabel);
    let item = item?;
    Some(CostFact {
        scope: scope(cells),
        item: item.means.unwrap_or(CostItem::Other),
        plain_item: Some(item.plain.unwrap_or(CostItem::Other)),
        // An unknown item keeps its own words.
        label: label.or_else(|| item.plain.is_none().then(|| item.text.clone())),
        item_text: Some(item.text),
        amount: amount?,
        date: cells.date(Field::CostDate, Need::Optional),
    })
}

fn amount(cells: &mut Cells<'_>) -> Option<CostAmount> {
    if cells.has(Field::CostAmount) {
        return cells.money(Field::CostAmount, Need::Required).map(CostAmount::Fixed);
    }
    if !cells.has(Field::UnitPrice) {
        cells.missing(Field::CostAmount);
        return None;
    }
    let price = cells.money(Field::UnitPrice, Need::Required);
    // A wrong quantity would be priced for all pieces: the row waits for a person.
    let quantity = cells.count(Field::Quantity, Need::Sound);
    price.map(|price| CostAmount::PerPiece { price, quantity })
}
