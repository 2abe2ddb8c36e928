//! Groups of small campaigns, each rule by itself.

use super::*;
use chrono::NaiveDate;
use domain::money::Money;
use domain::slice::Slice;
use domain::term::{Reason, Term};
use domain::totals::Measure;
use domain::words::{Basis, CostItem};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn day(month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, month, 2)
}

fn place(campaign: &str, cell: &str) -> Place {
    Place {
        campaign: campaign.to_owned(),
        posting_date: day(3),
        day: day(3),
        cell: (!cell.is_empty()).then(|| cell.to_owned()),
        role: Some(CellRole::Test),
        ..Place::default()
    }
}

fn rows(place: Place, counts: &[(Measure, u64)]) -> Slice {
    let mut totals = Totals::never_imported();
    for (measure, n) in counts {
        totals.count(*measure, *n);
    }
    Slice { place, totals: Box::new(totals), coarse: Vec::new() }
}

fn cell(campaign: &str, cell: &str, pieces: u64, responders: u64) -> Slice {
    let counts = [(Measure::PiecesPosted, pieces), (Measure::Responders, responders)];
    rows(place(campaign, cell), &counts)
}

fn held(campaign: &str, cell: &str, people: u64, responders: u64) -> Slice {
    let place = Place { role: Some(CellRole::Holdout), ..place(campaign, cell) };
    rows(place, &[(Measure::PeopleHeld, people), (Measure::Responders, responders)])
}

fn sheet(place: Place, counts: &[(Measure, u64)]) -> Slice {
    let coarse = counts.iter().map(|(measure, _)| *measure).collect();
    Slice { coarse, ..rows(Place { role: None, ..place }, counts) }
}

fn pot(campaign: &str, cell: Option<&str>, euros: i64) -> CostPot {
    CostPot {
        campaign: campaign.to_owned(),
        posting_date: None,
        cell: cell.map(str::to_owned),
        item: CostItem::Printing,
        amount: Money::eur(Decimal::from(euros)),
        day: day(5),
    }
}

fn group(slices: &[Slice], pots: &[CostPot], filter: &Filter, by: &[Dimension]) -> Vec<Group> {
    super::group(&Ledger::of(slices), pots, filter, by)
}

fn by_cell(slices: &[Slice], pots: &[CostPot]) -> Vec<Group> {
    group(slices, pots, &Filter::default(), &[Dimension::Cell])
}

fn all(slices: &[Slice], pots: &[CostPot], filter: &Filter) -> Group {
    let mut groups = group(slices, pots, filter, &[]);
    assert_eq!(groups.len(), 1);
    groups.remove(0)
}

fn only(dimension: Dimension, value: &str) -> Filter {
    Filter { wanted: vec![(dimension, Some(value.to_owned()))], ..Filter::default() }
}

fn keys(groups: &[Group]) -> Vec<Option<&str>> {
    groups.iter().map(|group| group.key[0].1.as_deref()).collect()
}

fn number(n: u64) -> Term {
    Term::number(n)
}

fn euros(text: &str) -> Term {
    Term::money(Money::eur(text.parse().unwrap()))
}

#[test]
fn what_one_campaign_never_imported_is_unknown_in_the_sum_and_known_in_its_own_group() {
    let slices = [cell("P", "A", 100, 3), rows(place("Q", "A"), &[(Measure::PiecesPosted, 50)])];
    let sum = all(&slices, &[], &Filter::default());
    assert_eq!(sum.totals.pieces_posted, number(150));
    assert_eq!(sum.totals.responders, Term::Unknown(Reason::NotEverywhere(Measure::Responders)));
    assert_eq!(sum.campaigns, ["P", "Q"]);
    let one = all(&slices, &[], &Filter::campaign("P"));
    assert_eq!((one.totals.responders, one.campaigns.len()), (number(3), 1));
}

#[test]
fn what_was_imported_for_one_cell_is_zero_in_the_others() {
    let slices = [cell("P", "A", 100, 3), rows(place("P", "B"), &[(Measure::PiecesPosted, 50)])];
    let groups = by_cell(&slices, &[]);
    assert_eq!(groups[1].totals.responders, number(0));
    assert_eq!(groups[1].totals.posted_or_held(), number(50));
}

