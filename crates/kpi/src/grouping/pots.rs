//! Costs on a whole campaign, mailing or cell, shared out over the pieces posted.

use super::campaign::{Campaign, Paid};
use super::is_held;
use super::request::{Keys, Request, Stand};
use chrono::NaiveDate;
use domain::money::share_out;
use domain::slice::{CostPot, Place};
use domain::words::Basis;
use std::collections::BTreeMap;

/// What a cost of one campaign is spent on, and on the basis *by event* when: pots alike in this are shared alike.
type Scope<'a> = (Option<NaiveDate>, Option<&'a str>, Option<NaiveDate>);

/// Pieces of a scope by group.
#[derive(Default)]
struct Weights {
    /// The groups, in order.
    groups: Vec<u32>,
    /// The pieces of each of them, and at the end those that the filter drops.
    pieces: Vec<u64>,
    /// Pieces of which it is not known in which group they stand.
    unplaced: u64,
}

/// Lets groups pay for every pot of a campaign.
pub(super) fn pay<'a>(campaign: &mut Campaign, pots: &[&'a CostPot], request: Request, keys: &mut Keys) {
    let pieces = if pots.is_empty() { Vec::new() } else { campaign.pieces() };
    let mut known: BTreeMap<Scope<'a>, Weights> = BTreeMap::new();
    for pot in pots.iter().copied().filter(|pot| is_asked_for(pot, request)) {
        let weights =
            known.entry(scope(pot, request)).or_insert_with(|| weigh(pot, campaign, &pieces, request, keys));
        if weights.unplaced == 0 && weights.pieces.iter().any(|pieces| *pieces > 0) {
            share(campaign, pot, weights);
        } else {
            pay_whole(campaign, pot, request, keys);
        }
    }
    campaign.groups.extend(campaign.paid.iter().map(|paid| paid.group));
}

fn is_asked_for(pot: &CostPot, request: Request) -> bool {
    request.takes_campaign(&pot.campaign)
        && (request.filter.basis == Basis::Posting || request.filter.covers(pot.day))
}

fn scope<'a>(pot: &'a CostPot, request: Request) -> Scope<'a> {
    let day = pot.day.filter(|_| request.filter.basis == Basis::Event);
    (pot.posting_date, pot.cell.as_deref(), day)
}

fn weigh(pot: &CostPot, campaign: &Campaign, pieces: &[u64], request: Request, keys: &mut Keys) -> Weights {
    let mut weights = Weights::default();
    let (mut inside, mut outside) = (Vec::new(), 0);
    let places = campaign.ledger.places.iter().zip(&campaign.stands).zip(pieces);
    for (number, ((place, stand), pieces)) in (0..).zip(places) {
        if is_held(place) || *pieces == 0 || !is_in_scope(place, pot) {
            continue;
        }
        let stand = match request.filter.basis {
            Basis::Posting => *stand,
            Basis::Event => {
                let then = Place { day: pot.day, ..place.clone() };
                request.stand(&then, campaign.ledger.is_coarse(number), keys)
            }
        };
        match stand {
            Stand::In(group) => inside.push((group, *pieces)),
            Stand::Outside => outside += pieces,
            Stand::TooCoarse => weights.unplaced += pieces,
        }
    }
    inside.sort_unstable_by_key(|(group, _)| *group);
    for of_group in inside.chunk_by(|(a, _), (b, _)| a == b) {
        weights.groups.push(of_group[0].0);
        weights.pieces.push(of_group.iter().map(|(_, pieces)| pieces).sum());
    }
    weights.pieces.push(outside);
    weights
}

fn is_in_scope(place: &Place, pot: &CostPot) -> bool {
    (pot.posting_date.is_none() || pot.posting_date == place.posting_date)
        && (pot.cell.is_none() || pot.cell == place.cell)
}

fn share(campaign: &mut Campaign, pot: &CostPot, weights: &Weights) {
    let parts = pot.amount.to_e4().ok().map(|whole| share_out(whole, &weights.pieces));
    campaign.paid.extend(weights.groups.iter().enumerate().map(|(place, group)| Paid {
        group: *group,
        item: pot.item.measure(),
        currency: pot.amount.currency,
        e4: parts.as_ref().map(|parts| parts[place]),
    }));
}

/// Without pieces to share it over, a cost falls whole where its own scope says, and is unknown in any other detail.
fn pay_whole(campaign: &mut Campaign, pot: &CostPot, request: Request, keys: &mut Keys) {
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
        campaign.too_coarse.insert(pot.item.measure());
    } else if request.takes(&own) {
        campaign.paid.push(Paid {
            group: keys.number(&own, request.by),
            item: pot.item.measure(),
            currency: pot.amount.currency,
            e4: pot.amount.to_e4().ok(),
        });
    }
}
