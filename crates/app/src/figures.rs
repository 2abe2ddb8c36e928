//! Figures: from the sums of the store to what a person reads.

use crate::dto::figure::{Better, Figure, Flag, Unit, Unknown};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::{Lang, say};
use crate::reasons;
use chrono::{Days, NaiveDate};
use domain::dimension::GroupKey;

use domain::format::NBSP;
pub use domain::format::capitalised;
use domain::slice::mailing_code;
use domain::spread::Spread;
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use kpi::{
    Definition, Piece, catalog, definition, evaluate, find_all, group, nearest, reason_text, shown,
    with_numbers,
};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeSet;

/// The words of a question, for the doors, which use this crate alone.
pub use domain::{
    dimension::Dimension,
    filter::Filter,
    words::{Attribution, Basis, CellRole},
};

/// The figures that come first, on the dashboard and on paper, in their order.
pub(crate) const HEADLINE: [&str; 8] = [
    "response_rate",
    "cost_per_qualified_lead",
    "roi_revenue",
    "revenue",
    "qualified_leads",
    "new_customers",
    "average_order_value",
    "undelivered_rate",
];

/// One group of pieces with its sums.
#[derive(Clone, Debug)]
pub struct Group {
    /// The value of each dimension asked for.
    pub key: GroupKey,
    /// The role, where the group is a cell of one.
    pub role: Option<CellRole>,
    /// Whether orders can still come for one of its campaigns.
    pub provisional: bool,
    /// The campaigns that contribute, in order.
    pub campaigns: Vec<String>,
    /// Its sums.
    pub totals: Totals,
    /// Its sums by the outcomes whose join is sure, where some are only probable.
    pub sure: Option<Box<Totals>>,
}

/// Returns the sums of the pieces that a filter takes, grouped; without a dimension, one group of all.
pub async fn groups(
    house: &House,
    filter: &Filter,
    by: &[Dimension],
    today: NaiveDate,
) -> Result<Vec<Group>, Failure> {
    let ledgers = house.store.ledgers_around(filter, by, today).await?;
    let beside = house.store.beside().await?;
    let pots = &beside.pots;
    let open = open_campaigns(&beside.campaigns, today);
    let sure = house.store.sure_ledgers_around(filter, by, today).await?;
    let sure = sure.map(|ledgers| group(&ledgers, pots, filter, by));
    let totals_of = |totals: Totals, role| {
        if role == Some(CellRole::Holdout) { without_costs(totals) } else { totals }
    };
    let sure_of = |group: &kpi::Group| {
        let same = sure.as_ref()?.iter().find(|other| other.key == group.key && other.role == group.role);
        // Where nothing is sure there is no such group: its outcomes are none.
        let totals = match same {
            Some(same) => totals_of(same.totals.clone(), same.role),
            None => without_outcomes(group.totals.clone()),
        };
        Some(Box::new(totals))
    };
    Ok(group(&ledgers, pots, filter, by)
        .into_iter()
        .map(|group| Group {
            provisional: group.campaigns.iter().any(|code| open.contains(code.as_str())),
            sure: sure_of(&group),
            totals: totals_of(group.totals, group.role),
            key: group.key,
            role: group.role,
            campaigns: group.campaigns,
        })
        .collect())
}

/// Nothing was spent on people who were mailed nothing: their costs are unknown rather than free.
fn without_costs(mut totals: Totals) -> Totals {
    for measure in Measure::ALL.iter().filter(|measure| measure.is_cost()) {
        if totals.get(*measure).value().is_some() {
            totals.set(*measure, Term::Unknown(Reason::NothingToDivideBy(Measure::PiecesPosted)));
        }
    }
    totals
}

/// Nothing is sure here.
fn without_outcomes(mut totals: Totals) -> Totals {
    for measure in Measure::ALL.iter().filter(|measure| is_joined(**measure)) {
        if totals.get(*measure).value().is_some() {
            totals.set(*measure, Term::number(0));
        }
    }
    totals.order_values = Spread::default();
    totals
}

/// Returns the campaigns for which orders can still come.
fn open_campaigns(campaigns: &[store::CampaignRow], today: NaiveDate) -> BTreeSet<&str> {
    let open = campaigns.iter().filter(|campaign| is_provisional(campaign, today));
    open.map(|campaign| campaign.code.as_str()).collect()
}

