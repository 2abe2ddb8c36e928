//! From sums to a figure: its value, its parts, its interval, and why it is unknown.

mod gain;

use crate::bootstrap::{Means, draw};
use crate::definition::{Definition, Interval, Unit};
use crate::formula::{Formula, Side, divisor_of, measures_of};
use crate::interval::{Sample, Z_95, median_ranks, net_score, student, wilson};
use crate::survival::Curve;
use domain::currency::Currency;
use domain::money::E4;
use domain::spread::Spread;
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use domain::words::Basis;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Under this denominator a figure is shown and flagged.
const FEW: u64 = 30;
/// A score counts in hundredths.
const POINTS: f64 = 100.0;
/// Of what is drawn, so that the same sums always have the same interval.
const SEED: u64 = 20_260_302;
/// Decimals kept of a bound: far past what is shown, short of what `f64` would invent.
const BOUND_DECIMALS: u32 = 12;

/// What a formula gives for one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The figure, unrounded.
    pub value: Term,
    /// What was divided; the value itself where nothing is.
    pub numerator: Term,
    /// What it was divided by; for a median, how many values it is the middle of.
    pub denominator: Option<Term>,
    /// Lower bound at 95 %.
    pub low: Option<Decimal>,
    /// Upper bound at 95 %.
    pub high: Option<Decimal>,
    /// What the reader must be told.
    pub flags: Vec<Flag>,
}

/// A caution that stands beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// Under 30 in the denominator.
    TooFew,
    /// It could be chance: its interval holds zero, or cannot be made.
    NotProven,
    /// A campaign's window is still open; set by whoever knows the day.
    Provisional,
}

impl Flag {
    /// Returns its name on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooFew => "too_few",
            Self::NotProven => "not_proven",
            Self::Provisional => "provisional",
        }
    }
}

/// Returns a figure for the sums of one group.
///
/// Counted by event, a formula whose measures have different dates is unknown.
pub fn evaluate(definition: &Definition, totals: &Totals, basis: Basis) -> Figure {
    let mut figure = match definition.formula {
        Formula::Value(side) => plain(side, totals),
        Formula::Ratio { over, under, times } => divided(over, under, times, totals),
        Formula::Median(values) => {
            let spread = (values.of)(totals);
            one_by_one(spread.median(), spread.counted(), values.source, definition.unit, totals)
        }
        Formula::Mean(values) => {
            let spread = (values.of)(totals);
            one_by_one(spread.mean(), spread.counted(), values.source, definition.unit, totals)
        }
        Formula::Survival { done, open } => {
            let curve = Curve::of((done.of)(totals), (open.of)(totals));
            one_by_one(
                curve.median_term(done.source),
                curve.len().into(),
                done.source,
                definition.unit,
                totals,
            )
        }
    };
    if basis == Basis::Event && has_different_dates(definition) {
        figure.value = Term::Unknown(Reason::DifferentDates);
    }
    if figure.value.value().is_some() {
        (figure.low, figure.high) = bounds(definition, &figure, totals);
        if gain::is_gain(definition.interval) && !gain::is_proven(&figure) {
            figure.flags.push(Flag::NotProven);
        }
        let counted = match definition.interval {
            Interval::Scaled => Some(totals.posted_or_held()),
            _ => figure.denominator,
        };
        if counted.is_some_and(|n| is_few(n, definition)) {
            figure.flags.push(Flag::TooFew);
        }
    }
    figure
}

/// Returns whether a denominator is a count under 30; of orders shared over letters there may be parts.
fn is_few(counted: Term, definition: &Definition) -> bool {
    let shared = || match definition.formula {
        Formula::Ratio { under, .. } => measures_of(under.source).into_iter().all(Measure::is_attributed),
        Formula::Median(values) => measures_of(values.source).into_iter().all(Measure::is_attributed),
        _ => false,
    };
    match counted {
        Term::Known { value, currency: None } => {
            value >= Decimal::ZERO && value < FEW.into() && (value.is_integer() || shared())
        }
        _ => false,
    }
}

fn plain(side: Side, totals: &Totals) -> Figure {
    figure((side.compute)(totals), (side.compute)(totals), None)
}