#[test]
fn groups_stand_in_order_with_the_unknown_last() {
    let slices = [cell("P", "", 5, 0), cell("P", "B", 5, 0), cell("P", "A", 5, 0)];
    assert_eq!(keys(&by_cell(&slices, &[])), [Some("A"), Some("B"), None]);
}

#[test]
fn a_holdout_is_shown_by_cell_and_left_out_of_all_coarser_figures() {
    let slices = [cell("P", "A", 100, 5), held("P", "H", 40, 2)];
    let sum = all(&slices, &[], &Filter::default());
    assert_eq!((sum.totals.posted_or_held(), sum.totals.responders), (number(100), number(5)));
    assert_eq!(sum.role, Some(CellRole::Test));

    let groups = by_cell(&slices, &[]);
    assert_eq!((groups[1].role, groups[1].totals.pieces_posted), (Some(CellRole::Holdout), number(0)));
    assert_eq!(groups[1].totals.posted_or_held(), number(40));

    let named = all(&slices, &[], &only(Dimension::Cell, "H"));
    assert_eq!((named.role, named.totals.responders), (Some(CellRole::Holdout), number(2)));
}

#[test]
fn a_holdout_never_shares_a_group_with_what_was_mailed() {
    let slices = [cell("P", "A", 100, 5), held("Q", "A", 40, 2), held("P", "H", 40, 2)];
    let groups = by_cell(&slices, &[]);
    assert_eq!((groups[0].totals.posted_or_held(), groups[0].role), (number(100), Some(CellRole::Test)));
    let both = vec![(Dimension::Cell, Some("A".to_owned())), (Dimension::Cell, Some("H".to_owned()))];
    let sum = all(&slices, &[], &Filter { wanted: both, ..Filter::default() });
    assert_eq!(sum.totals.posted_or_held(), number(100));
}

#[test]
fn totals_of_a_campaign_are_not_that_fine_by_cell() {
    let whole = sheet(place("P", ""), &[(Measure::Appointments, 9)]);
    let slices = [cell("P", "A", 100, 5), cell("P", "B", 100, 5), whole];
    let groups = by_cell(&slices, &[]);
    assert_eq!(keys(&groups), [Some("A"), Some("B")]);
    let unknown = Term::Unknown(Reason::NotThatFine(Measure::Appointments));
    assert!(groups.iter().all(|group| group.totals.appointments == unknown));
    assert!(groups.iter().all(|group| group.totals.responders == number(5)));

    assert_eq!(all(&slices, &[], &Filter::default()).totals.appointments, number(9));
    assert_eq!(all(&slices, &[], &Filter::campaign("P")).totals.appointments, number(9));
    assert_eq!(all(&slices, &[], &only(Dimension::Cell, "A")).totals.appointments, unknown);
}

#[test]
fn totals_of_a_cell_are_known_by_cell_and_not_by_departement() {
    let slices = [sheet(place("P", "A"), &[(Measure::PiecesPosted, 100), (Measure::Responders, 4)])];
    assert_eq!(by_cell(&slices, &[])[0].totals.responders, number(4));
    let groups = group(&slices, &[], &Filter::default(), &[Dimension::Departement]);
    assert_eq!(keys(&groups), [None]);
    assert_eq!(groups[0].totals.responders, Term::Unknown(Reason::NotThatFine(Measure::Responders)));
}

#[test]
fn totals_of_another_campaign_do_not_disturb() {
    let slices = [cell("P", "A", 100, 5), sheet(place("Q", ""), &[(Measure::PiecesPosted, 10)])];
    let sum = all(&slices, &[], &only(Dimension::Cell, "A"));
    assert_eq!((sum.totals.pieces_posted, sum.campaigns), (number(100), vec!["P".to_owned()]));
}

#[test]
fn totals_of_a_cell_that_the_filter_drops_do_not_disturb() {
    let slices = [cell("P", "A", 100, 5), sheet(place("P", "B"), &[(Measure::Responders, 9)])];
    assert_eq!(all(&slices, &[], &only(Dimension::Cell, "A")).totals.responders, number(5));
    assert_eq!(all(&slices, &[], &Filter::default()).totals.responders, number(14));
}

#[test]
fn a_campaign_known_by_totals_alone_is_not_that_fine_for_a_filter_by_cell() {
    let slices = [sheet(place("P", ""), &[(Measure::PiecesPosted, 100)])];
    let sum = all(&slices, &[], &only(Dimension::Cell, "A"));
    assert_eq!(sum.totals.pieces_posted, Term::Unknown(Reason::NotThatFine(Measure::PiecesPosted)));
}