/// Returns whether orders can still come for a campaign.
pub(crate) fn is_provisional(campaign: &store::CampaignRow, today: NaiveDate) -> bool {
    window_end(&campaign.mailings, campaign.window_days).is_some_and(|end| end >= today)
}

/// Returns the last day on which an order counts, by the latest mailing.
pub fn window_end(mailings: &[NaiveDate], window_days: u32) -> Option<NaiveDate> {
    mailings.iter().max().and_then(|latest| latest.checked_add_days(Days::new(u64::from(window_days))))
}

/// Returns the entries of the catalogue that keys name, in their order; no key means all.
///
/// # Errors
/// [`Failure::UnknownFigure`] with the nearest key.
pub fn definitions(keys: &[String]) -> Result<Vec<&'static Definition>, Failure> {
    if keys.is_empty() {
        return Ok(catalog().collect());
    }
    let mut found = Vec::new();
    for key in keys {
        let entries = find_all(key);
        if entries.is_empty() {
            return Err(Failure::UnknownFigure {
                key: key.clone(),
                nearest: nearest(key).map(|entry| entry.key),
            });
        }
        found.extend(entries);
    }
    Ok(found)
}

/// Returns a figure of a group as it is shown.
pub fn figure(entry: &Definition, group: &Group, filter: &Filter, lang: Lang) -> Figure {
    let computed = evaluate(entry, &group.totals, filter.basis);
    let unit = unit(entry.unit);
    let text = |term: Term| term.value().map(|value| decimal_text(value, Unit::Times));
    let bound = |value: Option<Decimal>| value.map(|value| decimal_text(value, unit));
    let sure = sure(entry, group, &computed, filter);
    let mut flags = Vec::new();
    if computed.flags.contains(&kpi::Flag::TooFew) {
        flags.push(Flag::TooFew);
    }
    if computed.flags.contains(&kpi::Flag::NotProven) {
        flags.push(Flag::NotProven);
    }
    if group.provisional && computed.value.value().is_some() {
        flags.push(Flag::Provisional);
    }
    Figure {
        key: entry.key.to_owned(),
        name: capitalised(entry.name.get(lang)),
        help: entry.help.get(lang).to_owned(),
        unit,
        better: better(entry.better),
        value: computed.value.value().map(|value| decimal_text(value, unit)),
        sure: sure.map(|value| decimal_text(value, unit)),
        currency: computed.value.currency().map(|currency| currency.code().to_owned()),
        low: bound(computed.low),
        high: bound(computed.high),
        numerator: text(computed.numerator),
        denominator: computed.denominator.and_then(text),
        detail: match sure {
            Some(sure) => bounds_of_joins(sure, &computed, entry.unit, lang),
            None => detail(entry, &computed, lang),
        },
        unknown: computed.value.reason().map(|reason| Unknown {
            reason: reasons::key(reason).to_owned(),
            text: reason_text(reason, lang),
            drop: reasons::missing_kind(reason).map(|kind| kind.key().to_owned()),
        }),
        flags,
        attributed: is_attributed(entry),
        reference: None,
        break_even: None,
        scale_max: None,
        scale_min: None,
    }
}

/// Returns whether a figure counts orders, so that the rule of attribution says where.
pub(crate) fn is_attributed(entry: &Definition) -> bool {
    entry.needs().iter().any(|measure| measure.is_attributed())
}

/// Returns whether a measure counts what is joined to letters, surely or with a probability.
const fn is_joined(measure: Measure) -> bool {
    measure.is_attributed()
        || matches!(
            measure,
            Measure::ResponseLines
                | Measure::Responders
                | Measure::PositiveResponders
                | Measure::QualifiedLeads
                | Measure::Undelivered
        )
}

/// Returns what the outcomes whose join is sure make of a figure, where the others change it.
fn sure(entry: &Definition, group: &Group, computed: &kpi::Figure, filter: &Filter) -> Option<Decimal> {
    let totals = group.sure.as_ref()?;
    if !entry.needs().into_iter().any(is_joined) {
        return None;
    }
    let sure = evaluate(entry, totals, filter.basis).value.value()?;
    (Some(sure) != computed.value.value()).then_some(sure)
}

/// Returns a figure between its bounds: by the outcomes whose join is sure, and with the probable ones.
fn bounds_of_joins(sure: Decimal, computed: &kpi::Figure, unit: definition::Unit, lang: Lang) -> String {
    let currency = computed.value.currency();
    both_bounds(
        &shown(Term::Known { value: sure, currency }, unit, lang),
        &shown(computed.value, unit, lang),
        lang,
    )
}

