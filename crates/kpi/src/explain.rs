//! Formulas in the reader's words, and with the numbers put in.

use crate::definition::{Definition, Unit};
use crate::evaluate::channel;
use crate::formula::{Formula, Token, tokens};
use crate::names::{Atom, measure_name};
use domain::lang::Lang;
use domain::term::Term;
use domain::totals::{Measure, Totals};
use rust_decimal::Decimal;

/// A part of a formula with its numbers put in.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A sum and what it is called in that number: 120, *répondants*.
    Sum {
        /// Its name.
        label: &'static str,
        /// Its number.
        term: Term,
        /// How the number is written.
        unit: Unit,
    },
    /// A sign of calculation or a bracket, `× 1 000`, `median of`.
    Sign(&'static str),
}

/// Returns the formula in words: `répondants ÷ plis envoyés`.
pub fn formula_text(definition: &Definition, lang: Lang) -> String {
    let words = laid_out(&definition.formula).into_iter().map(|token| match token {
        Token::Atom(atom) => atom.name(lang).1,
        Token::Sign(sign) => localised(sign, lang),
    });
    let text = words.collect::<Vec<_>>().join(" ").replace("( ", "(").replace(" )", ")");
    let (fr, en) = match definition.formula {
        Formula::Median(_) => ("médiane des", "median of"),
        Formula::Mean(_) => ("moyenne des", "mean of"),
        Formula::Survival { .. } => ("médiane de Kaplan-Meier des", "Kaplan-Meier median of"),
        Formula::Value(_) | Formula::Ratio { .. } => return text,
    };
    let opening = match lang {
        Lang::Fr => fr,
        Lang::En => en,
    };
    format!("{opening} {text}")
}

/// Returns the formula with the numbers of one group put in: `120 répondants ÷ 5 000 plis envoyés`.
pub fn with_numbers(definition: &Definition, totals: &Totals, lang: Lang) -> Vec<Piece> {
    let opening = match (definition.formula, lang) {
        (Formula::Median(_), Lang::Fr) => Some("médiane de"),
        (Formula::Median(_), Lang::En) => Some("median of"),
        (Formula::Mean(_), Lang::Fr) => Some("moyenne de"),
        (Formula::Mean(_), Lang::En) => Some("mean of"),
        (Formula::Survival { .. }, Lang::Fr) => Some("médiane de Kaplan-Meier de"),
        (Formula::Survival { .. }, Lang::En) => Some("Kaplan-Meier median of"),
        (Formula::Value(_) | Formula::Ratio { .. }, _) => None,
    };
    let sums = channel::sums(definition, totals);
    let pieces = laid_out(&definition.formula).into_iter().map(|token| match token {
        Token::Atom(atom) => {
            let totals = sums.as_deref().unwrap_or(totals);
            let term = atom.number(totals);
            Piece::Sum { label: label(atom, totals, term, lang), term, unit: atom.unit() }
        }
        Token::Sign(sign) => Piece::Sign(localised(sign, lang)),
    });
    opening.map(Piece::Sign).into_iter().chain(pieces).collect()
}

/// Returns both sides in one line, each in brackets where it is a calculation of its own.
fn laid_out(formula: &Formula) -> Vec<Token> {
    match formula {
        Formula::Value(side) => tokens(side.source),
        Formula::Median(values) | Formula::Mean(values) => tokens(values.source),
        Formula::Survival { done, open } => {
            let mut line = tokens(done.source);
            line.push(Token::Sign("+"));
            line.extend(tokens(open.source));
            line
        }
        Formula::Ratio { over, under, times } => {
            let mut line = bracketed(over.source);
            line.push(Token::Sign("÷"));
            line.extend(bracketed(under.source));
            match times {
                100 => line.push(Token::Sign(HUNDRED)),
                1000 => line.push(Token::Sign(THOUSAND)),
                _ => {}
            }
            line
        }
    }
}

const HUNDRED: &str = "×\u{a0}100";
const THOUSAND: &str = "× 1000";

