//! A row of counts and sums.

use super::contact::scope;
use super::{Cells, Need};
use crate::issue::IssueCode;
use crate::words;
use domain::fact::{Figure, TotalsFact};
use domain::field::Field;
use domain::money::Money;
use domain::totals::Measure;
use rust_decimal::Decimal;

pub(super) fn totals(cells: &mut Cells<'_>) -> Option<TotalsFact> {
    let mut figures = figures(cells);
    if let Some(rest) = cost_without_item(cells, &figures) {
        figures.push((Measure::CostOther, Figure::Amount(rest)));
    }
    if figures.is_empty() {
        cells.missing(first_figure(cells));
        return None;
    }
    Some(TotalsFact {
        scope: scope(cells),
        role: cells.word(Field::Role, words::role).and_then(|(role, _)| role),
        list_source: cells.text(Field::ListSource),
        segment: cells.text(Field::Segment),
        offer: cells.text(Field::Offer),
        creative: cells.text(Field::Creative),
        format: cells.text(Field::Format),
        figures,
    })
}

fn figures(cells: &mut Cells<'_>) -> Vec<(Measure, Figure)> {
    let mut figures = Vec::new();
    for measure in Measure::ALL {
        let field = Field::Total(*measure);
        let figure = if measure.is_money() {
            cells.money(field, Need::Sound).map(Figure::Amount)
        } else {
            cells.count(field, Need::Sound).map(Figure::Count)
        };
        figures.extend(figure.map(|figure| (*measure, figure)));
    }
    figures
}

/// Returns the part of the whole cost that no item of the row tells.
fn cost_without_item(cells: &mut Cells<'_>, figures: &[(Measure, Figure)]) -> Option<Money> {
    let whole = cells.money(Field::TotalCost, Need::Sound)?;
    let parts: Decimal = figures
        .iter()
        .filter_map(|(measure, figure)| match figure {
            Figure::Amount(money) if measure.is_cost() && money.currency == whole.currency => {
                Some(money.amount)
            }
            _ => None,
        })
        .sum();
    let rest = whole.amount - parts;
    if rest.is_sign_negative() && !rest.is_zero() {
        cells.refuse(Field::TotalCost, IssueCode::LessThanItsParts { parts }, Need::Optional);
        return None;
    }
    let told_as_other = figures.iter().any(|(measure, _)| *measure == Measure::CostOther);
    let nothing_left = rest.is_zero() && !parts.is_zero();
    (!nothing_left && !told_as_other).then_some(Money { amount: rest, ..whole })
}

fn first_figure(cells: &Cells<'_>) -> Field {
    cells
        .mapped()
        .find(|field| matches!(field, Field::Total(_)))
        .unwrap_or(Field::Total(Measure::PiecesPosted))
}