fn both_bounds(sure: &str, all: &str, lang: Lang) -> String {
    say(
        lang,
        format!("{sure} de façon sûre, {all} avec les probables"),
        format!("{sure} sure, {all} with the probable ones"),
    )
}

/// Returns the line under a figure: its interval, else what was divided by what; nothing for a plain sum.
fn detail(entry: &Definition, computed: &kpi::Figure, lang: Lang) -> String {
    let currency = computed.value.currency();
    let bound = |value| shown(Term::Known { value, currency }, entry.unit, lang);
    let side = |term: Term| {
        let unit = match term {
            Term::Known { currency: Some(_), .. } => definition::Unit::Money,
            Term::Known { value, .. } if !value.is_integer() => definition::Unit::Ratio,
            _ => definition::Unit::Count,
        };
        shown(term, unit, lang)
    };
    match (computed.low.zip(computed.high), entry.formula, computed.denominator) {
        (Some((low, high)), kpi::Formula::Ratio { .. }, _) if entry.interval == kpi::Interval::Wilson => {
            let (low, high) = (bound(low), bound(high));
            let low = low.trim_end_matches(['%', NBSP]);
            say(lang, format!("IC 95{NBSP}%{NBSP}: {low} – {high}"), format!("95% CI: {low} – {high}"))
        }
        (_, kpi::Formula::Ratio { .. }, Some(under)) => {
            format!("{} ÷ {}", side(computed.numerator), side(under))
        }
        _ => String::new(),
    }
}

/// Returns the formula with its numbers put in: `120 répondants ÷ 5 000 plis envoyés`.
pub fn worked(entry: &Definition, totals: &Totals, lang: Lang) -> String {
    let mut text = String::new();
    for piece in with_numbers(entry, totals, lang) {
        if !text.is_empty() && !text.ends_with('(') && piece != Piece::Sign(")") {
            text.push(' ');
        }
        match piece {
            Piece::Sign(sign) => text.push_str(sign),
            Piece::Sum { label, term, unit } => {
                text.push_str(&shown(term, unit, lang));
                text.push(if unit == definition::Unit::Count { NBSP } else { ' ' });
                text.push_str(label);
            }
        }
    }
    text
}

/// Returns the last thing to say of a figure in a sentence: its value, or `–`.
pub fn shown_value(entry: &Definition, group: &Group, filter: &Filter, lang: Lang) -> String {
    shown(evaluate(entry, &group.totals, filter.basis).value, entry.unit, lang)
}

/// Returns a number as decimal text: shares, and counts of shared orders, with six decimals at most, amounts with four,
/// without empty decimals.
pub fn decimal_text(value: Decimal, unit: Unit) -> String {
    let decimals = match unit {
        Unit::Count | Unit::Ratio | Unit::Growth | Unit::Times | Unit::Points => 6,
        Unit::Money | Unit::Days => 4,
    };
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize().to_string()
}

pub(crate) const fn unit(unit: definition::Unit) -> Unit {
    match unit {
        definition::Unit::Count => Unit::Count,
        definition::Unit::Ratio => Unit::Ratio,
        definition::Unit::Growth => Unit::Growth,
        definition::Unit::Money => Unit::Money,
        definition::Unit::Times => Unit::Times,
        definition::Unit::Days => Unit::Days,
        definition::Unit::Points => Unit::Points,
    }
}

pub(crate) const fn better(better: definition::Better) -> Better {
    match better {
        definition::Better::Higher => Better::Higher,
        definition::Better::Lower => Better::Lower,
        definition::Better::Neither => Better::Neutral,
    }
}

/// Returns the codes of every mailing, as filters name them.
pub async fn mailing_codes(house: &House) -> Result<Vec<String>, Failure> {
    let campaigns = house.store.campaigns().await?;
    let of = |campaign: &store::CampaignRow| {
        campaign.mailings.iter().map(|day| mailing_code(&campaign.code, *day)).collect::<Vec<_>>()
    };
    Ok(campaigns.iter().flat_map(of).collect())
}

