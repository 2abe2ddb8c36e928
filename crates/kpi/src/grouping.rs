//! From the store's slices to the sums of each group.
//!
//! Within a campaign, what was imported for one part of it is zero in the others; across campaigns a sum is known only
//! where every contributing campaign knows it. A group was either mailed or held, never both.

mod arms;
mod baseline;
mod channels;
mod pots;
mod request;

use baseline::{Baseline, absorb, baselines};
use domain::dimension::{Dimension, GroupKey};
use domain::filter::Filter;
use domain::slice::{CostPot, Slice};
use domain::term::{Reason, Term};
use domain::totals::{Measure, Totals};
use domain::words::CellRole;
use request::{Key, Request, Stand};
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

/// All contributions, while they are gathered.
#[derive(Debug)]
struct Gathered<'a> {
    baselines: BTreeMap<&'a str, Baseline>,
    groups: BTreeMap<Key, BTreeMap<&'a str, Part>>,
    /// Measures that a campaign knows only in less detail than was asked for.
    too_coarse: BTreeMap<&'a str, BTreeSet<Measure>>,
}

/// Returns the sums by group, sorted by key with the group *unknown* last; without `by` exactly one group.
///
/// Holdouts appear only by cell, or where the filter names their cell and nothing mailed stands beside them.
/// Costs on a whole campaign, mailing or cell are shared out over its pieces: the parts add up to the cent.
pub fn group(slices: &[Slice], pots: &[CostPot], filter: &Filter, by: &[Dimension]) -> Vec<Group> {
    let request = Request { filter, by };
    let zeros = baselines(slices, pots);
    let mut gathered =
        Gathered { baselines: zeros.clone(), groups: BTreeMap::new(), too_coarse: BTreeMap::new() };
    let standing: Vec<_> = slices.iter().map(|slice| (slice, request.stand(slice))).collect();
    gathered.take_slices(&standing, request);
    gathered.take_empty_campaigns(request);
    pots::pay(&mut gathered, &standing, pots, request);
    gathered.mark_too_coarse();
    arms::give(&mut gathered.groups, slices, &zeros, request);
    let mut groups = gathered.into_groups(by);
    channels::give(&mut groups, slices, request);
    groups
}

impl<'a> Gathered<'a> {
    /// Returns what a campaign contributes to a group, at first its zeros.
    fn part(&mut self, key: Key, campaign: &'a str) -> &mut Part {
        let baseline = self.baselines.get(campaign);
        self.groups.entry(key).or_default().entry(campaign).or_insert_with(|| Part {
            totals: baseline.map_or_else(Totals::never_imported, |zeros| zeros.totals.clone()),
            roles: BTreeSet::new(),
        })
    }

    fn has_group(&self, campaign: &str) -> bool {
        self.groups.values().any(|parts| parts.contains_key(campaign))
    }

    fn take_slices(&mut self, standing: &[Standing<'a>], request: Request) {
        let mut mailed: BTreeSet<&Key> = BTreeSet::new();
        mailed.extend(standing.iter().filter(|(slice, _)| !is_held(slice)).filter_map(|(_, at)| at.key()));
        let mut coarse = Vec::new();
        for (slice, stand) in standing {
            match stand {
                Stand::In(key) if !is_held(slice) => self.take(slice, key.clone()),
                Stand::In(key) if request.shows_held(slice) && !mailed.contains(key) => {
                    self.take(slice, key.clone());
                }
                Stand::TooCoarse if !is_held(slice) => coarse.push(*slice),
                Stand::In(_) | Stand::TooCoarse | Stand::Outside => {}
            }
        }
        // A campaign known by its totals alone is the group unknown, never dropped.
        let alone: Vec<_> = coarse
            .iter()
            .filter(|slice| request.takes(&slice.place) && !self.has_group(&slice.place.campaign))
            .copied()
            .collect();
        for slice in alone {
            self.take(slice, request.key(&slice.place));
        }
        for slice in coarse {
            self.too_coarse.entry(&slice.place.campaign).or_default().extend(&slice.coarse);
        }
    }

    fn take(&mut self, slice: &'a Slice, key: Key) {
        let part = self.part(key, &slice.place.campaign);
        absorb(&mut part.totals, &slice.totals);
        part.roles.extend(slice.place.role);
    }

    /// Without `by` there is one group even where the filter leaves no slice: its campaigns then have zeros.
    fn take_empty_campaigns(&mut self, request: Request) {
        if !request.by.is_empty() || !self.groups.is_empty() {
            return;
        }
        let campaigns: Vec<_> = self.baselines.keys().copied().collect();
        for campaign in campaigns.into_iter().filter(|code| request.takes_campaign(code)) {
            self.part(Vec::new(), campaign);
        }
    }

    fn mark_too_coarse(&mut self) {
        for (campaign, measures) in &self.too_coarse {
            for part in self.groups.values_mut().filter_map(|parts| parts.get_mut(campaign)) {
                for measure in measures {
                    part.totals.set(*measure, Term::Unknown(Reason::NotThatFine(*measure)));
                }
            }
        }
    }

    fn into_groups(self, by: &[Dimension]) -> Vec<Group> {
        let mut groups: Vec<_> = self.groups.into_iter().collect();
        if by.is_empty() && groups.is_empty() {
            groups.push((Vec::new(), BTreeMap::new()));
        }
        groups.sort_by(|(a, _), (b, _)| request::unknown_last(a, b));
        groups.into_iter().map(|(key, parts)| merged(by, key, parts)).collect()
    }
}

fn merged(by: &[Dimension], key: Key, parts: BTreeMap<&str, Part>) -> Group {
    let campaigns = parts.keys().map(|code| (*code).to_owned()).collect();
    let roles: BTreeSet<CellRole> = parts.values().flat_map(|part| &part.roles).copied().collect();
    let totals = parts.into_values().map(|part| part.totals).reduce(|mut all, next| {
        all.merge(&next);
        all
    });
    Group {
        key: by.iter().copied().zip(key).collect(),
        role: roles.first().copied().filter(|_| roles.len() == 1),
        campaigns,
        totals: totals.unwrap_or_else(Totals::never_imported),
    }
}

fn is_held(slice: &Slice) -> bool {
    slice.place.role == Some(CellRole::Holdout)
}

#[cfg(test)]
mod tests;
