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
    }
}

impl Kind {
    /// Returns the place in which files of one run are taken in: what outcomes join comes before them.
    pub const fn turn(self) -> u8 {
        match self {
            Self::Pieces => 0,
            Self::Totals => 1,
            Self::Costs => 2,
            Self::Undelivered => 3,
            Self::Responses => 4,
            Self::Orders => 5,
        }
    }
}