fn bracketed(source: &str) -> Vec<Token> {
    let mut side = tokens(source);
    if side.len() > 1 {
        side.insert(0, Token::Sign("("));
        side.push(Token::Sign(")"));
    }
    side
}

fn localised(sign: &'static str, lang: Lang) -> &'static str {
    match (sign, lang) {
        (THOUSAND, Lang::Fr) => "×\u{a0}1\u{202f}000",
        (THOUSAND, Lang::En) => "×\u{a0}1,000",
        _ => sign,
    }
}

/// Names a sum in its number; a holdout's people were not mailed and are called so.
fn label(atom: Atom, totals: &Totals, term: Term, lang: Lang) -> &'static str {
    let held = totals.people_held.value().is_some_and(|n| !n.is_zero());
    let mailed = totals.pieces_posted.value().is_some_and(|n| !n.is_zero());
    let (one, many) = match atom {
        Atom::PostedOrHeld if held && !mailed => measure_name(Measure::PeopleHeld, lang),
        atom => atom.name(lang),
    };
    let singular = term.value().is_some_and(|n| match lang {
        Lang::Fr => n.abs() < Decimal::TWO,
        Lang::En => n == Decimal::ONE,
    });
    if singular { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{catalog, find};
    use crate::example::reference_totals;

    #[test]
    fn formulas_are_printed_in_words_from_their_code() {
        for (key, fr, en) in [
            ("response_rate", "répondants ÷ plis envoyés", "responders ÷ pieces posted"),
            ("revenue", "chiffre d’affaires", "revenue"),
            (
                "roi_revenue",
                "(chiffre d’affaires − coût total) ÷ coût total",
                "(revenue − total cost) ÷ total cost",
            ),
            (
                "win_rate",
                "opportunités gagnées ÷ (opportunités gagnées + opportunités perdues)",
                "opportunities won ÷ (opportunities won + opportunities lost)",
            ),
            (
                "break_even_response_rate",
                "(coût total ÷ plis envoyés) ÷ (marge brute ÷ répondants)",
                "(total cost ÷ pieces posted) ÷ (gross margin ÷ responders)",
            ),
            (
                "cost_per_thousand",
                "coût total ÷ plis envoyés ×\u{a0}1\u{202f}000",
                "total cost ÷ pieces posted ×\u{a0}1,000",
            ),
            ("median_order_value", "médiane des montants de commande", "median of order amounts"),
        ] {
            let kpi = find(key).unwrap();
            assert_eq!(formula_text(kpi, Lang::Fr), fr);
            assert_eq!(formula_text(kpi, Lang::En), en);
        }
    }

    #[test]
    fn every_formula_has_words_and_numbers_in_both_languages() {
        for kpi in catalog() {
            for lang in [Lang::Fr, Lang::En] {
                assert!(!formula_text(kpi, lang).contains('_'), "{}", kpi.key);
                assert!(!with_numbers(kpi, &reference_totals(), lang).is_empty(), "{}", kpi.key);
            }
        }
    }

    #[test]
    fn numbers_are_put_in_with_the_name_of_one_or_many() {
        let mut totals = reference_totals();
        totals.set(Measure::Responders, Term::number(1));
        let pieces = with_numbers(find("response_rate").unwrap(), &totals, Lang::Fr);
        assert_eq!(
            pieces,
            [
                Piece::Sum { label: "répondant", term: Term::number(1), unit: Unit::Count },
                Piece::Sign("÷"),
                Piece::Sum { label: "plis envoyés", term: Term::number(5_000), unit: Unit::Count },
            ]
        );
    }

    #[test]
    fn the_people_of_a_holdout_are_not_called_pieces() {
        let mut totals = reference_totals();
        totals.set(Measure::PiecesPosted, Term::number(0));
        totals.set(Measure::PeopleHeld, Term::number(200));
        let pieces = with_numbers(find("response_rate").unwrap(), &totals, Lang::En);
        assert_eq!(
            pieces[2],
            Piece::Sum { label: "people held out", term: Term::number(200), unit: Unit::Count }
        );
    }
}
