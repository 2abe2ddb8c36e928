//! Figures of the reference campaign, and what makes one unknown.

use super::*;
use crate::catalog::{catalog, find};
use crate::example::reference_totals;
use domain::lifetime::Lifetime;
use domain::money::Money;
use domain::totals::Mailed;

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
    totals.lifetime = Lifetime { followed: Term::number(120), foreseen: euros(90_000), error: euros(9_000) };
    // 90 000 € at a margin of 40 % over 120 customers; a tenth off: 300 / e^0.196 and 300 × e^0.196.
    let figure = |totals: &Totals| evaluate(find("clv_predicted").unwrap(), totals, Basis::Posting);
    let two = |value: Option<Decimal>| value.map(|value| value.round_dp(2).to_string());
    assert_eq!(two(figure(&totals).value.value()).as_deref(), Some("300.00"));
    assert_eq!(two(figure(&totals).low).as_deref(), Some("246.60"));
    assert_eq!(two(figure(&totals).high).as_deref(), Some("364.96"));
    totals.lifetime.error = Term::Unknown(Reason::NoModel);
    assert_eq!((figure(&totals).low, two(figure(&totals).value.value()).as_deref()), (None, Some("300.00")));
}

#[test]
fn a_gain_that_could_be_chance_is_flagged() {
    let flags = |key: &str| evaluate(find(key).unwrap(), &reference_totals(), Basis::Posting).flags;
    assert_eq!(flags("incremental_responses"), []);
    assert_eq!(flags("incremental_revenue"), [Flag::NotProven]);
    assert!(flags("cost_per_incremental_order").contains(&Flag::NotProven), "it may be that none was gained");
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

#[test]
fn a_rate_of_a_channel_is_over_all_that_was_mailed() {
    // Of the 120 responders of the 5 000 pieces, 30 telephoned; a channel has the pieces that it answered.
    let mut phone = reference_totals();
    phone.mailed = Some(Mailed::from(&phone));
    for (measure, n) in [(Measure::PiecesPosted, 30), (Measure::Undelivered, 0), (Measure::Responders, 30)] {
        phone.set(measure, Term::number(n));
    }
    let figure = |key: &str| evaluate(find(key).unwrap(), &phone, Basis::Posting);
    assert_eq!(figure("response_rate").value, Term::number(Decimal::new(6, 3)));
    assert_eq!(figure("response_rate").denominator, Some(Term::number(5_000)));
    // statsmodels: Wilson for 30 of 5 000.
    let six = |value: Option<Decimal>| value.map(|value| value.round_dp(6).to_string());
    assert_eq!(six(figure("response_rate").low).as_deref(), Some("0.004206"));
    assert_eq!(six(figure("response_rate").high).as_deref(), Some("0.008552"));
    assert_eq!(figure("response_rate_delivered").denominator, Some(Term::number(4_760)));
    assert_eq!(figure("revenue_per_piece").denominator, Some(Term::number(5_000)));
    for key in
        ["pieces_posted", "revenue", "average_order_value", "win_rate", "cost_total", "cost_share.list"]
    {
        assert!(figure(key).value.value().is_some(), "{key}");
    }
    for key in
        ["undelivered_rate", "cost_per_response", "roi_revenue", "roas", "break_even_response_rate", "lift"]
    {
        assert_eq!(figure(key).value.reason(), Some(Reason::NoChannel), "{key}");
    }
}
