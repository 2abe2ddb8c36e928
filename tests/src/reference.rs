//! The reference campaign: the worked example of every figure, as six spreadsheets that the real import takes.
//!
//! Nothing in it is drawn: each number is the one that the catalogue of figures is checked against.

use chrono::{Days, NaiveDate};

use crate::sheet::{Cell, File, Sheet, day};
use crate::write_csv::{Dialect, Encoding, csv_bytes};

const CAMPAIGN: &str = "REF26";
const PIECES_PER_CELL: usize = 2500;
/// Responders of cell A and of cell B.
const RESPONDERS: [usize; 2] = [48, 72];
/// Pieces of cell A and of cell B that came back.
const UNDELIVERED: [usize; 2] = [130, 110];
const QUALIFIED: usize = 45;
const SECOND_LINES: usize = 10;
/// Days from posting to the signature of each new customer; the median is 35, the mean 42.
const DAYS_TO_SIGNATURE: [u64; 12] = [14, 18, 21, 25, 30, 33, 37, 42, 48, 55, 70, 111];

/// Returns the files of `tests/fixtures/reference/`.
pub fn files() -> Vec<File> {
    let write =
        |sheet: &Sheet| csv_bytes(sheet, Dialect { encoding: Encoding::Utf8, day_format: "%Y-%m-%d" });
    vec![
        File { name: "costs.csv", bytes: write(&costs()) },
        File { name: "orders.csv", bytes: write(&orders()) },
        File { name: "pieces.csv", bytes: write(&pieces()) },
        File { name: "responses.csv", bytes: write(&responses()) },
        File { name: "totals.csv", bytes: write(&totals()) },
        File { name: "undelivered.csv", bytes: write(&undelivered()) },
    ]
}

fn posted_on() -> NaiveDate {
    day(2026, 3, 2)
}

/// Returns the reference of the nth piece of a cell, counted from 1.
fn reference(cell: usize, number: usize) -> String {
    format!("{CAMPAIGN}-{}-{number:04}", ["A", "B"][cell])
}

/// Returns the distance between two responders of a cell, so that they are spread over places, sectors and sources.
fn stride(cell: usize) -> usize {
    PIECES_PER_CELL / RESPONDERS[cell]
}

/// Returns the references of the 120 responders, those of the cells mixed, so that each share has some of both.
fn responders() -> Vec<String> {
    let mut responders: Vec<(usize, usize)> = RESPONDERS
        .into_iter()
        .enumerate()
        .flat_map(|(cell, count)| (1..=count).map(move |nth| (nth * stride(cell) + nth % 4, cell)))
        .collect();
    responders.sort_unstable();
    responders.into_iter().map(|(number, cell)| reference(cell, number)).collect()
}

/// Returns the number of the nth piece that came back: ten or more behind a responder, so that no piece did both.
fn lost_number(cell: usize, nth: usize) -> usize {
    let lap = nth / RESPONDERS[cell];
    nth % RESPONDERS[cell] * stride(cell) + 10 * (lap + 1) + nth % 4
}

fn pieces() -> Sheet {
    let rows = (0..2).flat_map(|cell| (1..=PIECES_PER_CELL).map(move |number| piece(cell, number))).collect();
    Sheet {
        name: "Plis",
        title: None,
        headings: &[
            "Référence pli",
            "Campagne",
            "Date de dépôt",
            "Cellule",
            "Rôle",
            "Source fichier",
            "Offre",
            "Maquette",
            "Référence client",
            "Raison sociale",
            "Adresse",
            "Code postal",
            "Ville",
            "Secteur d'activité",
        ],
        rows,
    }
}

/// Places and sectors in turn: five départements of 1 000 pieces each, four sectors of 1 250.
fn piece(cell: usize, number: usize) -> Vec<Cell> {
    let (postal_code, city) = [
        ("01000", "Bourg-en-Bresse"),
        ("21000", "Dijon"),
        ("38000", "Grenoble"),
        ("42000", "Saint-Étienne"),
        ("69003", "Lyon"),
    ][number * 5 / (PIECES_PER_CELL + 1)];
    let sector = ["Artisanat", "Commerce", "Industrie", "Services"][number % 4];
    let source = ["Fichier maison", "Fichier loué"][number % 2];
    let (role, offer, creative) =
        [("témoin", "Remise 10 %", "Lettre"), ("test", "Audit offert", "Carte")][cell];
    let customer = cell * PIECES_PER_CELL + number;
    let mut cells = vec![Cell::text(reference(cell, number)), Cell::text(CAMPAIGN), Cell::Day(posted_on())];
    cells.extend([["A", "B"][cell], role, source, offer, creative].map(Cell::text));
    cells.extend([format!("K{customer:05}"), format!("Entreprise {customer:05}")].map(Cell::text));
    cells.push(Cell::text(format!("{number} rue de la Paix")));
    cells.extend([postal_code, city, sector].map(Cell::text));
    cells
}

fn undelivered() -> Sheet {
    let reasons = ["Inconnu à l'adresse", "A déménagé", "Refusé"];
    let rows = (0..2)
        .flat_map(|cell| {
            (0..UNDELIVERED[cell]).map(move |nth| (nth, reference(cell, lost_number(cell, nth))))
        })
        .map(|(nth, reference)| {
            let back = posted_on() + Days::new(6 + nth as u64 % 12);
            vec![Cell::text(reference), Cell::Day(back), Cell::text(reasons[nth % 3])]
        })
        .collect();
    Sheet { name: "PND", title: None, headings: &["Référence pli", "Date PND", "Motif PND"], rows }
}

