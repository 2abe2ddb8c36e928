//! By what figures can be grouped and filtered.

crate::words::closed_set! {
    /// A way to group pieces and their outcomes.
    Dimension {
        /// The campaign's code.
        Campaign "campaign",
        /// One posting date of a campaign, written `CODE/2026-09-03`.
        Mailing "mailing",
        /// The cell's key code.
        Cell "cell",
        /// What is offered.
        Offer "offer",
        /// Which letter.
        Creative "creative",
        /// Where the addresses come from.
        ListSource "list_source",
        /// Part of the list.
        Segment "segment",
        /// Postal format.
        Format "format",
        /// The contact's line of business.
        Sector "sector",
        /// The contact's département.
        Departement "departement",
        /// The contact's region.
        Region "region",
        /// Who follows the contact.
        Salesperson "salesperson",
        /// The first response's channel.
        Channel "channel",
        /// At which moment of the relation a survey asked.
        Moment "moment",
        /// The stage of the pipeline.
        Stage "stage",
        /// Month `2026-09`: of posting, or of the event.
        Month "month",
        /// Quarter `2026-Q3`.
        Quarter "quarter",
        /// Year.
        Year "year",
    }
}

/// What tells the value of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The letter: campaign, mailing and cell.
    Letter,
    /// The contact to whom it went.
    Person,
    /// What came of it; most pieces have none.
    Outcome,
}

impl Dimension {
    /// Returns what tells its value.
    pub const fn about(self) -> About {
        match self {
            Self::Sector | Self::Departement | Self::Region | Self::Salesperson => About::Person,
            Self::Channel | Self::Moment | Self::Stage => About::Outcome,
            Self::Campaign
            | Self::Mailing
            | Self::Cell
            | Self::Offer
            | Self::Creative
            | Self::ListSource
            | Self::Segment
            | Self::Format
            | Self::Month
            | Self::Quarter
            | Self::Year => About::Letter,
        }
    }
}

/// The value of each requested dimension, in the order of the request; `None` is the group *unknown*.
pub type GroupKey = Vec<(Dimension, Option<String>)>;