#[test]
fn totals_without_a_date_are_not_that_fine_within_a_period() {
    let undated = Place { posting_date: None, day: None, ..place("P", "") };
    let slices = [cell("P", "A", 100, 5), sheet(undated, &[(Measure::Appointments, 9)])];
    let march = Filter { from: day(3), to: day(3), ..Filter::default() };
    let sum = all(&slices, &[], &march);
    assert_eq!(sum.totals.appointments, Term::Unknown(Reason::NotThatFine(Measure::Appointments)));
    assert_eq!(sum.totals.responders, number(5));
}

#[test]
fn a_cost_is_shared_over_pieces_to_the_cent_and_holdouts_pay_nothing() {
    let slices = [cell("P", "A", 10, 0), cell("P", "B", 10, 0), cell("P", "C", 10, 0), held("P", "H", 10, 0)];
    let groups = by_cell(&slices, &[pot("P", None, 100)]);
    let printing: Vec<_> = groups.iter().map(|group| group.totals.cost_printing).collect();
    assert_eq!(printing, [euros("33.34"), euros("33.33"), euros("33.33"), number(0)]);
    assert_eq!(groups[0].totals.cost_postage, number(0));
    assert_eq!(groups[0].totals.cost(), euros("33.34"));
}

#[test]
fn what_a_filter_drops_keeps_its_share_of_the_cost() {
    let slices = [cell("P", "A", 25, 0), cell("P", "B", 75, 0)];
    let pots = [pot("P", None, 100), pot("P", Some("B"), 60)];
    assert_eq!(all(&slices, &pots, &only(Dimension::Cell, "A")).totals.cost(), euros("25"));
    assert_eq!(all(&slices, &pots, &only(Dimension::Cell, "B")).totals.cost(), euros("135"));
    assert_eq!(all(&slices, &pots, &Filter::default()).totals.cost(), euros("160"));
}

#[test]
fn without_any_cost_it_is_unknown_and_a_campaign_without_makes_the_sum_unknown() {
    let slices = [cell("P", "A", 10, 0), cell("Q", "A", 10, 0)];
    let reason = |pots: &[CostPot]| all(&slices, pots, &Filter::default()).totals.cost().reason();
    assert_eq!(reason(&[]), Some(Reason::NeverImported(Measure::CostCreation)));
    assert_eq!(reason(&[pot("P", None, 5)]), Some(Reason::NotEverywhere(Measure::CostCreation)));
    assert_eq!(reason(&[pot("P", None, 5), pot("Q", None, 5)]), None);
}

#[test]
fn a_cost_per_piece_in_the_list_adds_to_the_shared_ones() {
    let mut own = cell("P", "A", 10, 0);
    own.totals.pay(Measure::CostPrinting, Money::eur(Decimal::from(7)));
    let sum = all(&[own], &[pot("P", None, 5)], &Filter::default());
    assert_eq!((sum.totals.cost_printing, sum.totals.cost()), (euros("12"), euros("12")));
}

#[test]
fn a_cost_without_pieces_falls_where_its_scope_says() {
    let slices = [rows(place("P", "A"), &[(Measure::Responders, 3)])];
    let pots = [pot("P", Some("A"), 40)];
    assert_eq!(by_cell(&slices, &pots)[0].totals.cost(), euros("40"));
    let unscoped = [pot("P", None, 40)];
    assert_eq!(all(&slices, &unscoped, &Filter::default()).totals.cost(), euros("40"));
    let by_cell = by_cell(&slices, &unscoped)[0].totals.cost_printing;
    assert_eq!(by_cell, Term::Unknown(Reason::NotThatFine(Measure::CostPrinting)));
}

#[test]
fn pieces_known_only_in_total_cannot_carry_a_cost_by_cell() {
    let slices = [sheet(place("P", ""), &[(Measure::PiecesPosted, 100)])];
    assert_eq!(all(&slices, &[pot("P", None, 40)], &Filter::default()).totals.cost(), euros("40"));
    let groups = by_cell(&slices, &[pot("P", None, 40)]);
    let unknown = Term::Unknown(Reason::NotThatFine(Measure::CostPrinting));
    assert_eq!(groups[0].totals.cost_printing, unknown);
}