/// Returns a figure of the wire as a person reads it: between its bounds where some joins are only probable, with why
/// it is unknown behind the dash.
pub fn shown_figure(figure: &Figure, lang: Lang) -> String {
    let number = |text: &str| shown_number(text, figure.currency.as_deref(), figure.unit, lang);
    match (figure.value.as_deref().and_then(number), figure.sure.as_deref().and_then(number)) {
        (Some(all), Some(sure)) => both_bounds(&sure, &all, lang),
        (Some(all), None) => all,
        (None, _) => {
            let why = figure.unknown.as_ref().map_or("", |unknown| unknown.text.as_str());
            format!("– {why}")
        }
    }
}

/// Returns a number of the wire as a person reads it; nothing where the text is none.
pub fn shown_number(text: &str, currency: Option<&str>, unit: Unit, lang: Lang) -> Option<String> {
    let value = text.parse::<Decimal>().ok()?;
    let currency = currency.and_then(|code| code.parse().ok());
    let unit = match unit {
        Unit::Count => definition::Unit::Count,
        Unit::Ratio => definition::Unit::Ratio,
        Unit::Growth => definition::Unit::Growth,
        Unit::Money => definition::Unit::Money,
        Unit::Times => definition::Unit::Times,
        Unit::Days => definition::Unit::Days,
        Unit::Points => definition::Unit::Points,
    };
    Some(shown(Term::Known { value, currency }, unit, lang))
}

/// Returns a fraction as a percentage with two decimals.
pub fn percent_text(fraction: Decimal, lang: Lang) -> String {
    domain::format::percent(fraction, 2, lang)
}

/// Returns a share of a model or an interval as a percentage with two decimals.
pub fn percent_of(share: f64, lang: Lang) -> String {
    Decimal::try_from(share).map_or_else(|_| "–".to_owned(), |share| percent_text(share, lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Money;

    fn sold(orders: u64, euros: i64) -> Totals {
        let mut totals = Totals::never_imported();
        totals.count(Measure::PiecesPosted, 1_000);
        totals.count(Measure::PeopleHeld, 0);
        totals.count(Measure::Responders, 20);
        totals.count(Measure::Orders, orders);
        totals.pay(Measure::Revenue, Money::eur(Decimal::from(euros)));
        totals
    }

    fn group(sure: Option<Totals>) -> Group {
        Group {
            key: Vec::new(),
            role: None,
            provisional: false,
            campaigns: vec!["P".to_owned()],
            totals: sold(15, 36_000),
            sure: sure.map(Box::new),
        }
    }

    fn shown_of(key: &str, sure: Option<Totals>, lang: Lang) -> (String, Option<String>, String) {
        let entry = kpi::find(key).unwrap();
        let figure = figure(entry, &group(sure), &Filter::default(), lang);
        (shown_figure(&figure, lang), figure.sure.clone(), figure.detail)
    }

    #[test]
    fn what_is_joined_is_shown_between_what_is_sure_and_what_is_probable() {
        let sure = || Some(sold(13, 31_200));
        for (key, lang, shown, kept) in [
            (
                "revenue",
                Lang::Fr,
                "31\u{202f}200\u{a0}€ de façon sûre, 36\u{202f}000\u{a0}€ avec les probables",
                "31200",
            ),
            ("revenue", Lang::En, "€31,200 sure, €36,000 with the probable ones", "31200"),
            ("orders", Lang::Fr, "13 de façon sûre, 15 avec les probables", "13"),
            ("revenue_per_piece", Lang::En, "€31.20 sure, €36.00 with the probable ones", "31.2"),
        ] {
            let (text, figure, detail) = shown_of(key, sure(), lang);
            assert_eq!((text.as_str(), figure.as_deref()), (shown, Some(kept)), "{key}");
            assert_eq!(detail, shown, "the window reads it under the figure");
        }
        // 31 200 / 13 and 36 000 / 15 are both 2 400.
        assert_eq!(shown_of("average_order_value", sure(), Lang::En).1, None, "both bounds are the same");
        assert_eq!(shown_of("response_rate", sure(), Lang::En).1, None, "all responses are sure");
        let few = || {
            let mut few = sold(15, 36_000);
            few.set(Measure::Responders, Term::number(15));
            Some(few)
        };
        let (text, kept, _) = shown_of("response_rate", few(), Lang::Fr);
        assert_eq!(text, "1,50\u{a0}% de façon sûre, 2,00\u{a0}% avec les probables");
        assert_eq!(kept.as_deref(), Some("0.015"));
        assert_eq!(shown_of("revenue", few(), Lang::Fr).1, None, "all orders are sure");
        assert_eq!(shown_of("revenue", None, Lang::En), ("€36,000".to_owned(), None, String::new()));
    }
}
