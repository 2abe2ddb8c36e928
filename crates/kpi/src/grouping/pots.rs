//! Costs on a whole campaign, mailing or cell, shared out over the pieces posted.

use super::request::{Keys, Request, Stand};
use super::{Gathered, Standing, is_held};
use chrono::NaiveDate;
use domain::money::{Money, share_out};
use domain::slice::{CostPot, Place, Slice};
use domain::term::{Reason, Term};
use domain::words::Basis;
use std::collections::BTreeMap;

/// What a cost of one campaign is spent on, and on the basis *by event* when: pots alike in this are shared alike.
type Scope<'a> = (Option<NaiveDate>, Option<&'a str>, Option<NaiveDate>);

/// Pieces of a scope by group.
#[derive(Clone, Default)]
struct Weights {
    groups: BTreeMap<usize, u64>,
    /// Pieces that the filter drops.
    outside: u64,
    /// Pieces of which it is not known in which group they stand.
    unplaced: u64,
}

/// Pays every pot of a campaign into its part of the groups.
pub(super) fn pay<'a>(gathered: &mut Gathered<'a>, pots: &[&'a CostPot], request: Request, keys: &mut Keys) {
    let mut known: BTreeMap<Scope, Weights> = BTreeMap::new();
    for pot in pots.iter().filter(|pot| is_asked_for(pot, request)) {
        let weights =
            known.entry(scope(pot, request)).or_insert_with(|| weigh(pot, &gathered.standing, request, keys));
        let weighed = weights.outside + weights.groups.values().sum::<u64>();
        if weighed > 0 && weights.unplaced == 0 {
            share(gathered, pot, weights);
        } else {
            pay_whole(gathered, pot, request, keys);
        }
    }
}

fn is_asked_for(pot: &CostPot, request: Request) -> bool {
    request.takes_campaign(&pot.campaign)
        && (request.filter.basis == Basis::Posting || request.filter.covers(pot.day))
}

fn scope<'a>(pot: &'a CostPot, request: Request) -> Scope<'a> {
    let day = pot.day.filter(|_| request.filter.basis == Basis::Event);
    (pot.posting_date, pot.cell.as_deref(), day)
}

fn weigh(pot: &CostPot, standing: &[Standing], request: Request, keys: &mut Keys) -> Weights {
    let mut weights = Weights::default();
    let mailed = |slice: &Slice| !is_held(slice) && pieces(slice) > 0 && is_in_scope(&slice.place, pot);
    for (slice, stand) in standing.iter().filter(|(slice, _)| mailed(slice)) {
        let stand = match request.filter.basis {
            Basis::Posting => *stand,
            Basis::Event => request.stand_at(&Place { day: pot.day, ..slice.place.clone() }, slice, keys),
        };
        match stand {
            Stand::In(group) => *weights.groups.entry(group).or_default() += pieces(slice),
            Stand::Outside => weights.outside += pieces(slice),
            Stand::TooCoarse => weights.unplaced += pieces(slice),
        }
    }
    weights
}

fn is_in_scope(place: &Place, pot: &CostPot) -> bool {
    (pot.posting_date.is_none() || pot.posting_date == place.posting_date)
        && (pot.cell.is_none() || pot.cell == place.cell)
}

fn pieces(slice: &Slice) -> u64 {
    slice.totals.pieces_posted.value().and_then(|n| u64::try_from(n).ok()).unwrap_or_default()
}

fn share(gathered: &mut Gathered, pot: &CostPot, weights: &Weights) {
    let shares: Vec<u64> = weights.groups.values().copied().chain([weights.outside]).collect();
    let parts = pot.amount.to_e4().map(|whole| share_out(whole, &shares));
    for (place, group) in weights.groups.keys().enumerate() {
        let money = parts.as_ref().map(|parts| Money::from_e4(parts[place], pot.amount.currency));
        let totals = &mut gathered.part(*group).totals;
        match money {
            Ok(money) => totals.pay(pot.item.measure(), money),
            Err(_) => totals.set(pot.item.measure(), Term::Unknown(Reason::TooLarge)),
        }
    }
}

/// Without pieces to share it over, a cost falls whole where its own scope says, and is unknown in any other detail.
fn pay_whole(gathered: &mut Gathered, pot: &CostPot, request: Request, keys: &mut Keys) {
    let day = match request.filter.basis {
        Basis::Posting => pot.posting_date,
        Basis::Event => pot.day,
    };
    let own = Place {
        campaign: pot.campaign.clone(),
        posting_date: pot.posting_date,
        cell: pot.cell.clone(),
        day,
        ..Place::default()
    };
    if !request.is_pinned(&own) {
        gathered.too_coarse.insert(pot.item.measure());
    } else if request.takes(&own) {
        gathered.part(keys.number(request.key(&own))).totals.pay(pot.item.measure(), pot.amount);
    }
}