#[test]
fn by_posting_a_period_takes_the_pieces_posted_in_it() {
    let later = Place { posting_date: day(6), day: day(6), ..place("P", "A") };
    let slices = [cell("P", "A", 100, 5), rows(later, &[(Measure::PiecesPosted, 300)])];
    let june = Filter { from: day(6), to: None, ..Filter::default() };
    let sum = all(&slices, &[pot("P", None, 100)], &june);
    assert_eq!((sum.totals.pieces_posted, sum.totals.cost()), (number(300), euros("75")));
}

#[test]
fn by_event_a_cost_falls_into_the_month_of_its_invoice() {
    let event = Filter { basis: Basis::Event, ..Filter::default() };
    let slices = [cell("P", "A", 100, 5)];
    let groups = group(&slices, &[pot("P", None, 90)], &event, &[Dimension::Month]);
    assert_eq!(keys(&groups), [Some("2026-03"), Some("2026-05")]);
    assert_eq!((groups[0].totals.cost(), groups[1].totals.cost()), (number(0), euros("90")));
    assert_eq!(groups[1].totals.pieces_posted, number(0));
    let april = Filter { to: day(4), ..event };
    assert_eq!(all(&slices, &[pot("P", None, 90)], &april).totals.cost(), number(0));
}

#[test]
fn without_by_there_is_one_group_even_where_nothing_is_left() {
    let none = all(&[], &[], &Filter::default());
    assert_eq!(none.totals, Totals::never_imported());
    let sum = all(&[cell("P", "A", 100, 5)], &[], &only(Dimension::Cell, "Z"));
    assert_eq!(sum.totals.pieces_posted, number(0));
}

#[test]
fn two_dimensions_make_a_group_of_each_pair() {
    let slices = [cell("P", "A", 1, 0), cell("P", "B", 2, 0), cell("Q", "A", 4, 0)];
    let groups = group(&slices, &[], &Filter::default(), &[Dimension::Campaign, Dimension::Cell]);
    let pieces: Vec<_> = groups.iter().map(|group| group.totals.pieces_posted).collect();
    assert_eq!(pieces, [number(1), number(2), number(4)]);
    assert_eq!(groups[2].key[0], (Dimension::Campaign, Some("Q".to_owned())));
}

fn control(campaign: &str, cell_code: &str, pieces: u64, responders: u64) -> Slice {
    let place = Place { role: Some(CellRole::Control), ..place(campaign, cell_code) };
    rows(place, &[(Measure::PiecesPosted, pieces), (Measure::Responders, responders)])
}

#[test]
fn a_test_stands_beside_the_control_of_its_campaign_and_else_beside_the_holdout() {
    let slices = [control("P", "A", 2_500, 48), cell("P", "B", 2_500, 72), held("P", "H", 100, 50)];
    let gained = |group: &Group| group.totals.incremental_responders();
    let groups = by_cell(&slices, &[]);
    assert_eq!(gained(&groups[1]), number(24));
    for alone in [&groups[0], &groups[2]] {
        assert_eq!(
            gained(alone),
            Term::Unknown(Reason::NoControl),
            "the control and the holdout are no test"
        );
    }
    assert_eq!(
        gained(&all(&slices, &[], &Filter::default())),
        number(24),
        "the control’s own pieces are no test"
    );
    assert_eq!(gained(&all(&slices, &[], &only(Dimension::Cell, "B"))), number(24));
    let against_held = all(&slices[1..], &[], &Filter::default());
    assert_eq!(against_held.totals.expected_responders(), number(1_250), "50 of 100 held, 2 500 mailed");
}

#[test]
fn a_control_of_another_place_or_campaign_is_none() {
    let in_rhone = |mut slice: Slice| {
        slice.place.departement = Some("69".to_owned());
        slice
    };
    let slices = [control("P", "A", 100, 2), in_rhone(cell("P", "B", 100, 3))];
    let groups = group(&slices, &[], &Filter::default(), &[Dimension::Departement]);
    assert_eq!(groups[0].totals.incremental_responders(), Term::Unknown(Reason::NoControl));
    let both =
        [in_rhone(control("P", "A", 100, 2)), in_rhone(cell("P", "B", 100, 3)), cell("Q", "A", 100, 9)];
    let groups = group(&both, &[], &Filter::default(), &[Dimension::Departement, Dimension::Cell]);
    assert_eq!(groups[1].totals.incremental_responders(), number(1));
    let sum = all(&both, &[], &Filter::default());
    assert_eq!(sum.totals.incremental_responders(), Term::Unknown(Reason::NotEveryControl), "Q has none");
}

