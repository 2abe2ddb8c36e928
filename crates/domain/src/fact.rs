//! What one row of a spreadsheet tells, once understood: the hand-over from `import` to `store`.
//!
//! An absent field is `None`: the file did not say it. Nothing here is guessed.

mod contact;
mod cost;
mod deal;
mod outcome;
mod piece;
mod suppression;
mod totals;
mod yardstick;

pub use contact::ContactFact;
pub use cost::{CostAmount, CostFact};
pub use deal::{AppointmentFact, OpportunityFact, StageEntry};
pub use outcome::{OrderFact, ResponseFact, SurveyFact, UndeliveredFact};
pub use piece::{PieceFact, PieceOutcome};
pub use suppression::SuppressionFact;
pub use totals::{Figure, TotalsFact};
pub use yardstick::{ReferenceFact, TargetFact, TargetValue};

use crate::kind::Kind;
use chrono::NaiveDate;
use std::hash::{Hash, Hasher};

/// A fact with the row that told it.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// Row of the sheet as spreadsheet programs number it, from 1.
    pub row: u32,
    /// What it tells.
    pub fact: T,
    /// Which row the store has it as, where an export of the program says so.
    pub known: Option<Known>,
}

/// What a row of an export of one's own is in the file that it is read into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A row that is there and says the same, by its identity where it has one.
    Same(Option<i64>),
    /// This row, by its identity, told otherwise.
    Changed(i64),
    /// What a person wrote by hand, told otherwise.
    ByHand,
}

impl Known {
    /// Returns the identity of the row, where it has one.
    pub const fn identity(self) -> Option<i64> {
        match self {
            Self::Same(identity) => identity,
            Self::Changed(identity) => Some(identity),
            Self::ByHand => None,
        }
    }
}

impl<T> Located<T> {
    /// Returns the identity of the row that this one tells otherwise.
    pub const fn changes(&self) -> Option<i64> {
        match self.known {
            Some(Known::Changed(identity)) => Some(identity),
            _ => None,
        }
    }
}

macro_rules! facts {
    ($($(#[$doc:meta])* $kind:ident $fact:ident,)*) => {
        /// Rows of one kind, as many as are handed over at once.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Facts { $($(#[$doc])* $kind(Vec<Located<$fact>>),)* }

        impl Facts {
            /// Returns no rows of a kind, with room for some.
            pub fn none_of(kind: Kind, room: usize) -> Self {
                match kind { $(Kind::$kind => Self::$kind(Vec::with_capacity(room)),)* }
            }

            /// Returns the kind of its rows.
            pub const fn kind(&self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind,)* }
            }

            /// Returns how many rows there are.
            pub const fn len(&self) -> usize {
                match self { $(Self::$kind(rows) => rows.len(),)* }
            }

            /// Says which row of the store the row at a place is.
            pub fn know(&mut self, place: usize, known: Option<Known>) {
                match self {
                    $(Self::$kind(rows) => if let Some(row) = rows.get_mut(place) { row.known = known; },)*
                }
            }

            /// Returns which rows of the store the rows are, in order.
            pub fn known(&self) -> Vec<Option<Known>> {
                match self { $(Self::$kind(rows) => rows.iter().map(|row| row.known).collect(),)* }
            }

            /// Returns the rows that fit, in order.
            #[must_use]
            pub fn only(&self, fits: impl Fn(Option<Known>) -> bool) -> Self {
                match self {
                    $(Self::$kind(rows) => {
                        Self::$kind(rows.iter().filter(|row| fits(row.known)).cloned().collect())
                    })*
                }
            }

            /// Feeds what the last row tells, but not where it stands, to a hasher.
            pub fn hash_last(&self, state: &mut impl Hasher) {
                match self { $(Self::$kind(rows) => rows.last().map(|row| &row.fact).hash(state),)* }
            }

            /// Returns the row numbers, in order.
            pub fn rows(&self) -> Vec<u32> {
                match self { $(Self::$kind(rows) => rows.iter().map(|row| row.row).collect(),)* }
            }
        }
    };
}

facts! {
    /// Pieces posted.
    Pieces PieceFact,
    /// Counts and sums.
    Totals TotalsFact,
    /// Responses.
    Responses ResponseFact,
    /// Returned pieces.
    Undelivered UndeliveredFact,
    /// Costs.
    Costs CostFact,
    /// Orders.
    Orders OrderFact,
    /// Appointments.
    Appointments AppointmentFact,
    /// Deals and their stages.
    Opportunities OpportunityFact,
    /// Answers to surveys.
    Surveys SurveyFact,
    /// People and companies, mailed or not.
    Contacts ContactFact,
    /// People who must not be mailed.
    Suppressions SuppressionFact,
    /// Published rates.
    References ReferenceFact,
    /// What figures should reach.
    Targets TargetFact,
}

impl Facts {
    /// Returns whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What an outcome says of the piece, cell or campaign that it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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
