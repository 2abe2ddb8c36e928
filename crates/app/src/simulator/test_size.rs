//! How many pieces a test between the letter of a scenario and another one takes.

use super::assumed;
use crate::figures::percent_of;
use crate::lang::{Lang, say};
use domain::format::number;
use kpi::power::{detectable, sample_size};
use kpi::simulate::{Assumption, Kind, Scenario};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Returns what a test takes and what half of the scenario's pieces each would show; and what is wrong with the other rate.
pub(super) fn sentences(
    scenario: Option<&Scenario>,
    other: &str,
    lang: Lang,
) -> (Vec<String>, Option<String>) {
    let wrong = || Some(assumed::allowed(Kind::Share, lang));
    let share = |text: &str| assumed::number(text, Kind::Share).and_then(|share| share.to_f64());
    let (other, wrong) = match other.trim() {
        "" => (None, None),
        text => share(text).map_or_else(|| (None, wrong()), |share| (Some(share), None)),
    };
    let value = |one: Assumption| scenario.and_then(|scenario| scenario.values.get(&one).copied());
    let Some(rate) = value(Assumption::ResponseRate).and_then(|rate| rate.to_f64()) else {
        return (Vec::new(), wrong);
    };
    let half = value(Assumption::Pieces).and_then(|pieces| pieces.to_u64()).map(|pieces| pieces / 2);
    let mut said = Vec::new();
    said.extend(other.map(|other| needed(rate, other, half, lang)));
    said.extend(half.map(|half| seen(rate, half, lang)));
    (said, wrong)
}

fn needed(rate: f64, other: f64, half: Option<u64>, lang: Lang) -> String {
    let (own, theirs) = (percent_of(rate, lang), percent_of(other, lang));
    let Some(pieces) = sample_size(rate, other, 1) else {
        return say(
            lang,
            "Les deux taux sont égaux\u{a0}: il n’y a rien à départager.".to_owned(),
            "Both rates are the same: there is nothing to tell apart.".to_owned(),
        );
    };
    let enough = half.is_some_and(|half| half >= pieces);
    let each = number(Decimal::from(pieces), 0, lang);
    let (fr, en) = if enough {
        ("vous en avez assez", "you have enough")
    } else {
        ("c’est plus que la moitié de vos plis", "that is more than half of your pieces")
    };
    say(
        lang,
        format!("Pour départager {own} et {theirs}, il faut {each}\u{a0}plis par lettre\u{a0}: {fr}."),
        format!("To tell {own} from {theirs} takes {each} pieces per letter: {en}."),
    )
}

fn seen(rate: f64, half: u64, lang: Lang) -> String {
    let each = number(Decimal::from(half), 0, lang);
    match detectable(rate, half, 1) {
        Some(rise) => {
            let from = percent_of(rate + rise, lang);
            say(
                lang,
                format!(
                    "Avec {each}\u{a0}plis par lettre, la seconde sera dite meilleure à partir de {from} environ."
                ),
                format!(
                    "With {each} pieces per letter, the second is said to be better from about {from} on."
                ),
            )
        }
        None => say(
            lang,
            format!("Avec {each}\u{a0}plis par lettre, un test ne peut rien établir."),
            format!("With {each} pieces per letter, a test can establish nothing."),
        ),
    }
}
