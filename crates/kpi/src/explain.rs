//! Formulas in the reader's words, and with the numbers put in.

use crate::definition::Definition;
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
    },
    /// A sign of calculation or a bracket, or `× 1 000`.
    Sign(&'static str),
}

/// Returns the formula in words: `répondants ÷ plis envoyés`.
pub fn formula_text(definition: &Definition, lang: Lang) -> String {
    let words = laid_out(&definition.formula).into_iter().map(|token| match token {
        Token::Atom(atom) => atom.name(lang).1,
        Token::Sign(sign) => localised(sign, lang),
    });
    let text = words.collect::<Vec<_>>().join(" ").replace("( ", "(").replace(" )", ")");
    match (definition.formula, lang) {
        (Formula::Median { .. }, Lang::Fr) => format!("médiane des {text}"),
        (Formula::Median { .. }, Lang::En) => format!("median of {text}"),
        _ => text,
    }
}

/// Returns the formula with the numbers of one group put in: `120 répondants ÷ 5 000 plis envoyés`.
pub fn with_numbers(definition: &Definition, totals: &Totals, lang: Lang) -> Vec<Piece> {
    laid_out(&definition.formula)
        .into_iter()
        .map(|token| match token {
            Token::Atom(atom) => {
                let term = atom.number(totals);
                Piece::Sum { label: label(atom, totals, term, lang), term }
            }
            Token::Sign(sign) => Piece::Sign(localised(sign, lang)),
        })
        .collect()
}

/// Returns both sides in one line, each in brackets where it is a calculation of its own.
fn laid_out(formula: &Formula) -> Vec<Token> {
    match formula {
        Formula::Value(side) => tokens(side.source),
        Formula::Median { source, .. } => tokens(source),
        Formula::Ratio { over, under, times } => {
            let mut line = bracketed(over.source);
            line.push(Token::Sign("÷"));
            line.extend(bracketed(under.source));
            if *times == 1000 {
                line.push(Token::Sign(THOUSAND));
            }
            line
        }
    }
}

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
