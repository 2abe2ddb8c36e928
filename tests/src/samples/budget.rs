//! What the campaign cost, as the manager keeps it.

use super::mailing::CAMPAIGN;
use crate::sheet::{Cell, Sheet};

const COSTS: &[(&str, &str, i64)] = &[
    ("Création", "Studio Pigment", 85_000),
    ("Fichier", "Annuaire Pro Sud-Est", 72_500),
    ("Impression", "Imprimerie des Trois Rivières", 158_400),
    ("Routage", "Alpes Routage", 41_850),
    ("Affranchissement", "Alpes Routage", 279_000),
];

/// Returns the costs with a line above the headings and a total below, as people do.
pub(super) fn sheet() -> Sheet {
    let mut rows: Vec<Vec<Cell>> =
        COSTS.iter().map(|(item, supplier, cents)| row(CAMPAIGN, item, supplier, *cents)).collect();
    rows.push(row("", "Total", "", COSTS.iter().map(|cost| cost.2).sum()));
    Sheet {
        name: "Budget",
        title: Some("Budget opération chauffage, rentrée 2026"),
        headings: &["Campagne", "Poste", "Fournisseur", "Montant HT"],
        rows,
    }
}

fn row(campaign: &str, item: &str, supplier: &str, cents: i64) -> Vec<Cell> {
    vec![Cell::text(campaign), Cell::text(item), Cell::text(supplier), Cell::Cents(cents)]
}
