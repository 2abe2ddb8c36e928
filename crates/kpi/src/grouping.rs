//! From the store's ledgers to the sums of each group.
//!
//! Within a campaign, what was imported for one part of it is zero in the others; across campaigns a sum is known only
//! where every contributing campaign knows it. A group was either mailed or held, never both.
//!
//! Sums go from the places straight into the groups, measure by measure: places are many, and most tell few measures.

mod arms;
mod campaign;
mod channels;
mod gathered;
mod pots;
mod request;

use campaign::Campaign;
use domain::dimension::{Dimension, GroupKey};
use domain::filter::Filter;
use domain::ledger::Ledger;
use domain::measures::Measures;
use domain::slice::{CostPot, Place};
use domain::totals::Totals;
use domain::words::CellRole;
use gathered::Gathered;
use request::{Keys, Request, Stand};
use std::collections::BTreeMap;

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

/// A campaign and where each of its places stands to what was asked for.
type Standing<'a> = (&'a Ledger, Vec<Stand>);

/// Returns the sums by group, sorted by key with the group *unknown* last; without `by` exactly one group.
///
/// Holdouts appear only by cell, or where the filter names their cell and nothing mailed stands beside them.
/// Costs on a whole campaign, mailing or cell are shared out over its pieces: the parts add up to the cent.
/// Of each campaign there is one ledger at most.
pub fn group(ledgers: &[Ledger], pots: &[CostPot], filter: &Filter, by: &[Dimension]) -> Vec<Group> {
    let request = Request { filter, by };
    let mut costs: BTreeMap<&str, Vec<&CostPot>> = BTreeMap::new();
    for pot in pots {
        costs.entry(&pot.campaign).or_default().push(pot);
    }
    let of_costs: Vec<Ledger> = costs.keys().map(|code| Ledger::new(code, Measures::default())).collect();
    // Where there is a ledger, it stands in place of the empty one.
    let all: BTreeMap<&str, &Ledger> =
        of_costs.iter().chain(ledgers).map(|ledger| (ledger.campaign.as_str(), ledger)).collect();
    let mut keys = Keys::default();
    let stands = |ledger: &Ledger, keys: &mut Keys| {
        let numbered = (0..).zip(&ledger.places);
        numbered.map(|(number, place)| request.stand(place, ledger.is_coarse(number), keys)).collect()
    };
    let standing: Vec<Standing> =
        all.into_values().map(|ledger| (ledger, stands(ledger, &mut keys))).collect();
    let mailed = mailed(&standing);
    let nothing = !each(&standing).any(|(place, stand)| request.counts(place, stand, &mailed));
    let mut gathered = Gathered::default();
    // One campaign after the other, so that what is at work stays small.
    for (ledger, stands) in standing {
        let costs = costs.get(ledger.campaign.as_str()).map_or(&[][..], Vec::as_slice);
        let mut campaign = Campaign::new(ledger, stands, costs);
        campaign.take_places(request, &mailed, &mut keys);
        // Without `by` there is one group even where the filter leaves no place: its campaigns then have zeros.
        if nothing && by.is_empty() && request.takes_campaign(&ledger.campaign) {
            campaign.groups.push(keys.number(&Place::default(), by));
        }
        pots::pay(&mut campaign, costs, request, &mut keys);
        campaign.put_groups_in_order();
        gathered.take(&campaign);
        arms::give(&campaign, request, &keys, &mut gathered);
    }
    let mut groups = gathered.groups(keys, by);
    channels::give(&mut groups, ledgers, request);
    groups
}

/// Returns every place with where it stands.
fn each<'a>(standing: &'a [Standing]) -> impl Iterator<Item = (&'a Place, Stand)> {
    standing.iter().flat_map(|(ledger, stands)| ledger.places.iter().zip(stands.iter().copied()))
}

/// Returns for the number of each group whether something mailed stands in it.
fn mailed(standing: &[Standing]) -> Vec<bool> {
    let mut mailed = Vec::new();
    for group in each(standing).filter(|(place, _)| !is_held(place)).filter_map(|(_, stand)| stand.group()) {
        let group = group as usize;
        if mailed.len() <= group {
            mailed.resize(group + 1, false);
        }
        mailed[group] = true;
    }
    mailed
}

fn is_held(place: &Place) -> bool {
    place.role == Some(CellRole::Holdout)
}

#[cfg(test)]
mod tests;
