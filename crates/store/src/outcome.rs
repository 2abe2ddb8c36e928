//! What became of one row of a file.

use chrono::NaiveDate;

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not known before.
    New,
    /// Known with other content, which was replaced.
    Changed,
    /// Known and alike: nothing was written.
    Same,
    /// Cannot be taken; the file's other rows can.
    Refused(Refusal),
}

/// Why a row cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Neither the row nor the command names a campaign, and nothing else in the row leads to one.
    NoCampaign,
    /// No campaign has this code.
    UnknownCampaign(String),
    /// The piece has no posting date, and its campaign has no mailing.
    NoMailing,
    /// The piece has no posting date, and its campaign has several mailings.
    SeveralMailings(Vec<NaiveDate>),
    /// The campaign has no mailing of this date.
    UnknownMailing(NaiveDate),
    /// No cell of the campaign has this key code.
    UnknownCell(String),
    /// No piece has this reference.
    UnknownReference {
        /// The reference as the row has it.
        reference: String,
        /// The stored reference that is most like it, if one is.
        nearest: Option<String>,
    },
    /// Pieces of several campaigns have this reference: the row must name the campaign.
    ReferenceInTwoCampaigns(Vec<String>),
    /// An earlier row of the file gives another piece the same reference.
    DuplicateReference {
        /// That row.
        row: u32,
    },
    /// It happened before the letter was posted.
    BeforePosting {
        /// The posting date.
        posting: NaiveDate,
    },
    /// An earlier row of the file says something else of the same thing.
    Contradicts {
        /// That row.
        row: u32,
    },
    /// The row says of nobody who it is.
    Nobody,
    /// The row is one that a person wrote, told otherwise: it is changed where it was written.
    ByHand,
    /// An amount has more than four decimals or is too large to be stored.
    Amount,
}
