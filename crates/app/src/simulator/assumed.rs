//! What is assumed, between what is typed and what is computed with.

use crate::failure::Failure;
use crate::lang::{Lang, say};
use domain::currency::Currency;
use kpi::simulate::{Assumption, Kind, Scenario};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

use crate::dto::simulator::Assumed;

/// Decimals kept of a real figure: enough that a simulation of it gives the figure back.
const DECIMALS: u32 = 12;

/// Returns the scenario of what was typed, and the fields that cannot be taken.
pub(crate) fn read(values: &[Assumed], currency: Currency) -> (Scenario, Vec<Assumption>) {
    let mut scenario = Scenario { values: BTreeMap::new(), currency };
    let mut wrong = Vec::new();
    for one in values {
        let Some(assumption) = Assumption::from_key(&one.key) else { continue };
        if one.value.trim().is_empty() {
            continue;
        }
        match number(&one.value, assumption.kind()) {
            Some(value) => drop(scenario.values.insert(assumption, value)),
            None => wrong.push(assumption),
        }
    }
    (scenario, wrong)
}

/// Returns a number as people type it, within what can be: shares come in hundredths and leave as fractions.
pub(crate) fn number(text: &str, kind: Kind) -> Option<Decimal> {
    let signs = |sign: &char| !sign.is_whitespace() && !matches!(sign, '\u{a0}' | '\u{202f}' | '%' | '€');
    let plain: String = text.chars().filter(signs).map(|sign| if sign == ',' { '.' } else { sign }).collect();
    let value: Decimal = plain.parse().ok()?;
    let most = match kind {
        Kind::Count => 100_000_000,
        Kind::Share => 100,
        Kind::EachPiece => 10_000,
        Kind::Amount => 1_000_000_000,
    };
    let fits = value >= Decimal::ZERO && value <= most.into() && (kind != Kind::Count || value.is_integer());
    fits.then(|| if kind == Kind::Share { value / Decimal::ONE_HUNDRED } else { value })
}

/// Returns a value as it crosses the wire.
pub(crate) fn text(value: Decimal, kind: Kind) -> String {
    let value = if kind == Kind::Share { value * Decimal::ONE_HUNDRED } else { value };
    value.round_dp(DECIMALS).normalize().to_string()
}

/// Returns what may be written in a field.
pub(crate) fn allowed(kind: Kind, lang: Lang) -> String {
    let (fr, en) = match kind {
        Kind::Count => ("Écrivez un nombre entier, par exemple 5000.", "Write a whole number, such as 5000."),
        Kind::Share => ("Écrivez un pourcentage entre 0 et 100.", "Write a percentage from 0 to 100."),
        Kind::EachPiece => {
            ("Écrivez un montant par pli, par exemple 0,62.", "Write an amount per piece, such as 0.62.")
        }
        Kind::Amount => ("Écrivez un montant, par exemple 900.", "Write an amount, such as 900."),
    };
    say(lang, fr.to_owned(), en.to_owned())
}

/// Returns the name of a kind on the wire.
pub(crate) const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "count",
        Kind::Share => "percent",
        Kind::EachPiece => "each_piece",
        Kind::Amount => "amount",
    }
}

/// Returns the right end of a slider and its step: room for twice the value.
pub(crate) fn slider(one: Assumption, value: Option<Decimal>) -> (Decimal, Decimal) {
    let (most, step) = match (one, one.kind()) {
        (Assumption::Pieces, _) => (Decimal::from(20_000), Decimal::from(100)),
        (Assumption::ResponseRate, _) => (Decimal::TEN, Decimal::new(5, 2)),
        (_, Kind::Share) => (Decimal::ONE_HUNDRED, Decimal::new(5, 1)),
        (_, Kind::EachPiece) => (Decimal::TWO, Decimal::new(1, 2)),
        _ => (Decimal::from(10_000), Decimal::from(50)),
    };
    let hundredths = if one.kind() == Kind::Share { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let room = value.map(|value| (value * hundredths * Decimal::TWO / step).ceil() * step);
    let most = room.map_or(most, |room| room.max(most));
    (if one.kind() == Kind::Share { most.min(Decimal::ONE_HUNDRED) } else { most }, step)
}

/// Returns `NAME=VALUE` pairs of the command line as what is assumed.
///
/// # Errors
/// [`Failure::NoSetting`] for an unknown field, [`Failure::BadValue`] for what it cannot take.
pub fn set(values: &mut Vec<Assumed>, pairs: &[(String, String)]) -> Result<(), Failure> {
    const NAMES: &str = "pieces, creation, list, printing, handling, postage, other, response_rate, \
         qualification_rate, appointment_rate, closing_rate, basket, margin_rate";
    for (name, value) in pairs {
        let name = name.replace('-', "_");
        let one = Assumption::from_key(&name)
            .ok_or_else(|| Failure::NoSetting { name: name.clone(), allowed: NAMES })?;
        if number(value, one.kind()).is_none() && !value.is_empty() {
            let allowed = match one.kind() {
                Kind::Count => "0, 1, 2 …",
                Kind::Share => "0 … 100",
                Kind::EachPiece | Kind::Amount => "0.62, 900 …",
            };
            return Err(Failure::BadValue { field: name, value: value.clone(), allowed });
        }
        values.retain(|said| said.key != name);
        values.push(Assumed { key: name, value: value.clone() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them_and_bounded() {
        for (text, kind, value) in [
            ("5\u{202f}000", Kind::Count, Some("5000")),
            ("5000,5", Kind::Count, None),
            ("2,4\u{a0}%", Kind::Share, Some("0.024")),
            ("2.4", Kind::Share, Some("0.024")),
            ("101", Kind::Share, None),
            ("0,62 €", Kind::EachPiece, Some("0.62")),
            ("-1", Kind::Amount, None),
            ("1e10", Kind::Amount, None),
            ("mille", Kind::Amount, None),
            ("99999999999999999999999999999999", Kind::Amount, None),
        ] {
            let expected = value.map(|value| value.parse::<Decimal>().unwrap());
            assert_eq!(number(text, kind), expected, "{text}");
        }
    }

    #[test]
    fn a_slider_has_room_for_twice_the_real_figure_and_no_share_over_the_whole() {
        let most = |one, value: &str| slider(one, Some(value.parse().unwrap())).0;
        assert_eq!(most(Assumption::Pieces, "48000"), Decimal::from(96_000));
        assert_eq!(most(Assumption::ResponseRate, "0.024"), Decimal::TEN);
        assert_eq!(most(Assumption::ResponseRate, "0.8"), Decimal::ONE_HUNDRED);
        assert_eq!(slider(Assumption::Postage, None), (Decimal::TWO, Decimal::new(1, 2)));
    }
}
