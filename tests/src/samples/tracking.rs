//! The tracking sheet of the year before: totals, no rows behind them.

use chrono::NaiveDate;

use crate::sheet::{Cell, Sheet, day};

/// Returns the two campaigns of 2025, and a third whose held appointments somebody entered below zero.
pub(super) fn sheet() -> Sheet {
    Sheet {
        name: "Suivi 2025",
        title: None,
        headings: &[
            "Campagne",
            "Date d'envoi",
            "Plis envoyés",
            "NPAI",
            "Réponses reçues",
            "Répondants",
            "Réponses positives",
            "Prospects qualifiés",
            "RDV obtenus",
            "RDV tenus",
            "Commandes",
            "Nouveaux clients",
            "Clients réactivés",
            "CA HT",
            "Marge",
            "Création",
            "Fichier",
            "Impression",
            "Routage",
            "Affranchissement",
            "Budget total",
        ],
        rows: vec![
            row(
                "CLIM25",
                day(2025, 3, 11),
                [3200, 171, 63, 58, 41, 21, 17, 14, 6, 5, 0],
                [1_042_000, 385_500, 70_000, 48_000, 112_000, 30_400, 192_400, 452_800],
            ),
            row(
                "CHAUF25",
                day(2025, 9, 9),
                [4100, 209, 96, 89, 66, 34, 27, 23, 11, 9, 1],
                [2_186_500, 852_700, 85_000, 61_500, 143_500, 38_950, 242_250, 571_200],
            ),
            row(
                "VENT25",
                day(2025, 11, 4),
                [1500, 66, 28, 26, 19, 9, 7, -5, 2, 2, 0],
                [388_000, 147_400, 40_000, 22_500, 52_500, 14_250, 90_450, 219_700],
            ),
        ],
    }
}

fn row(campaign: &str, posted_on: NaiveDate, counts: [i64; 11], cents: [i64; 8]) -> Vec<Cell> {
    let mut cells = vec![Cell::text(campaign), Cell::Day(posted_on)];
    cells.extend(counts.map(Cell::Whole));
    cells.extend(cents.map(Cell::Cents));
    cells
}
