//! Formulas that carry their own text, so that what is printed is what is computed.

use crate::names::Atom;
use domain::spread::Spread;
use domain::term::Term;
use domain::totals::{Measure, Totals};

/// One side of a formula: the code and its text.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// Computes it.
    pub compute: fn(&Totals) -> Term,
    /// The text of that code.
    pub source: &'static str,
}

/// Values counted one by one: the code that takes them and its text.
#[derive(Clone, Copy, Debug)]
pub struct Values {
    /// Takes them.
    pub of: fn(&Totals) -> &Spread,
    /// The text of that code.
    pub source: &'static str,
}

/// How a figure is computed from sums.
#[derive(Clone, Copy, Debug)]
pub enum Formula {
    /// A sum or a difference of sums.
    Value(Side),
    /// One over the other, times a scale: always the ratio of the sums, never a mean of ratios.
    Ratio {
        /// What is divided.
        over: Side,
        /// What it is divided by.
        under: Side,
        /// 1, 100 for points, or 1000 for a cost per thousand.
        times: u32,
    },
    /// The middle value of what was counted one by one.
    Median(Values),
    /// The mean of what was counted one by one.
    Mean(Values),
    /// The middle value where some are still waited for, by Kaplan and Meier.
    Survival {
        /// Those that came.
        done: Values,
        /// Those still waited for, until today.
        open: Values,
    },
}

/// A sign or a name in the text of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Atom(Atom),
    Sign(&'static str),
}

/// Keeps the closure that computes and its source text.
macro_rules! side {
    ($t:ident => $body:expr) => {
        $crate::formula::Side { compute: |$t| $body, source: stringify!($body) }
    };
}
pub(crate) use side;

/// A formula that is one value: `value!(t => t.revenue)`.
macro_rules! value {
    ($t:ident => $body:expr) => {
        $crate::formula::Formula::Value($crate::formula::side!($t => $body))
    };
}
pub(crate) use value;

/// A formula that divides: `ratio!(t => t.responders, t.posted_or_held())`, perhaps with `; times 1000`.
macro_rules! ratio {
    ($t:ident => $over:expr, $under:expr) => {
        $crate::formula::ratio!($t => $over, $under; times 1)
    };
    ($t:ident => $over:expr, $under:expr; times $times:literal) => {
        $crate::formula::Formula::Ratio {
            over: $crate::formula::side!($t => $over),
            under: $crate::formula::side!($t => $under),
            times: $times,
        }
    };
}
pub(crate) use ratio;

/// Keeps the closure that takes values and its source text.
macro_rules! values {
    ($t:ident => $spread:expr) => {
        $crate::formula::Values { of: |$t| &$spread, source: stringify!($spread) }
    };
}
pub(crate) use values;

/// A formula that takes the middle value: `median!(t => t.order_values)`.
macro_rules! median {
    ($t:ident => $spread:expr) => {
        $crate::formula::Formula::Median($crate::formula::values!($t => $spread))
    };
}
pub(crate) use median;

/// A formula that takes the mean: `mean!(t => t.sales_cycles)`.
macro_rules! mean {
    ($t:ident => $spread:expr) => {
        $crate::formula::Formula::Mean($crate::formula::values!($t => $spread))
    };
}
pub(crate) use mean;

/// A formula that takes the middle value, counting what is still waited for: `survival!(t => t.sales_cycles, t.open_cycles)`.
macro_rules! survival {
    ($t:ident => $done:expr, $open:expr) => {
        $crate::formula::Formula::Survival {
            done: $crate::formula::values!($t => $done),
            open: $crate::formula::values!($t => $open),
        }
    };
}
pub(crate) use survival;

impl Formula {
    /// Returns the measures that it names, each once.
    pub fn measures(&self) -> Vec<Measure> {
        let mut measures = Vec::new();
        for measure in self.sources().into_iter().flat_map(measures_of) {
            if !measures.contains(&measure) {
                measures.push(measure);
            }
        }
        measures
    }

    /// Returns whether it names what customers should still bring, which takes a model of their orders.
    pub fn foresees(&self) -> bool {
        let foreseen = Token::Atom(Atom::ForeseenMargin);
        self.sources().into_iter().any(|source| tokens(source).contains(&foreseen))
    }

    /// Returns whether it names how many different people were mailed, which no sum tells.
    pub fn counts_people(&self) -> bool {
        let people = Token::Atom(Atom::PeopleMailed);
        self.sources().into_iter().any(|source| tokens(source).contains(&people))
    }

    fn sources(&self) -> Vec<&'static str> {
        match self {
            Self::Value(side) => vec![side.source],
            Self::Ratio { over, under, .. } => vec![over.source, under.source],
            Self::Median(values) | Self::Mean(values) => vec![values.source],
            Self::Survival { done, open } => vec![done.source, open.source],
        }
    }
}

/// Returns the measures that a source text names, in its order.
pub(crate) fn measures_of(source: &str) -> Vec<Measure> {
    let atoms = tokens(source).into_iter().filter_map(|token| match token {
        Token::Atom(atom) => Some(atom),
        Token::Sign(_) => None,
    });
    atoms.flat_map(Atom::measures).collect()
}

/// Returns the measure that a source text divides by, where it divides.
pub(crate) fn divisor_of(source: &str) -> Option<Measure> {
    let (_, under) = source.split_once('/')?;
    measures_of(under).first().copied()
}

/// Returns the names and signs of a source text, signs as print writes them.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        if end > 0 {
            let field = rest[..end].rsplit('.').next().unwrap_or_default();
            let atom = Atom::from_field(field).expect("a formula names only fields and sums of `Totals`");
            tokens.push(Token::Atom(atom));
            rest = rest[end..].strip_prefix("()").unwrap_or(&rest[end..]);
        } else {
            tokens.extend(sign(first).map(Token::Sign));
            rest = &rest[first.len_utf8()..];
        }
    }
    tokens
}

const fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '.'
}

const fn sign(c: char) -> Option<&'static str> {
    match c {
        '+' => Some("+"),
        '-' => Some("−"),
        '/' => Some("÷"),
        '(' => Some("("),
        ')' => Some(")"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_text_is_that_of_the_code() {
        let formula = ratio!(t => t.revenue - t.cost(), t.cost());
        let Formula::Ratio { over, under, times } = formula else { panic!("a ratio") };
        assert_eq!((over.source, under.source, times), ("t.revenue - t.cost()", "t.cost()", 1));
        assert_eq!(
            tokens(over.source),
            [Token::Atom(Atom::Sum(Measure::Revenue)), Token::Sign("−"), Token::Atom(Atom::Cost)]
        );
    }

    #[test]
    fn a_division_within_a_side_says_by_what() {
        assert_eq!(divisor_of("t.margin / t.responders"), Some(Measure::Responders));
        assert_eq!(divisor_of("t.margin"), None);
    }

    #[test]
    fn each_measure_is_needed_once() {
        let formula = ratio!(t => t.won_opportunities, t.won_opportunities + t.lost_opportunities);
        assert_eq!(formula.measures(), [Measure::WonOpportunities, Measure::LostOpportunities]);
    }
}
