//! Plain numbers as the reader sees them: the rules of `domain::format`, and how many decimals a chart needs.

use domain::currency::Currency;
use domain::format::{NBSP, money, money_decimals, number, percent};
use domain::lang::Lang;
use rust_decimal::Decimal;

/// What stands for a value that is not known.
pub(crate) const UNKNOWN: &str = "–";

/// What a chart's values are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarUnit {
    /// A part of one: 0.024 reads `2,40 %`.
    Percent,
    /// An amount net of VAT.
    Money(Currency),
    /// How many.
    Count,
    /// How many days: `9 j`, `9 d`.
    Days,
    /// A number without a unit.
    Number,
}

/// Returns a value in its unit, or a dash where it is not a number that can be written.
pub(crate) fn figure(value: f64, unit: BarUnit, decimals: Decimals, lang: Lang) -> String {
    let Some(value) = decimal(value) else { return UNKNOWN.to_owned() };
    match (unit, decimals) {
        (BarUnit::Percent, Decimals(n)) => percent(value, n, lang),
        (BarUnit::Money(currency), Decimals(n)) => money(value, currency, n.max(money_decimals(value)), lang),
        (BarUnit::Count | BarUnit::Number, Decimals(n)) => number(value, n, lang),
        (BarUnit::Days, Decimals(n)) => in_days(&number(value, n, lang), lang),
    }
}

/// Returns the text of a tick: no more decimals than the step needs.
pub(crate) fn tick(value: f64, step: f64, unit: BarUnit, lang: Lang) -> String {
    let Some(exact) = decimal(value) else { return UNKNOWN.to_owned() };
    let needed = |step| if exact.is_zero() { 0 } else { needed(step) };
    match unit {
        BarUnit::Percent => percent(exact, needed(step * 100.0), lang),
        BarUnit::Money(currency) => money(exact, currency, needed(step), lang),
        BarUnit::Count | BarUnit::Number => number(exact, needed(step), lang),
        BarUnit::Days => in_days(&number(exact, needed(step), lang), lang),
    }
}

/// Less than this makes no part of a count.
const PART: f64 = 1e-6;

/// How many decimals all values of one chart are shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimals(pub(crate) u32);

impl Decimals {
    /// Returns the decimals that values need to be told apart: two for small ones, none for large ones.
    ///
    /// Money has those of each amount (`domain::format::money_decimals`).
    pub(crate) fn of(values: impl IntoIterator<Item = f64>, unit: BarUnit) -> Self {
        let finite = values.into_iter().filter(|value| value.is_finite()).map(f64::abs);
        let (largest, whole) = finite.fold((0.0, true), |(largest, whole), value| {
            (f64::max(largest, value), whole && (value - value.round()).abs() < PART)
        });
        Self(match unit {
            // Orders that are shared over several letters count in parts.
            BarUnit::Count if !whole && largest < 100.0 => 2,
            BarUnit::Days if !whole => 1,
            BarUnit::Percent if largest < 0.1 => 2,
            BarUnit::Percent if largest <= 1.0 => 1,
            BarUnit::Number if largest < 10.0 => 2,
            BarUnit::Number if largest < 100.0 => 1,
            _ => 0,
        })
    }
}

/// Returns a number of days: `10 j`, `10 d`.
pub(crate) fn days(days: u32, lang: Lang) -> String {
    in_days(&number(Decimal::from(days), 0, lang), lang)
}

fn in_days(number: &str, lang: Lang) -> String {
    let sign = match lang {
        Lang::Fr => 'j',
        Lang::En => 'd',
    };
    format!("{number}{NBSP}{sign}")
}

/// Returns the number in decimals; what is not finite or beyond a million billion cannot be written.
fn decimal(value: f64) -> Option<Decimal> {
    if !value.is_finite() || value.abs() > 1e15 {
        return None;
    }
    format!("{value:.8}").parse().ok()
}

/// Returns how many decimals write a step exactly, four at most.
fn needed(step: f64) -> u32 {
    let exact = |decimals: &u32| {
        let scaled = step * 10_f64.powi(i32::try_from(*decimals).unwrap_or_default());
        (scaled - scaled.round()).abs() < 1e-6 * scaled.abs().max(1.0) && scaled.round() != 0.0
    };
    (0..4).find(exact).unwrap_or(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_shows_as_many_decimals_as_its_largest_value_needs() {
        for (values, unit, decimals) in [
            (vec![0.0249, 0.0406], BarUnit::Percent, 2),
            (vec![0.0249, 0.406], BarUnit::Percent, 1),
            (vec![2.14, -0.5], BarUnit::Percent, 0),
            (vec![3.4], BarUnit::Number, 2),
            (vec![314.0], BarUnit::Number, 0),
            (vec![3.0], BarUnit::Count, 0),
            (vec![3.0, 0.333_333_334], BarUnit::Count, 2),
            (vec![300.0, 0.5], BarUnit::Count, 0),
            (vec![f64::NAN, f64::INFINITY], BarUnit::Percent, 2),
        ] {
            assert_eq!(Decimals::of(values, unit), Decimals(decimals));
        }
    }

    #[test]
    fn values_carry_their_unit_in_both_languages() {
        let euro = BarUnit::Money(Currency::EUR);
        for (value, unit, decimals, fr, en) in [
            (0.0406, BarUnit::Percent, 2, "4,06\u{a0}%", "4.06%"),
            (1296.0, euro, 0, "1\u{202f}296\u{a0}€", "€1,296"),
            (59.7, euro, 0, "59,70\u{a0}€", "€59.70"),
            (2490.0, BarUnit::Count, 0, "2\u{202f}490", "2,490"),
            (f64::NAN, BarUnit::Count, 0, "–", "–"),
            (1e300, BarUnit::Percent, 0, "–", "–"),
        ] {
            assert_eq!(figure(value, unit, Decimals(decimals), Lang::Fr), fr);
            assert_eq!(figure(value, unit, Decimals(decimals), Lang::En), en);
        }
    }

    #[test]
    fn ticks_have_the_decimals_of_their_step() {
        for (value, step, text) in [
            (0.0, 0.015, "0\u{a0}%"),
            (0.015, 0.015, "1,5\u{a0}%"),
            (0.03, 0.01, "3\u{a0}%"),
            (0.0025, 0.0025, "0,25\u{a0}%"),
        ] {
            assert_eq!(tick(value, step, BarUnit::Percent, Lang::Fr), text);
        }
    }
}
