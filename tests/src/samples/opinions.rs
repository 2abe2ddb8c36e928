//! What people said when they were asked whether they would recommend the firm.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::call_centre::open_day;
use super::mailing::Piece;
use super::visits::Visit;
use crate::dice::Dice;
use crate::sheet::{Cell, Sheet};

const AFTER_VISIT: &str = "Après visite";
const AFTER_WORK: &str = "Après mise en service";

/// How often each score is given, from 0 to 10.
const SCORES: &[u32] = &[1, 0, 1, 2, 2, 4, 6, 14, 26, 24, 20];

const GLAD: &[&str] = &[
    "Technicien ponctuel et clair",
    "Le bilan nous a fait gagner 12 % de gaz",
    "Devis reçu le lendemain, merci",
    "Très bon contact au téléphone",
    "",
];
const SO_SO: &[&str] = &["Correct, mais le devis se lit mal", "Bon travail, délai un peu long", ""];
const SORRY: &[&str] =
    &["Délai trop long avant la visite", "Personne n’a rappelé", "Trop cher pour nous", ""];

/// Returns the answers: half of those who were visited, and most of those who bought; one score that is none.
pub(super) fn sheet(
    pieces: &[Piece],
    visits: &[Visit],
    bought: &BTreeMap<usize, NaiveDate>,
    dice: &mut Dice,
) -> Sheet {
    let visited = visits
        .iter()
        .filter(|visit| visit.was_held())
        .map(|visit| (visit.piece, visit.day, AFTER_VISIT, 520));
    let served = bought.iter().map(|(piece, day)| (*piece, *day + Days::new(9), AFTER_WORK, 700));
    let asked: Vec<_> = visited.chain(served).collect();
    let mut answers: Vec<(NaiveDate, Vec<Cell>)> = Vec::new();
    for (piece, day, moment, often) in asked {
        if !dice.happens(often) {
            continue;
        }
        let day = open_day(day + Days::new(u64::from(1 + dice.below(6))));
        answers.push((day, row(&pieces[piece], day, moment, dice)));
    }
    answers.sort_by_key(|(day, _)| *day);
    let mut rows: Vec<Vec<Cell>> = answers.into_iter().map(|(_, row)| row).collect();
    if let Some(first) = rows.first() {
        let mut wrong = first.clone();
        wrong[3] = Cell::text("11");
        rows.push(wrong);
    }
    Sheet {
        name: "Satisfaction",
        title: None,
        headings: &["Code client", "Date enquête", "Moment", "Score (0-10)", "Commentaire"],
        rows,
    }
}

fn row(piece: &Piece, day: NaiveDate, moment: &str, dice: &mut Dice) -> Vec<Cell> {
    let score = dice.weighted(SCORES);
    let said = match score {
        9.. => GLAD,
        7.. => SO_SO,
        _ => SORRY,
    };
    vec![
        Cell::text(&piece.company.code),
        Cell::Day(day),
        Cell::text(moment),
        Cell::Whole(i64::try_from(score).unwrap_or_default()),
        Cell::text(dice.pick(said)),
    ]
}