#[test]
fn several_campaigns_gain_what_each_gained_and_are_never_pooled() {
    // P answered at 10 % and Q at 20 %: each letter gained a tenth, where pooled counts would say nine tenths.
    let slices = [
        control("P", "A", 1_000, 100),
        cell("P", "B", 100, 11),
        control("Q", "A", 100, 20),
        cell("Q", "B", 1_000, 220),
    ];
    let pots = [pot("P", None, 1_100), pot("Q", None, 2_200)];
    let sum = all(&slices, &pots, &Filter::default()).totals;
    assert_eq!((sum.expected_responders(), sum.incremental_responders()), (number(210), number(21)));
    assert_eq!(sum.tested_cost(), euros("2100"), "100 of P’s 1 100 pieces, 1 000 of Q’s");
    let by_cell = by_cell(&slices, &pots);
    assert_eq!(by_cell[1].totals.incremental_responders(), number(21));
    assert_eq!(by_cell[0].totals.incremental_responders(), Term::Unknown(Reason::NoControl));
    let only_p = all(&slices, &pots, &only(Dimension::Campaign, "P")).totals;
    assert_eq!(only_p.incremental_responders(), number(1));
}

#[test]
fn the_response_rates_of_channels_add_up_to_that_of_all() {
    let by_way = |cell_code: &str, channel: Option<&str>, pieces: u64, responders: u64| {
        let mut slice = cell("P", cell_code, pieces, responders);
        slice.place.channel = channel.map(str::to_owned);
        slice
    };
    let slices = [
        by_way("A", Some("phone"), 3, 3),
        by_way("A", None, 97, 0),
        by_way("B", Some("phone"), 1, 1),
        by_way("B", Some("web"), 4, 4),
        by_way("B", None, 45, 0),
    ];
    let mailed = |groups: &[Group]| -> Vec<Term> {
        groups.iter().map(|group| group.totals.mailed.unwrap().pieces_posted).collect()
    };
    let groups = group(&slices, &[], &Filter::default(), &[Dimension::Channel]);
    assert_eq!(keys(&groups), [Some("phone"), Some("web"), None]);
    assert_eq!(mailed(&groups), [number(150); 3]);
    let posted: Vec<_> = groups.iter().map(|group| group.totals.pieces_posted).collect();
    assert_eq!(posted, [number(4), number(4), number(142)], "pieces still add up to the whole");
    let both = group(&slices, &[], &Filter::default(), &[Dimension::Cell, Dimension::Channel]);
    assert_eq!(mailed(&both), [100, 100, 50, 50, 50].map(number));
    let phone = all(&slices, &[], &only(Dimension::Channel, "phone")).totals;
    assert_eq!((phone.responders, phone.mailed.unwrap().pieces_posted), (number(4), number(150)));
    assert_eq!(all(&slices, &[], &Filter::default()).totals.mailed, None);
}

proptest! {
    #[test]
    fn every_grouping_shares_the_whole_cost_to_the_cent(
        pieces in prop::collection::vec((0_u64..5_000, 0_usize..4, 0_usize..3), 1..30),
        cents in prop::collection::vec(1_i64..10_000_000, 1..5),
    ) {
        let slices: Vec<_> = pieces.iter().map(|(pieces, cell_no, departement)| {
            let mut slice = cell("P", ["A", "B", "C", ""][*cell_no], *pieces, 0);
            slice.place.departement = Some(["01", "69", "2A"][*departement].to_owned());
            slice
        }).collect();
        prop_assume!(pieces.iter().any(|(pieces, ..)| *pieces > 0));
        let pots: Vec<_> = cents.iter().map(|cents| CostPot {
            amount: Money::eur(Decimal::new(*cents, 2)), ..pot("P", None, 0)
        }).collect();
        let whole = Decimal::new(cents.iter().sum::<i64>(), 2);
        for by in [vec![], vec![Dimension::Cell], vec![Dimension::Cell, Dimension::Region]] {
            let groups = group(&slices, &pots, &Filter::default(), &by);
            let sum: Decimal = groups.iter().filter_map(|group| group.totals.cost().value()).sum();
            prop_assert_eq!(sum, whole);
        }
    }
}
