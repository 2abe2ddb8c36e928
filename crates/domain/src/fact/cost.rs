//! What was spent.

use super::Scope;
use crate::money::Money;
use crate::words::CostItem;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// How a cost is told.
#[derive(Clone, Copy, Debug, PartialEq, Hash)]
pub enum CostAmount {
    /// A sum for the whole scope.
    Fixed(Money),
    /// A price a piece, for a stated number of pieces or for all those of the scope.
    PerPiece {
        /// Price of one piece.
        price: Money,
        /// Number of pieces, where stated.
        quantity: Option<u64>,
    },
}

/// A cost, net of VAT.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct CostFact {
    /// What it was spent on.
    pub scope: Scope,
    /// Its item.
    pub item: CostItem,
    /// The item as it was written.
    pub item_text: Option<String>,
    /// The item by the program's own words: a row is known by it, whatever a person translates.
    pub plain_item: Option<CostItem>,
    /// Supplier or text, as written.
    pub label: Option<String>,
    /// How much.
    pub amount: CostAmount,
    /// Day of the invoice.
    pub date: Option<NaiveDate>,
}

impl CostAmount {
    /// Returns the sum for a number of pieces.
    pub fn for_pieces(self, pieces: u64) -> Money {
        match self {
            Self::Fixed(money) => money,
            Self::PerPiece { price, quantity } => Money {
                amount: price.amount * Decimal::from(quantity.unwrap_or(pieces)),
                currency: price.currency,
            },
        }
    }
}
