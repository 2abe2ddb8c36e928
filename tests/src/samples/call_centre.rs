//! What the call centre noted: answers by telephone, coupon, e-mail and web.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::mailing::{Group, Piece, posted_on};
use super::returned::Returned;
use crate::dice::Dice;
use crate::sheet::{Cell, Sheet};

/// One line of the export.
pub(super) struct Answer {
    /// Place of the piece in the mailing list.
    pub piece: usize,
    /// The day it came.
    pub day: NaiveDate,
    /// Whether it is a qualified lead.
    pub qualified: bool,
    channel: &'static str,
    interest: &'static str,
    comment: &'static str,
}

/// How many companies answer in each cell; the holdout's call on their own.
const RESPONDERS: [(Group, usize); 3] = [(Group::A, 49), (Group::B, 79), (Group::T, 3)];

/// Share of the answers by day since posting: a letter works in its first three weeks.
const CURVE: &[u32] = &[
    0, 0, 2, 8, 20, 36, 44, 47, 45, 41, 37, 33, 30, 27, 24, 21, 19, 17, 15, 13, 12, 11, 10, 9, 8, 7, 7, 6, 6,
    5, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
];

const CHANNELS: &[(u32, &str)] =
    &[(52, "Téléphone"), (18, "Coupon réponse"), (14, "E-mail"), (10, "Site web"), (6, "QR code")];

const YES: &[&str] = &[
    "Demande un devis pour deux chaudières",
    "Souhaite un rendez-vous fin de mois",
    "Contrat actuel jusqu'en décembre, à rappeler",
    "Chaudière de 2009, veut comparer",
    "Intéressé par le bilan, plusieurs sites",
    "",
];
const NEUTRAL: &[&str] = &["Rappeler en janvier", "Demande une documentation; décision au siège", ""];
const NO: &[&str] = &["Déjà sous contrat", "Locataire, voir le propriétaire", ""];

/// Draws the answers, in the order in which they came.
pub(super) fn draw(pieces: &[Piece], returned: &[Returned], dice: &mut Dice) -> Vec<Answer> {
    let lost: BTreeSet<usize> = returned.iter().map(|back| back.piece).collect();
    let mut answers = Vec::new();
    for (group, count) in RESPONDERS {
        let mut candidates: Vec<usize> = (0..pieces.len())
            .filter(|place| pieces[*place].group == group && !lost.contains(place))
            .collect();
        dice.shuffle(&mut candidates);
        // The firm's own prospects answer about twice as often as the rented addresses.
        candidates.retain(|place| !pieces[*place].rented || dice.happens(520));
        answers.extend(candidates.into_iter().take(count).map(|piece| first_answer(piece, dice)));
    }
    let again: Vec<Answer> = answers
        .iter()
        .filter(|answer| answer.qualified)
        .step_by(6)
        .map(|answer| second_answer(answer, dice))
        .collect();
    answers.extend(again);
    answers.sort_by_key(|answer| (answer.day, answer.piece));
    answers
}

fn first_answer(piece: usize, dice: &mut Dice) -> Answer {
    let curve_day = dice.weighted(CURVE) as u64;
    let channel_weights: Vec<u32> = CHANNELS.iter().map(|channel| channel.0).collect();
    let (interest, comments) = match dice.weighted(&[66, 14, 17, 3]) {
        0 => ("Intéressé", YES),
        1 => ("À rappeler", NEUTRAL),
        2 => ("Pas intéressé", NO),
        _ => ("Ne plus contacter", NO),
    };
    Answer {
        piece,
        day: open_day(posted_on() + Days::new(curve_day)),
        qualified: interest == "Intéressé" && dice.happens(580),
        channel: CHANNELS[dice.weighted(&channel_weights)].1,
        interest,
        comment: dice.pick(comments),
    }
}

fn second_answer(first: &Answer, dice: &mut Dice) -> Answer {
    Answer {
        piece: first.piece,
        day: open_day(first.day + Days::new(u64::from(2 + dice.below(9)))),
        qualified: true,
        channel: "Téléphone",
        interest: "Intéressé",
        comment: "Rappel : confirme la visite",
    }
}

/// Returns the day itself, or the Monday after: nobody answers at the weekend.
pub(super) fn open_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

/// Returns the call centre's export, with the lines that somebody typed wrongly.
pub(super) fn sheet(pieces: &[Piece], answers: &[Answer]) -> Sheet {
    let mut rows: Vec<Vec<Cell>> = answers.iter().map(|answer| row(pieces, answer)).collect();
    let reference = |group| {
        let answered = answers.iter().find(|answer| pieces[answer.piece].group == group);
        answered.map_or(String::new(), |answer| pieces[answer.piece].reference.clone())
    };
    rows.insert(20, mistyped(&reference(Group::A), "31/09/2026"));
    rows.insert(45, mistyped("CHF26-A-90412", "17/09/2026"));
    rows.insert(70, mistyped(&reference(Group::B), ""));
    rows.insert(90, mistyped(&reference(Group::A), "28/08/2026"));
    Sheet {
        name: "Export",
        title: None,
        headings: &["Réf. courrier", "Date retour", "Canal", "Intérêt", "Qualifié", "Commentaire"],
        rows,
    }
}

fn row(pieces: &[Piece], answer: &Answer) -> Vec<Cell> {
    vec![
        Cell::text(&pieces[answer.piece].reference),
        Cell::Day(answer.day),
        Cell::text(answer.channel),
        Cell::text(answer.interest),
        Cell::text(if answer.qualified { "oui" } else { "non" }),
        Cell::text(answer.comment),
    ]
}

fn mistyped(reference: &str, day: &str) -> Vec<Cell> {
    [reference, day, "Téléphone", "Intéressé", "non", ""].map(Cell::text).to_vec()
}
