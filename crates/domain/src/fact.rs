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

/// A fact with the row that told it.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// Row of the sheet as spreadsheet programs number it, from 1.
    pub row: u32,
    /// What it tells.
    pub fact: T,
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
