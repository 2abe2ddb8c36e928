//! What each campaign of a group tested, beside its control, else beside its holdout.

use super::baseline::{Baseline, absorb};
use super::request::{Key, Request};
use super::{Part, is_held};
use domain::arms::Arms;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::Slice;
use domain::term::Term;
use domain::totals::Totals;
use domain::words::{Basis, CellRole};
use std::collections::BTreeMap;

/// What tells a cell: the control has another one than what is compared with it.
const OF_THE_CELL: [Dimension; 3] = [Dimension::Cell, Dimension::Offer, Dimension::Creative];

/// A campaign that has something to compare with.
#[derive(Default)]
struct Tested<'a> {
    /// Its control, and else its holdout.
    controls: Vec<&'a Slice>,
    /// What is neither.
    tests: Vec<&'a Slice>,
}

/// Gives each campaign of each group its sides, counted by posting; one without a test or a control stands alone.
///
/// A control is that of the same mailings, lists and places as the group, in whatever cell.
pub(super) fn give<'a>(
    groups: &mut BTreeMap<Key, BTreeMap<&'a str, Part>>,
    slices: &'a [Slice],
    baselines: &BTreeMap<&'a str, Baseline>,
    request: Request,
) {
    if request.filter.basis == Basis::Event {
        return;
    }
    let tested = tested(slices);
    let wanted = request.filter.wanted.iter().filter(|(d, _)| !OF_THE_CELL.contains(d)).cloned().collect();
    let whatever_cell = Filter { wanted, ..request.filter.clone() };
    let beside = Request { filter: &whatever_cell, by: request.by };
    for (key, parts) in groups {
        for (campaign, part) in parts {
            let sides = tested
                .get(campaign)
                .zip(baselines.get(campaign))
                .and_then(|(tested, zeros)| tested.sides(&zeros.totals, key, request, beside));
            match sides {
                Some((test, control)) => {
                    let cost = tested_cost(&part.totals, &test);
                    part.totals.compared.pairs.push(Arms { test, control, cost });
                }
                None if is_nobody(&part.totals) => {}
                None => part.totals.compared.alone += 1,
            }
        }
    }
}

/// Returns the campaigns with a control or a holdout.
fn tested(slices: &[Slice]) -> BTreeMap<&str, Tested<'_>> {
    let mut tested: BTreeMap<&str, Tested> = BTreeMap::new();
    for slice in slices.iter().filter(|slice| is_control(slice) || is_held(slice)) {
        tested.entry(&slice.place.campaign).or_default().controls.push(slice);
    }
    for found in tested.values_mut().filter(|found| found.controls.iter().any(|slice| is_control(slice))) {
        found.controls.retain(|slice| is_control(slice));
    }
    for slice in slices.iter().filter(|slice| !is_control(slice) && !is_held(slice)) {
        if let Some(found) = tested.get_mut(slice.place.campaign.as_str()) {
            found.tests.push(slice);
        }
    }
    tested
}

impl Tested<'_> {
    /// Returns what of it falls into a group, and its control; `None` where one of them has nobody.
    fn sides(
        &self,
        zeros: &Totals,
        group: &Key,
        request: Request,
        beside: Request,
    ) -> Option<(Totals, Totals)> {
        let within = |slice: &&&Slice| request.takes(&slice.place) && request.key(&slice.place) == *group;
        let stands = |slice: &&&Slice| {
            beside.takes(&slice.place) && stands_beside(&request.key(&slice.place), group, request.by)
        };
        let test = sum(zeros, self.tests.iter().filter(within));
        let control = sum(zeros, self.controls.iter().filter(stands));
        let has_people = |side: &Totals| side.posted_or_held().value().is_some_and(|n| !n.is_zero());
        (has_people(&test) && has_people(&control)).then_some((test, control))
    }
}

fn is_control(slice: &Slice) -> bool {
    slice.place.role == Some(CellRole::Control)
}

fn stands_beside(control: &Key, group: &Key, by: &[Dimension]) -> bool {
    by.iter().zip(control.iter().zip(group)).all(|(d, (a, b))| OF_THE_CELL.contains(d) || a == b)
}

fn is_nobody(part: &Totals) -> bool {
    part.posted_or_held() == Term::number(0)
}

/// Returns the share of a campaign's cost that its tested pieces bear.
fn tested_cost(part: &Totals, test: &Totals) -> Term {
    match test.pieces_posted.value() {
        Some(pieces) => part.cost() * pieces / part.pieces_posted,
        None => test.pieces_posted,
    }
}

fn sum<'a>(zeros: &Totals, slices: impl Iterator<Item = &'a &'a Slice>) -> Totals {
    slices.fold(zeros.clone(), |mut sum, slice| {
        absorb(&mut sum, &slice.totals);
        sum
    })
}
