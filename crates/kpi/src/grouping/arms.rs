//! Each group beside the control of its campaign, else beside its holdout.

use super::baseline::{Baseline, absorb};
use super::request::{Key, Request};
use super::{Group, is_held};
use domain::arms::Arms;
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::slice::Slice;
use domain::totals::Totals;
use domain::words::{Basis, CellRole};
use std::collections::BTreeMap;

/// What tells a cell: the control has another one than what is compared with it.
const OF_THE_CELL: [Dimension; 3] = [Dimension::Cell, Dimension::Offer, Dimension::Creative];

/// Gives the groups of one campaign their sides, counted by posting; a group without a test or a control has none.
///
/// A control is that of the same mailings, lists and places as the group, in whatever cell.
pub(super) fn give(
    groups: &mut [Group],
    slices: &[Slice],
    baselines: &BTreeMap<&str, Baseline>,
    request: Request,
) {
    if request.filter.basis == Basis::Event {
        return;
    }
    let mut controls: BTreeMap<&str, Vec<&Slice>> = BTreeMap::new();
    for slice in slices.iter().filter(|slice| is_control(slice) || is_held(slice)) {
        controls.entry(&slice.place.campaign).or_default().push(slice);
    }
    let wanted = request.filter.wanted.iter().filter(|(d, _)| !OF_THE_CELL.contains(d)).cloned().collect();
    let whatever_cell = Filter { wanted, ..request.filter.clone() };
    for group in groups {
        let [campaign] = group.campaigns.as_slice() else { continue };
        let Some((controls, zeros)) =
            controls.get(campaign.as_str()).zip(baselines.get(campaign.as_str()).map(|b| &b.totals))
        else {
            continue;
        };
        let key: Key = group.key.iter().map(|(_, value)| value.clone()).collect();
        let mailed = controls.iter().any(|slice| is_control(slice));
        let beside = |slice: &&&Slice| {
            is_control(slice) == mailed
                && Request { filter: &whatever_cell, by: request.by }.takes(&slice.place)
                && stands_beside(&request.key(&slice.place), &key, request.by)
        };
        let control = controls.iter().filter(beside).copied();
        let within = |slice: &&Slice| {
            slice.place.campaign == *campaign
                && !is_control(slice)
                && !is_held(slice)
                && request.takes(&slice.place)
                && request.key(&slice.place) == key
        };
        let test = sum(zeros, slices.iter().filter(within));
        let control = sum(zeros, control);
        let has_people = |side: &Totals| side.posted_or_held().value().is_some_and(|n| !n.is_zero());
        if has_people(&test) && has_people(&control) {
            group.totals.arms = Some(Box::new(Arms { test, control }));
        }
    }
}

fn is_control(slice: &Slice) -> bool {
    slice.place.role == Some(CellRole::Control)
}

fn stands_beside(control: &Key, group: &Key, by: &[Dimension]) -> bool {
    by.iter().zip(control.iter().zip(group)).all(|(d, (a, b))| OF_THE_CELL.contains(d) || a == b)
}

fn sum<'a>(zeros: &Totals, slices: impl Iterator<Item = &'a Slice>) -> Totals {
    slices.fold(zeros.clone(), |mut sum, slice| {
        absorb(&mut sum, &slice.totals);
        sum
    })
}
