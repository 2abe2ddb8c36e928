//! Costs on a whole campaign, mailing or cell, shared out over the pieces posted.

use super::request::{Key, Request, Stand};
use super::{Gathered, Standing, is_held};
use chrono::NaiveDate;
use domain::money::{Money, share_out};
use domain::slice::{CostPot, Place, Slice};
use domain::term::{Reason, Term};
use domain::words::Basis;
use std::collections::BTreeMap;

/// What a cost is spent on, and on the basis *by event* when: pots alike in this are shared alike.
type Scope<'a> = (&'a str, Option<NaiveDate>, Option<&'a str>, Option<NaiveDate>);

/// Pieces of a scope by group.
#[derive(Clone, Default)]
struct Weights {
    groups: BTreeMap<Key, u64>,
    /// Pieces that the filter drops.
    outside: u64,
    /// Pieces of which it is not known in which group they stand.
    unplaced: u64,
}

/// Pays every pot into the groups.
pub(super) fn pay<'a>(
    gathered: &mut Gathered<'a>,
    standing: &[Standing<'a>],
    pots: &'a [CostPot],
    request: Request,
) {
    let mailed = mailed_by_campaign(standing);
    let mut known: BTreeMap<Scope, Weights> = BTreeMap::new();
    for pot in pots.iter().filter(|pot| is_asked_for(pot, request)) {
        let weights = known.entry(scope(pot, request)).or_insert_with(|| {
            weigh(pot, mailed.get(pot.campaign.as_str()).map_or(&[], Vec::as_slice), request)
        });
        let weighed = weights.outside + weights.groups.values().sum::<u64>();
        if weighed > 0 && weights.unplaced == 0 {
            share(gathered, pot, weights);
        } else {
            pay_whole(gathered, pot, request);
        }
    }
}

/// Returns the slices that were mailed pieces, so that a pot looks at its own campaign only.
fn mailed_by_campaign<'s, 'a>(standing: &'s [Standing<'a>]) -> BTreeMap<&'a str, Vec<&'s Standing<'a>>> {
    let mut mailed: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for at in standing.iter().filter(|(slice, _)| !is_held(slice) && pieces(slice) > 0) {
        mailed.entry(&at.0.place.campaign).or_default().push(at);
    }
    mailed
}

fn is_asked_for(pot: &CostPot, request: Request) -> bool {
    request.takes_campaign(&pot.campaign)
        && (request.filter.basis == Basis::Posting || request.filter.covers(pot.day))
}

fn scope<'a>(pot: &'a CostPot, request: Request) -> Scope<'a> {
    let day = pot.day.filter(|_| request.filter.basis == Basis::Event);
    (&pot.campaign, pot.posting_date, pot.cell.as_deref(), day)
}

fn weigh(pot: &CostPot, mailed: &[&Standing], request: Request) -> Weights {
    let mut weights = Weights::default();
    for (slice, stand) in mailed.iter().filter(|(slice, _)| is_in_scope(&slice.place, pot)) {
        let by_invoice;
        let stand = match request.filter.basis {
            Basis::Posting => stand,
            Basis::Event => {
                by_invoice = request.stand_at(&Place { day: pot.day, ..slice.place.clone() }, slice);
                &by_invoice
            }
        };
        match stand {
            Stand::In(key) => *weights.groups.entry(key.clone()).or_default() += pieces(slice),
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

fn share<'a>(gathered: &mut Gathered<'a>, pot: &'a CostPot, weights: &Weights) {
    let shares: Vec<u64> = weights.groups.values().copied().chain([weights.outside]).collect();
    let parts = pot.amount.to_e4().map(|whole| share_out(whole, &shares));
    for (place, key) in weights.groups.keys().enumerate() {
        let money = parts.as_ref().map(|parts| Money::from_e4(parts[place], pot.amount.currency));
        let totals = &mut gathered.part(key.clone(), &pot.campaign).totals;
        match money {
            Ok(money) => totals.pay(pot.item.measure(), money),
            Err(_) => totals.set(pot.item.measure(), Term::Unknown(Reason::TooLarge)),
        }
    }
}

/// Without pieces to share it over, a cost falls whole where its own scope says, and is unknown in any other detail.
fn pay_whole<'a>(gathered: &mut Gathered<'a>, pot: &'a CostPot, request: Request) {
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
        gathered.too_coarse.entry(&pot.campaign).or_default().insert(pot.item.measure());
    } else if request.takes(&own) {
        gathered.part(request.key(&own), &pot.campaign).totals.pay(pot.item.measure(), pot.amount);
    }
}
