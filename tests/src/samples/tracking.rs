//! The tracking sheet of the year before: totals, no rows behind them.

use chrono::NaiveDate;

use crate::sheet::{Cell, Sheet, day};

/// Returns the two campaigns of 2025, and a correction that somebody entered as a negative count.
pub(super) fn sheet() -> Sheet {
    Sheet {
        name: "Suivi 2025",
        title: None,
        headings: &[
            "Campagne",
            "Date d'envoi",
            "Plis envoyés",
            "NPAI",
            "Répondants",
            "Prospects qualifiés",
            "RDV obtenus",
            "RDV tenus",
            "Opportunités",
            "Affaires gagnées",
            "Commandes",
            "CA HT",
            "Budget total",
        ],
        rows: vec![
            row("CLIM25", day(2025, 3, 11), [3200, 171, 58, 21, 17, 14, 12, 5, 6], [1_042_000, 452_800]),
            row("CHAUF25", day(2025, 9, 9), [4100, 209, 89, 34, 27, 23, 19, 9, 11], [2_186_500, 571_200]),
            row("SALON25", day(2025, 11, 4), [-150, 0, 4, 1, 1, 1, 0, 0, 0], [0, 21_000]),
        ],
    }
}

fn row(campaign: &str, posted_on: NaiveDate, counts: [i64; 9], cents: [i64; 2]) -> Vec<Cell> {
    let mut cells = vec![Cell::text(campaign), Cell::Day(posted_on)];
    cells.extend(counts.map(Cell::Whole));
    cells.extend(cents.map(Cell::Cents));
    cells
}
