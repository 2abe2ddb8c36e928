//! From the store's slices to the sums of each group.
//!
//! Within a campaign, what was imported for one part of it is zero in the others; across campaigns a sum is known only
//! where every contributing campaign knows it. A group was either mailed or held, never both.

mod arms;
mod baseline;
mod channels;
mod pots;
mod request;

use baseline::{absorb, baselines};
use domain::dimension::{Dimension, GroupKey};
use domain::filter::Filter;
use domain::slice::{CostPot, Slice};
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use domain::words::CellRole;
use request::{Key, Keys, Request, Stand};
use std::collections::{BTreeMap, BTreeSet};

/// The sums of one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its value in each requested dimension.
    pub key: GroupKey,
    /// The role that its cells share, where they share one; a holdout is never grouped with what was mailed.
    pub role: Option<CellRole>,
    /// The campaigns that contribute, in order.
    pub campaigns: Vec<String>,
    /// Its sums.
    pub totals: Totals,
}

/// What one campaign contributes to one group.
#[derive(Debug)]
struct Part {
    totals: Totals,
    roles: BTreeSet<CellRole>,
}

/// A slice and where it stands to what was asked for.
type Standing<'a> = (&'a Slice, Stand);

/// One campaign, while what it contributes is gathered.
struct Gathered<'a> {
    /// What it knows at all.
    zeros: &'a Totals,
    /// Its slices.
    standing: Vec<Standing<'a>>,
    /// What it contributes, by the number of the group.
    parts: BTreeMap<usize, Part>,
    /// Measures that it knows only in less detail than was asked for.
    too_coarse: BTreeSet<Measure>,
}

/// A group, while campaign after campaign is added.
#[derive(Debug, Default)]
struct Gathering {
    roles: BTreeSet<CellRole>,
    campaigns: Vec<String>,
    totals: Option<Totals>,
}

/// Returns the sums by group, sorted by key with the group *unknown* last; without `by` exactly one group.
///
/// Holdouts appear only by cell, or where the filter names their cell and nothing mailed stands beside them.
/// Costs on a whole campaign, mailing or cell are shared out over its pieces: the parts add up to the cent.
pub fn group(slices: &[Slice], pots: &[CostPot], filter: &Filter, by: &[Dimension]) -> Vec<Group> {
    let request = Request { filter, by };
    let zeros = baselines(slices, pots);
    let mut keys = Keys::default();
    let mut standing: BTreeMap<&str, Vec<Standing>> = BTreeMap::new();
    for slice in slices {
        standing.entry(&slice.place.campaign).or_default().push((slice, request.stand(slice, &mut keys)));
    }
    let mut costs: BTreeMap<&str, Vec<&CostPot>> = BTreeMap::new();
    for pot in pots {
        costs.entry(&pot.campaign).or_default().push(pot);
    }
    let mailed: BTreeSet<usize> = (standing.values().flatten())
        .filter(|(slice, _)| !is_held(slice))
        .filter_map(|(_, stand)| stand.group())
        .collect();
    let nothing = !standing.values().flatten().any(|(slice, stand)| request.counts(slice, *stand, &mailed));
    let mut groups: Vec<Gathering> = Vec::new();
    // One campaign after the other, so that what is at work stays small.
    for (code, zeros) in &zeros {
        let standing = standing.remove(code).unwrap_or_default();
        let mut gathered =
            Gathered { zeros: &zeros.totals, standing, parts: BTreeMap::new(), too_coarse: BTreeSet::new() };
        gathered.take_slices(request, &mailed, &mut keys);
        // Without `by` there is one group even where the filter leaves no slice: its campaigns then have zeros.
        if nothing && by.is_empty() && request.takes_campaign(code) {
            gathered.part(keys.number(Vec::new()));
        }
        pots::pay(&mut gathered, costs.get(code).map_or(&[], Vec::as_slice), request, &mut keys);
        gathered.mark_too_coarse();
        arms::give(&mut gathered, request, &mut keys);
        for (number, part) in gathered.parts {
            groups.resize_with(groups.len().max(number + 1), Gathering::default);
            groups[number].add(code, part);
        }
    }
    let mut groups = into_groups(groups, keys, by);
    channels::give(&mut groups, slices, request);
    groups
}

impl<'a> Gathered<'a> {
    /// Returns what the campaign contributes to a group, at first its zeros.
    fn part(&mut self, group: usize) -> &mut Part {
        let zeros = self.zeros;
        self.parts.entry(group).or_insert_with(|| Part { totals: zeros.clone(), roles: BTreeSet::new() })
    }

    fn take_slices(&mut self, request: Request, mailed: &BTreeSet<usize>, keys: &mut Keys) {
        let mut coarse = Vec::new();
        for (slice, stand) in std::mem::take(&mut self.standing) {
            match stand {
                Stand::In(group) if request.counts(slice, stand, mailed) => self.take(slice, group),
                Stand::TooCoarse if !is_held(slice) => coarse.push(slice),
                Stand::In(_) | Stand::TooCoarse | Stand::Outside => {}
            }
            self.standing.push((slice, stand));
        }
        // A campaign known by its totals alone is the group unknown, never dropped.
        if self.parts.is_empty() {
            for slice in coarse.iter().filter(|slice| request.takes(&slice.place)) {
                self.take(slice, keys.number(request.key(&slice.place)));
            }
        }
        self.too_coarse.extend(coarse.iter().flat_map(|slice| &slice.coarse));
    }

    fn take(&mut self, slice: &'a Slice, group: usize) {
        let part = self.part(group);
        absorb(&mut part.totals, &slice.totals);
        part.roles.extend(slice.place.role);
    }

    fn mark_too_coarse(&mut self) {
        for part in self.parts.values_mut() {
            for measure in &self.too_coarse {
                part.totals.set(*measure, Term::Unknown(Reason::NotThatFine(*measure)));
            }
        }
    }
}

impl Gathering {
    fn add(&mut self, campaign: &str, part: Part) {
        self.roles.extend(part.roles);
        self.campaigns.push(campaign.to_owned());
        match &mut self.totals {
            Some(all) => all.merge(&part.totals),
            None => self.totals = Some(part.totals),
        }
    }
}

fn into_groups(mut groups: Vec<Gathering>, keys: Keys, by: &[Dimension]) -> Vec<Group> {
    let mut keys = keys.all();
    if by.is_empty() && groups.iter().all(|group| group.totals.is_none()) {
        keys = vec![Vec::new()];
        groups = vec![Gathering { totals: Some(Totals::never_imported()), ..Gathering::default() }];
    }
    let mut groups: Vec<_> = keys.into_iter().zip(groups).collect();
    groups.sort_by(|(a, _), (b, _)| request::unknown_last(a, b));
    // A key that only what is not shown has is no group.
    let made = |(key, group): (Key, Gathering)| {
        Some(Group {
            key: by.iter().copied().zip(key).collect(),
            role: group.roles.first().copied().filter(|_| group.roles.len() == 1),
            campaigns: group.campaigns,
            totals: group.totals?,
        })
    };
    groups.into_iter().filter_map(made).collect()
}

fn is_held(slice: &Slice) -> bool {
    slice.place.role == Some(CellRole::Holdout)
}

#[cfg(test)]
mod tests;