fn responses() -> Sheet {
    let responders = responders();
    let first = responders.iter().enumerate().map(|(nth, reference)| {
        let came = posted_on() + Days::new(4 + nth as u64 % 30);
        // One in ten refuses; the first 45 of the others are qualified.
        let positive = nth % 10 != 9;
        let qualified = positive && nth - nth / 10 < QUALIFIED;
        response(
            reference,
            came,
            if positive { "positif" } else { "refus" },
            if qualified { "oui" } else { "non" },
        )
    });
    let again = responders.iter().enumerate().filter(|(nth, _)| nth % 10 == 0).take(SECOND_LINES).map(
        |(nth, reference)| {
            let qualified = if nth - nth / 10 < QUALIFIED { "oui" } else { "non" };
            response(reference, posted_on() + Days::new(40 + nth as u64 % 7), "positif", qualified)
        },
    );
    Sheet {
        name: "Réponses",
        title: None,
        headings: &["Référence pli", "Date de réponse", "Canal", "Intérêt", "Qualifié"],
        rows: first.chain(again).collect(),
    }
}

fn response(reference: &str, came: NaiveDate, interest: &str, qualified: &str) -> Vec<Cell> {
    vec![
        Cell::text(reference),
        Cell::Day(came),
        Cell::text("téléphone"),
        Cell::text(interest),
        Cell::text(qualified),
    ]
}

fn costs() -> Sheet {
    let items = [
        ("Création", 900),
        ("Fichier", 600),
        ("Impression", 1700),
        ("Routage", 450),
        ("Affranchissement", 3100),
    ];
    Sheet {
        name: "Coûts",
        title: None,
        headings: &["Campagne", "Poste", "Montant HT"],
        rows: items
            .map(|(item, euros)| vec![Cell::text(CAMPAIGN), Cell::text(item), Cell::Whole(euros)])
            .to_vec(),
    }
}

/// Twelve first orders of 2 800 €, and three more of 800 € from the first three customers, all at 40 % of margin.
fn orders() -> Sheet {
    let customers: Vec<String> = responders().into_iter().step_by(3).take(DAYS_TO_SIGNATURE.len()).collect();
    let first = customers.iter().zip(DAYS_TO_SIGNATURE).map(|(customer, days)| (customer, days, 2800));
    let again = customers.iter().zip([75, 80, 85]).map(|(customer, days)| (customer, days, 800));
    let rows = (1..)
        .zip(first.chain(again))
        .map(|(number, (customer, days, euros))| {
            vec![
                Cell::text(format!("CDE-{number:03}")),
                Cell::Day(posted_on() + Days::new(days)),
                Cell::text(customer),
                Cell::Whole(euros),
                Cell::Whole(euros * 4 / 10),
            ]
        })
        .collect();
    Sheet {
        name: "Commandes",
        title: None,
        headings: &["N° de commande", "Date de commande", "Référence pli", "Montant HT", "Marge brute"],
        rows,
    }
}

fn totals() -> Sheet {
    Sheet {
        name: "Suivi",
        title: None,
        headings: &[
            "Campagne",
            "RDV obtenus",
            "RDV tenus",
            "Opportunités",
            "Opportunités gagnées",
            "Opportunités perdues",
            "Montant signé",
        ],
        rows: vec![
            [vec![Cell::text(CAMPAIGN)], [36, 30, 28, 12, 10, 33_600].map(Cell::Whole).to_vec()].concat(),
        ],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn column(sheet: &Sheet, heading: &str) -> Vec<Cell> {
        let place =
            sheet.headings.iter().position(|name| *name == heading).expect("the sheet has this heading");
        sheet.rows.iter().map(|row| row[place].clone()).collect()
    }

    fn distinct(cells: &[Cell]) -> BTreeSet<String> {
        cells.iter().map(|cell| format!("{cell:?}")).collect()
    }

    #[test]
    fn counts_are_those_of_the_worked_examples() {
        let responses = responses();
        let yes = |heading, word: &str| {
            let wanted = column(&responses, heading).into_iter().zip(column(&responses, "Référence pli"));
            let those: Vec<Cell> = wanted
                .filter(|(cell, _)| *cell == Cell::text(word))
                .map(|(_, reference)| reference)
                .collect();
            distinct(&those).len()
        };
        assert_eq!(responses.rows.len(), 130);
        assert_eq!(distinct(&column(&responses, "Référence pli")).len(), 120);
        assert_eq!((yes("Intérêt", "positif"), yes("Intérêt", "refus")), (108, 12));
        assert_eq!(yes("Qualifié", "oui"), QUALIFIED);
        assert_eq!(distinct(&column(&pieces(), "Référence pli")).len(), 5000);
        assert_eq!(distinct(&column(&orders(), "Référence pli")).len(), 12);
    }

    #[test]
    fn orders_add_up_to_the_signed_amount_and_its_margin() {
        let sum = |heading| {
            column(&orders(), heading)
                .iter()
                .map(|cell| if let Cell::Whole(euros) = cell { *euros } else { 0 })
                .sum::<i64>()
        };
        assert_eq!((orders().rows.len(), sum("Montant HT"), sum("Marge brute")), (15, 36_000, 14_400));
    }

    #[test]
    fn nobody_answered_a_piece_that_came_back() {
        let back = distinct(&column(&undelivered(), "Référence pli"));
        let known = distinct(&column(&pieces(), "Référence pli"));
        assert_eq!(back.len(), 240);
        assert!(back.is_subset(&known));
        assert!(back.is_disjoint(&distinct(&column(&responses(), "Référence pli"))));
    }
}
