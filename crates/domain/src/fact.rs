//! What one row of a spreadsheet tells, once understood: the hand-over from `import` to `store`.
//!
//! An absent field is `None`: the file did not say it. Nothing here is guessed.

use crate::kind::Kind;
use crate::money::Money;
use crate::totals::Measure;
use crate::words::{CellRole, Channel, CostItem, Interest, UndeliveredReason};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A fact with the row that told it.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// Row of the sheet as spreadsheet programs number it, from 1.
    pub row: u32,
    /// What it tells.
    pub fact: T,
}

/// Rows of one kind, as many as are handed over at once.
#[derive(Clone, Debug, PartialEq)]
pub enum Facts {
    /// Pieces posted.
    Pieces(Vec<Located<PieceFact>>),
    /// Counts and sums.
    Totals(Vec<Located<TotalsFact>>),
    /// Responses.
    Responses(Vec<Located<ResponseFact>>),
    /// Returned pieces.
    Undelivered(Vec<Located<UndeliveredFact>>),
    /// Costs.
    Costs(Vec<Located<CostFact>>),
    /// Orders.
    Orders(Vec<Located<OrderFact>>),
}

/// A person at an optional establishment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactFact {
    /// Reference in the user's own files.
    pub reference: Option<String>,
    /// Fourteen digits.
    pub siret: Option<String>,
    /// Company.
    pub company: Option<String>,
    /// M., Mme.
    pub civility: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Function.
    pub job_title: Option<String>,
    /// E-mail address, in lower case.
    pub email: Option<String>,
    /// Telephone number, digits only with a leading `0` or `+`.
    pub phone: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// Second line.
    pub address_2: Option<String>,
    /// Five digits, its leading zero restored.
    pub postal_code: Option<String>,
    /// Commune.
    pub city: Option<String>,
    /// Line of business.
    pub sector: Option<String>,
    /// Who follows the contact.
    pub salesperson: Option<String>,
}

/// What an outcome says of the piece, cell or campaign that it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The campaign's code.
    pub campaign: Option<String>,
    /// With the campaign: the mailing.
    pub posting_date: Option<NaiveDate>,
    /// The cell's key code.
    pub cell: Option<String>,
    /// The piece's own reference.
    pub reference: Option<String>,
}

/// One addressed item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PieceFact {
    /// Campaign, posting date, cell and reference.
    pub scope: Scope,
    /// What the cell is mailed for, where a column says it.
    pub role: Option<CellRole>,
    /// Where the address comes from.
    pub list_source: Option<String>,
    /// Part of the list.
    pub segment: Option<String>,
    /// What is offered.
    pub offer: Option<String>,
    /// Which letter.
    pub creative: Option<String>,
    /// Postal format.
    pub format: Option<String>,
    /// Cost of this piece alone.
    pub cost: Option<Money>,
    /// To whom it goes.
    pub contact: ContactFact,
    /// What became of it, where the list itself says so.
    pub outcome: PieceOutcome,
}

/// The outcome columns of a mailing list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PieceOutcome {
    /// Answered or not.
    pub responded: Option<bool>,
    /// When.
    pub response_date: Option<NaiveDate>,
    /// By which way.
    pub channel: Option<Channel>,
    /// With what interest.
    pub interest: Option<Interest>,
    /// Confirmed as a lead.
    pub qualified: Option<bool>,
    /// Came back.
    pub came_back: Option<bool>,
    /// Ordered when.
    pub order_date: Option<NaiveDate>,
    /// Ordered for how much, net of VAT; zero and empty mean no order.
    pub revenue: Option<Money>,
}

/// A dated reaction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseFact {
    /// What it answers.
    pub scope: Scope,
    /// Who answers.
    pub contact: ContactFact,
    /// When; a row without a date is an issue of the import, so it is known here.
    pub date: NaiveDate,
    /// By which way.
    pub channel: Option<Channel>,
    /// With what interest; an unknown word is neutral.
    pub interest: Option<Interest>,
    /// The interest as it was written.
    pub interest_text: Option<String>,
    /// Confirmed as a lead.
    pub qualified: Option<bool>,
    /// What the person said.
    pub verbatim: Option<String>,
}

/// A piece that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndeliveredFact {
    /// Which piece.
    pub scope: Scope,
    /// To whom it was addressed.
    pub contact: ContactFact,
    /// When.
    pub date: Option<NaiveDate>,
    /// Why.
    pub reason: Option<UndeliveredReason>,
    /// The reason as it was written.
    pub reason_text: Option<String>,
}

/// How a cost is told.
#[derive(Clone, Copy, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct CostFact {
    /// What it was spent on.
    pub scope: Scope,
    /// Its item.
    pub item: CostItem,
    /// Supplier or text, as written.
    pub label: Option<String>,
    /// How much.
    pub amount: CostAmount,
    /// Day of the invoice.
    pub date: Option<NaiveDate>,
}

/// A signed sale.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderFact {
    /// Which letter it follows, where the file says it.
    pub scope: Scope,
    /// Who buys.
    pub contact: ContactFact,
    /// The order's number.
    pub number: Option<String>,
    /// When.
    pub date: NaiveDate,
    /// Net of VAT; a credit note is negative.
    pub amount: Money,
    /// Gross margin.
    pub margin: Option<Money>,
}

/// A count or an amount of a file of totals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// A whole number.
    Count(u64),
    /// An amount.
    Amount(Money),
}

/// Counts and sums of one campaign, mailing or cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TotalsFact {
    /// Of what.
    pub scope: Scope,
    /// What the cell is mailed for.
    pub role: Option<CellRole>,
    /// Where the addresses come from.
    pub list_source: Option<String>,
    /// Part of the list.
    pub segment: Option<String>,
    /// What is offered.
    pub offer: Option<String>,
    /// Which letter.
    pub creative: Option<String>,
    /// Postal format.
    pub format: Option<String>,
    /// The figures; a cost without an item is [`Measure::CostOther`].
    pub figures: Vec<(Measure, Figure)>,
}

impl Facts {
    /// Returns the kind of its rows.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Pieces(_) => Kind::Pieces,
            Self::Totals(_) => Kind::Totals,
            Self::Responses(_) => Kind::Responses,
            Self::Undelivered(_) => Kind::Undelivered,
            Self::Costs(_) => Kind::Costs,
            Self::Orders(_) => Kind::Orders,
        }
    }

    /// Returns how many rows there are.
    pub const fn len(&self) -> usize {
        match self {
            Self::Pieces(rows) => rows.len(),
            Self::Totals(rows) => rows.len(),
            Self::Responses(rows) => rows.len(),
            Self::Undelivered(rows) => rows.len(),
            Self::Costs(rows) => rows.len(),
            Self::Orders(rows) => rows.len(),
        }
    }

    /// Returns whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl ContactFact {
    /// Returns whether the row says anything of a person or company.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
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