fn divided(over: Side, under: Side, times: u32, totals: &Totals) -> Figure {
    let numerator = computed(over, totals);
    let denominator = computed(under, totals);
    let mut value = numerator / denominator;
    if let Some(measure) = measures_of_zero(value, under.source) {
        value = value.or_nothing_of(measure);
    }
    figure(value * Decimal::from(times), numerator, Some(denominator))
}

/// Computes one side, whose own division names what it lacks.
fn computed(side: Side, totals: &Totals) -> Term {
    let term = (side.compute)(totals);
    match divisor_of(side.source) {
        Some(measure) => term.or_nothing_of(measure),
        None => term,
    }
}

/// Names the first measure of the denominator, only when it is needed: reading the source takes time.
fn measures_of_zero(value: Term, source: &str) -> Option<Measure> {
    (value.reason() == Some(Reason::ZeroDenominator)).then(|| measures_of(source).first().copied())?
}

fn one_by_one(worked_out: Term, values: Decimal, source: &str, unit: Unit, totals: &Totals) -> Figure {
    let terms: Vec<_> = measures_of(source).into_iter().map(|m| (m, totals.get(m))).collect();
    let counted = Term::number(values);
    if let Some(reason) = terms.iter().find_map(|(_, term)| term.reason()) {
        return figure(Term::Unknown(reason), Term::Unknown(reason), Some(counted));
    }
    let Some((first, total)) = terms.first() else { return figure(worked_out, counted, None) };
    let known = if values.is_zero() && total.value().is_some_and(|n| !n.is_zero()) {
        // They were counted in a file of totals: nobody said each of them.
        Term::Unknown(Reason::NotThatFine(*first))
    } else {
        worked_out.or_nothing_of(*first)
    };
    let currency = terms.iter().find_map(|(_, term)| term.currency());
    let value = if unit == Unit::Money { amount(known, currency) } else { known };
    figure(value, value, Some(counted))
}

/// Turns ten-thousandths into an amount.
fn amount(e4: Term, currency: Option<Currency>) -> Term {
    match e4 {
        Term::Known { value, .. } => Term::Known { value: value / Decimal::from(E4), currency },
        unknown @ Term::Unknown(_) => unknown,
    }
}

const fn figure(value: Term, numerator: Term, denominator: Option<Term>) -> Figure {
    Figure { value, numerator, denominator, low: None, high: None, flags: Vec::new() }
}

fn has_different_dates(definition: &Definition) -> bool {
    let needs = definition.needs();
    let mut dates = needs.iter().map(|measure| measure.dated_by());
    dates.next().is_some_and(|first| dates.any(|date| date != first))
}

type Bounds = (Option<Decimal>, Option<Decimal>);

fn bounds(definition: &Definition, figure: &Figure, totals: &Totals) -> Bounds {
    match definition.formula {
        Formula::Median(values) | Formula::Mean(values) => {
            // Parts of orders are no sample.
            let Some(spread) = (values.of)(totals).whole() else { return (None, None) };
            let found = match definition.interval {
                Interval::Ranks => median_ranks(spread.len())
                    .map(|(low, high)| (Decimal::from(spread.nth(low)), Decimal::from(spread.nth(high)))),
                Interval::Student => {
                    student(&spread).and_then(|(low, high)| Some((bound(low)?, bound(high)?)))
                }
                _ => None,
            };
            let unit = if definition.unit == Unit::Money { Decimal::from(E4) } else { Decimal::ONE };
            found.map(|(low, high)| (low / unit, high / unit)).unzip()
        }
        Formula::Survival { done, open } if definition.interval == Interval::Greenwood => {
            let (low, high) = Curve::of((done.of)(totals), (open.of)(totals)).median_bounds();
            (low.map(Decimal::from), high.map(Decimal::from))
        }
        _ if gain::is_gain(definition.interval) => gain::bounds(definition.interval, figure, totals),
        _ => bounds_of_ratio(definition.interval, figure, totals).unzip(),
    }
}

