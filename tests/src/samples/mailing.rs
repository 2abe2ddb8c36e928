//! The mailing list: two cells that are posted and a holdout that is not.

use super::company::{Company, draw as draw_company};
use crate::dice::Dice;
use crate::sheet::{Cell, Sheet, day};

/// The campaign's code.
pub(super) const CAMPAIGN: &str = "CHAUF26";

/// A cell of the test.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// The firm's usual letter.
    A,
    /// The new letter, with a free check-up.
    B,
    /// Nothing is posted.
    T,
}

/// One line of the mailing list.
pub(super) struct Piece {
    /// Reference printed on the letter.
    pub reference: String,
    /// Its cell.
    pub group: Group,
    /// Whether the address was rented; the others are the firm's own prospects.
    pub rented: bool,
    /// To whom.
    pub company: Company,
}

/// Returns the day on which the mailing was posted.
pub(super) fn posted_on() -> chrono::NaiveDate {
    day(2026, 9, 3)
}

/// Returns the list in the order of the file: by commune, as a router wants it.
pub(super) fn pieces(dice: &mut Dice) -> Vec<Piece> {
    let mut groups = [vec![Group::A; 2250], vec![Group::B; 2250], vec![Group::T; 500]].concat();
    dice.shuffle(&mut groups);
    let mut counts = [0_u32; 3];
    let mut pieces: Vec<Piece> = (1..)
        .zip(groups)
        .map(|(serial, group)| {
            counts[group as usize] += 1;
            let reference = format!("CHF26-{}-{:05}", letter(group), counts[group as usize]);
            Piece { reference, group, rented: dice.happens(580), company: draw_company(serial, dice) }
        })
        .collect();
    pieces.sort_by_key(|piece| (piece.company.postal_code, piece.company.code.clone()));
    pieces
}

/// Returns the mailing list as a sheet.
pub(super) fn sheet(pieces: &[Piece]) -> Sheet {
    Sheet {
        name: "Fichier routage",
        title: None,
        headings: &[
            "Réf. pli",
            "Campagne",
            "Date de dépôt",
            "Cellule",
            "Rôle",
            "Source fichier",
            "Offre",
            "Maquette",
            "Format",
            "Code client",
            "Raison sociale",
            "Civilité",
            "Prénom",
            "Nom",
            "Fonction",
            "Adresse",
            "Code postal",
            "Ville",
            "Secteur d'activité",
            "E-mail",
            "Téléphone",
            "Commercial",
        ],
        rows: pieces.iter().map(row).collect(),
    }
}

fn row(piece: &Piece) -> Vec<Cell> {
    let company = &piece.company;
    let (role, offer, creative, format) = match piece.group {
        Group::A => ("témoin", "Contrat annuel", "Lettre classique", "DL 20 g"),
        Group::B => ("test", "Bilan gratuit", "Lettre bilan", "DL 20 g"),
        Group::T => ("non envoyé", "", "", ""),
    };
    let source = if piece.rented { "Annuaire Pro Sud-Est" } else { "Prospects maison" };
    let mut cells = vec![
        Cell::text(&piece.reference),
        Cell::text(CAMPAIGN),
        Cell::Day(posted_on()),
        Cell::text(letter(piece.group)),
    ];
    cells.extend([role, source, offer, creative, format].map(Cell::text));
    cells.extend([&company.code, &company.name].map(Cell::text));
    let person = &company.person;
    cells.extend([person.civility, person.first, person.last, person.job].map(Cell::text));
    cells.extend([
        Cell::text(&company.address),
        Cell::Whole(i64::from(company.postal_code)),
        Cell::text(company.city),
        Cell::text(company.sector),
        Cell::text(&company.email),
        Cell::text(&company.phone),
        Cell::text(salesperson_of(piece)),
    ]);
    cells
}

fn letter(group: Group) -> &'static str {
    match group {
        Group::A => "A",
        Group::B => "B",
        Group::T => "T",
    }
}

/// Returns who visits the piece's company.
pub(super) fn salesperson_of(piece: &Piece) -> &'static str {
    match piece.company.postal_code / 1000 {
        69 | 42 | 1 | 71 | 21 | 39 | 25 => "Camille Rey",
        38 | 73 | 74 | 26 | 7 => "Hugo Lambert",
        _ => "Nadia Ferrand",
    }
}
