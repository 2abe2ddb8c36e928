//! The kinds of spreadsheet that can be taken in.

crate::words::closed_set! {
    /// What the rows of a sheet tell.
    Kind {
        /// The mailing list: one piece a row, perhaps with its outcome.
        Pieces "pieces",
        /// One campaign, mailing or cell a row with its counts and sums.
        Totals "totals",
        /// One response a row.
        Responses "responses",
        /// One returned piece a row.
        Undelivered "undelivered",
        /// One cost a row.
        Costs "costs",
        /// One order a row.
        Orders "orders",
        /// One appointment a row.
        Appointments "appointments",
        /// One deal a row, or one change of its stage.
        Opportunities "opportunities",
        /// One answer to a survey a row.
        Surveys "surveys",
        /// One person or company a row, mailed or not.
        Contacts "contacts",
        /// One person or company a row that must not be mailed.
        Suppressions "suppressions",
        /// One published rate a row.
        References "references",
        /// What one figure should reach a row.
        Targets "targets",
    }
}

impl Kind {
    /// Returns the place in which files of one run are taken in: what outcomes join comes before them.
    pub const fn turn(self) -> u8 {
        match self {
            Self::Contacts => 0,
            Self::Suppressions => 1,
            Self::Pieces => 2,
            Self::Totals => 3,
            Self::Costs => 4,
            Self::Undelivered => 5,
            Self::Responses => 6,
            Self::Appointments => 7,
            Self::Opportunities => 8,
            Self::Orders => 9,
            Self::Surveys => 10,
            Self::References => 11,
            Self::Targets => 12,
        }
    }

    /// Returns whether its rows belong to a campaign, and may have to be told which.
    pub const fn is_of_a_campaign(self) -> bool {
        !matches!(self, Self::Contacts | Self::Suppressions | Self::References | Self::Targets | Self::Orders)
    }
}
