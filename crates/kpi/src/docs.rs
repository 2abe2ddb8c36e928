//! The catalogue as pages to read: for those who work on the program, and for the user's guide.

mod guide;

use crate::catalog::catalog;
use crate::definition::{Definition, Family, Interval};
use crate::evaluate::{Figure, evaluate};
use crate::example::reference_totals;
use crate::explain::{Piece, formula_text, with_numbers};
use crate::names::reason_text;
use crate::show::{UNKNOWN, shown};
use domain::format::{money, money_decimals, number, percent};
use domain::lang::Lang;
use domain::term::Term;
use domain::words::Basis;
use std::fmt::Write as _;

pub use guide::guide_markdown;

const OPENING: &str = "\
# Figures
<!-- Generated from crates/kpi/src/catalog: edit an entry there, not this page. -->

Every figure with its formula, printed from the code that computes it, and what it gives for one campaign:
5 000 pieces posted on 2 March 2026, 240 undelivered, 130 response lines of 120 responders, 45 qualified leads,
36 appointments, 28 opportunities, 12 new customers, 15 orders for 36 000 €, costs of 6 750 €, 9 survey answers, two
salespeople, 80 customers active at the start, 68 of them kept.

Intervals are at 95 %: Wilson's (1927) for proportions.
A ratio is the ratio of the sums; a figure that cannot be computed is unknown, with its reason, and never zero.
";

/// Returns the page `docs/kpis.md`; the same catalogue gives the same bytes.
pub fn kpis_markdown() -> String {
    let mut page = OPENING.to_owned();
    for family in Family::ALL {
        let _ = writeln!(page, "\n## {} ({})", family.name().en, family.name().fr);
        for definition in catalog().filter(|definition| definition.family == *family) {
            page.push_str(&entry(definition));
        }
    }
    page
}

fn entry(kpi: &Definition) -> String {
    let totals = reference_totals();
    let figure = evaluate(kpi, &totals, Basis::Posting);
    let needs: Vec<_> = kpi.needs().iter().map(|measure| format!("`{}`", measure.key())).collect();
    let mut text = format!("\n### `{}`: {}\n", kpi.key, kpi.name.en);
    let _ = writeln!(text, "{}\n", kpi.help.en);
    let _ = writeln!(text, "- French: *{}*. {}", kpi.name.fr, kpi.help.fr);
    let _ = writeln!(text, "- Formula: {} (*{}*)", formula_text(kpi, Lang::En), formula_text(kpi, Lang::Fr));
    let _ = writeln!(
        text,
        "- Unit: {}; better: {}; interval: {}",
        kpi.unit.key(),
        kpi.better.key(),
        interval(kpi.interval)
    );
    let _ = writeln!(text, "- Needs: {}", needs.join(", "));
    let _ = writeln!(text, "- Example: {} = {}", numbers(kpi, Lang::En), result(kpi, &figure, Lang::En));
    let _ = writeln!(text, "- Source: {}", kpi.source);
    text
}

const fn interval(interval: Interval) -> &'static str {
    match interval {
        Interval::None => "none",
        Interval::Wilson => "Wilson, 95 %",
        Interval::Scaled => "that of the response rate (Wilson, 95 %), over the same rate",
        Interval::NetScore => "by the variance p + d − (p − d)² over n, 95 %",
        Interval::Ranks => "by the ranks of the values (binomial law), 95 %",
        Interval::Student => "Student, 95 %",
        Interval::Greenwood => "by Greenwood’s bounds of the curve (log-log), 95 %",
        Interval::RateRatio => "Newcombe’s of the ratio of rates (MOVER-R), 95 %",
        Interval::Gained => "Newcombe’s of the difference of rates, times the people tested, 95 %",
        Interval::Foreseen => "by how exactly the model is known (delta method), 95 %",
        Interval::Drawn => "percentiles of 2 000 draws of the pieces, zeros included (bootstrap), 95 %",
        Interval::GainedRevenue => "by the variance of what each person brought, 95 %",
        Interval::GainedTurnedRound => "that of the orders gained (Newcombe, 95 %), turned round",
        Interval::TurnedRound => "that of the rate over pieces posted (Wilson, 95 %), turned round",
    }
}

fn numbers(kpi: &Definition, lang: Lang) -> String {
    let pieces = with_numbers(kpi, &reference_totals(), lang);
    let words = pieces.into_iter().map(|piece| match piece {
        Piece::Sum { label, term, .. } => format!("{} {label}", plain(term, lang)),
        Piece::Sign(sign) => sign.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ").replace("( ", "(").replace(" )", ")")
}

fn plain(term: Term, lang: Lang) -> String {
    match term {
        Term::Known { value, currency: Some(currency) } => {
            money(value, currency, money_decimals(value), lang)
        }
        Term::Known { value, currency: None } if !value.is_integer() => percent(value, 2, lang),
        Term::Known { value, currency: None } => number(value, 0, lang),
        // The result says why.
        Term::Unknown(_) => UNKNOWN.to_owned(),
    }
}

fn result(kpi: &Definition, figure: &Figure, lang: Lang) -> String {
    let show = |value| shown(Term::Known { value, currency: figure.value.currency() }, kpi.unit, lang);
    let (unknown, between, and) = match lang {
        Lang::Fr => ("inconnu\u{a0}:", "entre", "et"),
        Lang::En => ("unknown:", "between", "and"),
    };
    match (figure.value, figure.low.zip(figure.high)) {
        (Term::Unknown(reason), _) => format!("{unknown} {}", reason_text(reason, lang)),
        (Term::Known { value, .. }, Some((low, high))) => {
            format!("{} ({between} {} {and} {})", show(value), show(low), show(high))
        }
        (Term::Known { value, .. }, None) => show(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_figure_once() {
        let page = kpis_markdown();
        for kpi in catalog() {
            let heading = format!("### `{}`: ", kpi.key);
            assert_eq!(page.matches(&heading).count(), 1, "{}", kpi.key);
        }
    }

    #[test]
    fn an_entry_prints_formula_numbers_and_result() {
        let rate = entry(crate::catalog::find("response_rate").unwrap());
        assert!(
            rate.contains("- Formula: responders ÷ pieces posted (*répondants ÷ plis envoyés*)\n"),
            "{rate}"
        );
        assert!(
            rate.contains(
                "- Example: 120 responders ÷ 5,000 pieces posted = 2.40% (between 2.01% and 2.86%)\n"
            ),
            "{rate}"
        );
    }
}
