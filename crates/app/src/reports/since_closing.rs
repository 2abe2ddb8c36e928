//! What is new since the last closing, what came late for closed periods, and what the change comes from.

use super::Asked;
use super::period::Period;
use super::period_report::{FIGURES, signed};
use crate::closings::{Broken, customer_cost_change, happened, revenue_change, standing_of};
use crate::failure::Failure;
use crate::figures::capitalised;
use crate::lang::{Lang, one_of, say};
use domain::format::date;
use domain::term::Term;
use domain::totals::Totals;
use domain::words::Basis;
use kpi::{Unit, evaluate, find, shown};
use report::{Column, Table};
use store::ClosingRow;

/// What closings say of a period.
pub(super) struct Told {
    /// The tables.
    pub(super) tables: Vec<Table>,
    /// What the reader must know of them.
    pub(super) notes: Vec<String>,
}

/// Returns what closings say of a period of all campaigns.
pub(super) async fn told(asked: &Asked<'_>, period: Period) -> Result<Told, Failure> {
    let Asked { house, filter, lang, today } = *asked;
    let mut told = Told { tables: Vec::new(), notes: Vec::new() };
    let all = house.store.closings().await?;
    let own = all.iter().find(|closing| (closing.from, closing.to) == (period.from, period.to));
    told.notes.push(standing(own, &all, lang));
    let earlier: Vec<&ClosingRow> = all.iter().filter(|closing| closing.to < period.from).collect();
    let Some(last) = earlier.last().filter(|_| filter.wanted.is_empty()) else { return Ok(told) };
    let new = happened(house, period, today).await?;
    let mut late = Vec::new();
    for closing in &earlier {
        let known = happened(house, Period { from: closing.from, to: closing.to }, today).await?;
        late.push((known, &closing.period));
    }
    told.tables.push(new_and_late(&new, &late, lang));
    let after = match own {
        Some(own) => own.standing.clone(),
        None => standing_of(house, period.to, today).await?,
    };
    match change(last, &after, lang) {
        Some(table) => told.tables.push(table),
        None => told.notes.push(unbroken(lang)),
    }
    Ok(told)
}

fn standing(own: Option<&ClosingRow>, all: &[ClosingRow], lang: Lang) -> String {
    let day = |day| date(day, lang);
    match (own, all.last()) {
        (Some(own), _) => say(
            lang,
            format!("Période close sous le n°\u{a0}{} le {}.", own.number, day(own.closed_on)),
            format!("Period closed as no.\u{a0}{} on {}.", own.number, day(own.closed_on)),
        ),
        (None, Some(last)) => say(
            lang,
            format!("Période non close\u{202f}; dernière clôture\u{a0}: n°\u{a0}{}, jusqu’au {}.", last.number, day(last.to)),
            format!("Period not closed; last closing: no.\u{a0}{}, until {}.", last.number, day(last.to)),
        ),
        (None, None) => one_of(
            lang,
            "Aucune période n’est close\u{a0}: une clôture permet de distinguer ensuite le nouveau du tardif.",
            "No period is closed: a closing lets the next report tell new from late.",
        )
        .to_owned(),
    }
}

fn new_and_late(new: &Totals, late: &[(Totals, &Totals)], lang: Lang) -> Table {
    let rows = FIGURES.iter().filter_map(|key| find(key)).map(|entry| {
        let of = |totals: &Totals| evaluate(entry, totals, Basis::Event).value;
        let since = |(now, then): &(Totals, &Totals)| of(now) - of(then);
        let late: Option<Term> = late.iter().map(since).reduce(|sum, more| sum + more);
        let late = late.unwrap_or_else(|| Term::number(0));
        vec![
            capitalised(entry.name.get(lang)),
            shown(of(new), entry.unit, lang),
            signed(late, entry.unit, lang),
            shown(of(new) + late, entry.unit, lang),
        ]
    });
    Table {
        heading: one_of(lang, "Le nouveau et le tardif", "New and late").to_owned(),
        columns: vec![
            Column::words(one_of(lang, "Chiffre", "Figure")),
            Column::figures(one_of(lang, "Nouveau", "New")),
            Column::figures(one_of(lang, "Tardif", "Late")),
            Column::figures(one_of(lang, "Ensemble", "Together")),
        ],
        rows: rows.collect(),
        note: one_of(
            lang,
            "Tardif\u{a0}: arrivé dans une période close, mais connu seulement depuis sa clôture.",
            "Late: happened in a closed period, but known only since it was closed.",
        )
        .to_owned(),
    }
}

/// Returns what the change since the last closing comes from; nothing where a step is unknown or empty.
fn change(last: &ClosingRow, after: &Totals, lang: Lang) -> Option<Table> {
    let revenue = revenue_change(&last.standing, after)?;
    let cost = customer_cost_change(&last.standing, after)?;
    let currency = after.revenue.currency();
    let money = |value| shown(Term::Known { value, currency }, Unit::Money, lang);
    let moved = |value| signed(Term::Known { value, currency }, Unit::Money, lang);
    let row = |name: String, pick: fn(&Broken) -> rust_decimal::Decimal| {
        vec![name, money(pick(&revenue)), money(pick(&cost))]
    };
    let mut rows = vec![row(
        say(
            lang,
            format!("À la clôture n°\u{a0}{}", last.number),
            format!("At closing no.\u{a0}{}", last.number),
        ),
        |broken| broken.before,
    )];
    let names = one_of(
        lang,
        ["Volume", "Réponse", "Qualification", "Signature", "Panier"],
        ["Volume", "Response", "Qualification", "Closing", "Basket"],
    );
    for (place, name) in names.iter().enumerate() {
        rows.push(vec![(*name).to_owned(), moved(revenue.shares[place]), moved(cost.shares[place])]);
    }
    rows.push(row(one_of(lang, "Aujourd’hui", "Now").to_owned(), |broken| broken.after));
    Some(Table {
        heading: one_of(lang, "D’où vient le changement", "What the change comes from").to_owned(),
        columns: vec![
            Column::words(""),
            Column::figures(one_of(lang, "Chiffre d’affaires", "Revenue")),
            Column::figures(one_of(lang, "CAC par nouveau client", "Cost per new customer")),
        ],
        rows,
        note: one_of(
            lang,
            "Tous les plis envoyés depuis le début, avec leurs suites. Parts de Shapley\u{a0}: elles s’additionnent exactement. Le volume d’un coût est le coût par pli.",
            "All pieces posted since the beginning, with what followed. Shapley shares: they add up exactly. The volume of a cost is the cost per piece.",
        )
        .to_owned(),
    })
}

fn unbroken(lang: Lang) -> String {
    one_of(
        lang,
        "Le changement depuis la clôture ne peut pas être décomposé\u{a0}: il faut des plis, des répondants, des prospects qualifiés, des commandes et des coûts aux deux dates.",
        "The change since the closing cannot be broken down: it takes pieces, responders, qualified leads, orders and costs at both dates.",
    )
    .to_owned()
}
