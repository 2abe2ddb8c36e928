//! Figures as people read them: the only place where they are rounded.

use crate::definition::Unit;
use domain::currency::Currency;
use domain::format::{NBSP, money, money_decimals, number, percent};
use domain::lang::Lang;
use domain::term::Term;
use rust_decimal::Decimal;

/// What stands in place of an unknown figure.
pub const UNKNOWN: &str = "–";

/// Returns a figure in the language's format, `–` where it is unknown.
pub fn shown(term: Term, unit: Unit, lang: Lang) -> String {
    let Term::Known { value, currency } = term else { return UNKNOWN.to_owned() };
    match unit {
        Unit::Count => number(value, parts_of_one(value), lang),
        Unit::Ratio => percent(value, 2, lang),
        Unit::Growth => plus(value, 4, percent(value, 2, lang)),
        Unit::Money => money(value, currency.unwrap_or(Currency::EUR), money_decimals(value), lang),
        Unit::Times => number(value, 2, lang),
        Unit::Points => plus(value, 1, number(value, 1, lang)),
        Unit::Days => {
            let decimals = u32::from(!value.is_integer());
            let letter = match lang {
                Lang::Fr => "j",
                Lang::En => "d",
            };
            format!("{}{NBSP}{letter}", number(value, decimals, lang))
        }
    }
}

/// Returns the decimals of a count: none but where orders are shared over letters, or where it is an estimate.
fn parts_of_one(count: Decimal) -> u32 {
    count.round_dp(2).normalize().scale()
}

/// Returns a text of a value with its plus, where it is more than zero with so many decimals.
fn plus(value: Decimal, decimals: u32, text: String) -> String {
    if value.round_dp(decimals) > Decimal::ZERO { format!("+{text}") } else { text }
}

/// Returns shares of one whole rounded so that they still add up to it.
///
/// *Formula*: largest remainder; ties go to the earlier share.
pub fn round_shares(shares: &[Decimal], decimals: u32) -> Vec<Decimal> {
    let step = Decimal::new(1, decimals);
    let mut rounded: Vec<Decimal> = shares.iter().map(|share| (share / step).floor() * step).collect();
    let whole = (shares.iter().sum::<Decimal>() / step).round() * step;
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|place| rounded[*place] - shares[*place]);
    let mut left = whole - rounded.iter().sum::<Decimal>();
    for place in order {
        if left < step {
            break;
        }
        rounded[place] += step;
        left -= step;
    }
    rounded
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Money;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn each_unit_has_its_format() {
        let plain = |text: &str| Term::number(decimal(text));
        for (term, unit, fr, en) in [
            (plain("5000"), Unit::Count, "5\u{202f}000", "5,000"),
            (plain("12.5"), Unit::Count, "12,5", "12.5"),
            (plain("0.333333334"), Unit::Count, "0,33", "0.33"),
            (plain("2.999999999"), Unit::Count, "3", "3"),
            (plain("0.024"), Unit::Ratio, "2,40\u{a0}%", "2.40%"),
            (plain("5.1962"), Unit::Growth, "+519,62\u{a0}%", "+519.62%"),
            (plain("0.00001"), Unit::Growth, "0,00\u{a0}%", "0.00%"),
            (plain("-0.5"), Unit::Growth, "\u{2212}50,00\u{a0}%", "\u{2212}50.00%"),
            (Term::money(Money::eur(decimal("56.25"))), Unit::Money, "56,25\u{a0}€", "€56.25"),
            (plain("5.333"), Unit::Times, "5,33", "5.33"),
            (plain("44.444444"), Unit::Points, "+44,4", "+44.4"),
            (plain("-12"), Unit::Points, "\u{2212}12,0", "\u{2212}12.0"),
            (plain("9"), Unit::Days, "9\u{a0}j", "9\u{a0}d"),
            (plain("9.5"), Unit::Days, "9,5\u{a0}j", "9.5\u{a0}d"),
            (Term::number(1) / Term::number(0), Unit::Ratio, "–", "–"),
        ] {
            assert_eq!(shown(term, unit, Lang::Fr), fr);
            assert_eq!(shown(term, unit, Lang::En), en);
        }
    }

    #[test]
    fn rounded_shares_still_add_up() {
        let third = Decimal::ONE / Decimal::from(3);
        assert_eq!(
            round_shares(&[third, third, third], 3),
            [decimal("0.334"), decimal("0.333"), decimal("0.333")]
        );
        assert_eq!(round_shares(&[], 3), []);
    }

    proptest::proptest! {
        #[test]
        fn shares_of_any_costs_add_up_to_the_whole(cents in proptest::collection::vec(0_i64..100_000_000, 1..7)) {
            let whole = Decimal::from(cents.iter().sum::<i64>());
            proptest::prop_assume!(!whole.is_zero());
            let shares: Vec<_> = cents.iter().map(|cents| Decimal::from(*cents) / whole).collect();
            for decimals in 1..5 {
                let sum: Decimal = round_shares(&shares, decimals).into_iter().sum();
                proptest::prop_assert_eq!(sum, Decimal::ONE);
            }
        }
    }
}
