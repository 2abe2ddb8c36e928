//! The orders that a campaign is credited with, as a table.

use crate::campaigns;
use crate::dto::figure::Unit;
use crate::dto::pipeline::{Amount, OrderLine, OrderTable, OrdersQuestion};
use crate::failure::Failure;
use crate::figures::decimal_text;
use crate::house::House;
use crate::lang::Lang;
use crate::words;
use domain::fold::fold;
use std::cmp::Ordering;
use store::RowBehind;

/// Orders of a page.
const PAGE: usize = 200;

/// Returns a page of the orders that a campaign's revenue counts, by the rule that holds.
///
/// # Errors
/// [`store::StoreError::NoCampaign`].
pub async fn table(house: &House, asked: &OrdersQuestion, lang: Lang) -> Result<OrderTable, Failure> {
    campaigns::row(house, &asked.campaign).await?;
    let mut rows = house.store.orders_of(&asked.campaign).await?;
    // What is unsaid comes last either way; rows alike stay by day.
    rows.sort_by(|a, b| match asked.sort.as_str() {
        "who" => by(a, b, asked.reversed, |row| row.who.as_deref().map(fold)),
        "reference" => by(a, b, asked.reversed, |row| row.reference.clone()),
        "amount" => by(a, b, asked.reversed, |row| row.amount.map(|money| money.amount)),
        _ => by(a, b, asked.reversed, |row| row.date),
    });
    Ok(OrderTable {
        total: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        per_page: u32::try_from(PAGE).unwrap_or(u32::MAX),
        lines: rows
            .into_iter()
            .skip((asked.page as usize).saturating_mul(PAGE))
            .take(PAGE)
            .map(|row| line(row, lang))
            .collect(),
    })
}

fn by<T: Ord>(
    a: &RowBehind,
    b: &RowBehind,
    reversed: bool,
    key: impl Fn(&RowBehind) -> Option<T>,
) -> Ordering {
    match (key(a), key(b)) {
        (Some(a), Some(b)) if reversed => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

fn line(row: RowBehind, lang: Lang) -> OrderLine {
    OrderLine {
        row: row.number.to_string(),
        contact: row.contact,
        who: row.who,
        reference: row.reference,
        day: row.date.map(|day| day.to_string()),
        amount: row.amount.map(|money| Amount {
            value: decimal_text(money.amount, Unit::Money),
            currency: money.currency.code().to_owned(),
        }),
        file: row.file,
        sheet: row.sheet.filter(|sheet| !sheet.is_empty()),
        line: row.row,
        joined_by: row.joined_by.map(|by| words::store::joined_by(Some(by), lang)),
    }
}