fn bounds_of_ratio(interval: Interval, figure: &Figure, totals: &Totals) -> Option<(Decimal, Decimal)> {
    match interval {
        Interval::None
        | Interval::Ranks
        | Interval::Student
        | Interval::Greenwood
        | Interval::RateRatio
        | Interval::Gained
        | Interval::GainedRevenue
        | Interval::GainedTurnedRound => None,
        Interval::Drawn => {
            let (low, high) = brought(totals)?.interval();
            Some((money_bound(low)?, money_bound(high)?))
        }
        Interval::Foreseen => foreseen(figure, totals),
        Interval::Wilson => proportion(figure.numerator, figure.denominator?),
        Interval::NetScore => {
            let count = |measure| count_of(totals.get(measure));
            let (promoters, detractors) = (count(Measure::Promoters)?, count(Measure::Detractors)?);
            let (low, high) = net_score(promoters, detractors, count_of(figure.denominator?)?)?;
            Some((bound(low * POINTS)?, bound(high * POINTS)?))
        }
        Interval::TurnedRound => {
            let (low, high) = proportion(figure.denominator?, totals.pieces_posted)?;
            let n = totals.pieces_posted.value()?;
            let cost = figure.numerator.value()?;
            Some((cost.checked_div(n * high)?, cost.checked_div(n * low)?))
        }
        Interval::Scaled => {
            let (low, high) = proportion(totals.responders, totals.posted_or_held())?;
            let rate = figure.denominator?.value()?;
            Some((low.checked_div(rate)?, high.checked_div(rate)?))
        }
    }
}

/// Returns what a model foresees as far off as it may be: by its logarithm, for what is foreseen is above nothing.
fn foreseen(figure: &Figure, totals: &Totals) -> Option<(Decimal, Decimal)> {
    let value = figure.value.value()?.to_f64()?;
    let share = (totals.lifetime.error.value()? / totals.lifetime.foreseen.value()?).to_f64()?;
    let off = (Z_95 * share).exp();
    Some((bound(value / off)?, bound(value * off)?))
}

fn proportion(k: Term, n: Term) -> Option<(Decimal, Decimal)> {
    let (low, high) = wilson(Sample::new(count_of(k)?, count_of(n)?)?);
    Some((bound(low)?, bound(high)?))
}

/// Returns the means of what each piece brought, zeros included, by draws; nothing where none brought anything.
fn brought(totals: &Totals) -> Option<Means> {
    let buyers = buyers(totals).filter(|buyers| !buyers.is_empty())?;
    draw(buyers, count_of(totals.posted_or_held())?, SEED)
}

/// Returns what each buyer brought; nothing where revenue came as a total, which is no sum of buyers.
fn buyers(totals: &Totals) -> Option<&Spread> {
    let buyers = &totals.buyer_values;
    let sum = buyers.iter().map(|(e4, times)| i128::from(e4) * i128::from(times)).sum();
    let revenue = totals.revenue.value()?.checked_mul(Decimal::from(E4))?;
    (Decimal::try_from_i128_with_scale(sum, 0).ok()? == revenue).then_some(buyers)
}

/// Returns a bound in the currency's unit, of an amount in ten-thousandths.
fn money_bound(e4: f64) -> Option<Decimal> {
    bound(e4 / E4 as f64)
}

fn bound(value: f64) -> Option<Decimal> {
    Decimal::try_from(value).ok().map(|value| value.round_dp(BOUND_DECIMALS))
}

