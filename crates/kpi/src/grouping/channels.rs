//! What was mailed in the groups of channels, whatever answered it.

use super::request::{Key, Request};
use super::{Group, group};
use domain::dimension::Dimension;
use domain::filter::Filter;
use domain::ledger::Ledger;
use domain::totals::Mailed;
use std::collections::BTreeMap;

/// Gives each group what was mailed in it, where channels are told apart or asked for.
pub(super) fn give(groups: &mut [Group], ledgers: &[Ledger], request: Request) {
    let asked = |(dimension, _): &&(Dimension, Option<String>)| *dimension == Dimension::Channel;
    if !request.by.contains(&Dimension::Channel) && !request.filter.wanted.iter().any(|one| asked(&one)) {
        return;
    }
    let wanted = request.filter.wanted.iter().filter(|one| !asked(one)).cloned().collect();
    let filter = Filter { wanted, ..request.filter.clone() };
    let by: Vec<Dimension> = request.by.iter().copied().filter(|d| *d != Dimension::Channel).collect();
    let whole = group(ledgers, &[], &filter, &by);
    let whole: BTreeMap<Key, Mailed> =
        whole.iter().map(|group| (others(group), (&group.totals).into())).collect();
    for group in groups {
        group.totals.mailed = whole.get(&others(group)).copied();
    }
}

/// Returns the values of a group's other dimensions.
fn others(group: &Group) -> Key {
    let told = group.key.iter().filter(|(dimension, _)| *dimension != Dimension::Channel);
    told.map(|(_, value)| value.clone()).collect()
}
