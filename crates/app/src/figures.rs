//! Figures: from the sums of the store to what a person reads.

use crate::dto::figure::{Better, Figure, Flag, Unit, Unknown};
use crate::failure::Failure;
use crate::house::House;
use crate::lang::{Lang, say};
use crate::reasons;
use chrono::{Days, NaiveDate};
use domain::dimension::GroupKey;

use domain::format::NBSP;
use domain::slice::mailing_code;
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
    words::{Basis, CellRole},
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
}

/// Returns the sums of the pieces that a filter takes, grouped; without a dimension, one group of all.
pub async fn groups(
    house: &House,
    filter: &Filter,
    by: &[Dimension],
    today: NaiveDate,
) -> Result<Vec<Group>, Failure> {
    let asked: Vec<Dimension> =
        filter.wanted.iter().map(|(dimension, _)| *dimension).chain(by.iter().copied()).collect();
    let slices = house.store.slices_at(&whole_campaigns(filter), &asked, today).await?;
    let pots = house.store.cost_pots().await?;
    let open = open_campaigns(house, today).await?;
    Ok(group(&slices, &pots, filter, by)
        .into_iter()
        .map(|group| Group {
            provisional: group.campaigns.iter().any(|code| open.contains(code)),
            totals: if group.role == Some(CellRole::Holdout) {
                without_costs(group.totals)
            } else {
                group.totals
            },
            key: group.key,
            role: group.role,
            campaigns: group.campaigns,
        })
        .collect())
}

/// Returns the filter without what is narrower than a campaign: a cost is shared over all pieces of its campaign, those
/// that the filter drops too.
fn whole_campaigns(filter: &Filter) -> Filter {
    let campaigns = filter.wanted.iter().filter(|(dimension, _)| *dimension == Dimension::Campaign);
    Filter { wanted: campaigns.cloned().collect(), basis: filter.basis, ..Filter::default() }
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

/// Returns the campaigns for which orders can still come.
async fn open_campaigns(house: &House, today: NaiveDate) -> Result<BTreeSet<String>, Failure> {
    let campaigns = house.store.campaigns().await?;
    Ok(campaigns
        .into_iter()
        .filter(|campaign| is_provisional(campaign, today))
        .map(|campaign| campaign.code)
        .collect())
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
        currency: computed.value.currency().map(|currency| currency.code().to_owned()),
        low: bound(computed.low),
        high: bound(computed.high),
        numerator: text(computed.numerator),
        denominator: computed.denominator.and_then(text),
        detail: detail(entry, &computed, lang),
        unknown: computed.value.reason().map(|reason| Unknown {
            reason: reasons::key(reason).to_owned(),
            text: reason_text(reason, lang),
            drop: reasons::missing_kind(reason).map(|kind| kind.key().to_owned()),
        }),
        flags,
        reference: None,
        break_even: None,
        scale_max: None,
        scale_min: None,
    }
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

/// Returns a name as a title writes it: its first letter a capital.
pub fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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
            Piece::Sum { label, term } if term.currency().is_some() => {
                text.push_str(&shown(term, definition::Unit::Money, lang));
                text.push(' ');
                text.push_str(label);
            }
            Piece::Sum { label, term } if term.value().is_some_and(|value| !value.is_integer()) => {
                text.push_str(&shown(term, definition::Unit::Ratio, lang));
                text.push(' ');
                text.push_str(label);
            }
            Piece::Sum { label, term } => {
                text.push_str(&shown(term, definition::Unit::Count, lang));
                text.push(NBSP);
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

/// Returns a number as decimal text: shares with six decimals at most, amounts with four, without empty decimals.
pub fn decimal_text(value: Decimal, unit: Unit) -> String {
    let decimals = match unit {
        Unit::Ratio | Unit::Growth | Unit::Times | Unit::Points => 6,
        Unit::Money | Unit::Days => 4,
        Unit::Count => 0,
    };
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize().to_string()
}

const fn unit(unit: definition::Unit) -> Unit {
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

const fn better(better: definition::Better) -> Better {
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

/// Returns a figure of the wire as a person reads it, with why it is unknown behind the dash.
pub fn shown_figure(figure: &Figure, lang: Lang) -> String {
    let known = figure.value.as_deref();
    known.and_then(|value| shown_number(value, figure.currency.as_deref(), figure.unit, lang)).unwrap_or_else(
        || {
            let why = figure.unknown.as_ref().map_or("", |unknown| unknown.text.as_str());
            format!("– {why}")
        },
    )
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