/// Returns a term as a count; money and fractions are none.
fn count_of(term: Term) -> Option<u64> {
    match term {
        Term::Known { value, currency: None } if value.is_integer() => u64::try_from(value).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{catalog, find};
    use crate::example::reference_totals;
    use domain::lifetime::Lifetime;
    use domain::money::Money;

    fn value(key: &str, totals: &Totals, basis: Basis) -> Term {
        evaluate(find(key).unwrap(), totals, basis).value
    }

    #[test]
    fn a_zero_denominator_names_what_is_missing() {
        let mut nothing = reference_totals();
        for measure in Measure::ALL {
            nothing.set(*measure, Term::number(0));
        }
        for (key, measure) in [
            ("response_rate", Measure::PiecesPosted),
            ("qualification_rate", Measure::Responders),
            ("win_rate", Measure::WonOpportunities),
            ("roi_revenue", Measure::CostCreation),
            ("cost_share.postage", Measure::CostCreation),
        ] {
            let reason = value(key, &nothing, Basis::Posting).reason();
            assert_eq!(reason, Some(Reason::NothingToDivideBy(measure)), "{key}");
        }
    }

    #[test]
    fn break_even_names_the_part_that_is_zero() {
        let mut totals = reference_totals();
        totals.margin = Term::number(0);
        let reason = |totals: &Totals| value("break_even_response_rate", totals, Basis::Posting).reason();
        assert_eq!(reason(&totals), Some(Reason::NothingToDivideBy(Measure::Margin)));
        totals.responders = Term::number(0);
        assert_eq!(reason(&totals), Some(Reason::NothingToDivideBy(Measure::Responders)));
    }

    #[test]
    fn without_costs_every_figure_of_cost_is_unknown_and_never_zero() {
        let mut totals = reference_totals();
        for measure in Measure::ALL.iter().filter(|measure| measure.is_cost()) {
            totals.set(*measure, Term::Unknown(Reason::NeverImported(*measure)));
        }
        for arms in &mut totals.compared.pairs {
            arms.cost = totals.cost_creation;
        }
        for kpi in catalog().filter(|kpi| kpi.needs().iter().any(|measure| measure.is_cost())) {
            let figure = evaluate(kpi, &totals, Basis::Posting);
            assert!(
                matches!(figure.value.reason(), Some(Reason::NeverImported(m)) if m.is_cost()),
                "{}",
                kpi.key
            );
            assert_eq!((figure.low, figure.flags.len()), (None, 0), "{}", kpi.key);
        }
    }

    #[test]
    fn by_event_only_parts_of_one_date_are_divided() {
        let totals = reference_totals();
        for (key, known) in [
            ("revenue", true),
            ("cost_total", true),
            ("cost_share.list", true),
            ("show_rate", true),
            ("average_order_value", true),
            ("response_rate", false),
            ("pieces_delivered", false),
            ("roi_margin", false),
            ("cost_per_response", false),
        ] {
            let value = value(key, &totals, Basis::Event);
            let expected = if known { None } else { Some(Reason::DifferentDates) };
            assert_eq!(value.reason(), expected, "{key}");
        }
    }

    #[test]
    fn a_figure_over_fewer_than_thirty_is_shown_and_flagged() {
        for (key, flags) in [
            ("qualification_rate", vec![]),
            ("win_rate", vec![Flag::TooFew]),
            ("average_order_value", vec![Flag::TooFew]),
            ("median_order_value", vec![Flag::TooFew]),
            ("roi_revenue", vec![]),
            ("revenue", vec![]),
        ] {
            let figure = evaluate(find(key).unwrap(), &reference_totals(), Basis::Posting);
            assert!(figure.value.value().is_some());
            assert_eq!(figure.flags, flags, "{key}");
        }
    }

    #[test]
    fn revenue_that_came_as_a_total_has_no_interval_and_proves_no_gain() {
        let mut totals = reference_totals();
        totals.buyer_values = Spread::default();
        for arms in &mut totals.compared.pairs {
            arms.test.buyer_values = Spread::default();
            arms.control.buyer_values = Spread::default();
        }
        let figure = |key: &str| evaluate(find(key).unwrap(), &totals, Basis::Posting);
        assert_eq!((figure("revenue_per_piece").low, figure("incremental_revenue").low), (None, None));
        assert_eq!(figure("incremental_revenue").flags, [Flag::NotProven]);
        totals.pay(Measure::Revenue, Money::eur(Decimal::from(-36_000)));
        assert_eq!(evaluate(find("revenue_per_piece").unwrap(), &totals, Basis::Posting).high, None);
    }

    #[test]
    fn orders_in_parts_have_exact_figures_and_no_interval() {
        let mut totals = reference_totals();
        // Half an order of 100 €, and a whole one of 300 €: the middle of one and a half orders is 300 €.
        totals.orders = Term::number(Decimal::new(15, 1));
        totals.revenue = Term::money(Money::eur(Decimal::from(350)));
        totals.order_values = Spread::default();
        totals.order_values.add_part(1_000_000, 500_000_000);
        totals.order_values.add(3_000_000, 1);
        let average = evaluate(find("average_order_value").unwrap(), &totals, Basis::Posting);
        assert_eq!(average.value.value().map(|value| value.round_dp(2)), Some(Decimal::new(23_333, 2)));
        assert_eq!(average.flags, [Flag::TooFew]);
        let median = evaluate(find("median_order_value").unwrap(), &totals, Basis::Posting);
        assert_eq!(median.value, Term::money(Money::eur(Decimal::from(300))));
        assert_eq!(median.denominator, Some(Term::number(Decimal::new(15, 1))));
        assert_eq!((median.low, median.flags), (None, vec![Flag::TooFew]));
    }

    #[test]
    fn what_a_model_foresees_is_as_unsure_as_the_model() {
        let mut totals = reference_totals();
        let euros = |n: i64| Term::money(Money::eur(Decimal::from(n)));
        totals.lifetime =
            Lifetime { followed: Term::number(120), foreseen: euros(90_000), error: euros(9_000) };
        // 90 000 € at a margin of 40 % over 120 customers; a tenth off: 300 / e^0.196 and 300 × e^0.196.
        let figure = |totals: &Totals| evaluate(find("clv_predicted").unwrap(), totals, Basis::Posting);
        let two = |value: Option<Decimal>| value.map(|value| value.round_dp(2).to_string());
        assert_eq!(two(figure(&totals).value.value()).as_deref(), Some("300.00"));
        assert_eq!(two(figure(&totals).low).as_deref(), Some("246.60"));
        assert_eq!(two(figure(&totals).high).as_deref(), Some("364.96"));
        totals.lifetime.error = Term::Unknown(Reason::NoModel);
        assert_eq!(
            (figure(&totals).low, two(figure(&totals).value.value()).as_deref()),
            (None, Some("300.00"))
        );
    }

    #[test]
    fn a_gain_that_could_be_chance_is_flagged() {
        let flags = |key: &str| evaluate(find(key).unwrap(), &reference_totals(), Basis::Posting).flags;
        assert_eq!(flags("incremental_responses"), []);
        assert_eq!(flags("incremental_revenue"), [Flag::NotProven]);
        assert!(
            flags("cost_per_incremental_order").contains(&Flag::NotProven),
            "it may be that none was gained"
        );
        let mut worse = reference_totals();
        for arms in &mut worse.compared.pairs {
            std::mem::swap(&mut arms.test, &mut arms.control);
        }
        let reason = value("cost_per_incremental_order", &worse, Basis::Posting).reason();
        assert_eq!(reason, Some(Reason::NothingGained));
    }

    #[test]
    fn two_currencies_make_a_figure_unknown() {
        let mut totals = reference_totals();
        totals.cost_list = Term::money(Money { amount: Decimal::ONE, currency: "CHF".parse().unwrap() });
        for key in ["cost_total", "roi_revenue", "cost_share.list", "cost_per_response"] {
            assert_eq!(value(key, &totals, Basis::Posting).reason(), Some(Reason::TwoCurrencies), "{key}");
        }
    }

    #[test]
    fn medians_of_what_came_only_as_totals_are_not_that_fine() {
        let mut totals = reference_totals();
        totals.response_delays = Spread::default();
        let median = |totals: &Totals| value("response_delay_median", totals, Basis::Posting).reason();
        assert_eq!(median(&totals), Some(Reason::NotThatFine(Measure::Responders)));
        totals.responders = Term::number(0);
        assert_eq!(median(&totals), Some(Reason::NothingToDivideBy(Measure::Responders)));
    }

    #[test]
    fn a_holdout_has_its_rate_over_the_people_held() {
        let mut held = Totals::never_imported();
        held.count(Measure::PiecesPosted, 0);
        held.count(Measure::PeopleHeld, 191_243);
        held.count(Measure::Responders, 56_730);
        let figure = evaluate(find("response_rate").unwrap(), &held, Basis::Posting);
        let six = |value: Option<Decimal>| value.unwrap().round_dp(6).to_string();
        assert_eq!(six(figure.value.value()), "0.296638");
        assert_eq!((six(figure.low), six(figure.high)), ("0.294595".into(), "0.298690".into()));
        assert_eq!(figure.denominator, Some(Term::number(191_243)));
    }
}
